package amend

import (
	"strings"

	"rd50/generator/tomledit"
)

// eachAlone puts every fresh token in the place of one of the source, so that what
// stands between them stays: markup, line ends.
func (m meeting) eachAlone(first, behind int, f fresh) [][]tomledit.Change {
	if behind-first != len(f.tokens) || behind == first {
		return nil
	}
	var out []tomledit.Change
	for i, t := range f.tokens {
		old := m.source[first+i]
		if old.spaced != t.spaced && first+i > 0 {
			return nil
		}
		if new := m.escape(f.words(t)); new != m.text.source[old.from:old.to] {
			out = append(out, tomledit.Change{From: old.from, To: old.to, Text: new})
		}
	}
	return [][]tomledit.Change{out}
}

// ways gives the other ways to put fresh tokens in the place of a stretch of the source.
func (m meeting) ways(first, behind int, f fresh) [][]tomledit.Change {
	new := m.escape(f.words(f.tokens...))
	before, next := m.edges(first, behind)
	if first == behind {
		return m.insertions(first, before, next, new, f.spaced())
	}
	from, to := m.source[first].from, m.source[behind-1].to
	if new == "" {
		return m.deletions(from, to, before, next)
	}
	switch spaced := m.source[first].spaced; {
	case f.spaced() && !spaced && first > 0:
		new = " " + new
	case spaced && !f.spaced() && first > 0:
		from = before
	}
	out := []tomledit.Change{{From: from, To: to, Text: new}}
	if before >= 0 && next >= 0 { // with the marks of an emphasis around it
		out = append(out, tomledit.Change{From: before, To: next, Text: blank(f.spaced()) + new + blank(m.source[behind].spaced)})
	}
	return one(out...)
}

func blank(spaced bool) string {
	if spaced {
		return " "
	}
	return ""
}

// edges gives where the token before a stretch ends and the one behind it begins; -1
// where there is none.
func (m meeting) edges(first, behind int) (before, next int) {
	before, next = -1, -1
	if first > 0 {
		before = m.source[first-1].to
	}
	if behind < len(m.source) {
		next = m.source[behind].from
	}
	return before, next
}

func one(changes ...tomledit.Change) [][]tomledit.Change {
	var out [][]tomledit.Change
	for _, c := range changes {
		out = append(out, []tomledit.Change{c})
	}
	return out
}

// insertions puts words behind the token before a place, or before the next one.
func (m meeting) insertions(at, before, next int, new string, spaced bool) [][]tomledit.Change {
	var out []tomledit.Change
	if before >= 0 {
		out = append(out, tomledit.Change{From: before, To: before, Text: blank(spaced) + new})
	}
	if next >= 0 {
		for _, spaced := range []bool{m.source[at].spaced || at == 0, false} {
			out = append(out, tomledit.Change{From: next, To: next, Text: new + blank(spaced)})
		}
	}
	return one(out...)
}

// deletions takes a stretch away with one of the blanks around it: a line end stays
// where it can, and so does markup that holds other words.
func (m meeting) deletions(from, to, before, next int) [][]tomledit.Change {
	var out []tomledit.Change
	lead := before >= 0 && strings.Contains(m.text.source[before:from], "\n")
	if next >= 0 && (lead || before < 0) {
		out = append(out, tomledit.Change{From: from, To: next})
	}
	if before >= 0 {
		out = append(out, tomledit.Change{From: before, To: to})
	}
	if next >= 0 {
		out = append(out, tomledit.Change{From: from, To: next})
	}
	out = append(out, tomledit.Change{From: from, To: to})
	if before >= 0 && next >= 0 { // with the marks of an emphasis around it
		out = append(out, tomledit.Change{From: before, To: next, Text: " "}, tomledit.Change{From: before, To: next})
	}
	return one(out...)
}
