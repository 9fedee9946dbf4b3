package amend

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rd50/generator/prose"
)

// delta is what words a text has more and less of than another: how often each comes.
type delta map[string]int

// deltaOf compares the words of two printed texts; same is true where they have the same
// words in the same order.
func deltaOf(before, after string) (d delta, same bool) {
	old, new := printedWords(before), printedWords(after)
	if slices.Equal(old, new) {
		return nil, true
	}
	d = delta{}
	for _, w := range new {
		d[w]++
	}
	for _, w := range old {
		d[w]--
	}
	maps.DeleteFunc(d, func(_ string, n int) bool { return n == 0 })
	return d, false
}

// printedWords gives the words of a printed text.
func printedWords(s string) []string {
	var out []string
	for _, t := range tokens(prose.PlainFlow(s).Signs) {
		out = append(out, t.word)
	}
	return out
}

// line is a printed line of a report that changes.
type line struct {
	old, new string
	delta
}

// changed pairs the lines that a report had and those that it has now, where they differ.
func changed(old, new []string) []line {
	at := pairs(old, new)
	var out []line
	for i, j := 0, 0; i < len(old) || j < len(new); {
		end, next := i, len(new)
		for end < len(old) && at[end] < 0 {
			end++
		}
		if end < len(old) {
			next = at[end]
		}
		for i < end || j < next {
			var l line
			if i < end {
				l.old, i = old[i], i+1
			}
			if j < next {
				l.new, j = new[j], j+1
			}
			if d, same := deltaOf(l.old, l.new); !same {
				l.delta = d
				out = append(out, l)
			}
		}
		i, j = end+1, next+1
	}
	return out
}

// delta is what a group changes.
func (g *group) delta() delta {
	d, _ := deltaOf(g.before, g.after)
	return d
}

// is tells whether a line changed as groups of edits of it ask for together.
func (l line) is(groups ...*group) bool {
	sum := delta{}
	for _, g := range groups {
		for w, n := range g.delta() {
			sum[w] += n
		}
	}
	maps.DeleteFunc(sum, func(_ string, n int) bool { return n == 0 })
	return maps.Equal(sum, l.delta) && !slices.ContainsFunc(groups, func(g *group) bool { return !g.printed(l.old) })
}

// printed tells whether a group was made in a line, which a caption's label or the number
// of a heading may stand before.
func (g *group) printed(old string) bool {
	m := meeting{source: tokens(prose.PlainFlow(old).Signs), printed: tokens(prose.PlainFlow(g.before).Signs)}
	m.at = pairs(words(m.printed), words(m.source))
	return m.same() == len(m.source) || m.likeness() >= close
}

// times tells in how many places of the report the edits of a group were made.
func (g *group) times() int {
	count, most := map[string]int{}, 0
	for _, after := range g.afters {
		count[after]++
		most = max(most, count[after])
	}
	return most
}

var errComputed = errors.New("после правки это место читается иначе, чем в документе: часть его вычислена")

// Settle tells of edits after which the report does not read as edited, or not there
// alone, given its lines before and after.
func (r *Result) Settle(before, after []string) {
	left := map[*group]int{}
	for _, g := range r.groups {
		left[g] = g.times()
	}
	var others []line
	for _, l := range changed(before, after) {
		made := r.made(l, left)
		if made == nil {
			others = append(others, l)
		}
		for _, g := range made {
			left[g]--
		}
	}
	for _, g := range r.groups {
		if err := g.fault(left[g] == 0, others); err != nil {
			r.blame(g, err)
		}
	}
}

// made finds the groups of edits that were made in a line: one, or all of a paragraph,
// some of which were tracked and others not.
func (r *Result) made(l line, left map[*group]int) []*group {
	for _, g := range r.groups {
		if left[g] > 0 && l.is(g) {
			return []*group{g}
		}
	}
	for _, first := range r.groups {
		var same []*group
		for _, g := range r.groups {
			if left[g] > 0 && g.source.path == first.source.path && g.flow == first.flow {
				same = append(same, g)
			}
		}
		if l.is(same...) {
			return same
		}
	}
	return nil
}

// fault tells what is wrong with a group of edits, given the other lines that changed.
func (g *group) fault(met bool, others []line) error {
	switch at := slices.IndexFunc(others, func(l line) bool { return maps.Equal(l.delta, g.delta()) }); {
	case at >= 0:
		return fmt.Errorf("слова стоят в отчете в нескольких местах: «%s»", short(others[at].old))
	case !met:
		return errComputed
	case len(others) > 0:
		return fmt.Errorf("с ними изменится и другое место: «%s»", short(others[0].old))
	}
	return nil
}

// short gives the beginning of a text for a message.
func short(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	return s
}
