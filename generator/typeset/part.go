package typeset

import (
	"maps"
	"slices"

	"rd50/generator/beside"
	"rd50/generator/report"
)

// part is a section that is set and on its pages, which are counted from 1. Nobody changes
// it, so that a later layout may take it over.
type part struct {
	section *report.Section
	needs   needs
	element *Element   // nil until it is set
	notes   []*Element // the section's footnotes
	pages   []*Page    // without their numbers
	places  []spot
	spans   []blockSpan
	shown   []*Picture
	tables  map[*report.Table]*tablePlace
	broken  map[report.Inline][]Break

	contents map[report.Entry]contentsLine // where it holds them
	edited   bool                          // of an older layout: it is kept block by block
	blocks   []setBlock
}

// spot is where something with an id starts.
type spot struct {
	id   string
	page int
	y    Length
}

// blockSpan is pages in a row on which a block stands.
type blockSpan struct {
	block report.Block
	pageSpan
}

// needs are what a section prints that is not within it.
type needs struct{ pages, sources bool }

// setParts sets the sections that are not set yet, or print page numbers, each on
// its own.
func (b *book) setParts() {
	var todo []int
	for i, p := range b.parts {
		if p.element == nil || p.needs.pages {
			todo = append(todo, i)
		}
	}
	err := each(b.setter, todo, func(own *setter, i int) { setPart(own, &b.parts[i]) })
	if b.err == nil {
		b.err = err
	}
	for _, i := range todo {
		b.report.Sections[i] = b.parts[i].section // blocks of the older state may stand in it
	}
}

// each works on sections by their numbers, on all processors, each with a setter of its
// own. It gives the fault of the first that has one.
func each(s *setter, sections []int, do func(own *setter, i int)) error {
	setters := make([]setter, len(sections))
	beside.Each(len(sections), func(k int) {
		own := &setters[k]
		*own = *s
		own.desk = desks.Get().(*desk)
		defer desks.Put(own.desk)
		guarded(own, func() { do(own, sections[k]) })
	})
	for k := range setters {
		if setters[k].err != nil {
			return setters[k].err
		}
	}
	return nil
}

// guarded does something on a section; no other than the present goroutine can keep the
// program alive.
func guarded(s *setter, do func()) {
	defer func() {
		if fall := recover(); fall != nil {
			s.fail("внутренняя ошибка программы: %v", fall)
		}
	}()
	do()
}

// setPart sets a section anew and fills its pages.
func setPart(s *setter, p *part) {
	set, strips := stripsOf(s, p)
	newPager(s, &set).fill(strips)
	set.contents = s.contents
	*p = set
}

// stripsOf sets a section anew, without its footnotes.
func stripsOf(s *setter, p *part) (part, []strip) {
	s.tables, s.broken, s.contents = map[*report.Table]*tablePlace{}, map[report.Inline][]Break{}, p.contents
	set := part{section: p.section, needs: p.needs, element: &Element{Role: Section}, tables: s.tables, broken: s.broken}
	if p.edited {
		own := *p.section
		own.Blocks = slices.Clone(own.Blocks)
		set.section, s.edit = &own, &edit{older: p.blocks}
	}
	strips := s.setSection(set.section, set.element)
	if s.edit != nil {
		set.blocks = s.edit.set
	}
	s.block, s.broken = nil, nil // which footnotes don't have
	return set, strips
}

// parts gives the report's sections: those that the layout has set already and that
// did not change since, in its state, the others to be set.
func (l *Layout) parts(r *report.Report, s *setter) []part {
	out := make([]part, len(r.Sections))
	var left []part
	if l != nil && l.Faces == s.faces && l.size == s.size && l.hyphens == s.hyphens {
		left = slices.Clone(l.set)
	}
	for i, sec := range r.Sections {
		var older part
		if at := slices.IndexFunc(left, func(p part) bool { return p.section.ID == sec.ID }); at >= 0 {
			older = left[at]
			left = slices.Delete(left, at, at+1) // a section stands once in a report
			if older.needs == (needs{}) && older.section.Same(sec) {
				out[i], r.Sections[i] = older, older.section
				continue
			}
		}
		out[i] = part{section: sec, needs: needsOf(sec), contents: older.contents}
		if older.section != nil && older.section.Kind == sec.Kind && out[i].needs == (needs{}) {
			out[i].edited, out[i].blocks = true, older.blocks
		}
	}
	return out
}

// needsOf looks a section through.
func needsOf(sec *report.Section) needs {
	var n needs
	report.EachBlock(sec.Blocks, func(b report.Block) {
		switch b.(type) {
		case *report.Contents:
			n.pages = true
		case *report.SourceList:
			n.sources = true
		}
	})
	report.EachInline(sec.Blocks, func(in report.Inline) {
		if _, ok := in.(*report.CountsLine); ok {
			n.pages = true
		}
	})
	return n
}

// found is what a layout tells of the blocks and inlines of its report.
type found struct {
	spans  map[report.Block]pageSpan
	shown  map[*report.Image]*Picture
	broken map[report.Inline][]Break
}

// findAll gathers it from the parts, with the first page of each.
func findAll(parts []part, firsts []int) *found {
	f := &found{map[report.Block]pageSpan{}, map[*report.Image]*Picture{}, map[report.Inline][]Break{}}
	for i := range parts {
		p := &parts[i]
		for _, s := range p.spans {
			span, ok := f.spans[s.block]
			if !ok {
				span.first = firsts[i] - 1 + s.first
			}
			span.last = firsts[i] - 1 + s.last
			f.spans[s.block] = span
		}
		for _, pic := range p.shown {
			f.shown[pic.Image] = pic
		}
		maps.Copy(f.broken, p.broken)
	}
	return f
}
