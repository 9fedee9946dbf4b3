package typeset

import (
	"strconv"

	"rd50/fonts"
	"rd50/generator/report"
)

// textHeight is the height of the text area of a page.
func textHeight(landscape bool) Length {
	if landscape {
		return pageShort - marginTop - marginBottom
	}
	return pageLong - marginTop - marginBottom
}

// shortTable is the height below which a table is rather moved than cut.
func shortTable(landscape bool) Length { return textHeight(landscape) / 4 }

// sheet is a page being filled.
type sheet struct {
	strips    []placed
	used      Length  // by strips
	carried   []strip // footnotes that the page before had no room for
	noted     Length  // height of all footnotes with their rule
	landscape bool
	plain     bool // without a number: the title page
	fixed     []Item
	again     int // strips at the top that repeat the head of a table
}

// placed is a strip on a sheet with the footnotes that it calls.
type placed struct {
	strip strip
	notes []strip
}

// pager fills sheets with strips, from the top down, each break at the last place
// where one is allowed.
type pager struct {
	*setter
	sheets []*sheet
	notes  map[*report.Footnote][]strip
	root   *Element
	// waiting are figures and tables that found no room on the page.
	waiting [][]strip
}

func (p *pager) sheet() *sheet { return p.sheets[len(p.sheets)-1] }

func (p *pager) fresh(landscape bool) *sheet {
	next := &sheet{landscape: landscape}
	if len(p.sheets) > 0 {
		next.carry(p.sheet())
	}
	p.sheets = append(p.sheets, next)
	return next
}

// carry takes over the footnotes that don't fit on the page before.
func (s *sheet) carry(before *sheet) {
	over := before.used + before.noted - textHeight(before.landscape)
	if over <= 0 {
		return
	}
	all := before.noteStrips()
	cut := len(all)
	for cut > 0 && over > 0 {
		cut--
		over -= all[cut].height
	}
	s.carried = all[cut:]
	before.keepNotes(all[:cut])
	s.noted = notesHeight(s.carried)
}

// keepNotes leaves just these footnotes on a sheet.
func (s *sheet) keepNotes(list []strip) {
	for i := range s.strips {
		s.strips[i].notes = nil
	}
	s.carried = list
	s.noted = notesHeight(list)
}

func (s *sheet) noteStrips() []strip {
	out := append([]strip(nil), s.carried...)
	for _, pl := range s.strips {
		out = append(out, pl.notes...)
	}
	return out
}

func notesHeight(list []strip) Length {
	if len(list) == 0 {
		return 0
	}
	h := Length(noteRuleHeight)
	for _, n := range list {
		h += n.height
	}
	return h
}

// flow starts a new page and fills pages with strips.
func (p *pager) flow(strips []strip) {
	if len(strips) == 0 {
		return
	}
	p.fresh(strips[0].landscape)
	for i := 0; i < len(strips); {
		end := i + 1
		for strips[i].float > 0 && end < len(strips) && strips[end].float == strips[i].float {
			end++
		}
		p.group(strips[i:end])
		i = end
	}
	p.release()
}

// group places a strip, or a figure or table. One that has no room waits for the next
// page while the text after it fills this one, up to the next heading.
func (p *pager) group(g []strip) {
	if g[0].float > 0 && (len(p.waiting) > 0 || !p.starts(g)) {
		p.waiting = append(p.waiting, g)
		return
	}
	if g[0].barrier {
		p.release()
	}
	p.addAll(g)
}

// starts tells whether a figure, or the first rows of a table, have room here, or must
// follow what stands here.
func (p *pager) starts(g []strip) bool {
	s := p.sheet()
	n := len(s.strips)
	if n == 0 || s.strips[n-1].strip.keep {
		return true
	}
	if g[0].landscape != s.landscape {
		return false
	}
	need, short := s.gap(g[0]), height(g) < shortTable(s.landscape)
	for _, st := range g {
		need += st.height
		if !st.keep && !short {
			break
		}
	}
	return s.used+need+s.noted+g[0].reserve() <= textHeight(s.landscape)
}

// release places what waits, on a new page.
func (p *pager) release() {
	if len(p.waiting) == 0 {
		return
	}
	if len(p.sheet().strips) > 0 {
		p.fresh(p.waiting[0][0].landscape)
	}
	p.placeWaiting()
}

func (p *pager) placeWaiting() {
	list := p.waiting
	p.waiting = nil
	for _, g := range list {
		p.addAll(g)
	}
}

func (p *pager) addAll(strips []strip) {
	for _, s := range strips {
		if s.landscape != p.sheet().landscape {
			p.turn(s.landscape)
		}
		p.add(s)
	}
}

// turn goes on on a page of the other orientation, together with what must stay
// with it.
func (p *pager) turn(landscape bool) {
	s := p.sheet()
	if len(s.strips) == 0 {
		s.landscape = landscape
		return
	}
	k := len(s.strips) - 1
	for k >= 0 && s.strips[k].strip.keep {
		k--
	}
	if k < 0 && s.used+s.noted <= textHeight(landscape)/2 {
		s.landscape = landscape
		return
	}
	if k < 0 { // a heading that would fill the turned page stays on its own
		p.fresh(landscape)
		return
	}
	moved := s.cutAfter(k)
	p.fresh(landscape)
	for _, m := range moved {
		p.add(m.strip)
	}
}

func (p *pager) add(st strip) {
	s := p.sheet()
	pl := placed{strip: st, notes: p.notesOf(st)}
	need := s.height(pl)
	if len(s.strips) > s.again && s.used+need.strip+s.noted+need.notes+st.reserve() > textHeight(s.landscape) {
		p.turnOver(st)
		return
	}
	s.strips = append(s.strips, pl)
	s.used += need.strip
	s.noted += need.notes
}

// tableReserve stays free below rows: a word processor's rows are a little higher, and a
// piece of a table must not overrun the page there.
const tableReserve = 16 * Point

func (st strip) reserve() Length {
	if st.part != nil && !st.part.short {
		return tableReserve
	}
	return 0
}

type needed struct{ strip, notes Length }

// gap is the free space between the last strip of a sheet and one to follow.
func (s *sheet) gap(st strip) Length {
	n := len(s.strips)
	if n == 0 {
		return 0
	}
	return max(s.strips[n-1].strip.after, st.skip)
}

// height is what a strip would take of a sheet.
func (s *sheet) height(pl placed) needed {
	var n needed
	n.strip = pl.strip.height
	n.strip += s.gap(pl.strip)
	if len(pl.notes) > 0 {
		n.notes = notesHeight(pl.notes)
		if s.noted > 0 {
			n.notes -= noteRuleHeight
		}
	}
	return n
}

func (p *pager) notesOf(st strip) []strip {
	var out []strip
	for _, n := range st.notes {
		set, ok := p.notes[n]
		if !ok {
			set = p.footnote(n, p.root)
			p.notes[n] = set
		}
		out = append(out, set...)
	}
	return out
}

// turnOver ends the page at the last place where it may end and goes on with the rest
// and the next strip.
func (p *pager) turnOver(next strip) {
	s := p.sheet()
	k := len(s.strips) - 1
	for k >= 0 && s.strips[k].strip.keep {
		k--
	}
	if k < 0 {
		k = len(s.strips) - 1 // nothing but strips that want to stay together
	}
	moved := s.cutAfter(k)
	first := next
	if len(moved) > 0 {
		first = moved[0].strip
	}
	p.fresh(s.landscape)
	p.placeWaiting()
	p.repeatHead(first)
	for _, m := range moved {
		p.addAll([]strip{m.strip})
	}
	p.addAll([]strip{next})
}

// cutAfter takes the strips behind the k-th off the sheet.
func (s *sheet) cutAfter(k int) []placed {
	moved := append([]placed(nil), s.strips[k+1:]...)
	kept := s.strips[:k+1]
	s.strips, s.used, s.noted = nil, 0, notesHeight(s.carried)
	for _, pl := range kept {
		need := s.height(pl)
		s.strips = append(s.strips, pl)
		s.used += need.strip
		s.noted += need.notes
	}
	return moved
}

// repeatHead sets the caption and head of a table that goes on on this page.
func (p *pager) repeatHead(first strip) {
	if first.part == nil || first.opening {
		return
	}
	s := p.sheet()
	for _, again := range first.part.again {
		again.keep = true
		s.strips = append(s.strips, placed{strip: again})
		s.used += again.height
		s.again++
	}
}

// finish turns the sheets into pages.
func (p *pager) finish(l *Layout) {
	for i, s := range p.sheets {
		l.Pages = append(l.Pages, p.page(l, s, i+1))
	}
}

func (p *pager) page(l *Layout, s *sheet, number int) *Page {
	page := &Page{Width: pageShort, Height: pageLong}
	if s.landscape {
		page.Width, page.Height = pageLong, pageShort
	}
	y := marginTop
	page.Items = append(page.Items, s.fixed...)
	for i := range s.strips {
		st := &s.strips[i].strip
		if i > 0 {
			y += max(st.skip, s.strips[i-1].strip.after)
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
	for _, item := range st.items {
		page.Items = append(page.Items, item.moved(marginLeft, y))
	}
	if st.block != nil {
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
			page.Items = append(page.Items, horizontal(part.width, y).moved(marginLeft, 0))
		}
	}
	for _, pl := range s.strips {
		st := pl.strip
		if st.part == nil || st.opening {
			continue
		}
		if first := firstBody(s); st.row > 1 && first == st.row {
			place := p.tables[st.part.table]
			place.cuts = append(place.cuts, st.row-1)
		}
		return
	}
}

// firstBody gives 1 + index of the body row that a sheet starts with, 0 for none.
func firstBody(s *sheet) int {
	for _, pl := range s.strips {
		if pl.strip.part != nil && !pl.strip.opening {
			return pl.strip.row
		}
		if pl.strip.part != nil || len(pl.strip.ids) > 0 {
			return 0
		}
	}
	return 0
}

func (p *pager) putNotes(page *Page, s *sheet) {
	notes := s.noteStrips()
	if len(notes) == 0 {
		return
	}
	y := page.Height - marginBottom - s.noted
	page.Items = append(page.Items, &Rule{X: marginLeft, Y: y + noteRuleHeight/2, W: noteRuleLength, H: ruleWidth})
	y += noteRuleHeight
	for _, n := range notes {
		for _, item := range n.items {
			page.Items = append(page.Items, item.moved(marginLeft, y))
		}
		y += n.height
	}
}

// number sets the page's number at the bottom in the middle, without a dot (6.3.1).
func (p *pager) number(page *Page, n int) {
	face, str := p.faces.First(fonts.Regular), strconv.Itoa(n)
	var w Length
	for _, r := range str {
		w += advance(face.Advance(r), p.size)
	}
	centre := (marginLeft + page.Width - marginRight) / 2
	page.Items = append(page.Items, &Run{
		X: centre - w/2, Y: page.Height - marginBottom*6/10, Width: w, Face: face, Size: p.size, Text: str,
	})
}
