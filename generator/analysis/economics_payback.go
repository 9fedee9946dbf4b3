package analysis

import "github.com/shopspring/decimal"

// PaybackState tells whether and how the outlay comes back.
type PaybackState string

// States of a payback.
const (
	Unknown PaybackState = ""        // there is nothing to compute it from
	AtOnce  PaybackState = "at_once" // the cumulative flow is never negative
	InYear  PaybackState = "in_year" // Year and After tell when
	Never   PaybackState = "never"   // not within the horizon
)

// Payback is when the cumulative flow becomes non-negative for good: its last
// crossing of zero, after which it stays so. Again tells that there were others
// before.
type Payback struct {
	State PaybackState
	Year  int             // the calendar year of the crossing
	After decimal.Decimal // years from the beginning of the first one, the last of them in part; six places
	Again bool
}

// payback finds the crossing in the cumulative flow at the end of each year.
// Within its year money flows evenly: the part of the year is interpolated.
func payback(first int, cumulative []decimal.Decimal) Payback {
	last, crossings := -1, 0
	for i, c := range cumulative {
		if c.IsNegative() {
			last = i
			if i > 0 && !cumulative[i-1].IsNegative() {
				crossings++
			}
		}
	}
	switch last {
	case -1:
		return Payback{State: AtOnce}
	case len(cumulative) - 1:
		return Payback{State: Never, Again: crossings > 0}
	}
	owed := cumulative[last].Neg()
	part := owed.DivRound(owed.Add(cumulative[last+1]), 6)
	return Payback{State: InYear, Year: first + last + 1, After: part.Add(decimal.NewFromInt(int64(last + 1))), Again: crossings > 0}
}
