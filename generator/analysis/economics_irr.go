package analysis

import "github.com/shopspring/decimal"

// IRRState tells whether there is an internal rate of return, and if not, why.
type IRRState string

// States of an IRR.
const (
	IRRFound    IRRState = "found"
	IRRNothing  IRRState = "nothing"  // every flow is zero
	IRRGains    IRRState = "gains"    // no flow is negative
	IRRLosses   IRRState = "losses"   // no flow is positive
	IRRInverted IRRState = "inverted" // first gains, then losses: the root is no return on an outlay
	IRRSeveral  IRRState = "several"  // the sign changes more than once, so that several rates may fit
)

// IRR is the internal rate of return. Rate is a share, exact to twelve places,
// above -1; it is given for IRRFound alone. Changes counts how often the sign of
// the flow changes.
type IRR struct {
	State   IRRState
	Rate    decimal.Decimal
	Changes int
}

// irr finds the rate at which the flow is worth nothing. By Descartes' rule of
// signs a flow with one change of sign has exactly one such rate above -1; with
// more there may be several, and none is given.
func irr(flow []decimal.Decimal) IRR {
	flow = trimmed(flow)
	if len(flow) == 0 {
		return IRR{State: IRRNothing}
	}
	out := IRR{Changes: signChanges(flow)}
	switch {
	case out.Changes > 1:
		out.State = IRRSeveral
	case out.Changes == 1 && flow[0].IsPositive():
		out.State = IRRInverted
	case out.Changes == 1:
		out.State, out.Rate = IRRFound, root(flow).Sub(one).Round(ratePlaces)
	case flow[0].IsPositive():
		out.State = IRRGains
	default:
		out.State = IRRLosses
	}
	return out
}

// trimmed drops the zeros on both ends, which no root depends on.
func trimmed(flow []decimal.Decimal) []decimal.Decimal {
	for len(flow) > 0 && flow[0].IsZero() {
		flow = flow[1:]
	}
	for len(flow) > 0 && flow[len(flow)-1].IsZero() {
		flow = flow[:len(flow)-1]
	}
	return flow
}

func signChanges(flow []decimal.Decimal) int {
	changes, sign := 0, 0
	for _, f := range flow {
		if s := f.Sign(); s != 0 {
			if sign != 0 && s != sign {
				changes++
			}
			sign = s
		}
	}
	return changes
}

const ratePlaces = 12

// root halves the interval of v = 1 + r in which the one root of
// f0·v^n + f1·v^(n-1) + … + fn lies, f0 being negative. The interval is Cauchy's
// bound, for the polynomial and for its reverse.
func root(flow []decimal.Decimal) decimal.Decimal {
	most := decimal.Zero
	for _, f := range flow {
		most = decimal.Max(most, f.Abs())
	}
	head, tail := flow[0].Abs(), flow[len(flow)-1].Abs()
	low := tail.DivRound(tail.Add(most), factorPlaces)
	high := one.Add(most.DivRound(head, factorPlaces))
	two, width := decimal.NewFromInt(2), one.Shift(-ratePlaces-2)
	for high.Sub(low).GreaterThan(width) {
		middle := low.Add(high).DivRound(two, factorPlaces)
		if worth(flow, middle).IsPositive() { // the rate is too low
			low = middle
		} else {
			high = middle
		}
	}
	return low.Add(high).DivRound(two, factorPlaces)
}

// worth has the sign of the polynomial at v. Above 1 it is computed in x = 1/v,
// so that no power grows.
func worth(flow []decimal.Decimal, v decimal.Decimal) decimal.Decimal {
	sum := decimal.Zero
	if v.GreaterThan(one) {
		x := one.DivRound(v, factorPlaces)
		for i := len(flow) - 1; i >= 0; i-- {
			sum = sum.Mul(x).Round(factorPlaces).Add(flow[i])
		}
		return sum
	}
	for _, f := range flow {
		sum = sum.Mul(v).Round(factorPlaces).Add(f)
	}
	return sum
}
