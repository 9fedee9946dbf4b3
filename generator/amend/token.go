package amend

import (
	"strings"
	"unicode"

	"rd50/generator/prose"
)

// token is a word, a number or a mark of running text. What prints as something else is
// a token without words.
type token struct {
	word     string // as it is compared
	spaced   bool   // a blank stands before it
	first    int    // of its signs
	last     int
	from, to int // in the source
}

// tokens parts running text. Its blanks are told by the tokens behind them.
func tokens(signs []prose.Sign) []token {
	var out []token
	spaced := false
	for i := 0; i < len(signs); {
		switch r := folded(signs[i].Rune); {
		case r == ' ':
			spaced = len(out) > 0
			i++
		case r == unseen:
			i++
		default:
			end := tokenEnd(signs, i)
			out = append(out, token{word(signs[i:end]), spaced, i, end - 1, signs[i].From, signs[end-1].To})
			spaced = false
			i = end
		}
	}
	return out
}

// tokenEnd gives the index behind the token that begins at a sign. The groups of a long
// number are one token.
func tokenEnd(signs []prose.Sign, i int) int {
	r := signs[i].Rune
	end := i + 1
	switch {
	case r == '.':
		for end < len(signs) && signs[end].Rune == '.' {
			end++
		}
	case unicode.IsDigit(r):
		for end < len(signs) && (unicode.IsDigit(signs[end].Rune) || groupAt(signs, end)) {
			end++
		}
	case isLetter(r):
		for end < len(signs) && (isLetter(signs[end].Rune) || folded(signs[end].Rune) == unseen && signs[end].Rune != 0) {
			end++
		}
	}
	return end
}

// groupAt tells whether a blank parts groups of a number.
func groupAt(signs []prose.Sign, i int) bool {
	if folded(signs[i].Rune) != ' ' {
		return false
	}
	n := 0
	for _, s := range signs[i+1:] {
		if !unicode.IsDigit(s.Rune) {
			break
		}
		n++
	}
	return n == 3
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

// unseen stands for a sign that is not printed.
const unseen = '\u00ad'

// folded gives a sign in the form in which typography does not matter.
func folded(r rune) rune {
	switch {
	case r == unseen || r == '\u200b' || r == '\u2060' || r == '\ufeff':
		return unseen
	case r != 0 && (unicode.IsSpace(r) || r == '\u202f'):
		return ' '
	case strings.ContainsRune("«»„“”\"", r):
		return '"'
	case strings.ContainsRune("‐‑-–—−", r):
		return '-'
	}
	return r
}

// word gives the signs of a token as they are compared.
func word(signs []prose.Sign) string {
	var b strings.Builder
	for _, s := range signs {
		if r := folded(s.Rune); r != ' ' && r != unseen && r != 0 {
			b.WriteRune(r)
		}
	}
	if out := b.String(); strings.Trim(out, ".") != "" || out == "." {
		return out
	} else if out != "" {
		return "…" // typed as full stops
	}
	return ""
}

// alike gives a word as it meets its source: whatever way it is printed. A list prints the
// first letters of its items small.
func alike(w string) string {
	return strings.NewReplacer("ё", "е").Replace(strings.ToLower(w))
}
