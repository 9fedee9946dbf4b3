package typeset

import (
	"bytes"
	_ "embed"
	"sync"
	"sync/atomic"
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
// algorithm: patterns whose digits say how good each place is. Each word is worked out
// once, as long as its slot is not needed for another.
type hyphenator struct {
	digits  map[uint64]uint64        // by the pattern's letters, its digits
	longest [letters * letters]uint8 // pattern that starts with two letters
	words   map[string]uint64        // exceptions between dots, with their places
	known   [1 << 12]atomic.Pointer[hyphenated]
}

// hyphenated is a word with the places where it may be broken: bit i stands for the one
// after letter i.
type hyphenated struct {
	word   string
	places uint64
}

// Patterns and their digits are packed into numbers. Those of more than twelve letters
// wrap around, and meet no other.
const (
	longestPattern = 15 // letters, by whose digits a number of 64 bits is full
	bitsOfDigit    = 4
)

// russian is built once a process.
var russian = sync.OnceValue(readRussian)

func readRussian() *hyphenator {
	h := &hyphenator{digits: make(map[uint64]uint64, 6500), words: map[string]uint64{}}
	var codes [256]int8
	for b := range codes {
		codes[b] = int8(letterIndex(charmap.KOI8R.DecodeByte(byte(b))))
	}
	for line := range bytes.Lines(bytes.TrimPrefix(russianPatterns, []byte("KOI8-R\n"))) {
		if line = bytes.TrimSpace(line); bytes.IndexByte(line, '-') >= 0 {
			h.except(line, &codes)
		} else {
			h.add(line, &codes)
		}
	}
	return h
}

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

// extended is the number of a pattern with one more letter.
func extended(pattern uint64, letter uint8) uint64 { return pattern*(letters+1) + uint64(letter) + 1 }

func (h *hyphenator) add(pattern []byte, codes *[256]int8) {
	var key, digits uint64
	var first [2]uint8
	n := 0
	for _, b := range pattern {
		switch code := codes[b]; {
		case b >= '0' && b <= '9':
			digits |= uint64(b-'0') << (bitsOfDigit * n)
		case code < 0 || n == longestPattern:
			return
		default:
			if n < len(first) {
				first[n] = uint8(code)
			}
			key = extended(key, uint8(code))
			n++
		}
	}
	h.digits[key] = digits
	longest := &h.longest[int(first[0])*letters+int(first[1])]
	*longest = max(*longest, uint8(n))
}

// except takes a word with its places.
func (h *hyphenator) except(word []byte, codes *[256]int8) {
	dotted := []byte{dot}
	var places uint64
	for _, b := range word {
		switch code := codes[b]; {
		case b == '-':
			places |= 1 << (len(dotted) - 2)
		case code >= 0:
			dotted = append(dotted, byte(code))
		}
	}
	h.words[string(append(dotted, dot))] = places
}

// A part of a word has at least two letters, and words under five stay whole.
const (
	shortestWord = 5
	shortestPart = 2
	longestWord  = 63 // that is broken
)

// breaks gives the places where a line may end within a word: bit i stands for the one
// after letter i. Abbreviations (letters in capitals beyond the first) and words in
// other alphabets stay whole.
func (h *hyphenator) breaks(word []rune) uint64 {
	if len(word) < shortestWord || len(word) > longestWord {
		return 0
	}
	var dotted [longestWord + 2]uint8
	dotted[0], dotted[len(word)+1] = dot, dot
	hash := uint32(0)
	for i, r := range word {
		if i == 0 {
			r = unicode.ToLower(r)
		}
		code := letterIndex(r)
		if code < 0 || code == dot {
			return 0
		}
		dotted[i+1] = uint8(code)
		hash = (hash + uint32(code)) * 2654435761 // Knuth's multiplicative hash
	}
	return h.once(dotted[:len(word)+2], hash>>20)
}

// once looks a word up, or works it out, in a slot of its own.
func (h *hyphenator) once(dotted []uint8, slot uint32) uint64 {
	if k := h.known[slot].Load(); k != nil && k.word == string(dotted) {
		return k.places
	}
	places, exception := h.words[string(dotted)]
	if !exception {
		places = h.places(dotted)
	}
	last := len(dotted) - 2 - shortestPart // after which a part may start
	places &= 1<<last - 1<<(shortestPart-1)
	h.known[slot].Store(&hyphenated{string(dotted), places})
	return places
}

// places runs the patterns over a word between dots.
func (h *hyphenator) places(dotted []uint8) (out uint64) {
	var level [longestWord + 4 + longestPattern]uint8 // level[i]: before letter i of dotted
	for i := range len(dotted) - 1 {
		key := uint64(0)
		longest := max(int(h.longest[int(dotted[i])*letters+int(dotted[i+1])]), 1)
		for n := range min(longest, len(dotted)-i) {
			key = extended(key, dotted[i+n])
			for at, digits := i, h.digits[key]; digits != 0; at, digits = at+1, digits>>bitsOfDigit {
				level[at] = max(level[at], uint8(digits&(1<<bitsOfDigit-1)))
			}
		}
	}
	for i := range len(dotted) - 2 {
		out |= uint64(level[i+2]&1) << i // after letter i of the word: before that at i+2
	}
	return out
}
