package analysis

import (
	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
)

// Lack is why the effect can't be computed.
type Lack string

// What may be missing. LackExcluded: the costs stay out of the report by
// agreement, and nothing may be printed from which they could be worked out.
const (
	LackNothing  Lack = ""
	LackBenefits Lack = "benefits"
	LackCosts    Lack = "costs"
	LackBoth     Lack = "both"
	LackExcluded Lack = "excluded"
)

// Effect is what the chosen variant brings over the years. With a Lack the rest
// is empty, but for First and Rate.
type Effect struct {
	Lack                 Lack
	First                int
	Rate                 *decimal.Decimal // a share, 0.18 for 18 %; nil where none is given
	Years                []FlowYear
	Costs, Benefits, Net decimal.Decimal // over all years

	NPV        *decimal.Decimal // nil without a rate
	IRR        IRR
	Payback    Payback // plain
	Discounted Payback // Unknown without a rate
	Uncovered  int     // the year after which costs go on without any benefit; 0 where there is none
}

// FlowYear is the money of one year. Without a rate Factor, Discounted and
// CumulativeDiscounted are zero.
type FlowYear struct {
	Year                 int
	Costs, Benefits, Net decimal.Decimal
	Factor, Discounted   decimal.Decimal
	Cumulative           decimal.Decimal
	CumulativeDiscounted decimal.Decimal
}

// factorPlaces is the precision of a discount factor. Sums up to 10^18 stay
// exact to more than six places over a century; nothing else of the NPV is
// rounded.
const factorPlaces = 30

// Rate gives the discount rate of a year as a share: a number below 1 is one,
// any other is in per cent, so that 0.15 and 15 mean the same. ok is false where
// there is none, or a negative one, which RD001 tells.
func Rate(e *engagement.Economics) (share decimal.Decimal, ok bool) {
	if e == nil || e.Rate == nil || e.Rate.IsNegative() {
		return decimal.Zero, false
	}
	if e.Rate.LessThan(one) {
		return *e.Rate, true
	}
	return e.Rate.Shift(-2), true
}

// EffectOf computes the effect of benefits less costs by year. The first year
// is t = 0 of discounting.
func EffectOf(e *engagement.Engagement) Effect { return once(e, "effect", effectOf) }

func effectOf(e *engagement.Engagement) Effect {
	out := Effect{First: FirstYear(e), Lack: lack(e)}
	if rate, ok := Rate(e.Economics); ok {
		out.Rate = &rate
	}
	if out.Lack != LackNothing {
		return out
	}
	out.Years = flow(out.First, Costs(e).Years, Benefits(e.Economics), out.Rate)
	last := out.Years[len(out.Years)-1]
	for _, y := range out.Years {
		out.Costs, out.Benefits = out.Costs.Add(y.Costs), out.Benefits.Add(y.Benefits)
	}
	out.Net = last.Cumulative
	out.IRR = irr(column(out.Years, func(y FlowYear) decimal.Decimal { return y.Net }))
	out.Payback = payback(out.First, column(out.Years, func(y FlowYear) decimal.Decimal { return y.Cumulative }))
	if out.Rate != nil {
		out.NPV = &last.CumulativeDiscounted
		out.Discounted = payback(out.First, column(out.Years, func(y FlowYear) decimal.Decimal { return y.CumulativeDiscounted }))
	}
	out.Uncovered = uncovered(out.Years)
	return out
}

func lack(e *engagement.Engagement) Lack {
	for _, x := range e.Exclusions {
		if x.Section == "resources" {
			return LackExcluded
		}
	}
	years := e.Economics != nil && len(Benefits(e.Economics)) > 0
	switch costs := len(Costs(e).Years) > 0; {
	case years && costs:
		return LackNothing
	case years:
		return LackCosts
	case costs:
		return LackBenefits
	}
	return LackBoth
}

// Benefits adds the benefits up by year, from FirstYear on.
func Benefits(e *engagement.Economics) []decimal.Decimal {
	var out []decimal.Decimal
	for _, b := range e.Benefits {
		for i, a := range b.Amounts {
			if i == len(out) {
				out = append(out, decimal.Zero)
			}
			out[i] = out[i].Add(a)
		}
	}
	return out
}

func flow(first int, costs, benefits []decimal.Decimal, rate *decimal.Decimal) []FlowYear {
	out := make([]FlowYear, max(len(costs), len(benefits)))
	factor, total, discounted := one, decimal.Zero, decimal.Zero
	for i := range out {
		y := FlowYear{Year: first + i, Costs: at(costs, i), Benefits: at(benefits, i)}
		y.Net = y.Benefits.Sub(y.Costs)
		total = total.Add(y.Net)
		y.Cumulative = total
		if rate != nil {
			y.Factor, y.Discounted = factor, y.Net.Mul(factor)
			discounted = discounted.Add(y.Discounted)
			y.CumulativeDiscounted = discounted
			factor = factor.DivRound(one.Add(*rate), factorPlaces)
		}
		out[i] = y
	}
	return out
}

func at(list []decimal.Decimal, i int) decimal.Decimal {
	if i < len(list) {
		return list[i]
	}
	return decimal.Zero
}

func column(years []FlowYear, of func(FlowYear) decimal.Decimal) []decimal.Decimal {
	var out []decimal.Decimal
	for _, y := range years {
		out = append(out, of(y))
	}
	return out
}

// uncovered gives the last year with a benefit where costs come after it.
func uncovered(years []FlowYear) int {
	benefit, cost := 0, 0
	for _, y := range years {
		if !y.Benefits.IsZero() {
			benefit = y.Year
		}
		if !y.Costs.IsZero() {
			cost = y.Year
		}
	}
	if benefit == 0 || cost <= benefit {
		return 0
	}
	return benefit
}
