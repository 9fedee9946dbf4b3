package section

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/chart"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// weightedSum is what analysis.Standings works out.
const weightedSum = `S_v = \frac{\sum_{c} w_c b_{vc}}{\sum_{c} w_c}`

// scores is the decision matrix with its formula, its winner and its picture.
func scores(a *assembler) []report.Block {
	w := a.file("choice")
	standings := analysis.Standings(a.scored, a.e.Criteria)
	blocks := []report.Block{
		heading(2, w, "scores.heading", nil, "criteria"),
		para(w, "scores.lead", wording.Values{"count": fmt.Sprint(len(a.e.Criteria))}),
		&report.Formula{ID: "choice/sum", TeX: weightedSum},
		para(w, "scores.where_sum", nil), para(w, "scores.where_weight", nil), para(w, "scores.where_score", nil),
	}
	blocks = append(blocks, computedScores(a, w)...)
	blocks = append(blocks, para(w, "scores.table_lead", nil), scoresTable(a, w, standings), winner(a, w, standings))
	if !a.e.Figures.Scores || !analysis.Weights(a.e.Criteria).IsPositive() {
		return blocks
	}
	return append(blocks, para(w, "scores_figure.lead", nil), scoresFigure(a, w, standings))
}

// scoresTable is criteria × variants, then weighted sums and ranks.
func scoresTable(a *assembler, w *wording.Words, standings []analysis.Standing) *report.Table {
	columns := []column{headed("name", w.Text("scores.criterion", nil)).as(codeAndName), headed("weight", w.Text("scores.weight", nil))}
	columns[1].numeric = true
	total := a.texts(w.Text("scores.total", nil), "")
	rank := a.texts(w.Text("scores.rank", nil), "")
	places := analysis.Places(standings)
	for i, v := range a.names.Entries("variants") {
		columns = append(columns, scoresOf(v, a.scored[i].Scores))
		total = append(total, a.text(russian.Fixed(standings[i].Total, places)))
		rank = append(rank, a.count(standings[i].Rank))
	}
	t := a.table("choice/scores", w, "scores.", nil, columns...)
	t.out.Keep = true // a sum is read with what it sums
	for _, c := range a.names.Entries("criteria") {
		t.entry(c)
	}
	t.add(total...)
	t.add(rank...)
	return t.out
}

// scoresOf is the column of a variant. A computed score has all the places that it is
// rounded to, and is wrong where what it is computed of is.
func scoresOf(variant engagement.Entry, all map[string]decimal.Decimal) column {
	id, _ := variant.Value("id").(string)
	c := headed("scores", id).as(func(a *assembler, x engagement.Entry) report.Cell {
		criterion, _ := x.Value("id").(string)
		measure, _ := x.Value("measure").(string)
		score, keys := "", report.Keys{variant.Key + ".scores[" + criterion + "]"}
		switch s, ok := all[criterion]; {
		case ok && measure != "":
			score = russian.Fixed(s, analysis.MeasuredPlaces)
		case ok:
			score = number(s)
		}
		if measure == "cost" {
			keys = append(keys, variant.Key+".costs")
		}
		cell := a.text(score)
		cell.Keys = keys
		return cell
	})
	c.numeric = true
	return c
}

// codeAndName prints «V1 — name».
func codeAndName(a *assembler, x engagement.Entry) report.Cell {
	id, _ := x.Value("id").(string)
	name, _ := x.Value("name").(string)
	c := a.text(id + " — " + name)
	c.Keys = report.Keys{x.Key + ".id", x.Key + ".name"}
	return c
}

// winner names who has the first place, or those who share it.
func winner(a *assembler, w *wording.Words, standings []analysis.Standing) *report.Paragraph {
	var names []string
	var first wording.Values
	for i, s := range standings {
		if s.Rank == 1 {
			first = wording.Values{"id": s.Variant, "name": a.e.Variants[i].Name, "total": russian.Fixed(s.Total, analysis.Places(standings))}
			names = append(names, w.Text("scores.variant", first))
		}
	}
	if len(names) == 1 {
		return para(w, "scores.winner", first)
	}
	return para(w, "scores.winners", wording.Values{"total": first["total"], "variants": join(names)})
}

// scoresFigure shows what each criterion adds to the sums.
func scoresFigure(a *assembler, w *wording.Words, standings []analysis.Standing) *report.Figure {
	c := chart.Stacked{Axis: w.Text("scores_figure.axis", nil)}
	for _, x := range a.e.Criteria {
		c.Series = append(c.Series, x.ID+" — "+x.Name)
	}
	sum, places := analysis.Weights(a.e.Criteria), analysis.Places(standings)
	var told []string
	for i, v := range a.scored {
		bar := chart.StackedBar{Label: v.ID + " — " + v.Name, Total: russian.Fixed(standings[i].Total, places)}
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
