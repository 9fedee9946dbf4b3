package analysis

import (
	"slices"

	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
)

// Swing is how far the weight of one criterion may move while a variant keeps
// the first place, alone or with others. The other weights keep their
// proportions and make the sum up to 1. Weight, Low and High are shares of the
// sum, 0 to 1, exact to 16 places.
type Swing struct {
	Criterion         string
	Weight, Low, High decimal.Decimal
	// Below and Above are the variants that take the first place over when the
	// weight leaves the range; none where the range ends at 0 or 1.
	Below, Above []string
	// Alone is set for the only criterion: its weight of 1 can't move.
	Alone bool
	// Whole is set for a criterion that has all the weight. The others have no
	// proportions to keep: they share what it gives up equally.
	Whole bool
}

// Keeps tells whether no weight of the criterion takes the first place away.
func (s Swing) Keeps() bool { return len(s.Below)+len(s.Above) == 0 }

// Sensitivity gives the swing of every criterion, in their order, for a variant
// that has the first place, be it shared with others (of Rank 1 in Standings).
// There is none for a variant that is not there and for weights of no sum.
func Sensitivity(variants []engagement.Variant, criteria []engagement.Criterion, first string) []Swing {
	at := slices.IndexFunc(variants, func(v engagement.Variant) bool { return v.ID == first })
	sum := Weights(criteria)
	if at < 0 || !sum.IsPositive() {
		return nil
	}
	out := make([]Swing, len(criteria))
	for i, c := range criteria {
		out[i] = Swing{Criterion: c.ID, Weight: c.Weight.Div(sum), High: decimal.NewFromInt(1), Alone: len(criteria) == 1}
		out[i].Whole = c.Weight.Equal(sum) && !out[i].Alone
		if out[i].Alone {
			out[i].Low = out[i].Weight
			continue
		}
		out[i].narrow(variants[at], variants, criteria, i)
	}
	return out
}

// Weights gives the sum of the weights, 1 or 100 where they are right.
func Weights(criteria []engagement.Criterion) decimal.Decimal {
	sum := decimal.Zero
	for _, c := range criteria {
		sum = sum.Add(c.Weight)
	}
	return sum
}

// lead is by how much a variant leads a rival when a criterion has no weight and
// when it has all of it, both times the same positive number. Between the two
// the lead is linear in the weight.
type lead struct{ without, alone decimal.Decimal }

func leadOver(v, rival engagement.Variant, criteria []engagement.Criterion, at int) lead {
	others := append(slices.Clone(criteria[:at]), criteria[at+1:]...)
	if !Weights(others).IsPositive() {
		for i := range others {
			others[i].Weight = decimal.NewFromInt(1)
		}
	}
	ahead := func(c engagement.Criterion) decimal.Decimal { return v.Scores[c.ID].Sub(rival.Scores[c.ID]) }
	l := lead{alone: ahead(criteria[at]).Mul(Weights(others))}
	for _, c := range others {
		l.without = l.without.Add(c.Weight.Mul(ahead(c)))
	}
	return l
}

// narrow takes the weights at which a rival leads out of the range.
func (s *Swing) narrow(v engagement.Variant, rivals []engagement.Variant, criteria []engagement.Criterion, at int) {
	var low, high takeover
	for _, rival := range rivals {
		l := leadOver(v, rival, criteria, at)
		if l.without.IsNegative() == l.alone.IsNegative() {
			continue // this one leads nowhere
		}
		slope := l.alone.Sub(l.without)
		even := l.without.Neg().Div(slope)
		if slope.IsPositive() {
			low.add(rival.ID, even, slope)
		} else {
			high.add(rival.ID, even.Neg(), slope.Neg())
		}
	}
	if s.Below = low.rivals; s.Below != nil {
		s.Low = low.at
	}
	if s.Above = high.rivals; s.Above != nil {
		s.High = high.at.Neg()
	}
}

// takeover is where the first place goes to whom: of several rivals to the one
// met first and, where they are met at once, gaining fastest.
type takeover struct {
	at, slope decimal.Decimal
	rivals    []string
}

func (t *takeover) add(rival string, at, slope decimal.Decimal) {
	order := at.Cmp(t.at)
	if order == 0 {
		order = slope.Cmp(t.slope)
	}
	switch {
	case t.rivals == nil || order > 0:
		*t = takeover{at, slope, []string{rival}}
	case order == 0:
		t.rivals = append(t.rivals, rival)
	}
}
