package fonts

import (
	"fmt"
	"sync"
	"sync/atomic"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Face is one parsed TrueType file. Its metrics are filled in as they are asked
// for; it may be used by several goroutines.
type Face struct {
	Name    string // PostScript-like, unique in a set
	Data    []byte // the TTF file
	Licence string

	file   string
	font   *sfnt.Font
	upem   int
	ascent int
	drop   int
	pages  [256]atomic.Pointer[[256]int16]
	kerns  [kernSlots]atomic.Uint64 // pairs and what is between them: see Kern
	glyphs [256]atomic.Pointer[[256]atomic.Pointer[Glyph]]
}

// missing marks a sign without a glyph in a page of advances.
const missing = -1

// parse reads a face and checks that it holds TrueType outlines: the PDF
// library embeds no others.
func parse(name string, data []byte, licence string) (*Face, error) {
	if len(data) < 4 || (string(data[:4]) != "\x00\x01\x00\x00" && string(data[:4]) != "true") {
		return nil, fmt.Errorf("файл шрифта %s не в формате TrueType", name)
	}
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("файл шрифта %s поврежден: %w", name, err)
	}
	f := &Face{Name: name, Data: data, Licence: licence, font: parsed, upem: int(parsed.UnitsPerEm())}
	var buf sfnt.Buffer
	m, err := parsed.Metrics(&buf, f.em(), font.HintingNone)
	if err != nil {
		return nil, fmt.Errorf("файл шрифта %s поврежден: %w", name, err)
	}
	if _, err := parsed.LoadGlyph(&buf, sfnt.GlyphIndex(parsed.NumGlyphs()-1), f.em(), nil); err != nil {
		return nil, fmt.Errorf("файл шрифта %s поврежден: %w", name, err)
	}
	f.ascent, f.drop = f.thousandths(m.Ascent), f.thousandths(m.Descent)
	return f, nil
}

// em asks sfnt for lengths in font units.
func (f *Face) em() fixed.Int26_6 { return fixed.I(f.upem) }

// thousandths turns font units into thousandths of the em, rounded as the PDF
// library rounds the widths that it writes.
func (f *Face) thousandths(v fixed.Int26_6) int {
	units := int(v) / 64
	if units < 0 {
		return -((-units*1000 + f.upem/2) / f.upem)
	}
	return (units*1000 + f.upem/2) / f.upem
}

// Ascent and Descent are the extents of the face above and below the baseline
// in thousandths of the em, both positive.
func (f *Face) Ascent() int { return f.ascent }

// Descent is told with Ascent.
func (f *Face) Descent() int { return f.drop }

// Has tells whether the face has a glyph for the sign. Signs outside the Basic
// Multilingual Plane are never had: the PDF library can't write them.
func (f *Face) Has(r rune) bool {
	return r >= 0 && r <= 0xFFFF && f.page(r)[r&0xFF] != missing
}

// Advance is the width of a sign in thousandths of the em; 0 when it is missing.
func (f *Face) Advance(r rune) int {
	if !f.Has(r) {
		return 0
	}
	return int(f.page(r)[r&0xFF])
}

func (f *Face) page(r rune) *[256]int16 {
	slot := &f.pages[r>>8]
	if p := slot.Load(); p != nil {
		return p
	}
	p := f.measure(r &^ 0xFF)
	slot.Store(p)
	return p
}

func (f *Face) measure(first rune) *[256]int16 {
	buf := buffers.Get().(*sfnt.Buffer)
	defer buffers.Put(buf)
	p := &[256]int16{}
	for i := range p {
		p[i] = missing
		g, err := f.font.GlyphIndex(buf, first+rune(i))
		if err != nil || g == 0 {
			continue
		}
		if w, err := f.font.GlyphAdvance(buf, g, f.em(), font.HintingNone); err == nil {
			p[i] = int16(f.thousandths(w))
		}
	}
	return p
}

// Pairs of signs and what is between them are remembered in slots: the pair in 32
// bits, its value in 16. There are more than pairs in a text of one language.
const (
	kernSlots = 1 << 12
	kernTries = 4 // slots of a pair, before one is given to another pair
)

// Kern is what the face's kerning adds between two signs, in thousandths of the
// em; mostly 0 or negative.
func (f *Face) Kern(a, b rune) int {
	if !f.Has(a) || !f.Has(b) {
		return 0
	}
	pair := uint32(a)<<16 | uint32(b)
	first := pair * 2654435761 >> 20 // Knuth's multiplicative hash, its upper 12 bits
	for i := range uint32(kernTries) {
		switch v := f.kerns[(first+i)%kernSlots].Load(); {
		case uint32(v>>16) == pair:
			return int(int16(v))
		case v == 0:
			return f.remember(pair, first+i)
		}
	}
	return f.remember(pair, first)
}

// remember looks up a pair in the file, which takes long, and puts it into a slot.
func (f *Face) remember(pair, slot uint32) int {
	buf := buffers.Get().(*sfnt.Buffer)
	defer buffers.Put(buf)
	a, _ := f.font.GlyphIndex(buf, rune(pair>>16))
	b, _ := f.font.GlyphIndex(buf, rune(pair&0xFFFF))
	k := 0
	if units, err := f.font.Kern(buf, a, b, f.em(), font.HintingNone); err == nil { // a pair of the table
		k = f.thousandths(units)
	}
	f.kerns[slot%kernSlots].Store(uint64(pair)<<16 | uint64(uint16(k)))
	return k
}

// buffers are what sfnt works in; each is large.
var buffers = sync.Pool{New: func() any { return new(sfnt.Buffer) }}

// Bounds gives how far a sign's picture reaches above and below the baseline, in
// thousandths of the em; below is negative for a sign that hangs above the line.
func (f *Face) Bounds(r rune) (above, below int) {
	buf := buffers.Get().(*sfnt.Buffer)
	defer buffers.Put(buf)
	g, err := f.font.GlyphIndex(buf, r)
	if err != nil {
		return 0, 0
	}
	b, _, err := f.font.GlyphBounds(buf, g, f.em(), font.HintingNone)
	if err != nil {
		return 0, 0
	}
	return f.thousandths(-b.Min.Y), f.thousandths(b.Max.Y)
}
