package ooxml

import (
	"hash/fnv"
	"strconv"
	"strings"
	"unicode"
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
	h := fnv.New64a()
	for _, k := range keys {
		file, line := CutLine(k)
		own = own && line == 0
		h.Write([]byte(file + "\n"))
	}
	if !own {
		h.Write([]byte(text))
	}
	return tracePrefix + strconv.FormatUint(h.Sum64()%names, 36)
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
func Letters(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r >= 'а' && r <= 'я' || r >= 'a' && r <= 'z' || unicode.IsLetter(r) || unicode.IsDigit(r) { // most first
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Hash tells whether a text is still the one that was written.
func Hash(letters string) string {
	h := fnv.New32a()
	h.Write([]byte(letters))
	return strconv.FormatUint(uint64(h.Sum32()%hashes), 36)
}
