package amend

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rd50/generator/prose"
	"rd50/generator/tomledit"
)

// text is a source and how it is read and written.
type text struct {
	source string
	flows  []prose.Flow
	read   func(string) []prose.Flow
	escape func(string) string
}

// plain is a value that is printed as it stands.
func plain(s string) text {
	read := func(s string) []prose.Flow { return []prose.Flow{prose.PlainFlow(s)} }
	return text{s, read(s), read, func(s string) string { return s }}
}

// markdown is a text in Markdown.
func markdown(s string) text { return text{s, prose.Flows(s), prose.Flows, escaped} }

// special are the signs that mean something within a line of Markdown.
const special = "\\*_`[]<>&|$~"

// escaped gives words as they are written in Markdown.
func escaped(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Reasons for which an edit can't be taken over.
var (
	errElsewhere = errors.New("слова правки не стоят в тексте концепции: они вычислены, напечатаны по ссылке или с тех пор изменены")
	errMarkup    = errors.New("правка меняет разметку или ссылку")
	errSeveral   = errors.New("эти слова стоят в тексте концепции в нескольких местах")
	errNothing   = errors.New("правка меняет только знаки, которые расставляет программа: пробелы, кавычки, тире")
)

// meeting is a printed text and the flow of a source that it was printed from.
type meeting struct {
	text
	flow    int
	source  []token
	printed []token
	at      []int // of each printed token its place in the source, -1 for none
}

// meet lays a printed text over a flow.
func meet(t text, flow int, printed []token) meeting {
	m := meeting{text: t, flow: flow, source: tokens(t.flows[flow].Signs), printed: printed}
	m.at = pairs(words(printed), words(m.source))
	return m
}

// words gives tokens as print and source have them alike.
func words(list []token) []string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = alike(t.word)
	}
	return out
}

// same counts the tokens that both texts have.
func (m meeting) same() int {
	n := 0
	for _, at := range m.at {
		if at >= 0 {
			n++
		}
	}
	return n
}

// likeness tells how much of both texts is the same, from 0 to 1.
func (m meeting) likeness() float64 {
	return 2 * float64(m.same()) / float64(len(m.source)+len(m.printed))
}

// pick finds the flow that a text was printed from: that of a line, where one of it is
// like the text, else the likest. Of several that are equally like none is it.
func (t text) pick(printed []token, line int) (meeting, error) {
	var best, here []meeting
	for i, f := range t.flows {
		m := meet(t, i, printed)
		if 2*m.same() < len(printed) || m.same() == 0 {
			continue // most of it comes from elsewhere
		}
		best = likest(best, m)
		if t.covers(f, line) {
			here = likest(here, m)
		}
	}
	if len(here) > 0 {
		best = here
	}
	switch len(best) {
	case 0:
		return meeting{}, errElsewhere
	case 1:
		return best[0], nil
	}
	return meeting{}, errSeveral
}

// covers tells whether a flow stands in a line of the source.
func (t text) covers(f prose.Flow, line int) bool {
	first := 1 + strings.Count(t.source[:f.Offset], "\n")
	last := first + strings.Count(t.source[f.Offset:f.Signs[len(f.Signs)-1].From], "\n")
	return first <= line && line <= last
}

// likest keeps what is the most alike.
func likest[M interface{ likeness() float64 }](best []M, m M) []M {
	switch {
	case len(best) == 0 || m.likeness() > best[0].likeness():
		return []M{m}
	case m.likeness() == best[0].likeness():
		return append(best, m)
	}
	return best
}

// span is where a hunk stands among the tokens of the source: the first and the one
// behind the last.
func (m meeting) span(h hunk) (first, behind int, ok bool) {
	if h.from == h.to {
		switch {
		case h.to < len(m.at) && m.at[h.to] >= 0:
			return m.at[h.to], m.at[h.to], true
		case h.from > 0 && m.at[h.from-1] >= 0:
			return m.at[h.from-1] + 1, m.at[h.from-1] + 1, true
		}
		return 0, 0, false
	}
	first = m.at[h.from]
	for i := h.from; i < h.to; i++ {
		if first < 0 || m.at[i] != first+i-h.from {
			return 0, 0, false
		}
	}
	return first, first + h.to - h.from, true
}

// changes gives what an edit changes in the source.
func (m meeting) changes(after []prose.Sign) ([]tomledit.Change, error) {
	new := tokens(after)
	list := hunks(m.printed, new)
	if len(list) == 0 {
		return nil, errNothing
	}
	var out []tomledit.Change
	var want []token
	end := 0 // of the source's tokens that are in it
	for _, h := range list {
		first, behind, ok := m.span(h)
		if !ok || first < end {
			return nil, errElsewhere
		}
		f := m.settled(h, first, fresh{new[h.newFrom:h.newTo], after})
		c, ok := m.change(first, behind, f)
		if !ok {
			return nil, errMarkup
		}
		out = append(out, c...)
		want, end = slices.Concat(want, m.source[end:first], f.tokens), behind
	}
	if len(list) > 1 && !m.reads(tomledit.Spliced(m.text.source, out), append(want, m.source[end:]...)) {
		return nil, errMarkup
	}
	return out, nil
}

// settled gives fresh tokens in the manner of the source, where print has a manner of its
// own: the blanks between them, the first letter small or capital.
func (m meeting) settled(h hunk, first int, f fresh) fresh {
	if h.from == h.to || len(f.tokens) == 0 {
		return f
	}
	f.signs, f.tokens = slices.Clone(f.signs), slices.Clone(f.tokens)
	for i := range f.tokens {
		if i > 0 && len(f.tokens) != h.to-h.from {
			break
		}
		if f.tokens[i].spaced == m.printed[h.from+i].spaced {
			f.tokens[i].spaced = m.source[first+i].spaced
		}
	}
	if turn := turned(m.printed[h.from].word, m.source[first].word); turn != nil {
		at := &f.signs[f.tokens[0].first].Rune
		*at = turn(*at)
		f.tokens[0].word = word(f.signs[f.tokens[0].first : f.tokens[0].last+1])
	}
	return f
}

// turned gives what makes the first letter of a word that of another; nil where they
// have it alike.
func turned(from, to string) func(rune) rune {
	a, _ := utf8.DecodeRuneInString(from)
	b, _ := utf8.DecodeRuneInString(to)
	switch {
	case unicode.IsLower(a) && unicode.IsUpper(b):
		return unicode.ToUpper
	case unicode.IsUpper(a) && unicode.IsLower(b):
		return unicode.ToLower
	}
	return nil
}

// fresh is what comes in the place of tokens.
type fresh struct {
	tokens []token
	signs  []prose.Sign
}

// words gives the signs of fresh tokens, less the blank before.
func (f fresh) words(tokens ...token) string {
	if len(tokens) == 0 {
		return ""
	}
	var b strings.Builder
	for _, s := range f.signs[tokens[0].first : tokens[len(tokens)-1].last+1] {
		switch folded(s.Rune) {
		case ' ':
			b.WriteByte(' ')
		case unseen:
		default:
			b.WriteRune(s.Rune)
		}
	}
	return b.String()
}

func (f fresh) spaced() bool { return len(f.tokens) > 0 && f.tokens[0].spaced }

// change puts fresh tokens in the place of those of the source. Of the ways to write
// that the first is taken which reads as it should.
func (m meeting) change(first, behind int, f fresh) ([]tomledit.Change, bool) {
	want := slices.Concat(m.source[:first], f.tokens, m.source[behind:])
	ways := append(m.eachAlone(first, behind, f), m.ways(first, behind, f)...)
	for _, way := range ways {
		for _, c := range [][]tomledit.Change{way, guarded(way)} {
			if m.reads(tomledit.Spliced(m.text.source, c), want) {
				return c, true
			}
		}
	}
	return nil, false
}

// guarded keeps what stands at the beginning of a line from being read as a mark.
func guarded(way []tomledit.Change) []tomledit.Change {
	out := slices.Clone(way)
	for i, c := range out {
		if at := strings.IndexFunc(c.Text, func(r rune) bool { return !unicode.IsDigit(r) }); at >= 0 && strings.ContainsRune("#+-=.):", rune(c.Text[at])) {
			out[i].Text = c.Text[:at] + `\` + c.Text[at:]
		}
	}
	return out
}

// reads tells whether a source has the tokens that it should in the flow, and the rest
// as before.
func (m meeting) reads(source string, want []token) bool {
	flows := m.read(source)
	if len(flows) != len(m.flows) {
		return false
	}
	for i := range flows {
		old := want
		if i != m.flow {
			old = tokens(m.flows[i].Signs)
		}
		if !slices.Equal(keys(tokens(flows[i].Signs)), leading(keys(old))) {
			return false
		}
	}
	return true
}

// leading drops the blank before the first token.
func leading(keys []string) []string {
	if len(keys) > 0 {
		keys[0] = strings.TrimPrefix(keys[0], " ")
	}
	return keys
}
