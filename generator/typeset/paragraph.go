package typeset

import "rd50/generator/report"

// strip is a piece of the page's height that is never cut: a line, a row of a
// table, a picture.
type strip struct {
	skip   Length // free space above; dropped at the top of a page
	height Length
	after  Length // free space below, shared with the skip of what follows
	items  []Item // from the strip's upper left corner
	notes  []*report.Footnote
	ids    []string     // of what starts here
	block  report.Block // of the section; nil for headings of sections and on the title page

	part      *tablePart // the table that it belongs to
	least     Length     // a picture may be made so small; 0 for one that stays as it is
	row       int32      // 1 + index of the body row that starts here; 0 for none
	float     int32      // number of the figure or table that may move to the next page; 0 for none
	opening   bool       // caption and head of that table
	open      bool       // a row that has no rule above it over its whole width
	landscape bool
	alone     bool // on a page of its own, with the rest of its figure
	barrier   bool // a heading, or something within another block: little moves past it
	lead      bool // of words that lead to the figure or table below
	keep      bool // no page ends after it
}

// alignment is how lines stand between the margins.
type alignment uint8

const (
	justified alignment = iota
	flushLeft
	centred
	flushRight
)

// para is a shaped paragraph, not yet broken into lines.
type para struct {
	text      *text
	left      Length // of all lines
	right     Length // indent from the right
	indent    Length // of the first line, further
	align     alignment
	size      Length
	leading   Length
	hyphenate bool
	skip      Length // free space above
	keep      bool   // stays on one page with what follows
	whole     bool   // its lines stay together
	ids       []string
}

func (p *para) measure(width Length) measure {
	return measure{
		width:  width - p.left - p.right,
		indent: p.indent, ragged: p.align != justified, balanced: p.align == centred, hyphenate: p.hyphenate,
	}
}

// set breaks a paragraph into lines of a column of the given width.
func (s *setter) set(p *para, width Length) []strip {
	m := p.measure(width)
	spans := s.lines(p.text, m)
	s.noteBreaks(p.text, spans)
	out := s.desk.strips.take(len(spans))[:len(spans)]
	for i, sp := range spans {
		target := m.width
		if i == 0 {
			target -= p.indent
		}
		l := s.setLine(p.text, sp, p.justifyTo(target))
		out[i] = s.strip(p, l, p.offset(l.width, target, i == 0))
	}
	if len(out) > 0 {
		out[0].skip, out[0].ids = p.skip, p.ids
		keepTogether(out, p.whole)
		if p.align == justified {
			keepWords(out, p.text, spans)
		}
		out[len(out)-1].keep = p.keep
	}
	return out
}

func (p *para) justifyTo(target Length) Length {
	if p.align == justified {
		return target
	}
	return 0
}

// offset is where a line starts in the column.
func (p *para) offset(width, target Length, first bool) Length {
	x := p.left
	if first {
		x += p.indent
	}
	switch p.align {
	case centred:
		x += (target - width) / 2
	case flushRight:
		x += target - width
	}
	return x
}

// strip puts a line at its place in the column, with room for tall formulas.
func (s *setter) strip(p *para, l line, x Length) strip {
	base := s.baseline(p.size, p.leading)
	up := max(0, l.above+2*Point-base)
	down := max(0, l.below+2*Point-(p.leading-base))
	st := strip{height: p.leading + up + down, notes: l.notes, items: l.items}
	for _, item := range l.items {
		item.shift(x, base+up)
	}
	return st
}

// baseline is the depth of the baseline in a line of the given height.
func (s *setter) baseline(size, leading Length) Length {
	up, down := extents(s.faces.First(0), size)
	return (leading-up-down)/2 + up
}

// keepTogether forbids a page's end after the first and before the last line.
func keepTogether(lines []strip, whole bool) {
	n := len(lines)
	for i := range lines[:n-1] {
		lines[i].keep = whole || i == 0 || i == n-2
	}
}

// keepWords forbids a page's end after a line that ends in a hyphen.
func keepWords(lines []strip, t *text, spans []span) {
	for i, sp := range spans {
		if sp.hyphen || !sp.last && sp.to > sp.from && t.glyphs[sp.to-1].r == '-' {
			lines[i].keep = true
		}
	}
}
