// Package analysis works out what the data implies: totals, ranks, coverage.
// All functions are pure; numbers are exact decimals.
package analysis

import (
	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
)

// Standing is a variant's result in the decision matrix.
type Standing struct {
	Variant string
	Total   decimal.Decimal // sum of weight × score, weights brought to a sum of 1: 0 to 10
	Rank    int             // 1 is the best; equal totals share a rank
}

// Standings gives the weighted total and rank of every variant, in the order
// of the engagement. A missing score counts 0; check tells of it.
func Standings(variants []engagement.Variant, criteria []engagement.Criterion) []Standing {
	sum := Weights(criteria)
	out := make([]Standing, len(variants))
	for i, v := range variants {
		out[i] = Standing{Variant: v.ID}
		for _, c := range criteria {
			out[i].Total = out[i].Total.Add(c.Weight.Mul(v.Scores[c.ID]))
		}
		if sum.IsPositive() {
			out[i].Total = out[i].Total.Div(sum)
		}
	}
	for i := range out {
		out[i].Rank = 1
		for j := range out {
			if out[j].Total.GreaterThan(out[i].Total) {
				out[i].Rank++
			}
		}
	}
	return out
}

// leastPlaces is how many decimal places totals have, mostPlaces how many tell
// apart what division leaves of them.
const leastPlaces, mostPlaces = 2, 16

// Places gives the decimal places with which totals are printed: two, or as many
// as tell apart those that differ.
func Places(standings []Standing) int32 {
	var totals []decimal.Decimal
	for _, s := range standings {
		totals = append(totals, s.Total)
	}
	return PlacesOf(totals)
}

// PlacesOf gives the decimal places with which numbers are printed that are compared:
// two, or as many as tell apart those that differ.
func PlacesOf(list []decimal.Decimal) int32 {
	for places := int32(leastPlaces); places < mostPlaces; places++ {
		if toldApart(list, places) {
			return places
		}
	}
	return mostPlaces
}

// toldApart tells whether numbers that differ still do when they are rounded.
func toldApart(list []decimal.Decimal, places int32) bool {
	for i, a := range list {
		for _, b := range list[:i] {
			if !a.Equal(b) && a.Round(places).Equal(b.Round(places)) {
				return false
			}
		}
	}
	return true
}

// Coverage is how many of the requirements a variant meets.
type Coverage struct {
	Full, Partial, None int
	Share               decimal.Decimal // full counts 1, partial 0.5, none 0; 0 to 1
}

// Covered gives a variant's coverage of the requirements that keep chooses.
func Covered(v engagement.Variant, requirements []engagement.Requirement, keep func(engagement.Requirement) bool) Coverage {
	var c Coverage
	for _, r := range requirements {
		if !keep(r) {
			continue
		}
		switch v.Compliance[r.ID].Level {
		case "full":
			c.Full++
		case "partial":
			c.Partial++
		default:
			c.None++
		}
	}
	if n := c.Full + c.Partial + c.None; n > 0 {
		points := decimal.NewFromInt(int64(2*c.Full + c.Partial))
		c.Share = points.Div(decimal.NewFromInt(int64(2 * n)))
	}
	return c
}

// All keeps every requirement.
func All(engagement.Requirement) bool { return true }

// WithPriority keeps the requirements of a priority.
func WithPriority(p string) func(engagement.Requirement) bool {
	return func(r engagement.Requirement) bool { return r.Priority == p }
}
