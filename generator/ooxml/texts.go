package ooxml

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The custom XML part in which a report tells what its paragraphs print: an element «t» a
// bookmark with the bookmark's name (n), the keys of the values by ids (k, one a line) and
// the hash of the text (h). That of a table's row holds a «c» with the keys of each cell.
// The root tells the report's version and, of one with tracked changes of its own, their
// author and date.
const (
	TextsNamespace = "urn:rd50:texts"
	TextsItem      = "{9B1F3C52-6D0E-4A57-8C3B-2E7A5D94F018}" // of its properties
)

// tracePrefix starts the names of such bookmarks; Word hides those that begin with «_».
const tracePrefix = "_rd"

// How many names and hashes there are: short ones, for nothing compresses them.
const (
	names  = 36 * 36 * 36 * 36 * 36 * 36 * 36 * 36
	hashes = 36 * 36 * 36 * 36 * 36
)

// Traces tells whether a bookmark is one of them.
func Traces(bookmark string) bool { return strings.HasPrefix(bookmark, tracePrefix) }

// TraceName names a bookmark by what its text stands for, so that it is the same in two
// versions, and the name alone tells it where a program has lost the part: a value by its
// keys, prose and the program's own words by the text besides.
func TraceName(keys []string, own bool, text string) string {
	h := fnv64
	for _, k := range keys {
		file, line := CutLine(k)
		own = own && line == 0
		h = h.add(file).add("\n")
	}
	if !own {
		h = h.add(text)
	}
	return tracePrefix + strconv.FormatUint(uint64(h)%names, 36)
}

// fnv1a is the hash FNV-1a of 64 bits, of strings as they are.
type fnv1a uint64

const fnv64 fnv1a = 14695981039346656037 // of nothing

func (h fnv1a) add(s string) fnv1a {
	for i := range len(s) {
		h = (h ^ fnv1a(s[i])) * 1099511628211
	}
	return h
}

// CutLine takes the line off a key of prose, «prose/study.md:14»; 0 for none.
func CutLine(key string) (origin string, line int) {
	i := strings.LastIndexByte(key, ':')
	if i < 0 {
		return key, 0
	}
	line, err := strconv.Atoi(key[i+1:])
	if err != nil || line < 1 {
		return key, 0
	}
	return key[:i], line
}

// Letters are the letters and digits of a text, by which it is known whatever blanks and
// marks of hyphenation a program puts there.
func Letters(s string) string { return string(AppendLetters(make([]byte, 0, len(s)), s)) }

// AppendLetters adds the Letters of a text to what is there.
func AppendLetters(to []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c < utf8.RuneSelf:
			if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
				to = append(to, c)
			}
			i++
		case c|1 == 0xD1 && i+1 < len(s) && s[i+1]&0xC0 == 0x80: // U+0400 to U+047F, letters all
			to = append(to, c, s[i+1])
			i += 2
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				to = utf8.AppendRune(to, r)
			}
			i += size
		}
	}
	return to
}

// Hash tells whether a text is still the one that was written.
func Hash(letters string) string {
	h := uint32(2166136261) // FNV-1a of 32 bits
	for i := range len(letters) {
		h = (h ^ uint32(letters[i])) * 16777619
	}
	return strconv.FormatUint(uint64(h%hashes), 36)
}
