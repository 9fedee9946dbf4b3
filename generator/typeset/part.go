package typeset

import (
	"reflect"
	"runtime"
	"slices"
	"sync"

	"rd50/generator/report"
)

// part is a section that is set. Its strips are not changed again.
type part struct {
	section *report.Section
	element *Element
	strips  []strip
	sheets  []*sheet // what its pages hold; nil until they are filled
	tables  map[*report.Table]tablePlace
	broken  map[report.Inline][]Break
}

// setParts sets the sections that are not set yet, or print page numbers, each on
// its own, and collects what is known of their tables.
func (b *book) setParts() {
	setters := make([]*setter, len(b.parts))
	todo := make(chan int, len(b.parts))
	for i := range b.parts {
		if p := &b.parts[i]; p.element == nil || printsPages(p.section) {
			s := *b.setter
			setters[i] = &s
			todo <- i
		}
	}
	close(todo)
	var wait sync.WaitGroup
	for range min(len(todo), runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			d := &desk{}
			for i := range todo {
				setters[i].desk = d
				setPart(setters[i], &b.parts[i])
			}
		})
	}
	wait.Wait()
	b.tables = map[*report.Table]*tablePlace{}
	for i, p := range b.parts {
		if s := setters[i]; s != nil && b.err == nil {
			b.err = s.err
		}
		for t, place := range p.tables {
			b.tables[t] = &place
		}
	}
}

// setPart sets a section anew; no other than the present goroutine can keep the program
// alive.
func setPart(s *setter, p *part) {
	defer func() {
		if fall := recover(); fall != nil {
			s.fail("внутренняя ошибка программы: %v", fall)
		}
	}()
	*p = s.part(p.section)
}

func (s *setter) part(sec *report.Section) part {
	s.tables, s.broken = map[*report.Table]*tablePlace{}, map[report.Inline][]Break{}
	p := part{section: sec, element: &Element{Role: Section}, tables: map[*report.Table]tablePlace{}, broken: s.broken}
	p.strips = s.setSection(sec, p.element)
	for t, place := range s.tables {
		p.tables[t] = *place
	}
	return p
}

// parts gives the report's sections: those that the layout has set already and that
// did not change since, in its state, the others to be set.
func (l *Layout) parts(r *report.Report, s *setter) []part {
	out := make([]part, len(r.Sections))
	usable := l != nil && l.Faces == s.faces && l.size == s.size && l.hyphens == s.hyphens
	var left []part
	if usable {
		left = slices.Clone(l.set)
	}
	for i, sec := range r.Sections {
		out[i].section = sec
		same := func(p part) bool { return p.section.ID == sec.ID && reflect.DeepEqual(p.section, sec) }
		if at := slices.IndexFunc(left, same); at >= 0 && standsAlone(sec) {
			out[i] = left[at]
			out[i].sheets = nil // they hold footnotes of the older layout
			r.Sections[i] = out[i].section
			left = slices.Delete(left, at, at+1) // a section stands once in a report
		}
	}
	return out
}

// standsAlone tells whether all that a section prints is within it.
func standsAlone(sec *report.Section) bool {
	alone := !printsPages(sec)
	report.EachBlock(sec.Blocks, func(b report.Block) {
		if _, ok := b.(*report.SourceList); ok {
			alone = false
		}
	})
	return alone
}

// printsPages tells whether a section prints page numbers.
func printsPages(sec *report.Section) bool {
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
