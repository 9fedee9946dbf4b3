package section

import (
	"rd50/generator/analysis"
	"rd50/generator/bibliography"
	"rd50/generator/report"
)

// back gives what follows the main part: the conclusion, the sources, the
// appendices and the change record.
func (a *assembler) back() []*report.Section {
	w := a.file("back")
	out := []*report.Section{structural("conclusion", w.Text("conclusion.heading", nil), true, a.Book.Blocks(a.e.Report.Conclusion)...)}
	if len(a.e.Sources) > 0 {
		out = append(out, structural("sources", w.Text("sources.heading", nil), true, &report.SourceList{}))
	}
	out = append(out, a.appendices()...)
	if len(a.e.Revisions) > 0 {
		t := table("revisions/table", w, "revisions.caption", "revisions.columns", nil)
		for _, r := range a.e.Revisions {
			t.Rows = append(t.Rows, a.row(r.Version, r.Date.Short(), r.Author, r.Text))
		}
		out = append(out, structural("revisions", w.Text("revisions.heading", nil), true, para(w, "revisions.lead", nil), t))
	}
	return out
}

func (a *assembler) appendices() []*report.Section {
	var out []*report.Section
	for i, x := range a.e.Appendices {
		out = append(out, &report.Section{
			Kind: report.Appendix, ID: x.ID, Title: x.Title, Status: a.word("appendix", x.Status),
			Listed: true, Blocks: a.Book.Blocks(a.e.AppendixProse(i)),
		})
	}
	if trace := analysis.Traceability(a.e); a.e.Report.Traceability && len(trace) > 0 {
		out = append(out, a.traceability(trace))
	}
	return out
}

func (a *assembler) traceability(trace []analysis.Trace) *report.Section {
	w := a.file("back")
	t := table("trace/matrix", w, "trace.caption", "trace.columns", nil)
	for _, x := range trace {
		t.Rows = append(t.Rows, a.row(x.Cells()...))
	}
	return &report.Section{
		Kind: report.Appendix, ID: "trace/appendix", Title: w.Text("trace.heading", nil), Status: a.word("appendix", "informative"),
		Listed: true, Blocks: []report.Block{para(w, "trace.lead", nil), t},
	}
}

func (a *assembler) sources() []*report.Source {
	var out []*report.Source
	for _, s := range a.e.Sources {
		out = append(out, &report.Source{ID: s.ID, Text: bibliography.Format(s, a.e.Layout.Bibliography)})
	}
	return out
}
