package amend

import (
	"cmp"
	"errors"
	"slices"
	"unicode"
)

// stretch is what one edit puts in the place of a stretch of a text, in signs.
type stretch struct {
	from, to int
	text     string
}

// stretchOf gives what an edit changes, as short as it can be.
func stretchOf(before, after []rune) stretch {
	front, back := 0, 0
	most := min(len(before), len(after))
	for front < most && before[front] == after[front] {
		front++
	}
	for back < most-front && before[len(before)-1-back] == after[len(after)-1-back] {
		back++
	}
	s := stretch{front, len(before) - back, string(after[front : len(after)-back])}
	if s.text == "" {
		s = s.atWord(before)
		// a text has no blanks at its ends: they stay with the words that do
		if s.from == 0 && s.to > 0 && s.to < len(before) && unicode.IsSpace(before[s.to-1]) {
			s.to--
		}
		if s.to == len(before) && s.from > 0 && s.from < s.to && unicode.IsSpace(before[s.from]) {
			s.from++
		}
	}
	return s
}

// atWord moves what is taken to where a word begins, if the text reads the same: of «опрос
// | о», taken as «прос о», it is «опрос ».
func (s stretch) atWord(text []rune) stretch {
	moved := s
	for s.from < s.to {
		if moved.from == 0 || unicode.IsSpace(text[moved.from-1]) {
			return moved
		}
		if text[moved.from-1] != text[moved.to-1] {
			return s
		}
		moved.from, moved.to = moved.from-1, moved.to-1
	}
	return s
}

var errOverlap = errors.New("правка меняет то же место, что и другая из выбранных; их нужно применять по одной")

// merged gives a text with all edits of it: a word that is replaced is often an edit that
// takes the old one and another that brings the new one.
func merged(before string, afters []string) (string, error) {
	text := []rune(before)
	var list []stretch
	for _, after := range afters {
		s := stretchOf(text, []rune(after))
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	for i := range list {
		list[i] = beside(list[i], list, text)
	}
	slices.SortStableFunc(list, func(a, b stretch) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	out, at := []rune{}, 0
	for _, s := range list {
		if s.from < at {
			return "", errOverlap
		}
		out = append(append(out, text[at:s.from]...), []rune(s.text)...)
		at = s.to
	}
	return string(append(out, text[at:]...)), nil
}

// beside moves an insertion out of a stretch that another edit takes, where the text reads
// the same: «стар|ее|ый» is «|старее|старый», too.
func beside(s stretch, list []stretch, text []rune) stretch {
	if s.from != s.to {
		return s
	}
	new := []rune(s.text)
	for _, other := range list {
		if other.from >= s.from || s.from >= other.to {
			continue
		}
		for _, at := range []int{other.from, other.to} {
			if moved, same := slid(new, s.from, at, text); same {
				return stretch{at, at, moved}
			}
		}
	}
	return s
}

// slid gives what is to be inserted at another place for the same text.
func slid(new []rune, from, to int, text []rune) (string, bool) {
	new = slices.Clone(new)
	for ; from > to; from-- { // what stands before comes behind
		last := new[len(new)-1]
		if text[from-1] != last {
			return "", false
		}
		new = append([]rune{last}, new[:len(new)-1]...)
	}
	for ; from < to; from++ {
		if text[from] != new[0] {
			return "", false
		}
		new = append(new[1:], new[0])
	}
	return string(new), true
}
