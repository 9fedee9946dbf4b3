// Package russian writes numbers, dates and counted words the Russian way.
package russian

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"rd50/generator/pattern"
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

// chain is digits that single blanks part.
var chain = pattern.New(`\d+(?:[ \x{a0}\x{202f}]\d+)+`)

// Figures brings the numbers of a text into the style of Number: one of four digits is
// not parted. What may be no number, as 1.2 345 or № 5 300, stays.
func Figures(s string) string {
	if !chained(s) {
		return s
	}
	var out strings.Builder
	from := 0
	for _, at := range chain.FindAllStringIndex(s) {
		signs := []rune(s[at[0]:at[1]])
		if len(signs) == 5 && !unicode.IsDigit(signs[1]) && startsNumber(s[:at[0]]) && endsNumber(s[at[1]:]) {
			out.WriteString(s[from : at[0]+1])
			from = at[1] - 3
		}
	}
	return out.String() + s[from:]
}

// chained tells whether a digit stands behind a digit and a blank.
func chained(s string) bool {
	digit := false // before the blank
	blank := false
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9':
			if digit && blank {
				return true
			}
			digit, blank = true, false
		case r == ' ' || r == '\u00a0' || r == '\u202f':
			digit, blank = digit && !blank, true
		default:
			digit = false
		}
	}
	return false
}

// startsNumber tells whether a number may start behind a text.
func startsNumber(before string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	word, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, "\u00a0 "))
	return !strings.ContainsRune(".,/", last) && !strings.ContainsRune("№§", word) && !unicode.IsLetter(last)
}

// endsNumber tells whether a number may end before a text.
func endsNumber(after string) bool {
	first, size := utf8.DecodeRuneInString(after)
	next, _ := utf8.DecodeRuneInString(after[size:])
	return !unicode.IsLetter(first) && first != '/' && !(first == '.' && unicode.IsDigit(next))
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
var figures = pattern.New(`^[-−+]?\d[\d \x{a0}\x{202f}]*(,\d+)?[ \x{a0}]?%?$`)

// IsNumber tells whether a text is a number and nothing else.
func IsNumber(s string) bool { return figures.MatchString(strings.TrimSpace(s)) }
