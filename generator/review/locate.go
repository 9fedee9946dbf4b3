package review

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rd50/generator/diagnostic"
	"rd50/generator/ooxml"
)

// Written is a text as it stands in a file of the engagement: a value, or the lines of a
// paragraph.
type Written struct {
	Key   string
	Place diagnostic.Position // of its first character
	Text  string              // with quotes and marks of Markdown; may be empty
}

// locate finds the value that words were printed from, and their place in it. Of several
// keys that is the first whose value has the words; context is the text before them.
func (s Source) locate(keys []string, context, words string) (key string, place diagnostic.Position) {
	var texts []Written
	for _, k := range keys {
		texts = append(texts, s.Find(k)...)
	}
	for _, by := range []struct { // a reference may stand behind the place: then what is before it tells
		signs int
		words string
	}{{40, words}, {12, words}, {0, words}, {40, ""}, {12, ""}} {
		for _, w := range texts {
			if at := find(w.Text, last(context, by.signs), by.words); at >= 0 {
				return short(w.Key), advance(w, at)
			}
		}
	}
	if len(texts) == 0 {
		return "", diagnostic.Position{}
	}
	return short(texts[0].Key), texts[0].Place
}

// short gives a key without the line of prose, which the place tells.
func short(key string) string {
	origin, _ := ooxml.CutLine(key)
	return origin
}

// find gives the offset of words in a text as it is written; -1 where they don't stand in
// it as they are. A beginning of them that does is enough.
func find(written, context, quote string) int {
	letters, offsets := spelled(written)
	before, _ := spelled(context)
	words, _ := spelled(quote)
	for _, n := range []int{len(words), 40, 16, 4} {
		if n > len(words) || n+len(before) == 0 || n < min(len(words), 16) && n+len(before) < 12 { // too little to tell
			continue
		}
		if at := index(letters, append(before[:len(before):len(before)], words[:n]...)); at >= 0 {
			if at += len(before); n == 0 || at == len(letters) {
				return offsets[at-1] + utf8.RuneLen(letters[at-1])
			}
			return offsets[at]
		}
	}
	return -1
}

// index gives the place of some letters among others; -1 for none.
func index(letters, part []rune) int {
	s := string(letters)
	if at := strings.Index(s, string(part)); at >= 0 {
		return utf8.RuneCountInString(s[:at])
	}
	return -1
}

// spelled gives the small letters and digits of a text with their offsets.
func spelled(s string) (letters []rune, offsets []int) {
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters, offsets = append(letters, unicode.ToLower(r)), append(offsets, i)
		}
	}
	return letters, offsets
}

// last gives the end of a text.
func last(s string, signs int) string {
	runes := []rune(s)
	return string(runes[max(0, len(runes)-signs):])
}

// advance gives the place of an offset in a text.
func advance(w Written, offset int) diagnostic.Position {
	p, before := w.Place, w.Text[:offset]
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		p.Line += strings.Count(before, "\n")
		p.Column, before = 1, before[i+1:]
	}
	p.Column += utf8.RuneCountInString(before)
	return p
}
