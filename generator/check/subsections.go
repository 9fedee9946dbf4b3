package check

import (
	"slices"
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/prose"
	"rd50/generator/report"
)

// subsection is a heading within a section and whether anything but headings
// stands under it.
type subsection struct {
	*report.Heading
	words  string
	filled bool
	page   *prose.Page // that it is written in; nil for a generated one
	offset int
}

// sameHeading are two subsections of one heading, side by side or one right within
// the other; empty is one with nothing in it, and what follows.
type (
	sameHeading struct{ first, second subsection }
	empty       struct {
		subsection
		next *subsection
	}
)

// subsections holds RD411 for what is written in one text; Assembled does for what
// a section is made of.
func subsections(c *checker) {
	written := writtenIn(c.book)
	c.eachPage(func(page prose.Page) {
		list := subsectionsOf(page.Text.Blocks, written)
		for _, s := range same(list) {
			tellSame(c, s, "")
		}
		for _, s := range empties(list) {
			if s.next != nil { // behind the last one something generated may follow
				tellEmpty(c, s, "")
			}
		}
	})
}

// Assembled gives the faults that only the assembled report shows: RD411 between
// what is written and what is generated, RD402 of keywords that it does not hold.
func Assembled(e *engagement.Engagement, book *prose.Book, r *report.Report) diagnostic.List {
	rules := Rules()
	c := &checker{e: e, book: book, rule: rules[slices.IndexFunc(rules, func(r Rule) bool { return r.Code == "RD411" })]}
	written := writtenIn(book)
	for _, section := range r.Sections {
		key := ""
		if tables := outline.Of(section.ID).Tables; len(tables) > 0 {
			key = tables[0]
		}
		list := subsectionsOf(section.Blocks, written)
		for _, s := range same(list) {
			if s.first.page == nil || s.first.page != s.second.page {
				tellSame(c, s, key)
			}
		}
		for _, s := range empties(list) {
			if s.next == nil || s.page == nil || s.page != s.next.page {
				tellEmpty(c, s, key)
			}
		}
	}
	return append(c.faults, absentKeywords(e, r)...)
}

// tellSame tells it at the heading that is written, or else at the section's data.
func tellSame(c *checker, s sameHeading, key string) {
	message, hint := "заголовок «"+short(s.second.words)+"» повторяется в разделе", "назовите подразделы по-разному или объедините их"
	at, other := s.second, s.first
	if at.page == nil {
		at, other = s.first, s.second
	}
	switch {
	case at.page == nil:
		c.tell(key, message, hint)
	case other.page == nil:
		c.tellInProse(*at.page, at.offset, message+": такой подраздел программа делает сама",
			"назовите подраздел иначе или поставьте вместо заголовка часть раздела: [@@…], перечень — rd50 sections --parts")
	default:
		c.tellInProse(*at.page, at.offset, message, hint, diagnostic.Place{Position: c.e.ProseAt(other.page.Prose, other.offset), Label: "впервые"})
	}
}

func tellEmpty(c *checker, s empty, key string) {
	message, hint := "под заголовком «"+short(s.words)+"» ничего нет", "добавьте под заголовком текст или уберите заголовок"
	switch {
	case s.page != nil:
		c.tellInProse(*s.page, s.offset, message, hint)
	case s.next != nil && s.next.page != nil:
		c.tellInProse(*s.next.page, s.next.offset, message+": за ним сразу стоит «"+short(s.next.words)+"»", "начните текст с абзаца, а не с заголовка")
	default:
		c.tell(key, message, hint)
	}
}

// writtenIn finds the place of every heading that is written, by the line that it came
// from: reports are made of copies.
func writtenIn(book *prose.Book) map[string]subsection {
	out := map[string]subsection{}
	for i := range book.Pages {
		page := &book.Pages[i]
		var parts []prose.Part
		for _, p := range page.Text.Parts {
			if p.Kind == prose.HeadingPart {
				parts = append(parts, p)
			}
		}
		var headings []*report.Heading
		report.EachBlock(page.Text.Blocks, func(b report.Block) {
			if h, ok := b.(*report.Heading); ok {
				headings = append(headings, h)
			}
		})
		if len(headings) != len(parts) {
			continue // one stands where it can't, which is told
		}
		for k, h := range headings {
			out[originOf(h)] = subsection{page: page, offset: parts[k].Offset}
		}
	}
	return out
}

// originOf names what a heading came from; empty for one that the program makes of
// nothing.
func originOf(h *report.Heading) string { return strings.Join(h.Keys, " ") }

// subsectionsOf gives the subsections of blocks in order.
func subsectionsOf(blocks []report.Block, written map[string]subsection) []subsection {
	var out []subsection
	for _, b := range blocks {
		if h, ok := b.(*report.Heading); ok {
			s := written[originOf(h)]
			s.Heading, s.words = h, report.PlainText(h.Inlines)
			out = append(out, s)
		} else if len(out) > 0 {
			out[len(out)-1].filled = true
		}
	}
	return out
}

// same gives the subsections whose heading one beside them has, or the one that
// they stand in.
func same(list []subsection) []sameHeading {
	var out []sameHeading
	var above []int // indexes of the headings that the present one stands in
	beside := map[int]map[string]int{}
	for i, s := range list {
		for len(above) > 0 && list[above[len(above)-1]].Level >= s.Level {
			above = above[:len(above)-1]
		}
		parent := -1
		if len(above) > 0 {
			parent = above[len(above)-1]
		}
		if beside[parent] == nil {
			beside[parent] = map[string]int{}
		}
		words := folded(s.words)
		if first, twice := beside[parent][words]; twice {
			out = append(out, sameHeading{list[first], s})
		} else if beside[parent][words] = i; parent >= 0 && folded(list[parent].words) == words {
			out = append(out, sameHeading{list[parent], s})
		}
		above = append(above, i)
	}
	return out
}

// empties gives the subsections with neither text nor subsections.
func empties(list []subsection) []empty {
	var out []empty
	for i, s := range list {
		var next *subsection
		if i+1 < len(list) {
			next = &list[i+1]
		}
		if !s.filled && (next == nil || next.Level <= s.Level && (!next.Unnumbered || s.Unnumbered)) {
			out = append(out, empty{s, next})
		}
	}
	return out
}
