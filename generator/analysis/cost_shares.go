package analysis

import "github.com/shopspring/decimal"

// Shares gives the parts of a whole in per cent with one place, rounded so that
// they add up to exactly 100,0 (largest remainders). All are zero when the
// whole is.
func Shares(parts []decimal.Decimal) []decimal.Decimal {
	out := make([]decimal.Decimal, len(parts))
	whole := Sum(parts)
	if whole.IsZero() {
		return out
	}
	left := decimal.NewFromInt(1000)
	rest := make([]decimal.Decimal, len(parts))
	for i, p := range parts {
		out[i], rest[i] = divide(p.Shift(3), whole)
		left = left.Sub(out[i])
	}
	for ; left.IsPositive(); left = left.Sub(one) {
		largest := 0
		for i := range rest {
			if rest[i].GreaterThan(rest[largest]) {
				largest = i
			}
		}
		out[largest] = out[largest].Add(one)
		rest[largest] = decimal.NewFromInt(-1)
	}
	for i := range out {
		out[i] = out[i].Shift(-1)
	}
	return out
}

var one = decimal.NewFromInt(1)

// divide gives the whole quotient, rounded down, and what is left of it, from 0
// to less than 1 in parts of the divisor's size.
func divide(d, by decimal.Decimal) (quotient, rest decimal.Decimal) {
	if by.IsNegative() {
		d, by = d.Neg(), by.Neg()
	}
	quotient, rest = d.QuoRem(by, 0)
	if rest.IsNegative() {
		quotient, rest = quotient.Sub(one), rest.Add(by)
	}
	return quotient, rest
}
