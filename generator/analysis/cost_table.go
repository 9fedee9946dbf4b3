package analysis

import (
	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
)

// CostTable is every total of the costs. Text, tables and pictures take their
// figures from here, so that one sum is the same wherever it is printed. Sums
// are exact.
type CostTable struct {
	First  int         // the calendar year of the first of Years
	Rows   []CostRow   // one a cost, in the engagement's order
	Phases []CostGroup // always the three of Phases, in that order
	Kinds  []CostGroup // those that occur, in the order of Kinds
	Stages []CostGroup // those that a cost names, in the plan's order; the rest under ""; none when no cost names a stage
	Years  []decimal.Decimal
	Total  decimal.Decimal
}

// CostRow is one cost in its years: Amounts begin with the year number From,
// counted from 0 for CostTable.First.
type CostRow struct {
	Cost    engagement.Cost
	From    int
	Amounts []decimal.Decimal
	Total   decimal.Decimal
}

// CostGroup is the costs that have a phase, a kind or a stage in common. Shares
// are in per cent and add up to 100,0.
type CostGroup struct {
	Key   string
	Years []decimal.Decimal // of a phase only; as many as CostTable.Years
	Total decimal.Decimal
	Share decimal.Decimal
}

// Cumulative gives the running totals.
func Cumulative(list []decimal.Decimal) []decimal.Decimal {
	total := decimal.Zero
	var out []decimal.Decimal
	for _, d := range list {
		total = total.Add(d)
		out = append(out, total)
	}
	return out
}

// Costs places every cost in its years and adds them up. Amounts by year begin
// with the first year; a cost by quantity and price belongs to it too, unless
// its stage ends in a later year by the dated schedule of the plan.
func Costs(e *engagement.Engagement) CostTable { return once(e, "costs", costsOf) }

func costsOf(e *engagement.Engagement) CostTable {
	costs, _ := e.ChosenCosts()
	return costTable(e, costs, stageYears(e))
}

// costTable is that of some costs of an engagement whose stages end in these years.
func costTable(e *engagement.Engagement, costs []engagement.Cost, ends map[string]int) CostTable {
	t := CostTable{First: FirstYear(e)}
	years := 0
	for _, c := range costs {
		r := costRow(c, max(ends[c.Stage]-t.First, 0))
		t.Rows = append(t.Rows, r)
		years = max(years, r.From+len(r.Amounts))
	}
	t.Years = t.byYear(years, func(engagement.Cost) bool { return true })
	t.Total = Sum(t.Years)
	t.Phases = t.groups(Phases(), func(c engagement.Cost) string { return c.Phase })
	for i, phase := range Phases() {
		t.Phases[i].Years = t.byYear(years, func(c engagement.Cost) bool { return c.Phase == phase })
	}
	t.Kinds = t.groups(t.kinds(), func(c engagement.Cost) string { return c.Kind })
	t.Stages = t.groups(t.stages(e.Stages), func(c engagement.Cost) string { return c.Stage })
	return t
}

func costRow(c engagement.Cost, from int) CostRow {
	if c.Quantity != nil && c.Price != nil {
		total := CostTotal(c)
		return CostRow{Cost: c, From: from, Amounts: []decimal.Decimal{total}, Total: total}
	}
	return CostRow{Cost: c, Amounts: c.Amounts, Total: CostTotal(c)}
}

// stageYears gives the year in which each stage ends, where the plan has dates.
func stageYears(e *engagement.Engagement) map[string]int {
	out := map[string]int{}
	for _, s := range Plan(e).Spans {
		if s.Placed && !s.End.IsZero() {
			out[s.Stage] = s.End.Year()
		}
	}
	return out
}

func (t *CostTable) byYear(years int, keep func(engagement.Cost) bool) []decimal.Decimal {
	out := make([]decimal.Decimal, years)
	for _, r := range t.Rows {
		if !keep(r.Cost) {
			continue
		}
		for i, a := range r.Amounts {
			out[r.From+i] = out[r.From+i].Add(a)
		}
	}
	return out
}

// groups adds up the costs by a key, in the order of the keys.
func (t *CostTable) groups(keys []string, key func(engagement.Cost) string) []CostGroup {
	out := make([]CostGroup, len(keys))
	at := map[string]int{}
	totals := make([]decimal.Decimal, len(keys))
	for i, k := range keys {
		out[i].Key, at[k] = k, i
	}
	for _, r := range t.Rows {
		if i, ok := at[key(r.Cost)]; ok {
			totals[i] = totals[i].Add(r.Total)
		}
	}
	for i, share := range Shares(totals) {
		out[i].Total, out[i].Share = totals[i], share
	}
	return out
}

func (t *CostTable) kinds() []string {
	var out []string
	for _, kind := range Kinds() {
		if t.occurs(func(c engagement.Cost) bool { return c.Kind == kind }) {
			out = append(out, kind)
		}
	}
	return out
}

func (t *CostTable) stages(stages []engagement.Stage) []string {
	var out []string
	for _, s := range stages {
		if t.occurs(func(c engagement.Cost) bool { return c.Stage == s.ID }) {
			out = append(out, s.ID)
		}
	}
	if len(out) > 0 && t.occurs(func(c engagement.Cost) bool { return c.Stage == "" }) {
		out = append(out, "")
	}
	return out
}

func (t *CostTable) occurs(is func(engagement.Cost) bool) bool {
	for _, r := range t.Rows {
		if is(r.Cost) {
			return true
		}
	}
	return false
}

// PhaseTotals gives the totals of Phases.
func (t *CostTable) PhaseTotals() []decimal.Decimal {
	var out []decimal.Decimal
	for _, p := range t.Phases {
		out = append(out, p.Total)
	}
	return out
}

// Of gives the costs of a phase, in the engagement's order.
func (t *CostTable) Of(phase string) []CostRow {
	var out []CostRow
	for _, r := range t.Rows {
		if r.Cost.Phase == phase {
			out = append(out, r)
		}
	}
	return out
}
