package section

import (
	"slices"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// The costs: the three phases of the standard stand apart, then come their totals and
// the costs by year. Every sum is one of analysis.Costs.

// phase prints the costs of a phase.
func phase(name string) func(*assembler) []report.Block {
	return func(a *assembler) []report.Block {
		w, costs := a.file("resources"), analysis.Costs(a.e)
		at := slices.IndexFunc(costs.Phases, func(g analysis.CostGroup) bool { return g.Key == name })
		group := costs.Phases[at]
		v := wording.Values{"total": number(group.Total), "currency": a.currency()}
		return []report.Block{heading(2, w, name+".heading", nil), para(w, name+".lead", v), costTable(a, w, group, costs, v)}
	}
}

func costTable(a *assembler, w *wording.Words, phase analysis.CostGroup, costs analysis.CostTable, v wording.Values) *report.Table {
	sums := map[string]decimal.Decimal{}
	total := figures("total").as(func(a *assembler, x engagement.Entry) report.Cell {
		c := a.text(number(sums[x.Key]))
		c.Keys = report.Keys{x.Key + ".amounts"}
		return c
	})
	t := a.captioned("resources/"+phase.Key, w, phase.Key+".", "costs.", v,
		of("name"), enum("kind", "cost"), maybe("stage"), figures("quantity").ifAny(), maybe("unit"), figures("price").ifAny(), total)
	for i, x := range a.names.Entries("costs") {
		if r := costs.Rows[i]; r.Cost.Phase == phase.Key {
			sums[x.Key] = r.Total
			t.entry(x)
		}
	}
	t.add(a.total(len(t.columns)-1), a.text(number(phase.Total)))
	return t.out
}

// costTotals prints the totals by phase, by kind and, where costs name stages, by
// stage.
func costTotals(a *assembler) []report.Block {
	w, costs := a.file("resources"), analysis.Costs(a.e)
	v := wording.Values{"total": number(costs.Total), "currency": a.currency()}
	blocks := []report.Block{
		heading(2, w, "totals.heading", nil), para(w, "totals.lead", v),
		shareTable(a, "resources/totals", w, "totals.", costs, costs.Phases, func(key string) []string { return []string{russian.Capital(a.word("phase", key))} }, of("group")),
		para(w, "kinds.lead", nil),
		shareTable(a, "resources/kinds", w, "kinds.", costs, costs.Kinds, func(key string) []string { return []string{russian.Capital(a.word("cost", key))} }, of("group")),
	}
	if len(costs.Stages) == 0 {
		return blocks
	}
	stages := map[string]engagement.Stage{"": {Name: w.Text("stages.none", nil)}}
	for _, s := range a.e.Stages {
		stages[s.ID] = s
	}
	return append(blocks, para(w, "stages.lead", nil),
		shareTable(a, "resources/stages", w, "stages.", costs, costs.Stages, func(key string) []string { return []string{key, stages[key].Name} }, of("id"), of("group")))
}

// shareTable prints groups of costs with their shares of the whole. The names of
// a group take the first columns.
func shareTable(a *assembler, id string, w *wording.Words, prefix string, costs analysis.CostTable, groups []analysis.CostGroup, names func(string) []string, columns ...column) *report.Table {
	t := a.table(id, w, prefix, wording.Values{"currency": a.currency()}, append(columns, figures("sum"), figures("share"))...)
	t.out.Keep = true
	whole := decimal.Zero
	for _, g := range groups {
		whole = whole.Add(g.Share)
		t.add(a.texts(append(names(g.Key), number(g.Total), russian.Fixed(g.Share, 1))...)...)
	}
	t.add(append([]report.Cell{a.total(len(columns))}, a.texts(number(costs.Total), russian.Fixed(whole, 1))...)...)
	return t.out
}
