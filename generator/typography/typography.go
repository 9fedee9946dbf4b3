// Package typography sets Russian text the way that printers do: blanks that
// must not break, «ёлочки» with „лапки“ inside, dashes, the blank before %.
//
// It changes blanks and marks only, never words or figures, and leaves code and
// addresses alone; a formula gets the comma before «где». Applying it twice changes
// nothing more.
package typography

import (
	"strings"

	"rd50/generator/report"
	"rd50/generator/russian"
)

// Apply sets every text of a resolved report. The titles of sections stay as
// the standard and the author wrote them.
func Apply(r *report.Report) {
	title(&r.Title)
	t := setter{initials: names}
	for _, s := range r.Sections {
		report.EachLine(s.Blocks, t.line)
		for _, b := range s.Blocks {
			performers(b)
		}
		report.EachRun(s.Blocks, formulas)
	}
	t.initials = asWritten
	for _, s := range r.Sources {
		t.line(s.Text)
	}
}

// formulas puts the comma between a formula and the «где …» that explains its signs
// (ГОСТ 7.32-2017, 6.8.2).
func formulas(run []report.Block) {
	for i, b := range run {
		if f, ok := b.(*report.Formula); ok && i+1 < len(run) && report.Explains(run[i+1]) {
			if tex := strings.TrimSpace(f.TeX); !strings.HasSuffix(tex, ",") {
				f.TeX = strings.TrimRight(tex, ".;") + ","
			}
		}
	}
}

func title(t *report.TitlePage) {
	lines := []*string{&t.Ministry, &t.Organisation, &t.Short, &t.Research, &t.Title, &t.Kind, &t.Designation, &t.Place}
	for i := range t.Codes {
		lines = append(lines, &t.Codes[i])
	}
	for i := range t.Approvals {
		a := &t.Approvals[i]
		lines = append(lines, &a.Position, &a.Organisation, &a.Degree, &a.Name, &a.Date)
	}
	for i := range t.Signatures {
		lines = append(lines, signature(&t.Signatures[i])...)
	}
	for _, l := range lines {
		*l = Text(*l)
	}
}

func signature(s *report.Signature) []*string {
	return []*string{&s.Role, &s.Position, &s.Degree, &s.Name, &s.Parts}
}

// performers sets the lines of those who made the report, which are no running text.
func performers(b report.Block) {
	if p, ok := b.(*report.Performers); ok {
		for _, g := range p.Groups {
			for i := range g.Signatures {
				for _, l := range signature(&g.Signatures[i]) {
					*l = Text(*l)
				}
			}
		}
	}
}

// Text sets a text that stands for itself.
func Text(s string) string {
	t := setter{initials: names, texts: []*string{&s}}
	t.set()
	return s
}

// Inlines sets running text: quotation marks are paired over the whole of it.
func Inlines(in []report.Inline) { (&setter{initials: names}).line(in) }

// setter sets lines, one after the other.
type setter struct {
	initials func(string) string
	texts    []*string // of the present line
}

func (t *setter) line(in []report.Inline) {
	t.texts = t.texts[:0]
	t.collect(in)
	t.set()
	for i := 1; i < len(in); i++ { // a citation is not cut off its text
		before, ok := in[i-1].(*report.Text)
		if _, cites := in[i].(*report.Citation); ok && cites && strings.HasSuffix(before.Text, " ") {
			before.Text = strings.TrimRight(before.Text, " ") + report.NBSP
		}
	}
}

// collect finds the texts of inlines in order. An address that is its own link
// text stays as it is.
func (t *setter) collect(in []report.Inline) {
	for _, i := range in {
		switch i := i.(type) {
		case *report.Text:
			t.texts = append(t.texts, &i.Text)
		case *report.Reference:
			t.texts = append(t.texts, &i.Text)
		case *report.Citation:
			t.texts = append(t.texts, &i.Words)
			for _, w := range i.And {
				t.texts = append(t.texts, &w.Words)
			}
		case *report.Link:
			if report.PlainText(i.Inlines) != i.URL {
				t.collect(i.Inlines)
			}
		default:
			t.collect(report.Inner(i))
		}
	}
}

func (t *setter) set() {
	var all traits
	for _, s := range t.texts {
		all |= t.single(s)
	}
	if all&quoted != 0 {
		quotes(t.texts)
	}
	if all&tied == 0 {
		return
	}
	for _, s := range t.texts {
		*s = glue(*s)
	}
}

// single sets what a text says for itself, and gives its traits.
func (t *setter) single(s *string) traits {
	found := look(*s)
	written := *s
	if found&marked != 0 {
		*s = marks(*s, found)
	}
	if found&digits != 0 {
		*s = russian.Figures(*s)
	}
	if found&initialed != 0 {
		*s = t.initials(*s)
	}
	if *s != written {
		found |= look(*s)
	}
	return found
}
