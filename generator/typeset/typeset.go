package typeset

import (
	"maps"
	"slices"
	"sync"

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
	s := setterFor(&r, f)
	b := &book{setter: s, parts: older.parts(&r, s)}
	for range passes {
		next := b.numbered()
		if s.err != nil {
			return nil, s.err
		}
		settled := s.known.like(next)
		s.known = next
		if settled {
			break
		}
	}
	return b.bound(), nil
}

// book lays the whole report out, keeping what doesn't depend on page numbers.
type book struct {
	*setter
	front *front // the title page
	parts []part // by section
}

// numbering tells the pages that things stand on.
type numbering struct {
	pages  int
	firsts []int // by section, its first page
	places map[string]Place
}

// numbered sets what is to be set and counts the pages through.
func (b *book) numbered() *numbering {
	b.setParts()
	if b.front == nil {
		b.front = b.title()
	}
	n := &numbering{pages: len(b.front.pages), places: map[string]Place{}}
	if b.known != nil {
		n.places = make(map[string]Place, len(b.known.places))
	}
	for i := range b.parts {
		p := &b.parts[i]
		n.firsts = append(n.firsts, n.pages+1)
		for _, at := range p.places {
			if _, ok := n.places[at.id]; !ok {
				n.places[at.id] = Place{n.pages + at.page, at.y}
			}
		}
		n.pages += len(p.pages)
	}
	return n
}

// like tells whether everything stands on the same page in both.
func (n *numbering) like(other *numbering) bool {
	if n == nil || n.pages != other.pages || len(n.places) != len(other.places) {
		return false
	}
	for id, p := range n.places {
		if other.places[id].Page != p.Page {
			return false
		}
	}
	return true
}

// bound puts the pages of all parts together.
func (b *book) bound() *Layout {
	l := &Layout{
		Report: b.report, Faces: b.faces, Root: &Element{Role: Document}, numbering: b.known,
		tables: map[*report.Table]*tablePlace{}, title: b.front.parts, set: b.parts, size: b.size, hyphens: b.hyphens,
	}
	l.found = sync.OnceValue(func() *found { return findAll(l.set, l.firsts) })
	l.Pages = append(make([]*Page, 0, l.pages), b.front.pages...)
	number := newNumberer(b.setter, l.pages)
	notes := &Element{Role: Section}
	l.Root.Kids = append(l.Root.Kids, b.front.element)
	for i := range b.parts {
		p := &b.parts[i]
		for _, page := range p.pages {
			l.Pages = append(l.Pages, number.page(page, len(l.Pages)+1))
		}
		maps.Copy(l.tables, p.tables)
		l.Root.Kids = append(l.Root.Kids, p.element)
		notes.Kids = append(notes.Kids, p.notes...)
	}
	l.Root.Kids = append(l.Root.Kids, notes)
	return l
}
