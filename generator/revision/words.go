package revision

import (
	"unicode"
	"unicode/utf8"
)

// Split parts a text into words, blanks and single marks; together they are the text.
func Split(s string) []string {
	var out []string
	for len(s) > 0 {
		n := piece(s)
		out = append(out, s[:n])
		s = s[n:]
	}
	return out
}

// piece gives the length of the first word, blank or mark of a text. A number keeps its
// digits' groups and fraction: «1 250,5» is one word, and so is «R-12».
func piece(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if !ofWord(r) {
		return n
	}
	for n < len(s) {
		next, width := utf8.DecodeRuneInString(s[n:])
		if ofWord(next) {
			r, n = next, n+width
			continue
		}
		if !joins(r, next, s[n+width:]) {
			break
		}
		n += width
	}
	return n
}

// IsOne tells whether a text is a single word, blank or mark.
func IsOne(s string) bool { return s != "" && piece(s) == len(s) }

func ofWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// joins tells whether a sign between one of a word and what follows makes them one.
func joins(before, sign rune, rest string) bool {
	after, _ := utf8.DecodeRuneInString(rest)
	switch sign {
	case '-', '\u2011':
		return ofWord(after)
	case ',', '.':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	case ' ', '\u00a0', '\u202f':
		return unicode.IsDigit(before) && isGroup(rest)
	}
	return false
}

// isGroup tells whether a text begins with the three digits of a group.
func isGroup(s string) bool {
	n := 0
	for _, r := range s {
		if !unicode.IsDigit(r) {
			break
		}
		n++
	}
	return n == 3
}

func isWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return ofWord(r)
}

// Edit is a stretch of the words of two texts: those that stayed, or the old ones that are
// gone with the new ones in their place.
type Edit struct {
	Same     bool
	Old, New [2]int // from, to
}

// mostWords bounds the table in which two texts are compared; longer ones are replaced.
const mostWords = 1 << 22

// Compare gives what became of the words of a text.
func Compare(old, new []string) []Edit {
	head := 0
	for head < min(len(old), len(new)) && old[head] == new[head] {
		head++
	}
	tail := 0
	for tail < min(len(old), len(new))-head && old[len(old)-1-tail] == new[len(new)-1-tail] {
		tail++
	}
	var e edits
	e.same(0, 0, head)
	n, k := len(old)-head-tail, len(new)-head-tail
	if n > 0 && k > 0 && n*k <= mostWords {
		worth := func(i, j int) int {
			if w := old[head+i]; w != new[head+j] {
				return 0
			} else if isWord(w) {
				return 2 + utf8.RuneCountInString(w)
			}
			return 1
		}
		path(n, k, worth, func(i, j int) { e.same(head+i, head+j, 1) })
	}
	e.same(len(old)-tail, len(new)-tail, tail)
	return e.joined(old)
}

// edits gathers what stayed, in order; what lies between is changed.
type edits struct {
	list     []Edit
	old, new int // where the last ends
}

func (e *edits) same(old, new, n int) {
	if old > e.old || new > e.new {
		e.list = append(e.list, Edit{Old: [2]int{e.old, old}, New: [2]int{e.new, new}})
	}
	if n > 0 {
		if k := len(e.list); k > 0 && e.list[k-1].Same {
			e.list[k-1].Old[1], e.list[k-1].New[1] = old+n, new+n
		} else {
			e.list = append(e.list, Edit{true, [2]int{old, old + n}, [2]int{new, new + n}})
		}
	}
	e.old, e.new = old+n, new+n
}

// joined lets changes that only blanks and marks part be one, so that «старый текст →
// новые слова» is not told word by word.
func (e *edits) joined(old []string) []Edit {
	var out []Edit
	for i, x := range e.list {
		n := len(out)
		switch {
		case x.Same && i > 0 && i < len(e.list)-1 && !wordy(old[x.Old[0]:x.Old[1]]) && replaces(e.list[i-1]) && replaces(e.list[i+1]):
			out[n-1].Old[1], out[n-1].New[1] = x.Old[1], x.New[1]
		case n > 0 && !x.Same && !out[n-1].Same:
			out[n-1].Old[1], out[n-1].New[1] = x.Old[1], x.New[1]
		default:
			out = append(out, x)
		}
	}
	return out
}

func wordy(words []string) bool {
	for _, w := range words {
		if isWord(w) {
			return true
		}
	}
	return false
}

// replaces tells a change that has words on both sides.
func replaces(e Edit) bool { return e.Old[1] > e.Old[0] && e.New[1] > e.New[0] }
