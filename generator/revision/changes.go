package revision

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rd50/generator/report"
	"rd50/generator/typeset"
)

// Changes are what a reader of the pages is shown: where something changed, and what is
// gone and from where.
type Changes struct {
	Bars []typeset.Beside
	Gone []Gone
}

// Gone is text of the old report that stood at a place of the new one.
type Gone struct {
	Page    int             // from 1
	Base    typeset.Length  // the baseline that it stood at
	Section *report.Section // of the new report; nil on the title page and in footnotes
	Lines   []string        // paragraphs, or rows with their cells
	Picture bool            // a picture besides
}

// OnPages compares two reports as their pages show them.
func OnPages(old, new *typeset.Layout) *Changes {
	c := &comparison{at: spot{page: 1}}
	shared := Shared(old.Report, new.Report)
	for _, s := range Meet(sheetsOf(old, shared).parts(), sheetsOf(new, shared).parts()) {
		c.step(s)
	}
	return &Changes{joinedBars(c.bars), joinedGone(c.gone)}
}

// comparison walks along the new pages.
type comparison struct {
	bars    []spot
	gone    []Gone
	section *report.Section
	at      spot // where the last text ended
}

func (c *comparison) step(s Step) {
	if s.New == nil {
		c.lose(s)
		return
	}
	if r, ok := s.New.Node.(*report.Section); ok {
		c.section = r
		if first, ok := s.New.first(); ok {
			c.at = first
		}
	}
	switch {
	case s.Old == nil:
		c.mark(s.New)
	case !s.Changed():
	case s.New.Whole:
		c.anew(s)
	case len(s.New.Words)+len(s.Old.Words) > 0:
		c.words(s)
	case strings.HasPrefix(s.New.Kind, string(typeset.Row)) && len(s.Old.Parts) == len(s.New.Parts):
		for i := range s.New.Parts {
			c.step(Step{Old: s.Old.Parts[i], New: s.New.Parts[i]})
		}
	default:
		for _, k := range s.Within() {
			c.step(k)
		}
	}
	if last, ok := s.New.last(); ok {
		c.at = last
	}
}

// mark puts bars beside all of a part.
func (c *comparison) mark(p *Part) {
	if n, ok := p.Node.(*placed); ok {
		for _, s := range n.spots {
			c.bars = append(c.bars, s...)
		}
	}
	for _, k := range p.Parts {
		c.mark(k)
	}
}

// lose tells a part that is gone, with its rows or paragraphs; one that moved is not gone.
func (c *comparison) lose(s Step) {
	if s.Moved == nil {
		c.tell(c.at, s.Old)
	}
}

func (c *comparison) tell(at spot, parts ...*Part) {
	g := Gone{Page: at.page, Base: at.base, Section: c.section}
	for _, p := range parts {
		g.add(p)
	}
	if len(g.Lines) > 0 || g.Picture {
		c.gone = append(c.gone, g)
	}
}

func (g *Gone) add(p *Part) {
	switch {
	case p.Kind == "picture":
		g.Picture = true
	case strings.HasPrefix(p.Kind, string(typeset.Row)):
		var cells []string
		for _, cell := range p.Parts {
			inner := Gone{}
			for _, k := range cell.Parts {
				inner.add(k)
			}
			if text := strings.Join(inner.Lines, " "); text != "" {
				cells = append(cells, text)
			}
		}
		g.line(strings.Join(cells, " | "))
	case len(p.Words) > 0:
		g.line(strings.Join(p.Words, ""))
	default:
		for _, k := range p.Parts {
			g.add(k)
		}
	}
}

func (g *Gone) line(s string) {
	if s = strings.TrimSpace(s); s != "" {
		g.Lines = append(g.Lines, s)
	}
}

// anew marks all of a computed table but its caption, and tells of the old rows those that
// are not there any more.
func (c *comparison) anew(s Step) {
	stays, at := map[string]bool{}, c.at
	for i, k := range s.New.Parts {
		if k.Node != typeset.Row {
			if i < len(s.Old.Parts) && s.Old.Parts[i].Kind == k.Kind {
				c.step(Step{Old: s.Old.Parts[i], New: k})
			}
			continue
		}
		if first, ok := k.first(); ok && len(stays) == 0 {
			at = first
		}
		stays[k.Text()] = true
		c.mark(k)
	}
	var lost []*Part
	for _, k := range s.Old.Parts {
		if k.Node == typeset.Row && !stays[k.Text()] {
			lost = append(lost, k)
		}
	}
	c.tell(at, lost...)
}

// words marks the lines of a paragraph in which words changed, and tells what is gone.
func (c *comparison) words(s Step) {
	n, ok := s.New.Node.(*placed)
	if !ok {
		return
	}
	at, known := s.New.first()
	if !known {
		at = c.at
	}
	var lost []string
	for _, e := range Compare(s.Old.Words, s.New.Words) {
		if e.Same {
			continue
		}
		for _, spots := range n.spots[e.New[0]:e.New[1]] {
			c.bars = append(c.bars, spots...)
		}
		text := replacement(s, e)
		if text == "" || recounted(s, e) {
			continue
		}
		here := near(n.spots, e.New[0], at)
		c.bars = append(c.bars, here)
		if len(lost) == 0 {
			at = here
		}
		lost = append(lost, text)
	}
	if len(lost) == 0 {
		return
	}
	g := Gone{Page: at.page, Base: at.base, Section: c.section, Picture: s.Old.Kind == "picture"}
	if !g.Picture {
		g.Lines = []string{strings.Join(lost, "; ")}
	}
	c.gone = append(c.gone, g)
}

// recounted tells a number of the report's own that another one stands for now: it has its
// bar, and nothing is gone.
func recounted(s Step, e Edit) bool {
	old, new := s.Old.Node.(*placed), s.New.Node.(*placed)
	all := func(p *placed, words []string, from, to int) bool {
		for i := from; i < to; i++ {
			if strings.ContainsFunc(words[i], unicode.IsLetter) || isWord(words[i]) && !p.counted[i] {
				return false
			}
		}
		return to > from
	}
	return all(old, s.Old.Words, e.Old[0], e.Old[1]) && all(new, s.New.Words, e.New[0], e.New[1])
}

// longest is how many signs what stands in the place of something may have to be told with it.
const longest = 60

// replacement tells what is gone, with the word before it where it is a number alone, and
// what stands there now when that is short.
func replacement(s Step, e Edit) string {
	old, now := strings.Join(s.Old.Words[e.Old[0]:e.Old[1]], ""), strings.Join(s.New.Words[e.New[0]:e.New[1]], "")
	if strings.TrimSpace(old) == "" {
		return ""
	}
	if !strings.ContainsFunc(old, unicode.IsLetter) {
		for i := e.Old[0] - 1; i >= max(0, e.Old[0]-3); i-- {
			if isWord(s.Old.Words[i]) {
				old = strings.Join(s.Old.Words[i:e.Old[0]], "") + old
				break
			}
		}
	}
	old = strings.TrimSpace(old)
	if now = strings.TrimSpace(now); now != "" && utf8.RuneCountInString(old) <= longest && utf8.RuneCountInString(now) <= longest {
		return old + " → " + now
	}
	return old
}

// near gives the place of the word at an index, or of the one before.
func near(spots [][]spot, i int, otherwise spot) spot {
	for _, k := range []int{i, i - 1} {
		if k >= 0 && k < len(spots) && len(spots[k]) > 0 {
			return spots[k][0]
		}
	}
	return otherwise
}

// apart is the distance at which two lines have bars of their own.
const apart = 20 * typeset.Point

// joinedBars joins the bars of lines that follow one another.
func joinedBars(list []spot) []typeset.Beside {
	slices.SortFunc(list, func(a, b spot) int {
		return cmp.Or(cmp.Compare(a.page, b.page), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	var out []typeset.Beside
	for _, s := range list {
		if n := len(out); n > 0 && out[n-1].Page == s.page && s.from < out[n-1].To+apart {
			out[n-1].To = max(out[n-1].To, s.to)
			continue
		}
		out = append(out, typeset.Beside{Page: s.page, From: s.from, To: s.to})
	}
	return out
}

// crowded is the distance at which the words in the margin would touch.
const crowded = 9 * typeset.Point

// joinedGone tells together what is gone from one place.
func joinedGone(list []Gone) []Gone {
	slices.SortStableFunc(list, func(a, b Gone) int { return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(a.Base, b.Base)) })
	var out []Gone
	for _, g := range list {
		if n := len(out); n > 0 && out[n-1].Page == g.Page && out[n-1].Section == g.Section && g.Base-out[n-1].Base < crowded {
			out[n-1].Lines = append(out[n-1].Lines, g.Lines...)
			out[n-1].Picture = out[n-1].Picture || g.Picture
			continue
		}
		out = append(out, g)
	}
	return out
}
