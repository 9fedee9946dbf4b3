package typeset

import (
	"rd50/fonts"
	"rd50/generator/report"
)

// passes bounds how often the report is laid out until the page numbers in the
// contents settle.
const passes = 6

// Typeset lays out a resolved report. It fails, naming the place, when a sign has no
// glyph in any face or a block can't be set.
func Typeset(r *report.Report, f *fonts.Faces) (*Layout, error) {
	size := Length(r.Layout.FontSize) * Point
	if size == 0 {
		size = 14 * Point
	}
	s := &setter{report: r, faces: f, size: size, leading: oneAndHalf(size)}
	if r.Layout.Hyphenation {
		s.hyphens = russian()
	}
	b := &book{setter: s, strips: make([][]strip, len(r.Sections)), elements: make([]*Element, len(r.Sections))}
	s.tables = map[*report.Table]*tablePlace{}
	var l *Layout
	for range passes {
		next := b.layout()
		if s.err != nil {
			return nil, s.err
		}
		settled := l != nil && samePlaces(l, next)
		l = next
		if settled {
			break
		}
		s.known = l
	}
	return l, nil
}

// book lays the whole report out, keeping the strips of sections that don't depend
// on page numbers.
type book struct {
	*setter
	strips   [][]strip
	elements []*Element
	notes    map[*report.Footnote][]strip
	noteRoot *Element
}

func (b *book) layout() *Layout {
	l := &Layout{Faces: b.faces, places: map[string]Place{}, tables: b.tables, spans: map[report.Block]pageSpan{}, Root: &Element{Role: Document}}
	if b.notes == nil {
		b.notes, b.noteRoot = map[*report.Footnote][]strip{}, &Element{Role: Section}
	}
	for _, t := range b.tables {
		t.cuts = nil
	}
	p := &pager{setter: b.setter, notes: b.notes, root: b.noteRoot}
	b.section = nil
	b.title(p, l.Root)
	for i, sec := range b.report.Sections {
		if b.strips[i] == nil || dependsOnPages(sec) {
			b.elements[i] = &Element{Role: Section}
			b.strips[i] = b.setSection(sec, b.elements[i])
		}
		l.Root.Kids = append(l.Root.Kids, b.elements[i])
		p.flow(b.strips[i])
	}
	p.finish(l)
	l.Root.Kids = append(l.Root.Kids, b.noteRoot)
	return l
}

// dependsOnPages tells whether a section prints page numbers.
func dependsOnPages(sec *report.Section) bool {
	found := false
	report.EachBlock(sec.Blocks, func(b report.Block) {
		if _, ok := b.(*report.Contents); ok {
			found = true
		}
	})
	report.EachInline(sec.Blocks, func(in report.Inline) {
		if _, ok := in.(*report.CountsLine); ok {
			found = true
		}
	})
	return found
}

// samePlaces tells whether everything stands on the same page in both layouts.
func samePlaces(a, b *Layout) bool {
	if len(a.Pages) != len(b.Pages) || len(a.places) != len(b.places) {
		return false
	}
	for id, p := range a.places {
		if b.places[id].Page != p.Page {
			return false
		}
	}
	return true
}
