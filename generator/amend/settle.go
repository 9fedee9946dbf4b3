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

// is tells whether a line changed as a group of edits asks for.
func (g *group) is(l line) bool {
	if d, _ := deltaOf(g.before, g.after); !maps.Equal(d, l.delta) {
		return false
	}
	m := meeting{source: tokens(prose.PlainFlow(l.old).Signs), printed: tokens(prose.PlainFlow(g.before).Signs)}
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
		i := slices.IndexFunc(r.groups, func(g *group) bool { return left[g] > 0 && g.is(l) })
		if i < 0 {
			others = append(others, l)
			continue
		}
		left[r.groups[i]]--
	}
	for _, g := range r.groups {
		if err := g.fault(left[g] == 0, others); err != nil {
			r.blame(g, err)
		}
	}
}

// fault tells what is wrong with a group of edits, given the other lines that changed.
func (g *group) fault(met bool, others []line) error {
	d, _ := deltaOf(g.before, g.after)
	switch at := slices.IndexFunc(others, func(l line) bool { return maps.Equal(l.delta, d) }); {
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
