package typeset

import (
	"maps"
	"slices"

	"rd50/fonts"
	"rd50/generator/report"
)

// passes bounds how often the report is laid out until the page numbers in the
// contents settle.
const passes = 6

// Typeset lays out a resolved report. It fails, naming the place, when a sign has no
// glyph in any face or a block can't be set.
func Typeset(r *report.Report, f *fonts.Faces) (*Layout, error) { return Again(nil, r, f) }

// Again is Typeset for a report that was laid out before in an older state: sections
// that are as they were are not set again. The report and the older layout, which may
// be nil, stay as they are; what the pages show is Layout.Report.
func Again(older *Layout, given *report.Report, f *fonts.Faces) (*Layout, error) {
	r := *given
	r.Sections = slices.Clone(given.Sections)
	size := Length(r.Layout.FontSize) * Point
	if size == 0 {
		size = 14 * Point
	}
	s := &setter{report: &r, faces: f, desk: &desk{}, size: size, leading: oneAndHalf(size)}
	if r.Layout.Hyphenation {
		s.hyphens = russian()
	}
	b := &book{setter: s, parts: older.parts(&r, s)}
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
	l.Report = &r
	return l, nil
}

// book lays the whole report out, keeping the sections that don't depend on page
// numbers.
type book struct {
	*setter
	parts    []part // by section
	notes    map[*report.Footnote][]strip
	noteRoot *Element
}

func (b *book) layout() *Layout {
	b.setParts()
	l := &Layout{
		Faces: b.faces, places: map[string]Place{}, tables: b.tables, spans: map[report.Block]pageSpan{}, shown: map[*report.Image]*Picture{},
		broken: map[report.Inline][]Break{}, Root: &Element{Role: Document}, set: b.parts, size: b.size, hyphens: b.hyphens,
	}
	if b.notes == nil {
		b.notes, b.noteRoot = map[*report.Footnote][]strip{}, &Element{Role: Section}
	}
	p := &pager{setter: b.setter, notes: b.notes, root: b.noteRoot}
	b.section = nil
	l.title = b.title(p, l.Root)
	for i := range b.parts {
		part := &b.parts[i]
		if part.sheets == nil {
			part.sheets = p.sheetsOf(part.strips)
		}
		l.Root.Kids = append(l.Root.Kids, part.element)
		maps.Copy(l.broken, part.broken)
		p.sheets = append(p.sheets, part.sheets...)
	}
	p.finish(l)
	l.Root.Kids = append(l.Root.Kids, b.noteRoot)
	return l
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
