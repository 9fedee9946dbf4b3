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
		v := wording.Values{"total": number(group.Total), "currency": costUnit(a)}
		_, list := a.e.ChosenCosts()
		t := a.captioned("resources/"+name, w, name+".", "costs.", v, costColumns(of("name"), enum("kind", "cost"))...)
		t.costs(list, costs, []analysis.CostGroup{group}, group.Total)
		return []report.Block{heading(2, w, name+".heading", nil), para(w, name+".lead", v), t.out}
	}
}

// costColumns are those of a table of costs behind what names them.
func costColumns(names ...column) []column {
	return append(names, maybe("stage"), figures("quantity").ifAny(), maybe("unit"), figures("price").ifAny(), figures("total"), maybe("basis"))
}

// costs adds the costs of some phases and their total; of several, each phase stands
// under a row across the table.
func (t *table) costs(list string, costs analysis.CostTable, phases []analysis.CostGroup, total decimal.Decimal) {
	sums := map[string]decimal.Decimal{}
	at := slices.IndexFunc(t.columns, func(c column) bool { return c.name == "total" })
	t.columns[at] = t.columns[at].as(func(a *assembler, x engagement.Entry) report.Cell {
		c := a.text(number(sums[x.Key]))
		c.Keys = report.Keys{x.Key + ".amounts"}
		return c
	})
	entries := t.a.names.Entries(list)
	for _, phase := range phases {
		if len(phases) > 1 && len(costs.Of(phase.Key)) > 0 {
			t.across(t.a.text(russian.Capital(t.a.word("phase", phase.Key))))
		}
		for i, r := range costs.Rows {
			if r.Cost.Phase == phase.Key {
				sums[entries[i].Key] = r.Total
				t.entry(entries[i])
			}
		}
	}
	t.add(t.a.total(at), t.a.text(number(total)), t.a.text(""))
}

// costTotals prints the totals by phase, by kind and, where costs name stages, by
// stage.
func costTotals(a *assembler) []report.Block {
	w, costs := a.file("resources"), analysis.Costs(a.e)
	v := wording.Values{"total": number(costs.Total), "currency": costUnit(a)}
	blocks := []report.Block{
		heading(2, w, "totals.heading", nil), para(w, "totals.lead", v),
		shareTable(a, "resources/totals", w, "totals.", costs, costs.Phases, func(key string) []string { return []string{russian.Capital(a.word("phase", key))} }, of("group")),
		para(w, "kinds.lead", nil),
		shareTable(a, "resources/kinds", w, "kinds.", costs, costs.Kinds, func(key string) []string { return []string{russian.Capital(a.word("cost", key))} }, of("group")),
	}
	if len(costs.Stages) == 0 {
		return append(blocks, costVAT(a, w, costs)...)
	}
	stages := map[string]engagement.Stage{"": {Name: w.Text("stages.none", nil)}}
	for _, s := range a.e.Stages {
		stages[s.ID] = s
	}
	blocks = append(blocks, para(w, "stages.lead", nil),
		shareTable(a, "resources/stages", w, "stages.", costs, costs.Stages, func(key string) []string { return []string{key, stages[key].Name} }, of("id"), of("group")))
	return append(blocks, costVAT(a, w, costs)...)
}

// shareTable prints groups of costs with their shares of the whole. The names of
// a group take the first columns.
func shareTable(a *assembler, id string, w *wording.Words, prefix string, costs analysis.CostTable, groups []analysis.CostGroup, names func(string) []string, columns ...column) *report.Table {
	t := a.table(id, w, prefix, wording.Values{"currency": costUnit(a)}, append(columns, figures("sum"), figures("share"))...)
	t.out.Keep = true
	whole := decimal.Zero
	for _, g := range groups {
		whole = whole.Add(g.Share)
		t.add(a.texts(append(names(g.Key), number(g.Total), russian.Fixed(g.Share, 1))...)...)
	}
	t.add(append([]report.Cell{a.total(len(columns))}, a.texts(number(costs.Total), russian.Fixed(whole, 1))...)...)
	return t.out
}
