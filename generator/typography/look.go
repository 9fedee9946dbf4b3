package typography

import (
	"strings"
	"unicode"
)

// traits are what a text holds that a rule may be about. Most texts have few of them, and
// one look at the bytes spares the rules for the others.
type traits uint16

const (
	doubled   traits = 1 << iota // a blank behind a blank
	dotted                       // three full stops
	counted                      // a per cent sign behind a digit
	signed                       // № or §
	hyphened                     // a hyphen or a dash that opens a word
	shortened                    // «т.», a word of its own
	initialed                    // a capital letter before a full stop
	quoted                       // quotation marks
	digits
	tied // a blank that a line must not end at; see holds

	marked = doubled | dotted | counted | signed | hyphened | shortened
)

// telling are the bytes that traits show at: Russian letters have none of them.
var telling = func() (out [256]bool) {
	for _, c := range []byte(` .-%"0123456789` + "«№") {
		out[c] = c < 0x80 || c >= 0xc0 // of a longer sign the first byte
	}
	return out
}()

// look finds the traits of a text.
func look(s string) traits {
	var found traits
	for i := 0; i < len(s); i++ {
		if telling[s[i]] {
			found |= traitAt(s, i)
		}
	}
	return found
}

// traitAt gives what a byte tells together with its neighbours.
func traitAt(s string, i int) traits {
	before := byte('\n')
	if i > 0 {
		before = s[i-1]
	}
	switch c := s[i]; {
	case c == ' ':
		return blankAt(s, i)
	case c == '.':
		return stopAt(s, i)
	case c == '-' && strings.IndexByte(" (\n\t", before) >= 0:
		return hyphened
	case c == '%' && isDigit(rune(before)):
		return counted
	case c == '"':
		return quoted
	case isDigit(rune(c)):
		return digits
	case c >= 0xc0:
		return signAt(s[i:], before)
	}
	return 0
}

// blankAt tells what stands at both sides of a blank.
func blankAt(s string, i int) (found traits) {
	left, right := s[:i], s[i+1:]
	if strings.HasSuffix(left, " ") {
		found |= doubled
	}
	if mayHold(left, right) {
		found |= tied
	}
	return found
}

// stopAt tells what a full stop ends.
func stopAt(s string, i int) traits {
	switch {
	case strings.HasPrefix(s[i:], "..."):
		return dotted | initialAt(s, i)
	case strings.HasSuffix(s[:i], "т"):
		if !unicode.IsLetter(lastRune(s[:i-len("т")])) {
			return shortened
		}
		return 0
	}
	return initialAt(s, i)
}

func initialAt(s string, i int) traits {
	if unicode.IsUpper(lastRune(s[:i])) {
		return initialed
	}
	return 0
}

// signAt tells a sign beyond ASCII by the text from it on.
func signAt(s string, before byte) traits {
	for _, mark := range []string{"«", "»", "„", "“", "”"} {
		if strings.HasPrefix(s, mark) {
			return quoted
		}
	}
	switch {
	case strings.HasPrefix(s, "№"), strings.HasPrefix(s, "§"):
		return signed
	case before == ' ' && strings.HasPrefix(s, "–"):
		return hyphened
	}
	return 0
}
