package section

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/chart"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// costYears prints each cost by year. Costs of a single year are said in a sentence.
func costYears(a *assembler) []report.Block {
	w, costs := a.file("resources"), analysis.Costs(a.e)
	v := costValues(a, costs)
	h := heading(2, w, "years.heading", nil)
	if len(costs.Years) == 1 {
		return []report.Block{h, para(w, "years.single", v)}
	}
	blocks := []report.Block{h, para(w, "years.lead", v), costYearTable(a, w, costs, v)}
	if len(shownYears(costs.Years, yearColumns)) < len(costs.Years) {
		blocks = append(blocks, para(w, "years.gaps", v))
	}
	return blocks
}

// costValues are the values of all phrases about the years.
func costValues(a *assembler, costs analysis.CostTable) wording.Values {
	return wording.Values{
		"start": fmt.Sprint(costs.First), "years": fmt.Sprint(len(costs.Years)),
		"total": number(costs.Total), "currency": costUnit(a),
	}
}

// costYearTable prints each cost by year, the sum of a phase behind its costs where the
// table of ownership does not tell it.
func costYearTable(a *assembler, w *wording.Words, costs analysis.CostTable, v wording.Values) *report.Table {
	var rows []yearRow
	for _, phase := range costs.Phases {
		for _, r := range costs.Of(phase.Key) {
			rows = append(rows, yearRow{name: r.Cost.Name, from: r.From, amounts: r.Amounts})
		}
		if a.prints("resources/ownership") {
			continue
		}
		rows = append(rows, yearRow{name: w.Text("years.phase", wording.Values{"phase": a.word("phase", phase.Key)}), amounts: phase.Years})
	}
	return yearTable(a, "resources/years", w, "years.", v, costs.First, rows, costs.Years)
}

// ownership prints phase by year: the total cost of ownership of each year, and
// up to its end.
func ownership(a *assembler) []report.Block {
	w, costs := a.file("resources"), analysis.Costs(a.e)
	v := costValues(a, costs)
	blocks := []report.Block{heading(2, w, "ownership.heading", nil), para(w, "ownership.lead", v), ownershipTable(a, w, costs, v)}
	if len(shownYears(costs.Years, yearRows)) < len(costs.Years) {
		blocks = append(blocks, para(w, "years.gaps", v))
	}
	return append(blocks, costFigure(a, w, costs, v)...)
}

func ownershipTable(a *assembler, w *wording.Words, costs analysis.CostTable, v wording.Values) *report.Table {
	columns := []column{of("year")}
	for _, phase := range costs.Phases {
		columns = append(columns, figures(phase.Key))
	}
	t := a.table("resources/ownership", w, "ownership.", v, append(columns, figures("all"), figures("cumulative"))...)
	cumulative := analysis.Cumulative(costs.Years)
	for _, year := range shownYears(costs.Years, yearRows) {
		cells := []string{fmt.Sprint(costs.First + year)}
		for _, phase := range costs.Phases {
			cells = append(cells, number(phase.Years[year]))
		}
		t.add(a.texts(append(cells, number(costs.Years[year]), number(cumulative[year]))...)...)
	}
	cells := []string{a.word("table", "total")}
	for _, phase := range costs.Phases {
		cells = append(cells, number(phase.Total))
	}
	t.add(a.texts(append(cells, number(costs.Total), "")...)...)
	return t.out
}

// costFigure draws the phases by year. There is no column for a sum below zero.
func costFigure(a *assembler, w *wording.Words, costs analysis.CostTable, v wording.Values) []report.Block {
	if !a.e.Figures.Costs || len(costs.Years) > yearRows {
		return nil
	}
	c := chart.Columns{Labels: yearLabels(costs.First, len(costs.Years)), Axis: costUnit(a)}
	for _, phase := range costs.Phases {
		if anyNegative(phase.Years) {
			return nil
		}
		c.Series = append(c.Series, chart.Series{Name: a.word("phase", phase.Key), Values: floats(phase.Years)})
	}
	for _, d := range costs.Years {
		c.Totals = append(c.Totals, number(d))
	}
	return []report.Block{
		para(w, "costs.figure", v),
		a.picture("resources/costs-figure", w, "costs", v, costAlt(a, w, costs, v), c),
	}
}

func costAlt(a *assembler, w *wording.Words, costs analysis.CostTable, v wording.Values) string {
	var years []string
	for i, d := range costs.Years {
		var parts []string
		for _, phase := range costs.Phases {
			parts = append(parts, a.word("phase", phase.Key)+" "+number(phase.Years[i]))
		}
		years = append(years, fmt.Sprintf("%d — %s (%s)", costs.First+i, number(d), join(parts)))
	}
	return w.Text("costs.alt", wording.Values{"years": strings.Join(years, "; "), "currency": v["currency"]})
}

func anyNegative(list []decimal.Decimal) bool {
	for _, d := range list {
		if d.IsNegative() {
			return true
		}
	}
	return false
}
