package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// functionWords are prepositions, conjunctions and particles.
var functionWords = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields("в во на над надо о об обо от ото до для из изо к ко за по под подо при про с со у без безо " +
		"через между перед передо около после против среди вместо кроме из-за из-под " +
		"и а но да или либо то что чтобы как если когда хотя также тоже не ни же ли бы") {
		out[w] = true
	}
	return out
}()

// Bound gives words of a heading, title or caption with fixed blanks behind prepositions,
// conjunctions and particles, which do not end its lines.
func Bound(s string) string {
	var out strings.Builder
	for {
		at := strings.IndexByte(s, ' ')
		if at < 0 {
			out.WriteString(s)
			return out.String()
		}
		out.WriteString(s[:at])
		if functionWords[strings.ToLower(lastWord(s[:at]))] {
			out.WriteString(NBSP)
		} else {
			out.WriteByte(' ')
		}
		s = s[at+1:]
	}
}

// lastWord gives what stands behind the last fixed blank, without opening marks.
func lastWord(s string) string {
	if at := strings.LastIndex(s, NBSP); at >= 0 {
		s = s[at+len(NBSP):]
	}
	return strings.TrimLeft(s, "«„(")
}

// noBreakHyphen ends no line.
const noBreakHyphen = "\u2011"

// Unbroken gives a text in which the hyphens of codes are those that end no line.
func Unbroken(s string) string {
	var out strings.Builder
	done := 0
	for _, c := range Codes(s) {
		out.WriteString(s[done:c[0]])
		out.WriteString(strings.ReplaceAll(s[c[0]:c[1]], "-", noBreakHyphen))
		done = c[1]
	}
	if done == 0 {
		return s
	}
	return out.String() + s[done:]
}

// Codes tells where in a text codes with hyphens stand, such as «SS-ПП» and «R-12»: no
// line ends within them. Their parts are of capitals and digits alone.
func Codes(s string) [][2]int {
	var out [][2]int
	for from, to := 0, 0; ; {
		if from, to = hyphened(s, to); from == to {
			return out
		}
		word := s[from:to]
		if isAddress(word) {
			continue
		}
		eachRun(word, from, ofCode, func(from, to int) {
			if isCode(s[from:to]) && !goesOn(s[to:]) {
				out = append(out, [2]int{from, to})
			}
		})
	}
}

// hyphened tells where the next word with a hyphen stands, from the end of another one
// on; nowhere is 0, 0.
func hyphened(s string, after int) (from, to int) {
	at := strings.IndexByte(s[after:], '-')
	if at < 0 {
		return 0, 0
	}
	from, to = after+at, len(s)
	for from > after {
		r, size := utf8.DecodeLastRuneInString(s[after:from])
		if unicode.IsSpace(r) {
			break
		}
		from -= size
	}
	if end := strings.IndexFunc(s[after+at:], unicode.IsSpace); end >= 0 {
		to = after + at + end
	}
	return from, to
}

// eachRun calls f for every run of signs of a kind, with its place counted from an offset.
func eachRun(s string, offset int, kind func(rune) bool, f func(from, to int)) {
	start := -1
	for i, r := range s {
		switch {
		case kind(r) && start < 0:
			start = i
		case !kind(r) && start >= 0:
			f(offset+start, offset+i)
			start = -1
		}
	}
	if start >= 0 {
		f(offset+start, offset+len(s))
	}
}

func ofCode(r rune) bool { return r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// longestPart is the longest part of a code in signs: longer words in capitals, as titles
// have them, may end lines at their hyphens.
const longestPart = 6

// LongestCode is the length of the longest code in signs.
const LongestCode = 32

// isCode tells codes from words: all of their parts, two or more, are capitals and digits,
// with a letter somewhere.
func isCode(word string) bool {
	if strings.IndexByte(word, '-') < 0 || utf8.RuneCountInString(word) > LongestCode {
		return false
	}
	letter := false
	for part := range strings.SplitSeq(word, "-") {
		if n := utf8.RuneCountInString(part); n == 0 || n > longestPart {
			return false
		}
		for _, r := range part {
			if unicode.IsLower(r) {
				return false
			}
			letter = letter || unicode.IsLetter(r)
		}
	}
	return letter
}

// goesOn tells whether a dot joins what stands before a text to it: the designation of a
// document, such as «МК-2026-17.К», stays as it is.
func goesOn(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimPrefix(s, "."))
	return strings.HasPrefix(s, ".") && ofCode(r)
}

// isAddress tells whether a word is an address, which is to be copied as it is.
func isAddress(word string) bool {
	return strings.Contains(word, "//") || strings.ContainsAny(word, `@_\=&#`)
}
