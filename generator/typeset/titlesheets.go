package typeset

import (
	"slices"

	"rd50/generator/report"
)

// TitlePart names a part of the title page: «organisation», «codes», «approvals» (a row
// of them), «document», «name» or «signature».
type TitlePart struct {
	Name  string
	Index int     // among those of the name
	Gap   float64 // the free space above it, in points
}

// TitleSheets gives the parts of the title page sheet by sheet.
func (l *Layout) TitleSheets() [][]TitlePart { return l.title }

// group is a part of the title page that stays together, with the free space above it.
type group struct {
	part   TitlePart
	strips []strip
	gap    Length
	leaves int // when the sheet is too short: 0 never, 1 first, 2 next
}

// front is the title page and its continuation sheets.
type front struct {
	element *Element
	pages   []*Page
	parts   [][]TitlePart // by page
}

// titleSheet is one of them being filled.
type titleSheet struct {
	sheet
	fixed []Item // at their heights, whatever stands above
}

// title sets the title page and, where the signatures need it, its continuation
// sheets (6.10.1).
func (b *book) title() *front {
	out := &front{element: &Element{Role: Section}}
	f := b.body(out.element)
	f.leading, f.indent, f.align, f.hyphenate = single(f.size), 0, centred, false
	t := titler{b.setter, f}
	groups := t.groups(&b.report.Title)
	place := t.words(b.report.Title.Place, centred)
	room := textHeight(false) - height(place) - skipObject
	var moved []group
	if !fitGaps(groups, room) {
		room -= t.flow.leading // for the reference to the next sheet
		groups, moved = surplus(groups, room)
		fitGaps(groups, room)
	}
	s := &titleSheet{}
	t.fix(s, place, textHeight(false)-height(place))
	parts, left := fill(&s.sheet, groups, room)
	for left = append(left, moved...); len(left) > 0; {
		t.fix(s, t.words("Продолжение на следующем листе", flushRight), textHeight(false)-height(place)-t.flow.leading)
		out.add(t, s, parts)
		s = &titleSheet{}
		head := addBelow(t.words("Продолжение титульного листа", flushRight), skipObject)
		left[0].strips, left[0].gap = append(head, left[0].strips...), 0
		parts, left = fill(&s.sheet, left, room)
	}
	out.add(t, s, parts)
	return out
}

// add turns a sheet into a page, which has no number.
func (f *front) add(t titler, s *titleSheet, parts []TitlePart) {
	var set part
	newPager(t.setter, &set).page(&s.sheet)
	page := set.pages[0]
	page.stretches = slices.Insert(page.stretches, 0, stretch{items: s.fixed})
	f.pages, f.parts = append(f.pages, page), append(f.parts, parts)
}

// surplus takes away the signatures that a sheet has no room for: the грифы but the
// first row, then those of the heads, from the last one on.
func surplus(groups []group, room Length) (kept, moved []group) {
	gone := make([]bool, len(groups))
	split := func() {
		kept, moved = nil, nil
		for i, g := range groups {
			if gone[i] {
				moved = append(moved, g)
			} else {
				kept = append(kept, g)
			}
		}
	}
	split()
	for _, rank := range []int{1, 2} {
		for i := len(groups) - 1; i >= 0 && !fits(kept, room); i-- {
			gone[i] = gone[i] || groups[i].leaves == rank
			split()
		}
	}
	return kept, moved
}

// fix puts strips at a height of the sheet.
func (t titler) fix(s *titleSheet, strips []strip, y Length) {
	for _, st := range strips {
		for _, item := range st.items {
			item.shift(marginLeft, marginTop+y)
		}
		s.fixed = append(s.fixed, st.items...)
		y += st.height
	}
}

// measureGroups gives the heights of groups and of the gaps between them.
func measureGroups(groups []group) (used, gaps Length) {
	for i, g := range groups {
		used += height(g.strips)
		if i > 0 {
			gaps += g.gap
		}
	}
	return used, gaps
}

// fits tells whether groups have room with the gaps as narrow as they may be.
func fits(groups []group, room Length) bool {
	used, gaps := measureGroups(groups)
	return used+gaps/4 <= room
}

// fitGaps narrows the space between the groups when the page is too short for
// two intervals; it tells whether one sheet is enough.
func fitGaps(groups []group, room Length) bool {
	used, gaps := measureGroups(groups)
	if used+gaps <= room || !fits(groups, room) {
		return used+gaps <= room
	}
	for i := range groups {
		groups[i].gap = max(groups[i].gap/4, groups[i].gap*max(room-used, 0)/gaps)
	}
	return true
}

// fill places groups on a sheet while there is room; it gives the parts that start
// there and the rest. A group that no sheet has room for is cut between its lines.
func fill(s *sheet, groups []group, room Length) (parts []TitlePart, rest []group) {
	for i, g := range groups {
		need := height(g.strips) + g.gap
		if i > 0 && s.used+need > room && need <= room {
			return parts, groups[i:]
		}
		if g.part.Name != "" { // no rest of one
			g.part.Gap = g.gap.points()
			parts = append(parts, g.part)
		}
		for k, st := range g.strips {
			if len(s.strips) > 0 && s.used+st.height > room {
				return parts, append([]group{{strips: g.strips[k:]}}, groups[i+1:]...)
			}
			if k == 0 {
				st.skip = g.gap
			}
			s.strips = append(s.strips, placed{strip: &st})
			s.used += st.skip + st.height
		}
	}
	return parts, nil
}

// groups gives the parts of the title page in the order of 5.1.2.
func (t titler) groups(p *report.TitlePage) []group {
	interval := 2 * oneAndHalf(t.flow.size)
	var out []group
	add := func(name string, index, leaves int, gap Length, strips []strip) {
		if len(strips) > 0 {
			out = append(out, group{TitlePart{Name: name, Index: index}, strips, gap, leaves})
		}
	}
	add("organisation", 0, 0, 0, t.organisation(p))
	add("codes", 0, 0, interval, t.lines(p.Codes, flushLeft))
	gap, leaves := interval, 0
	for i, row := range t.approvals(p.Approvals) {
		add("approvals", i, leaves, gap, row)
		gap, leaves = skipObject, 1
	}
	add("document", 0, 0, interval, t.lines(p.Document, centred))
	add("name", 0, 0, skipObject, t.name(p))
	gap = interval
	for i, sig := range p.Signatures {
		add("signature", i, 2, gap, setSignature(t.setter, sig, t.flow))
		gap = skipObject
	}
	if len(out) > 0 {
		out[0].gap = 0
	}
	return out
}
