// Package russian writes numbers, dates and counted words the Russian way.
package russian

import (
	"strings"
	"unicode"
	"unicode/utf8"

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

// Figures brings the numbers of a text into the style of Number: one of four digits is
// not parted. What may be no number, as 1.2 345 or № 5 300, stays.
func Figures(s string) string {
	var out strings.Builder
	done := 0
	for from, to := chain(s, 0); from < to; from, to = chain(s, to) {
		if four(s[from:to]) && startsNumber(s[:from]) && endsNumber(s[to:]) {
			out.WriteString(s[done : from+1])
			done = to - 3
		}
	}
	if done == 0 {
		return s
	}
	return out.String() + s[done:]
}

// four tells whether digits and blanks are a digit, a blank and three digits.
func four(s string) bool {
	blank := blankAt(s[1:])
	return blank > 0 && len(s) == 1+blank+3 && digitsEnd(s, 1+blank) == len(s)
}

// chain finds the first digits behind a place that single blanks part, as 5 300 or 12 1 4.
func chain(s string, at int) (from, to int) {
	for at < len(s) {
		if !isDigit(s[at]) {
			at++
			continue
		}
		from, to = at, digitsEnd(s, at)
		at = to
		for size := blankAt(s[at:]); size > 0 && at+size < len(s) && isDigit(s[at+size]); size = blankAt(s[at:]) {
			at = digitsEnd(s, at+size)
		}
		if at > to {
			return from, at
		}
	}
	return len(s), len(s)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func digitsEnd(s string, at int) int {
	for at < len(s) && isDigit(s[at]) {
		at++
	}
	return at
}

// blankAt gives the length of the blank that a text begins with; 0 where none does.
func blankAt(s string) int {
	for _, blank := range []string{" ", NBSP, "\u202f"} {
		if strings.HasPrefix(s, blank) {
			return len(blank)
		}
	}
	return 0
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

// IsNumber tells whether a text is a number and nothing else: as tables print it, perhaps
// with a sign before it, groups of digits, a decimal part and a per cent sign.
func IsNumber(s string) bool {
	s = strings.TrimSpace(s)
	for _, sign := range []string{"-", "−", "+"} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			s = rest
			break
		}
	}
	if s == "" || !isDigit(s[0]) {
		return false
	}
	at := groupsEnd(s)
	if strings.HasPrefix(s[at:], ",") {
		end := digitsEnd(s, at+1)
		if end == at+1 {
			return false
		}
		at = end + blankAt(s[end:])
	}
	return strings.TrimPrefix(s[at:], "%") == ""
}

// groupsEnd gives the end of the digits and blanks that a text begins with.
func groupsEnd(s string) int {
	at := 0
	for {
		size := blankAt(s[at:])
		if end := digitsEnd(s, at); end > at {
			size = end - at
		}
		if size == 0 {
			return at
		}
		at += size
	}
}
