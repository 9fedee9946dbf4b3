package section

import (
	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// resources prints the costs: the three phases of the standard stand apart,
// then their totals.
func (a *assembler) resources() []report.Block {
	if len(a.e.Costs) == 0 {
		return nil
	}
	w := a.file("resources")
	var blocks []report.Block
	for _, phase := range analysis.Phases {
		if costs, total := analysis.CostsOf(a.e.Costs, phase); len(costs) > 0 {
			v := wording.Values{"total": number(total), "currency": a.currency()}
			blocks = append(blocks, heading(2, w, phase+".heading", nil), para(w, phase+".lead", v), a.costTable(w, phase, costs, total, v))
		}
	}
	blocks = append(blocks, a.costYears(w)...)
	return append(blocks, a.costTotals(w)...)
}

func (a *assembler) costTable(w *wording.Words, phase string, costs []engagement.Cost, total decimal.Decimal, v wording.Values) *report.Table {
	t := newTable("resources/"+phase, w.Inlines(phase+".caption", v), w.List("costs.columns", nil))
	alignRight(t, 3, 5, 6)
	for _, c := range costs {
		t.Rows = append(t.Rows, a.row(c.Name, a.word("cost", c.Kind), c.Stage,
			optional(c.Quantity), c.Unit, optional(c.Price), number(analysis.CostTotal(c))))
	}
	sum := report.TextCell(a.word("table", "total"))
	sum.Span = 6
	t.Rows = append(t.Rows, []report.Cell{sum, report.TextCell(number(total))})
	return t
}

// costYears shows the costs that are given as amounts by year.
func (a *assembler) costYears(w *wording.Words) []report.Block {
	var rows []yearRow
	for _, c := range a.e.Costs {
		if len(c.Amounts) > 0 {
			rows = append(rows, yearRow{c.Name, c.Amounts})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	v := wording.Values{"currency": a.currency()}
	return []report.Block{
		heading(2, w, "years.heading", nil), para(w, "years.lead", nil),
		a.yearTable("resources/years", w.Inlines("years.caption", v), w.Text("years.name", nil), analysis.FirstYear(a.e), rows),
	}
}

func (a *assembler) costTotals(w *wording.Words) []report.Block {
	grand := decimal.Zero
	var totals []decimal.Decimal
	for _, phase := range analysis.Phases {
		_, total := analysis.CostsOf(a.e.Costs, phase)
		totals = append(totals, total)
		grand = grand.Add(total)
	}
	v := wording.Values{"total": number(grand), "currency": a.currency()}
	t := table("resources/totals", w, "totals.caption", "totals.columns", v)
	t.Keep = true
	alignRight(t, 1, 2)
	shares := analysis.Shares(totals)
	for i, phase := range analysis.Phases {
		t.Rows = append(t.Rows, a.row(a.word("phase", phase), number(totals[i]), russian.Fixed(shares[i], 1)))
	}
	t.Rows = append(t.Rows, a.row(a.word("table", "total"), number(grand), russian.Fixed(analysis.Sum(shares), 1)))
	return []report.Block{heading(2, w, "totals.heading", nil), para(w, "totals.lead", v), t}
}
