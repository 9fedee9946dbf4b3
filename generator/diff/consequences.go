package diff

import (
	"encoding/json"
	"reflect"
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
	given                 *shown // of what is no number; nil for a number
}

var phaseFields = map[string]string{
	"development":   "всего на разработку",
	"commissioning": "всего на ввод в действие",
	"operation":     "всего на обеспечение функционирования",
}

// facts works out the figures of an engagement that the report prints and that
// a change of data may move; the standings are its own, and totals have so many places.
func facts(e *engagement.Engagement, standings []analysis.Standing, places int32) []fact {
	var out []fact
	money := currency(e)
	costs := analysis.CostsOfVariants(e)
	measures := map[string][]analysis.Measure{}
	for _, c := range e.Criteria {
		measures[c.ID] = analysis.Measures(e, c.Measure)
	}
	for i, v := range e.Variants {
		add := func(field string, value decimal.Decimal, places int32, unit string) {
			out = append(out, fact{kind: "вариант", id: v.ID, name: v.Name, field: field, value: rounded(value, places), places: places, unit: unit})
		}
		ownership(costs, v.ID, money, add)
		for _, c := range e.Criteria {
			if m := measures[c.ID]; m != nil && m[i].Score != nil {
				add(computedScore+c.ID, *m[i].Score, analysis.MeasuredPlaces, "")
			}
		}
		if len(e.Criteria) > 0 {
			add("взвешенная сумма", standings[i].Total, places, "")
			add(rank, decimal.NewFromInt(int64(standings[i].Rank)), 0, "")
		}
		if len(e.Requirements) > 0 {
			share := analysis.Covered(v, e.Requirements, analysis.All).Share
			add("охват требований", share.Shift(2), 1, "%")
		}
	}
	out = append(out, scheduleFacts(e)...)
	out = append(out, remarkFacts(e)...)
	out = append(out, costFacts(e, money)...)
	return append(out, effectFacts(analysis.EffectOf(e), money)...)
}

const (
	effect        = "эффект"
	computedScore = "оценка по критерию "
	rank          = "место"
)

// rounded gives a value as the report prints it; below no places all of it is.
func rounded(value decimal.Decimal, places int32) decimal.Decimal {
	if places < 0 {
		return value
	}
	return value.Round(places)
}

// ownership gives what a variant costs in all, where the variants are compared by it.
func ownership(list []analysis.VariantCosts, variant, money string, add func(string, decimal.Decimal, int32, string)) {
	if len(list) < 2 {
		return
	}
	for _, c := range list {
		if c.Variant != variant {
			continue
		}
		add("совокупная стоимость владения", c.Total, -1, money)
		if c.Discounted != nil {
			add("приведенная стоимость владения", *c.Discounted, 2, money)
		}
	}
}

// costFacts gives the totals of the costs and the sums with and without VAT.
func costFacts(e *engagement.Engagement, money string) []fact {
	t := analysis.Costs(e)
	var out []fact
	add := func(field string, value decimal.Decimal) {
		out = append(out, fact{kind: "затраты", field: field, value: value, places: -1, unit: money})
	}
	for _, phase := range t.Phases {
		add(phaseFields[phase.Key], phase.Total)
	}
	add("итого", t.Total)
	if parts, total := analysis.VATOf(e.VAT, t.PhaseTotals()); parts != nil {
		if *e.VAT.Included {
			add("итого без НДС", total.Without)
		} else {
			add("итого с НДС", total.With)
		}
	}
	return out
}

// effectFacts gives what of the effect can be computed.
func effectFacts(f analysis.Effect, money string) []fact {
	if f.Lack != analysis.LackNothing {
		return nil
	}
	out := []fact{{kind: effect, field: "сумма чистых потоков", value: f.Net, places: -1, unit: money}}
	if f.NPV != nil {
		out = append(out, fact{kind: effect, field: "чистый приведенный доход", value: f.NPV.Round(2), places: 2, unit: money})
	}
	if f.IRR.State == analysis.IRRFound {
		out = append(out, fact{kind: effect, field: "внутренняя норма доходности", value: f.IRR.Rate.Shift(2).Round(1), places: 1, unit: "%"})
	}
	for _, p := range []struct {
		field string
		analysis.Payback
	}{{"срок окупаемости", f.Payback}, {"дисконтированный срок окупаемости", f.Discounted}} {
		if p.State == analysis.InYear {
			out = append(out, fact{kind: effect, field: p.field, value: p.After.Round(1), places: 1, unit: "года"})
		}
	}
	return out
}

// standings gives the results of the variants with all their scores.
func standings(e *engagement.Engagement) []analysis.Standing {
	return analysis.Standings(analysis.Scored(e), e.Criteria)
}

// withConsequences puts each figure that moved behind the last change of its
// object, or else at the end. A figure that only one side has came or went with
// its object. The place of a variant whose computed score moved is told even when
// it stays.
func withConsequences(changes []Change, old, new []fact) []Change {
	recomputed := map[string]bool{}
	for _, f := range new {
		i := slices.IndexFunc(old, func(o fact) bool { return o.kind == f.kind && o.id == f.id && o.field == f.field })
		if i < 0 {
			continue
		}
		stays := reflect.DeepEqual(old[i].shown().raw, f.shown().raw)
		if !stays && strings.HasPrefix(f.field, computedScore) {
			recomputed[f.id] = true
		}
		if stays && !(f.field == rank && recomputed[f.id]) {
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
	told := between(a, b)
	if a.text == b.text && a.unit == b.unit {
		told = b.text + ", прежнее"
	}
	return Change{
		Kind: new.kind, ID: new.id, Name: new.name, Field: new.field, Action: Derived, head: head,
		Old: a.raw, New: b.raw, Text: head + ": " + new.field + ": " + told,
	}
}

func (f fact) shown() shown {
	if f.given != nil {
		return *f.given
	}
	text := russian.Number(f.value)
	if f.places >= 0 {
		text = russian.Fixed(f.value, f.places)
	}
	return shown{raw: json.Number(f.value.String()), text: text, unit: f.unit}
}
