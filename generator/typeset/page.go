package typeset

import (
	"strconv"

	"rd50/fonts"
	"rd50/generator/report"
)

// pager puts the strips of a section on its pages.
type pager struct {
	*setter
	part  *part
	notes map[*report.Footnote][]strip
	root  *Element // of the notes
}

func newPager(s *setter, p *part) *pager {
	return &pager{s, p, map[*report.Footnote][]strip{}, &Element{Role: Section}}
}

// fill makes the pages.
func (p *pager) fill(strips []strip) {
	for _, s := range p.sheetsOf(strips) {
		p.page(s)
	}
	p.part.notes = p.root.Kids
	p.desk.placed.reset()
	p.desk.queues.reset()
	p.desk.left.reset()
}

// page turns a sheet into the next page.
func (p *pager) page(s *sheet) {
	page := &Page{Width: pageShort, Height: pageLong, stretches: make([]stretch, 0, len(s.strips)+usualExtras)}
	if s.landscape {
		page.Width, page.Height = pageLong, pageShort
	}
	p.part.pages = append(p.part.pages, page)
	y := marginTop
	for i := range s.strips {
		st := s.strips[i].strip
		if i > 0 {
			y += max(st.skip, s.strips[i-1].strip.after)
		}
		if i == s.again && st.part != nil && !st.opening && st.open {
			page.put(marginLeft, y, p.desk.rules.one(horizontal(st.part.width, 0)))
		}
		p.put(page, st, y)
		y += st.height
	}
	p.closeTable(page, s, y)
	p.putNotes(page, s)
}

// usualExtras is what most pages have besides the strips: the rule below a table.
const usualExtras = 1

func (p *pager) put(page *Page, st *strip, y Length) {
	page.put(marginLeft, y, st.items...)
	for _, item := range st.items {
		if pic, ok := item.(*Picture); ok {
			p.part.shown = append(p.part.shown, pic)
		}
	}
	number := len(p.part.pages)
	if n := len(p.part.spans); n > 0 && p.part.spans[n-1].block == st.block {
		p.part.spans[n-1].last = number
	} else if st.block != nil {
		p.part.spans = append(p.part.spans, blockSpan{st.block, pageSpan{number, number}})
	}
	for _, id := range st.ids {
		if id != "" {
			p.part.places = append(p.part.places, spot{id, number, y})
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

// numberer sets the numbers of pages at the bottom in the middle, without a dot (6.3.1).
type numberer struct {
	face  *fonts.Face
	size  Length
	pages []Page
	items []Item
	runs  []Run
}

func newNumberer(s *setter, pages int) *numberer {
	return &numberer{s.faces.First(fonts.Regular), s.size, make([]Page, pages), make([]Item, pages), make([]Run, pages)}
}

// page gives a page with its number; what stands on it is shared.
func (n *numberer) page(of *Page, number int) *Page {
	page, item, run := &n.pages[number-1], n.items[number-1:number:number], &n.runs[number-1]
	*run = Run{Face: n.face, Size: n.size, Text: strconv.Itoa(number)}
	for _, r := range run.Text {
		run.Width += advance(n.face.Advance(r), n.size)
	}
	item[0], *page = run, *of
	centre := (marginLeft + page.Width - marginRight) / 2
	page.beside = []stretch{{centre - run.Width/2, page.Height - marginBottom*6/10, item}}
	return page
}
