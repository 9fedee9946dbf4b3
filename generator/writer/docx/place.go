package docx

import (
	"fmt"
	"strings"

	"rd50/generator/report"
)

// place is the end of a reference: what it prints and by which flags a REF
// field finds it.
type place struct {
	number string
	flags  string // ` \r` where the number is the paragraph's, not in its text
}

// numberFlags makes a REF field print the number of the paragraph.
const numberFlags = ` \r`

// survey notes all that can be referred to, which of it is, and which headings
// Word's own count numbers as the report does.
func (d *writer) survey() {
	for _, s := range d.report.Sections {
		d.surveySection(s)
		report.EachInline(s.Blocks, d.surveyInline)
	}
	for _, s := range d.report.Sources {
		d.places[s.ID] = place{fmt.Sprint(s.Number), numberFlags}
		report.EachInline([]report.Block{&report.Paragraph{Inlines: s.Text}}, d.surveyInline)
	}
}

func (d *writer) surveyInline(in report.Inline) {
	switch in := in.(type) {
	case *report.Reference:
		d.targets[in.Target] = in.Target != ""
	case *report.Citation:
		for _, w := range in.Works() {
			d.targets[w.ID] = true
		}
	case *report.FootnoteMark:
		d.targets[noteID(in.Number)] = true
	}
}

func (d *writer) surveySection(s *report.Section) {
	switch s.Kind {
	case report.Main:
		d.places[s.ID] = place{s.Number, d.count(1, s.Number, s)}
	default:
		d.places[s.ID] = place{number: s.Number}
	}
	report.EachBlock(s.Blocks, func(b report.Block) {
		switch b := b.(type) {
		case *report.Heading:
			d.places[b.ID] = place{number: b.Number}
			if b.Number != "" {
				d.places[b.ID] = place{b.Number, d.count(b.Level, b.Number, s)}
			}
		case *report.Table:
			d.places[b.ID] = place{number: b.Number}
		case *report.Figure:
			d.places[b.ID] = place{number: b.Number}
		case *report.Formula:
			if b.Number != "" {
				d.places[b.ID] = place{number: "(" + b.Number + ")"}
			}
		}
	})
}

// count moves Word's counters as a numbered heading moves them. It gives the
// flags of a native number, or none when the report's number is another: then
// the number is written out and the heading stays out of the list.
func (d *writer) count(level int, number string, s *report.Section) string {
	if level < 1 || level > 4 {
		return ""
	}
	c, first := d.counters, 0
	var parts []string
	if s.Kind != report.Main { // an appendix has a list of its own, its letter a fixed text
		if s != d.counted {
			c = [4]int{}
		}
		first, parts = 1, []string{s.Number}
	}
	c[level-1]++
	for i := level; i < len(c); i++ {
		c[i] = 0
	}
	for i := first; i < level; i++ {
		parts = append(parts, fmt.Sprint(c[i]))
	}
	if strings.Join(parts, ".") != number {
		return ""
	}
	d.counters, d.counted = c, s
	return numberFlags
}

// mark puts the bookmark of an id around content, if anything refers to it.
func (d *writer) mark(id string, content elements) elements {
	if !d.targets[id] || d.repeating {
		return content
	}
	return d.bookmarks.wrap(d.bookmarks.reference(id), content)
}
