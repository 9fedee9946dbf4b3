package check

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// clue tells at little cost that a text can't hold a form: a regular expression
// takes a hundred times longer.
type clue func(text string) bool

// with is a clue for forms that hold one of some pieces.
func with(pieces ...string) clue {
	return func(text string) bool {
		return slices.ContainsFunc(pieces, func(piece string) bool { return strings.Contains(text, piece) })
	}
}

// begins is a clue for forms with which a line begins, behind the spaces and signs of
// quotation before them.
func begins(signs string) clue {
	return func(text string) bool {
		for line := range strings.SplitSeq(text, "\n") {
			first, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, "\x00 \t>"))
			if strings.ContainsRune(signs, first) {
				return true
			}
		}
		return false
	}
}

// spaced is a clue for forms that begin with a sign behind a space.
func spaced(sign string) clue {
	return func(text string) bool {
		for at := 0; ; at += len(sign) {
			next := strings.Index(text[at:], sign)
			if next < 0 {
				return false
			}
			if at += next; at == 0 || strings.ContainsRune(" \t\n\f\r", rune(text[at-1])) {
				return true
			}
		}
	}
}
