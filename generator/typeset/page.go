package typeset

import (
	"strconv"

	"rd50/fonts"
	"rd50/generator/report"
)

// pager gathers the sheets of a report and turns them into pages.
type pager struct {
	*setter
	sheets []*sheet
	notes  map[*report.Footnote][]strip
	root   *Element
	last   struct { // of what was put
		block report.Block
		page  int
	}
}

func (p *pager) fresh(landscape bool) *sheet {
	p.sheets = append(p.sheets, &sheet{landscape: landscape})
	return p.sheets[len(p.sheets)-1]
}

// finish turns the sheets into pages.
func (p *pager) finish(l *Layout) {
	for i, s := range p.sheets {
		l.Pages = append(l.Pages, p.page(l, s, i+1))
	}
}

// usualExtras are what most pages have besides the strips: a number, a rule.
const usualExtras = 2

func (p *pager) page(l *Layout, s *sheet, number int) *Page {
	page := &Page{Width: pageShort, Height: pageLong, stretches: make([]stretch, 0, len(s.strips)+usualExtras)}
	if s.landscape {
		page.Width, page.Height = pageLong, pageShort
	}
	y := marginTop
	page.put(0, 0, s.fixed...)
	for i := range s.strips {
		st := s.strips[i].strip
		if i > 0 {
			y += max(st.skip, s.strips[i-1].strip.after)
		}
		if i == s.again && st.part != nil && !st.opening && st.open {
			page.put(marginLeft, y, p.desk.rules.one(horizontal(st.part.width, 0)))
		}
		p.put(l, page, st, y, number)
		y += st.height
	}
	p.closeTable(page, s, y)
	p.putNotes(page, s)
	if !s.plain {
		p.number(page, number)
	}
	return page
}

func (p *pager) put(l *Layout, page *Page, st *strip, y Length, number int) {
	page.put(marginLeft, y, st.items...)
	for _, item := range st.items {
		if pic, ok := item.(*Picture); ok {
			l.shown[pic.Image] = pic
		}
	}
	if st.block != nil && (st.block != p.last.block || number != p.last.page) {
		p.last.block, p.last.page = st.block, number
		span, ok := l.spans[st.block]
		if !ok {
			span.first = number
		}
		span.last = number
		l.spans[st.block] = span
	}
	for _, id := range st.ids {
		if _, ok := l.places[id]; !ok && id != "" {
			l.places[id] = Place{number, y}
		}
	}
}

// closeTable draws the lower side of a table that goes on on the next page, and
// notes the row that starts there.
func (p *pager) closeTable(page *Page, s *sheet, y Length) {
	if n := len(s.strips); n > 0 {
		if part := s.strips[n-1].strip.part; part != nil {
			page.put(marginLeft, y, p.desk.rules.one(horizontal(part.width, 0)))
		}
	}
	if s.again >= len(s.strips) {
		return
	}
	if st := s.strips[s.again].strip; st.part != nil && !st.opening && st.row > 1 {
		place := p.tables[st.part.table]
		place.cuts = append(place.cuts, int(st.row-1))
	}
}

func (p *pager) putNotes(page *Page, s *sheet) {
	notes := s.noteStrips()
	if len(notes) == 0 {
		return
	}
	y := page.Height - marginBottom - s.noted
	page.put(marginLeft, y, &Rule{Y: noteRuleHeight / 2, W: noteRuleLength, H: ruleWidth})
	y += noteRuleHeight
	for _, n := range notes {
		page.put(marginLeft, y, n.items...)
		y += n.height
	}
}

// Header sets words in the top margin of a page, at the right: no part of the report.
func (l *Layout) Header(page *Page, words string) *Run {
	face := l.Faces.First(fonts.Regular)
	var w Length
	for _, r := range words {
		w += advance(face.Advance(r), l.size)
	}
	return &Run{X: page.Width - marginRight - w, Y: marginTop * 6 / 10, Width: w, Face: face, Size: l.size, Text: words}
}

// number sets the page's number at the bottom in the middle, without a dot (6.3.1).
func (p *pager) number(page *Page, n int) {
	face, str := p.faces.First(fonts.Regular), strconv.Itoa(n)
	var w Length
	for _, r := range str {
		w += advance(face.Advance(r), p.size)
	}
	centre := (marginLeft + page.Width - marginRight) / 2
	page.put(centre-w/2, page.Height-marginBottom*6/10, &Run{Width: w, Face: face, Size: p.size, Text: str})
}
