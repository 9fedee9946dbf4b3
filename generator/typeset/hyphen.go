package typeset

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

// russianPatterns are the hyphenation patterns of Alexander Lebedev in KOI8-R,
// unchanged, under the LaTeX Project Public License (patterns/LICENCE-hyph_ru_RU.txt).
//
//go:embed patterns/hyph_ru_RU.dic
var russianPatterns []byte

// letters is the size of the alphabet of patterns: 33 letters and the dot that
// stands for the ends of a word.
const letters = 34

// dot is the dot's place in it.
const dot = letters - 1

// hyphenator finds the places where Russian words may be broken, by Liang's
// algorithm: a trie of patterns whose digits say how good each place is.
type hyphenator struct {
	next   [][letters]uint16 // node and letter → node; 0 is none
	levels [][]byte          // by node: the digits of the pattern that ends there
}

// russian is built once a process.
var russian = sync.OnceValue(func() *hyphenator {
	text, err := charmap.KOI8R.NewDecoder().String(string(russianPatterns))
	if err != nil {
		panic(err) // the bytes are part of the program
	}
	h := &hyphenator{
		next:   make([][letters]uint16, 1, 18000),
		levels: make([][]byte, 1, 18000),
	}
	for _, line := range strings.Fields(text)[1:] { // the first line names the encoding
		if strings.Contains(line, "-") {
			h.except(line)
		} else {
			h.add(line)
		}
	}
	return h
})

// letterIndex places а…я, ё and the dot in the alphabet; -1 for any other sign.
func letterIndex(r rune) int {
	switch {
	case r >= 'а' && r <= 'я':
		return int(r - 'а')
	case r == 'ё':
		return 32
	case r == '.':
		return dot
	}
	return -1
}

func (h *hyphenator) add(pattern string) {
	node, digits := 0, []byte{0}
	for _, r := range pattern {
		if r >= '0' && r <= '9' {
			digits[len(digits)-1] = byte(r - '0')
			continue
		}
		i := letterIndex(r)
		if i < 0 {
			return
		}
		if h.next[node][i] == 0 {
			h.next = append(h.next, [letters]uint16{})
			h.levels = append(h.levels, nil)
			h.next[node][i] = uint16(len(h.next) - 1)
		}
		node = int(h.next[node][i])
		digits = append(digits, 0)
	}
	h.levels[node] = digits
}

// except adds a word with its places as a pattern that no other outdoes: their digits
// go to 6.
func (h *hyphenator) except(word string) {
	var pattern strings.Builder
	pattern.WriteByte('.')
	digit := ""
	for _, r := range word {
		if r == '-' {
			digit = "9"
			continue
		}
		pattern.WriteString(digit)
		pattern.WriteRune(r)
		digit = "8"
	}
	pattern.WriteByte('.')
	h.add(pattern.String())
}

// A part of a word has at least two letters, and words under five stay whole.
const (
	shortestWord = 5
	shortestPart = 2
	longestWord  = 100 // that is broken
)

// breaks appends to out, for each letter of the word, whether a line may end
// after it. Abbreviations (letters in capitals beyond the first) and words in
// other alphabets stay whole.
func (h *hyphenator) breaks(word []rune, out []bool) []bool {
	start := len(out)
	for range word {
		out = append(out, false)
	}
	if len(word) < shortestWord || len(word) > longestWord {
		return out
	}
	var codes [longestWord + 2]uint8
	codes[0], codes[len(word)+1] = dot, dot
	for i, r := range word {
		if i == 0 {
			r = unicode.ToLower(r)
		}
		code := letterIndex(r)
		if code < 0 {
			return out
		}
		codes[i+1] = uint8(code)
	}
	h.mark(codes[:len(word)+2], out[start:])
	return out
}

// mark runs the patterns over a word between dots.
func (h *hyphenator) mark(dotted []uint8, out []bool) {
	var level [longestWord + 4]byte // level[i]: before letter i of dotted
	for i := range dotted {
		node := 0
		for _, code := range dotted[i:] {
			if node = int(h.next[node][code]); node == 0 {
				break
			}
			for n, d := range h.levels[node] {
				level[i+n] = max(level[i+n], d)
			}
		}
	}
	for i := shortestPart; i <= len(out)-shortestPart; i++ {
		out[i-1] = level[i+1]%2 == 1 // after i letters: before dotted[i+1]
	}
}
