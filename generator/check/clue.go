package check

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// clue tells at little cost that a text can't hold a form: a regular expression
// takes a hundred times longer.
type clue func(text string) bool

// with is a clue for forms that hold one of some pieces.
func with(pieces ...string) clue {
	return func(text string) bool {
		return slices.ContainsFunc(pieces, func(piece string) bool { return strings.Contains(text, piece) })
	}
}

// start tells by what stands in a line, behind the spaces and signs of quotation before
// it, that a form may begin there.
type start func(line string) bool

// piece is the start of forms that begin with one of some pieces.
func piece(pieces ...string) start {
	var first [256]bool // few lines begin with such a byte
	for _, p := range pieces {
		first[p[0]] = true
	}
	return func(line string) bool {
		return first[line[0]] && slices.ContainsFunc(pieces, func(p string) bool { return strings.HasPrefix(line, p) })
	}
}

// sign is the start of forms that begin with one of some signs.
func sign(signs string) start { return piece(strings.Split(signs, "")...) }

// lettered is the start of «а) …».
func lettered(line string) bool {
	r, size := utf8.DecodeRuneInString(line)
	return (r >= 'а' && r <= 'я' || r == 'ё') && strings.HasPrefix(line[size:], ")")
}

// begins is a clue for forms with which a line begins.
func begins(with start) clue { return lines(1, with) }

// follow is a clue for forms with which lines begin that follow one another.
func follow(with start) clue { return lines(2, with) }

// lines is a clue for forms with which some lines in a row begin.
func lines(enough int, with start) clue {
	return func(text string) bool {
		for found, at := 0, 0; ; {
			for at < len(text) && strings.IndexByte("\x00 \t>", text[at]) >= 0 {
				at++
			}
			if at == len(text) {
				return false
			}
			if !with(text[at:]) {
				found = 0
			} else if found++; found == enough {
				return true
			}
			end := strings.IndexByte(text[at:], '\n')
			if end < 0 {
				return false
			}
			at += end + 1
		}
	}
}

// spaced is a clue for forms that begin with a sign behind a space.
func spaced(sign string) clue {
	return func(text string) bool {
		for at := 0; ; at += len(sign) {
			next := strings.Index(text[at:], sign)
			if next < 0 {
				return false
			}
			if at += next; at == 0 || strings.ContainsRune(" \t\n\f\r", rune(text[at-1])) {
				return true
			}
		}
	}
}
