package section

import (
	"strings"

	"rd50/generator/chart"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// swot is the four fields as a picture; as a table where pictures of it are
// switched off or it would not fit a page.
func (a *assembler) swot(w *wording.Words, s *engagement.Strategy) []report.Block {
	if s.SWOT == nil {
		return nil
	}
	fields := [4]chart.Field{
		{Title: w.Text("swot.strengths", nil), Items: s.SWOT.Strengths},
		{Title: w.Text("swot.weaknesses", nil), Items: s.SWOT.Weaknesses},
		{Title: w.Text("swot.opportunities", nil), Items: s.SWOT.Opportunities},
		{Title: w.Text("swot.threats", nil), Items: s.SWOT.Threats},
	}
	head := heading(3, w, "swot.heading", nil)
	if a.e.Figures.SWOT {
		figure := a.picture("strategy/swot-figure", w, "swot", nil, swotWords(w, fields), chart.Quadrants{Fields: fields})
		if figure.Image.Height <= chart.MaxHeight {
			return []report.Block{head, para(w, "swot.figure_lead", nil), figure}
		}
	}
	t := table("strategy/swot", w, "swot.caption", "swot.columns", nil)
	t.Columns[0].Weight, t.Columns[1].Weight = 1, 3
	for _, f := range fields {
		t.Rows = append(t.Rows, []report.Cell{report.TextCell(f.Title), a.listCell(f.Items)})
	}
	return []report.Block{head, para(w, "swot.lead", nil), t}
}

// swotWords says all the statements.
func swotWords(w *wording.Words, fields [4]chart.Field) string {
	var told []string
	for _, f := range fields {
		var items []string
		for _, s := range f.Items {
			items = append(items, strings.TrimRight(s, ".; "))
		}
		told = append(told, w.Text("swot.alt_field", wording.Values{"title": f.Title, "items": strings.Join(items, "; ")}))
	}
	return w.Text("swot.alt", wording.Values{"fields": strings.Join(told, " ")})
}
