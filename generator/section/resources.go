package section

import (
	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// resources prints the costs: the three phases of the standard stand apart, then
// come their totals and the costs by year. Every sum is one of analysis.Costs.
func (a *assembler) resources() []report.Block {
	if len(a.e.Costs) == 0 {
		return nil
	}
	w := a.file("resources")
	costs := analysis.Costs(a.e)
	var blocks []report.Block
	for _, phase := range costs.Phases {
		if list := costs.Of(phase.Key); len(list) > 0 {
			v := wording.Values{"total": number(phase.Total), "currency": a.currency()}
			blocks = append(blocks, heading(2, w, phase.Key+".heading", nil), para(w, phase.Key+".lead", v), a.costTable(w, phase, list, v))
		}
	}
	blocks = append(blocks, a.costTotals(w, costs)...)
	return append(blocks, a.costYears(w, costs)...)
}

func (a *assembler) costTable(w *wording.Words, phase analysis.CostGroup, list []analysis.CostRow, v wording.Values) *report.Table {
	t := newTable("resources/"+phase.Key, w.Inlines(phase.Key+".caption", v), w.List("costs.columns", nil))
	alignRight(t, 3, 5, 6)
	for _, r := range list {
		c := r.Cost
		t.Rows = append(t.Rows, a.row(c.Name, a.word("cost", c.Kind), c.Stage,
			optional(c.Quantity), c.Unit, optional(c.Price), number(r.Total)))
	}
	sum := report.TextCell(a.word("table", "total"))
	sum.Span = 6
	t.Rows = append(t.Rows, []report.Cell{sum, report.TextCell(number(phase.Total))})
	return t
}

// costTotals prints the totals by phase, by kind and, where costs name stages, by
// stage.
func (a *assembler) costTotals(w *wording.Words, costs analysis.CostTable) []report.Block {
	v := wording.Values{"total": number(costs.Total), "currency": a.currency()}
	blocks := []report.Block{
		heading(2, w, "totals.heading", nil), para(w, "totals.lead", v),
		a.shareTable(w, "totals", costs, costs.Phases, func(key string) []string { return []string{a.word("phase", key)} }),
		para(w, "kinds.lead", nil),
		a.shareTable(w, "kinds", costs, costs.Kinds, func(key string) []string { return []string{a.word("cost", key)} }),
	}
	if len(costs.Stages) == 0 {
		return blocks
	}
	stages := map[string]engagement.Stage{"": {Name: w.Text("stages.none", nil)}}
	for _, s := range a.e.Stages {
		stages[s.ID] = s
	}
	return append(blocks, para(w, "stages.lead", nil),
		a.shareTable(w, "stages", costs, costs.Stages, func(key string) []string { return []string{key, stages[key].Name} }))
}

// shareTable prints groups of costs with their shares of the whole. The names of
// a group take the first columns.
func (a *assembler) shareTable(w *wording.Words, key string, costs analysis.CostTable, groups []analysis.CostGroup, names func(string) []string) *report.Table {
	t := table("resources/"+key, w, key+".caption", key+".columns", wording.Values{"currency": a.currency()})
	t.Keep = true
	alignRight(t, len(t.Columns)-2, len(t.Columns)-1)
	whole := decimal.Zero
	for _, g := range groups {
		whole = whole.Add(g.Share)
		t.Rows = append(t.Rows, a.row(append(names(g.Key), number(g.Total), russian.Fixed(g.Share, 1))...))
	}
	sum := report.TextCell(a.word("table", "total"))
	sum.Span = len(t.Columns) - 2
	t.Rows = append(t.Rows, append([]report.Cell{sum}, a.row(number(costs.Total), russian.Fixed(whole, 1))...))
	return t
}
