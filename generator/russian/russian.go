// Package russian writes numbers, dates and counted words the Russian way.
package russian

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
)

// NBSP groups digits and ties a number to its unit.
const NBSP = "\u00a0"

// Number writes a decimal with a comma and, from five digits of the integer
// part on, groups of three: 1234,5 and 12 345,6.
func Number(d decimal.Decimal) string { return group(d.String()) }

// Fixed writes a decimal with a set number of places after the comma.
func Fixed(d decimal.Decimal, places int32) string { return group(d.StringFixed(places)) }

func group(s string) string {
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "−", rest
	}
	whole, fraction, _ := strings.Cut(s, ".")
	if len(whole) > 4 {
		var parts []string
		for len(whole) > 3 {
			parts = append([]string{whole[len(whole)-3:]}, parts...)
			whole = whole[:len(whole)-3]
		}
		whole = strings.Join(append([]string{whole}, parts...), NBSP)
	}
	if fraction != "" {
		whole += "," + fraction
	}
	return sign + whole
}

// Plural chooses the form of a noun after a number: 1 этап, 2 этапа, 5 этапов.
func Plural(n int, one, few, many string) string {
	n = max(n, -n) % 100
	switch last := n % 10; {
	case n >= 11 && n <= 14:
		return many
	case last == 1:
		return one
	case last >= 2 && last <= 4:
		return few
	}
	return many
}

// figures is a number as tables print it, with a sign or a per cent sign.
var figures = regexp.MustCompile(`^[-−+]?\d[\d \x{a0}\x{202f}]*(,\d+)?[ \x{a0}]?%?$`)

// IsNumber tells whether a text is a number and nothing else.
func IsNumber(s string) bool { return figures.MatchString(strings.TrimSpace(s)) }
