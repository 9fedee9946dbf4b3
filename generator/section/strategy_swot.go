package section

import (
	"strings"

	"rd50/generator/chart"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// swotKeys are the keys of the four fields, and of their titles in the wording.
var swotKeys = [4]string{"strengths", "weaknesses", "opportunities", "threats"}

// swot is the four fields as a picture; as a table where pictures of it are
// switched off or it would not fit a page.
func swot(a *assembler) []report.Block {
	w, s := a.file("strategy"), a.e.Strategy
	var fields [4]chart.Field
	for i, items := range [][]string{s.SWOT.Strengths, s.SWOT.Weaknesses, s.SWOT.Opportunities, s.SWOT.Threats} {
		fields[i] = chart.Field{Title: w.Text("swot."+swotKeys[i], nil), Items: items}
	}
	head := heading(3, w, "swot.heading", nil, "strategy.swot")
	if a.e.Figures.SWOT {
		figure := a.picture("strategy/swot-figure", w, "swot", nil, swotWords(w, fields), chart.Quadrants{Fields: fields})
		if figure.Image.Height <= chart.MaxHeight {
			return []report.Block{head, para(w, "swot.figure_lead", nil), figure}
		}
	}
	t := a.table("strategy/swot", w, "swot.", nil, of("group").wide(1), of("content").wide(3))
	for i, f := range fields {
		t.add(a.text(w.Text("swot.rows."+swotKeys[i], nil)), a.listCell(f.Items, "strategy.swot."+swotKeys[i]))
	}
	return []report.Block{head, para(w, "swot.lead", nil), t.out}
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
