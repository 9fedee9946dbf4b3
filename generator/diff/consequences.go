package diff

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/russian"
)

// fact is a figure that follows from the data.
type fact struct {
	kind, id, name, field string
	value                 decimal.Decimal // rounded as the report prints it
	places                int32
	unit                  string
}

var phaseFields = map[string]string{
	"development":   "всего на разработку",
	"commissioning": "всего на ввод в действие",
	"operation":     "всего на обеспечение функционирования",
}

// facts works out the figures of an engagement that the report prints and that
// a change of data may move; totals have so many places.
func facts(e *engagement.Engagement, places int32) []fact {
	var out []fact
	standings := analysis.Standings(analysis.Scored(e), e.Criteria)
	for i, v := range e.Variants {
		add := func(field string, value decimal.Decimal, places int32, unit string) {
			out = append(out, fact{"вариант", v.ID, v.Name, field, value.Round(places), places, unit})
		}
		if len(e.Criteria) > 0 {
			add("взвешенная сумма", standings[i].Total, places, "")
			add("место", decimal.NewFromInt(int64(standings[i].Rank)), 0, "")
		}
		if len(e.Requirements) > 0 {
			share := analysis.Covered(v, e.Requirements, analysis.All).Share
			add("охват требований", share.Shift(2), 1, "%")
		}
	}
	money := currency(e)
	total := decimal.Zero
	for _, phase := range analysis.Phases() {
		_, sum := analysis.CostsOf(e.Costs, phase)
		out = append(out, fact{"затраты", "", "", phaseFields[phase], sum, -1, money})
		total = total.Add(sum)
	}
	out = append(out, fact{"затраты", "", "", "итого", total, -1, money})
	return append(out, effectFacts(analysis.EffectOf(e), money)...)
}

// effectFacts gives what of the effect can be computed.
func effectFacts(f analysis.Effect, money string) []fact {
	if f.Lack != analysis.LackNothing {
		return nil
	}
	out := []fact{{"эффект", "", "", "сумма чистых потоков", f.Net, -1, money}}
	if f.NPV != nil {
		out = append(out, fact{"эффект", "", "", "чистый приведенный доход", f.NPV.Round(2), 2, money})
	}
	if f.IRR.State == analysis.IRRFound {
		out = append(out, fact{"эффект", "", "", "внутренняя норма доходности", f.IRR.Rate.Shift(2).Round(1), 1, "%"})
	}
	for _, p := range []struct {
		field string
		analysis.Payback
	}{{"срок окупаемости", f.Payback}, {"дисконтированный срок окупаемости", f.Discounted}} {
		if p.State == analysis.InYear {
			out = append(out, fact{"эффект", "", "", p.field, p.After.Round(1), 1, "года"})
		}
	}
	return out
}

// totalPlaces gives the places that tell apart the totals of two engagements.
func totalPlaces(old, new *engagement.Engagement) int32 {
	return analysis.Places(append(analysis.Standings(analysis.Scored(old), old.Criteria), analysis.Standings(analysis.Scored(new), new.Criteria)...))
}

// withConsequences puts each figure that moved behind the last change of its
// object, or else at the end. A figure that only one side has came or went with
// its object.
func withConsequences(changes []Change, old, new []fact) []Change {
	for _, f := range new {
		i := slices.IndexFunc(old, func(o fact) bool { return o.kind == f.kind && o.id == f.id && o.field == f.field })
		if i < 0 || old[i].value.Equal(f.value) {
			continue
		}
		at := len(changes)
		for j, c := range changes {
			if f.id != "" && c.ID == f.id && c.Kind == f.kind {
				at = j + 1
			}
		}
		changes = slices.Insert(changes, at, consequence(old[i], f))
	}
	return changes
}

func consequence(old, new fact) Change {
	head := strings.TrimSpace(new.kind + " " + new.id)
	a, b := old.shown(), new.shown()
	return Change{
		Kind: new.kind, ID: new.id, Name: new.name, Field: new.field, Action: Derived, head: head,
		Old: a.raw, New: b.raw, Text: head + ": " + new.field + ": " + between(a, b),
	}
}

func (f fact) shown() shown {
	text := russian.Number(f.value)
	if f.places >= 0 {
		text = russian.Fixed(f.value, f.places)
	}
	return shown{raw: json.Number(f.value.String()), text: text, unit: f.unit}
}
