package section

import (
	"fmt"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// results tells the expected results and the data of the effect.
func (a *assembler) results() []report.Block {
	w := a.file("results")
	var blocks []report.Block
	hasEffect := a.e.Economics != nil && len(a.e.Economics.Benefits) > 0
	if len(a.e.Results) > 0 {
		t := table("results/results", w, "results.caption", "results.columns", nil)
		t.Columns[0].Weight, t.Columns[1].Weight = 3, 2
		for _, r := range a.e.Results {
			t.Rows = append(t.Rows, []report.Cell{report.TextCell(r.Text), a.listCell(a.indicatorNames(r.Indicators))})
		}
		if hasEffect {
			blocks = append(blocks, heading(2, w, "results.heading", nil))
		}
		blocks = append(blocks, para(w, "results.lead", nil), t)
	}
	if hasEffect {
		blocks = append(blocks, a.effect(w)...)
	}
	return blocks
}

func (a *assembler) indicatorNames(ids []string) []string {
	var out []string
	for _, id := range ids {
		name := id
		if a.e.Strategy != nil {
			for _, i := range a.e.Strategy.Indicators {
				if i.ID == id {
					name = id + " — " + i.Name
				}
			}
		}
		out = append(out, name)
	}
	return out
}

func (a *assembler) effect(w *wording.Words) []report.Block {
	e := a.e.Economics
	v := wording.Values{"currency": a.currency(), "start": fmt.Sprint(e.Start), "rate": ""}
	if e.Rate != nil {
		v["rate"] = number(ratePercent(*e.Rate))
	}
	var rows []yearRow
	for _, b := range e.Benefits {
		rows = append(rows, yearRow{b.Name, b.Amounts})
	}
	return []report.Block{
		heading(2, w, "economics.heading", nil), para(w, "economics.lead", v), para(w, "economics.benefits_lead", nil),
		a.yearTable("results/benefits", w.Inlines("economics.caption", v), w.Text("economics.name", nil), e.Start, rows),
	}
}

// ratePercent gives a discount rate in per cent: 0.15 and 15 both mean 15 %.
func ratePercent(rate decimal.Decimal) decimal.Decimal {
	if rate.LessThan(decimal.NewFromInt(1)) {
		return rate.Mul(decimal.NewFromInt(100))
	}
	return rate
}

// yearRow is a name with its amounts by year.
type yearRow struct {
	name    string
	amounts []decimal.Decimal
}

// yearTable prints rows by year from the first year on, with their sums.
func (a *assembler) yearTable(id string, caption []report.Inline, name string, first int, rows []yearRow) *report.Table {
	years := 0
	for _, r := range rows {
		years = max(years, len(r.amounts))
	}
	heads := []string{name}
	for i := range years {
		heads = append(heads, fmt.Sprint(first+i))
	}
	t := newTable(id, caption, append(heads, a.word("table", "total")))
	totals := make([]decimal.Decimal, years)
	for _, r := range rows {
		cells := []string{r.name}
		for i := range years {
			if i >= len(r.amounts) {
				cells = append(cells, "")
				continue
			}
			totals[i] = totals[i].Add(r.amounts[i])
			cells = append(cells, number(r.amounts[i]))
		}
		t.Rows = append(t.Rows, a.row(append(cells, number(analysis.Sum(r.amounts)))...))
	}
	cells := []string{a.word("table", "total")}
	for i, d := range totals {
		alignRight(t, i+1)
		cells = append(cells, number(d))
	}
	alignRight(t, years+1)
	t.Rows = append(t.Rows, a.row(append(cells, number(analysis.Sum(totals)))...))
	return t
}
