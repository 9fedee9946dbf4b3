package typeset

import (
	"strings"
	"sync"
)

// desk is what one goroutine sets sections with, one after another.
type desk struct {
	// for the layout
	runs  slab[Run]
	rules slab[Rule]
	kerns slab[int16]
	text  writing

	// until the block is set, see blocks
	texts   slab[text]
	glyphs  slab[glyph]
	formats slab[format]
	sources slab[source]
	words   slab[placedWord]
	paras   slab[para]
	strips  slab[strip]
	items   slab[Item]

	section []strip // until it is set

	// until the section is on its pages
	placed slab[placed]
	queues slab[queue]
	left   slab[left]

	// until the next paragraph
	chances chancer
	breaker breaker
	liner   liner
}

// desks are those that nobody works at; the garbage collector takes them away in time.
var desks = sync.Pool{New: func() any { return new(desk) }}

// clear makes the desk ready for the next block.
func (d *desk) clear() {
	d.texts.reset()
	d.glyphs.reset()
	d.formats.reset()
	d.sources.reset()
	d.words.reset()
	d.paras.reset()
	d.strips.reset()
	d.items.reset()
}

// writing holds the text of runs, many of them in one piece of memory.
type writing struct {
	strings.Builder
	from int // of the present run
}

// writingSize is that of a piece, in bytes.
const writingSize = 2048

// begin starts a run that has some room.
func (l *writing) begin(room int) {
	if l.Cap()-l.Len() < room {
		l.Reset()
		l.Grow(max(room, writingSize))
	}
	l.from = l.Len()
}

// written is the text of the present run.
func (l *writing) written() string { return l.String()[l.from:] }
