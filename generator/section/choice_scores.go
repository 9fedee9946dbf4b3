package section

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/chart"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// weightedSum is what analysis.Standings works out.
const weightedSum = `S_v = \frac{\sum_{c} w_c b_{vc}}{\sum_{c} w_c}`

// scores is the decision matrix with its formula, its winner and its picture.
func (a *assembler) scores(w *wording.Words) []report.Block {
	standings := analysis.Standings(a.e.Variants, a.e.Criteria)
	blocks := []report.Block{
		heading(2, w, "scores.heading", nil),
		para(w, "scores.lead", wording.Values{"count": fmt.Sprint(len(a.e.Criteria))}),
		&report.Formula{ID: "choice/sum", TeX: weightedSum},
		para(w, "scores.where_sum", nil), para(w, "scores.where_weight", nil), para(w, "scores.where_score", nil),
		para(w, "scores.table_lead", nil), a.scoresTable(w, standings), a.winner(w, standings),
	}
	if !a.e.Figures.Scores || !a.weights().IsPositive() {
		return blocks
	}
	return append(blocks, para(w, "scores_figure.lead", nil), a.scoresFigure(w, standings))
}

// scoresTable is criteria × variants, then weighted sums and ranks.
func (a *assembler) scoresTable(w *wording.Words, standings []analysis.Standing) *report.Table {
	heads := []string{w.Text("scores.criterion", nil), w.Text("scores.weight", nil)}
	total := []string{w.Text("scores.total", nil), ""}
	rank := []string{w.Text("scores.rank", nil), ""}
	for i, v := range a.e.Variants {
		heads = append(heads, v.ID)
		total = append(total, russian.Fixed(standings[i].Total, 2))
		rank = append(rank, fmt.Sprint(standings[i].Rank))
	}
	t := newTable("choice/scores", w.Inlines("scores.caption", nil), heads)
	t.Keep = true // a sum is read with what it sums
	for i := range t.Columns[1:] {
		alignRight(t, i+1)
	}
	for _, c := range a.e.Criteria {
		cells := []string{c.ID + " — " + c.Name, number(c.Weight)}
		for _, v := range a.e.Variants {
			if s, ok := v.Scores[c.ID]; ok {
				cells = append(cells, number(s))
			} else {
				cells = append(cells, "")
			}
		}
		t.Rows = append(t.Rows, a.row(cells...))
	}
	t.Rows = append(t.Rows, a.row(total...), a.row(rank...))
	return t
}

// winner names who has the first place, or those who share it.
func (a *assembler) winner(w *wording.Words, standings []analysis.Standing) *report.Paragraph {
	var names []string
	var first wording.Values
	for i, s := range standings {
		if s.Rank == 1 {
			first = wording.Values{"id": s.Variant, "name": a.e.Variants[i].Name, "total": russian.Fixed(s.Total, 2)}
			names = append(names, w.Text("scores.variant", first))
		}
	}
	if len(names) == 1 {
		return para(w, "scores.winner", first)
	}
	return para(w, "scores.winners", wording.Values{"total": first["total"], "variants": join(names)})
}

func (a *assembler) weights() decimal.Decimal {
	var list []decimal.Decimal
	for _, c := range a.e.Criteria {
		list = append(list, c.Weight)
	}
	return analysis.Sum(list)
}

// scoresFigure shows what each criterion adds to the sums.
func (a *assembler) scoresFigure(w *wording.Words, standings []analysis.Standing) *report.Figure {
	c := chart.Stacked{Axis: w.Text("scores_figure.axis", nil)}
	for _, x := range a.e.Criteria {
		c.Series = append(c.Series, x.ID+" — "+x.Name)
	}
	sum := a.weights()
	var told []string
	for i, v := range a.e.Variants {
		bar := chart.StackedBar{Label: v.ID + " — " + v.Name, Total: russian.Fixed(standings[i].Total, 2)}
		var parts []string
		for _, x := range a.e.Criteria {
			part := x.Weight.Mul(v.Scores[x.ID]).Div(sum)
			bar.Parts = append(bar.Parts, part.InexactFloat64())
			parts = append(parts, w.Text("scores_figure.alt_part", wording.Values{"id": x.ID, "part": russian.Fixed(part, 2)}))
		}
		c.Bars = append(c.Bars, bar)
		told = append(told, w.Text("scores_figure.alt_bar", wording.Values{"id": v.ID, "total": bar.Total, "parts": join(parts)}))
	}
	alt := w.Text("scores_figure.alt", wording.Values{"bars": strings.Join(told, "; ")})
	return a.picture("choice/scores-figure", w, "scores_figure", nil, alt, c)
}
