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

// survey is what a report refers to: all that can be, which of it is, and which headings
// Word's own count numbers as the report does.
type survey struct {
	places   map[string]place
	targets  map[string]bool
	counters [4]int          // Word's count of headings
	counted  *report.Section // the one that counters are in
}

func newSurvey(r *report.Report) *survey {
	v := &survey{places: map[string]place{}, targets: map[string]bool{}}
	for _, s := range r.Sections {
		v.section(s)
		report.EachInline(s.Blocks, v.inline)
	}
	for _, s := range r.Sources {
		v.places[s.ID] = place{fmt.Sprint(s.Number), numberFlags}
		report.EachInline([]report.Block{&report.Paragraph{Inlines: s.Text}}, v.inline)
	}
	return v
}

func (v *survey) inline(in report.Inline) {
	switch in := in.(type) {
	case *report.Reference:
		v.targets[in.Target] = in.Target != ""
	case *report.Citation:
		for _, w := range in.Works() {
			v.targets[w.ID] = true
		}
	case *report.FootnoteMark:
		v.targets[noteID(in.Number)] = true
	}
}

func (v *survey) section(s *report.Section) {
	switch s.Kind {
	case report.Main:
		v.places[s.ID] = place{s.Number, v.count(1, s.Number, s)}
	default:
		v.places[s.ID] = place{number: s.Number}
	}
	report.EachBlock(s.Blocks, func(b report.Block) {
		switch b := b.(type) {
		case *report.Heading:
			v.places[b.ID] = place{number: b.Number}
			if b.Number != "" {
				v.places[b.ID] = place{b.Number, v.count(b.Level, b.Number, s)}
			}
		case *report.Table:
			v.places[b.ID] = place{number: b.Number}
		case *report.Figure:
			v.places[b.ID] = place{number: b.Number}
		case *report.Formula:
			if b.Number != "" {
				v.places[b.ID] = place{number: "(" + b.Number + ")"}
			}
		}
	})
}

// count moves Word's counters as a numbered heading moves them. It gives the
// flags of a native number, or none when the report's number is another: then
// the number is written out and the heading stays out of the list.
func (v *survey) count(level int, number string, s *report.Section) string {
	if level < 1 || level > 4 {
		return ""
	}
	c, first := v.counters, 0
	var parts []string
	if s.Kind != report.Main { // an appendix has a list of its own, its letter a fixed text
		if s != v.counted {
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
	v.counters, v.counted = c, s
	return numberFlags
}

// mark puts the bookmark of an id around content, if anything refers to it.
func (d *writer) mark(id string, content elements) elements {
	if !d.survey.targets[id] || d.repeating {
		return content
	}
	return d.bookmarks.wrap(d.bookmarks.reference(id), content)
}
