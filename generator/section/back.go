package section

import (
	"rd50/generator/analysis"
	"rd50/generator/bibliography"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// back gives what follows the main part: the conclusion, the sources and the
// appendices, of which the change record is the last (ГОСТ 7.32-2017, 4).
func back(a *assembler) []*report.Section {
	w := a.file("back")
	out := []*report.Section{structural("conclusion", w.Text("conclusion.heading", nil), true, keys("report.conclusion"), conclusion(a)...)}
	if len(a.e.Sources) > 0 {
		out = append(out, structural("sources", w.Text("sources.heading", nil), true, keys("sources"), &report.SourceList{}))
	}
	out = append(out, appendices(a)...)
	if len(a.e.Revisions) > 0 {
		out = append(out, revisions(a))
	}
	return out
}

// conclusion refers to the generated appendices, as the text does to all (6.17.2).
func conclusion(a *assembler) []report.Block {
	blocks := a.prose(a.e.Report.Conclusion)
	if remarked(a) {
		blocks = append(blocks, para(a.file("back"), "conclusion.remarks", nil))
	}
	if a.traced() != nil {
		blocks = append(blocks, para(a.file("back"), "conclusion.trace", nil))
	}
	if len(a.e.Revisions) > 0 {
		blocks = append(blocks, para(a.file("back"), "conclusion.revisions", nil))
	}
	return blocks
}

func revisions(a *assembler) *report.Section {
	w := a.file("back")
	t := a.list("revisions/table", w, "revisions.", "revisions", of("version"), of("date"), of("author"), of("text"))
	return &report.Section{
		Kind: report.Appendix, ID: "revisions", Title: w.Text("revisions.heading", nil), Status: a.word("appendix", "informative"),
		Listed: true, Blocks: []report.Block{para(w, "revisions.lead", nil), t}, Keys: keys("revisions"),
	}
}

func appendices(a *assembler) []*report.Section {
	var out []*report.Section
	for i, x := range a.e.Appendices {
		out = append(out, &report.Section{
			Kind: report.Appendix, ID: x.ID, Title: x.Title, Status: a.word("appendix", x.Status),
			Listed: true, Blocks: a.prose(a.e.AppendixProse(i)), Keys: keys(a.names.Entries("appendices")[i].Key),
		})
	}
	if remarked(a) {
		out = append(out, remarks(a))
	}
	if trace := a.traced(); trace != nil {
		out = append(out, traceability(a, trace))
	}
	return out
}

// traced gives the rows of the matrix, nothing where the report has none.
func (a *assembler) traced() []analysis.Trace {
	if !a.e.Report.Traceability {
		return nil
	}
	return analysis.Traceability(a.e)
}

func traceability(a *assembler, trace []analysis.Trace) *report.Section {
	w := a.file("back")
	t := a.table("trace/matrix", w, "trace.", nil, of("goals"), maybe("indicators"), maybe("strategies"), of("task"),
		maybe("requirements"), maybe("functions"), maybe("quality"), maybe("acceptance"))
	for _, x := range trace {
		t.add(a.texts(x.Cells(russian.Ranges)...)...)
	}
	return &report.Section{
		Kind: report.Appendix, ID: "trace/appendix", Title: w.Text("trace.heading", nil), Status: a.word("appendix", "informative"),
		Listed: true, Blocks: append([]report.Block{para(w, "trace.lead", a.told(t.out)), t.out}, groupTraces(a, w)...),
	}
}

// groupTraces is how far the requirements of each group are linked.
func groupTraces(a *assembler, w *wording.Words) []report.Block {
	t := a.table("trace/groups", w, "trace_groups.", nil,
		of("group"), figures("count"), figures("functional"), figures("tasks").ifAny(), figures("functions").ifAny(), figures("proven").ifAny(), figures("chosen").ifAny())
	for _, g := range analysis.GroupTraces(a.e) {
		name := a.file("comparison").Text("groups.none", nil)
		if g.Index >= 0 {
			name = g.Path()
		}
		t.add(append([]report.Cell{groupCell(a, g.Node, name)}, a.texts(g.Cells(percent)...)...)...)
	}
	if len(t.out.Rows) == 0 || a.excluded["comparison"] {
		return nil
	}
	return []report.Block{para(w, "trace_groups.lead", nil), t.out}
}

func sources(a *assembler) []*report.Source {
	var out []*report.Source
	for i, s := range a.e.Sources {
		out = append(out, &report.Source{
			ID: s.ID, Text: bibliography.Format(s, a.e.Layout.Bibliography), Keys: keys(a.names.Entries("sources")[i].Key),
		})
	}
	return out
}
