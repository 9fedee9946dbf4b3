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

// hyphenator finds the places where Russian words may be broken, by Liang's
// algorithm: a trie of patterns whose digits say how good each place is.
type hyphenator struct {
	next       [][letters]uint16 // node and letter → node; 0 is none
	levels     [][]byte          // by node: the digits of the pattern that ends there
	exceptions map[string][]bool
}

// russian is built once a process.
var russian = sync.OnceValue(func() *hyphenator {
	text, err := charmap.KOI8R.NewDecoder().String(string(russianPatterns))
	if err != nil {
		panic(err) // the bytes are part of the program
	}
	h := &hyphenator{
		next:       make([][letters]uint16, 1, 16000),
		levels:     make([][]byte, 1, 16000),
		exceptions: map[string][]bool{},
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
		return 33
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

func (h *hyphenator) except(word string) {
	var breaks []bool
	for _, part := range strings.Split(word, "-") {
		if len(breaks) > 0 {
			breaks[len(breaks)-1] = true
		}
		breaks = append(breaks, make([]bool, len([]rune(part)))...)
	}
	h.exceptions[strings.ReplaceAll(word, "-", "")] = breaks
}

// A part of a word has at least two letters, and words under five stay whole.
const (
	shortestWord = 5
	shortestPart = 2
)

// breaks appends to out, for each letter of the word, whether a line may end
// after it. Abbreviations (letters in capitals beyond the first) and words in
// other alphabets stay whole.
func (h *hyphenator) breaks(word []rune, out []bool) []bool {
	start := len(out)
	for range word {
		out = append(out, false)
	}
	if len(word) < shortestWord || len(word) > 100 {
		return out
	}
	var buf [102]rune
	buf[0], buf[len(word)+1] = '.', '.'
	for i, r := range word {
		if i > 0 && unicode.IsUpper(r) {
			return out
		}
		buf[i+1] = unicode.ToLower(r)
		if letterIndex(buf[i+1]) < 0 {
			return out
		}
	}
	lower := buf[:len(word)+2]
	if known, ok := h.exceptions[string(lower[1:len(word)+1])]; ok {
		copy(out[start:], known)
		return out
	}
	h.mark(lower, out[start:])
	return out
}

// mark runs the patterns over a word between dots.
func (h *hyphenator) mark(dotted []rune, out []bool) {
	var level [104]byte // level[i]: before letter i of dotted
	for i := range dotted {
		node := 0
		for j := i; j < len(dotted); j++ {
			k := letterIndex(dotted[j])
			node = int(h.next[node][k])
			if node == 0 {
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
