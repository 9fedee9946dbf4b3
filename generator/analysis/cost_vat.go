package analysis

import (
	"slices"

	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
)

// vatPlaces is to how many places sums are rounded that VAT makes endless; more where
// the sums themselves have more.
const vatPlaces = 2

// VATSum is a sum without VAT, the tax, and the sum with it.
type VATSum struct{ Without, Tax, With decimal.Decimal }

// VATOf parts sums and their total. Sums are rounded so that they add up to the total.
// There is nothing without a rate.
func VATOf(v *engagement.VAT, sums []decimal.Decimal) (parts []VATSum, total VATSum) {
	if v == nil || v.Included == nil || v.Rate == nil {
		return nil, VATSum{}
	}
	factor, places := one.Add(v.Rate.Shift(-2)), int32(vatPlaces)
	others := make([]decimal.Decimal, len(sums)) // without the tax where it is included, else with it
	for i, s := range sums {
		if others[i] = s.Mul(factor); *v.Included {
			others[i] = s.DivRound(factor, factorPlaces)
		}
		places = max(places, -s.Exponent())
	}
	others, all := Rounded(others, places)
	for i, s := range sums {
		parts = append(parts, vatSum(s, others[i], *v.Included))
	}
	return parts, vatSum(Sum(sums), all, *v.Included)
}

func vatSum(given, other decimal.Decimal, included bool) VATSum {
	if included {
		return VATSum{other, given.Sub(other), given}
	}
	return VATSum{given, other.Sub(given), other}
}

// Rounded rounds parts to places so that they add up to their rounded total: those with
// the largest remainders are rounded up.
func Rounded(parts []decimal.Decimal, places int32) (rounded []decimal.Decimal, total decimal.Decimal) {
	total = Sum(parts).Round(places)
	left := total
	order := make([]int, len(parts))
	for i, p := range parts {
		rounded = append(rounded, p.RoundFloor(places))
		left = left.Sub(rounded[i])
		order[i] = i
	}
	rest := func(i int) decimal.Decimal { return parts[i].Sub(rounded[i]) }
	slices.SortStableFunc(order, func(a, b int) int { return rest(b).Cmp(rest(a)) })
	step := decimal.New(1, -places)
	for _, i := range order {
		if !left.IsPositive() {
			break
		}
		rounded[i], left = rounded[i].Add(step), left.Sub(step)
	}
	return rounded, total
}
