package chart

import (
	"slices"
	"strings"
	"unicode"
)

// wrap cleans a text and breaks it into lines of a width, at most so many; what
// does not fit is told by an ellipsis. Words that are too long are hyphenated.
func (c *canvas) wrap(s string, st style, width float64, most int) []string {
	return c.broken(c.clean(s), st, width, width, most)
}

// broken breaks a clean text into lines, the first of which has a width of its own.
func (c *canvas) broken(s string, st style, first, width float64, most int) []string {
	var lines []string
	room := first
	for s != "" && len(lines) < most {
		if c.fits(s, st, room) {
			return append(lines, s)
		}
		if len(lines) == most-1 {
			return append(lines, c.cut(s, st, room))
		}
		var head string
		head, s = c.split(s, st, room, room < width)
		lines = append(lines, head)
		room = width
	}
	return lines
}

// split takes one line off a text that is too long for it. At least one sign is
// taken unless the line may stay empty.
func (c *canvas) split(s string, st style, room float64, empty bool) (head, rest string) {
	fits, used := 0, 0.0 // bytes that fit
	broke, next := 0, 0  // the last place to break, and where the rest begins
	for i, r := range s {
		if r == ' ' {
			broke, next = i, i+1
		}
		if used += float64(c.advance(r)) * st.size / 1000; used > room {
			break
		}
		fits = i + len(string(r))
		if breaksAfter(r) && i > 0 {
			broke, next = fits, fits
		}
	}
	if broke > 0 {
		return s[:broke], strings.TrimLeft(s[next:], " ")
	}
	if empty {
		return "", s
	}
	return c.divide(s, st, room, fits)
}

func breaksAfter(r rune) bool { return strings.ContainsRune("-/—–‑", r) && r != '‑' }

// divide breaks a word that is longer than a line: between its syllables, or
// where the line ends.
func (c *canvas) divide(s string, st style, room float64, fits int) (head, rest string) {
	if i := strings.LastIndex(s[:fits], "\u00a0"); i > 0 {
		return s[:i], s[i+len("\u00a0"):]
	}
	word, _, _ := strings.Cut(s[:min(len(s), fits+8)], " ") // what comes later decides nothing
	for _, i := range slices.Backward(syllables(word)) {
		if i <= fits && c.fits(word[:i]+"-", st, room) {
			head = word[:i]
			break
		}
	}
	if head != "" {
		return head + "-", s[len(head):]
	}
	if fits == 0 {
		for _, r := range s {
			fits = len(string(r))
			break
		}
	}
	return s[:fits], s[fits:]
}

// cut shortens a text to a width with an ellipsis, between words where that
// loses little.
func (c *canvas) cut(s string, st style, room float64) string {
	if c.fits(s, st, room) {
		return s
	}
	used, end, space := c.width("…", st), 0, 0
	for i, r := range s {
		if r == ' ' || r == '\u00a0' {
			space = i
		}
		if used += float64(c.advance(r)) * st.size / 1000; used > room {
			break
		}
		end = i + len(string(r))
	}
	if space > 0 && end-space <= end/3 {
		end = min(end, space)
	}
	return strings.TrimRight(s[:end], " \u00a0,;:—–-(«") + "…"
}

// syllables gives the byte places at which a Russian or English word may be
// hyphenated: before a consonant with a vowel behind it and between vowels, with
// two letters and a vowel on each side.
func syllables(word string) []int {
	var letters []rune
	var places []int
	for i, r := range word {
		letters, places = append(letters, unicode.ToLower(r)), append(places, i)
	}
	var out []int
	sounds := false // whether a vowel stands before
	for i := 1; i < len(letters)-1; i++ {
		before, r, after := letters[i-1], letters[i], letters[i+1]
		sounds = unicode.IsLetter(before) && (sounds || vowel(before))
		opens := vowel(r) && vowel(before) || !vowel(r) && vowel(after) && r != 'ъ' && r != 'ь'
		if i > 1 && sounds && opens && unicode.IsLetter(letters[i-2]) && unicode.IsLetter(r) && unicode.IsLetter(after) {
			out = append(out, places[i])
		}
	}
	return out
}

func vowel(r rune) bool { return strings.ContainsRune("аеёиоуыэюяaeiouy", r) }
