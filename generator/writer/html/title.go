package html

import (
	"strings"

	"rd50/generator/report"
)

// title gives the title page, a block a field, from top to bottom.
func (w *writer) title(t report.TitlePage) {
	w.fields(append([]string{t.Ministry, t.Organisation, t.Short}, t.Codes...)...)
	for _, a := range t.Approvals {
		w.begin("title approval")
		w.put(approval(a))
		w.end()
	}
	w.fields(t.Document...)
	if t.Research != "" {
		w.fields(t.Research, "по теме:")
	}
	if t.Title != "" {
		w.begin("title")
		w.put("<p><strong>" + escape(t.Title) + "</strong></p>")
		w.end()
	}
	w.fields(t.Kind, t.Designation)
	for _, s := range t.Signatures {
		w.line("title", signature(s))
	}
	w.fields(t.Place)
}

func (w *writer) fields(texts ...string) {
	for _, s := range texts {
		if s != "" {
			w.line("title", s)
		}
	}
}

func approval(a report.Approval) string {
	var lines []string
	for _, s := range a.Lines() {
		if s != "" {
			lines = append(lines, escape(s))
		}
	}
	return "<p>" + strings.Join(lines, "<br>") + "</p>"
}
