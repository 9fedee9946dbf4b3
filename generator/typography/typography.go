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
	for _, s := range r.Sections {
		report.EachBlock(s.Blocks, block)
		report.EachRun(s.Blocks, formulas)
	}
	for _, s := range r.Sources {
		running(s.Text, asWritten)
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

// block sets the inlines that a block holds itself.
func block(b report.Block) {
	if p, ok := b.(*report.Performers); ok {
		for _, g := range p.Groups {
			for i := range g.Signatures {
				for _, l := range signature(&g.Signatures[i]) {
					*l = Text(*l)
				}
			}
		}
	}
	for _, line := range report.Lines(b) {
		Inlines(line)
	}
}

// Text sets a text that stands for itself.
func Text(s string) string {
	t := []*string{&s}
	set(t, names)
	return s
}

// Inlines sets running text: quotation marks are paired over the whole of it.
func Inlines(in []report.Inline) { running(in, names) }

func running(in []report.Inline, initials func(string) string) {
	var texts []*string
	collect(in, &texts)
	set(texts, initials)
	for i := 1; i < len(in); i++ { // a citation is not cut off its text
		before, ok := in[i-1].(*report.Text)
		if _, cites := in[i].(*report.Citation); ok && cites && strings.HasSuffix(before.Text, " ") {
			before.Text = strings.TrimRight(before.Text, " ") + report.NBSP
		}
	}
}

// collect finds the texts of inlines in order. An address that is its own link
// text stays as it is.
func collect(in []report.Inline, texts *[]*string) {
	for _, i := range in {
		switch i := i.(type) {
		case *report.Text:
			*texts = append(*texts, &i.Text)
		case *report.Reference:
			*texts = append(*texts, &i.Text)
		case *report.Citation:
			for _, w := range i.Works() {
				*texts = append(*texts, &w.Words)
			}
		case *report.Link:
			if report.PlainText(i.Inlines) != i.URL {
				collect(i.Inlines, texts)
			}
		default:
			collect(report.Inner(i), texts)
		}
	}
}

func set(texts []*string, initials func(string) string) {
	for _, t := range texts {
		*t = initials(russian.Figures(marks(*t)))
	}
	quotes(texts)
	for _, t := range texts {
		*t = glue(*t)
	}
}
