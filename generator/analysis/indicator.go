package analysis

import (
	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
)

// Change is the way of an indicator from its baseline to its target. Delta, in
// the indicator's unit, is nil when either value is missing; Percent, exact to
// six places, also when the baseline is zero or negative, for then it would
// mean nothing.
type Change struct {
	Indicator engagement.Indicator
	Delta     *decimal.Decimal
	Percent   *decimal.Decimal
}

// Changes gives the change of each indicator, in the engagement's order.
func Changes(indicators []engagement.Indicator) []Change {
	var out []Change
	for _, i := range indicators {
		c := Change{Indicator: i}
		if i.Baseline != nil && i.Target != nil {
			delta := i.Target.Sub(*i.Baseline)
			c.Delta = &delta
			if i.Baseline.IsPositive() {
				percent := delta.Shift(2).DivRound(*i.Baseline, 6)
				c.Percent = &percent
			}
		}
		out = append(out, c)
	}
	return out
}
