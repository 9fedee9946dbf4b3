package typeset

import (
	"slices"
	"strconv"

	"rd50/generator/report"
)

// queue is what of a section is not on a page yet: figures and tables that wait, in
// their order, then the strips from next on.
type queue struct {
	waiting []extent // of the pages before
	late    []extent // of this page
	next    int
	notes   []strip // footnotes that the page before had no room for
	around  bool    // what waits stands in the middle of a block
}

// extent is the strips of a figure or table, or those that are left of it.
type extent struct{ from, to int }

// following is the queue of the next page.
func (q queue) following(notes []strip) queue {
	return queue{waiting: slices.Concat(q.waiting, q.late), next: q.next, notes: notes}
}

// like tells whether two queues of a page differ at most in how far they have gone.
func (q queue) like(other queue) bool {
	return slices.Equal(q.waiting, other.waiting) && slices.Equal(q.late, other.late) && len(q.notes) == len(other.notes) && q.around == other.around
}

// waits tells whether strips are of what waits.
func (q queue) waits(at extent) bool { return at.to <= q.next }

// first is the strip that the next page starts with.
func (q queue) first() int {
	if len(q.waiting) > 0 {
		return q.waiting[0].from
	}
	return q.next
}

// key tells the queues of pages apart.
func (q queue) key() string {
	var room [64]byte
	b := strconv.AppendInt(room[:0], int64(q.next), 10)
	b = strconv.AppendInt(append(b, ' '), int64(len(q.notes)), 10)
	for _, w := range q.waiting {
		b = strconv.AppendInt(append(b, ' '), int64(w.from), 10)
		b = strconv.AppendInt(append(b, '-'), int64(w.to), 10)
	}
	return string(b)
}

// plan is how the rest of a section goes best on pages.
type plan struct {
	cost  int
	sheet *sheet
	rest  *plan
}

// ending is one way to fill a page, and what it leaves for the others.
type ending struct {
	sheet *sheet
	rest  queue
	cost  int
}

// filler cuts the strips of a section into pages. Where a figure or table has no room it
// tries what the standard allows (6.5.1, 6.6.2, 6.6.3): to cut the table, to go on with
// the text and put it on the next page, to move it together with the words that lead to
// it, to make a computed picture smaller. Of all pages that follow from that it takes
// those that cost least.
type filler struct {
	*pager
	strips []strip
	known  map[string]*plan
}

// sheetsOf gives the pages of a section.
func (p *pager) sheetsOf(strips []strip) []*sheet {
	for i := range strips {
		p.notesOf(&strips[i]) // in the order of the text, whatever is tried
	}
	f := &filler{p, strips, map[string]*plan{}}
	var out []*sheet
	for at := f.best(queue{}); at.sheet != nil; at = at.rest {
		out = append(out, at.sheet)
	}
	return out
}

func (f *filler) done(q queue) bool {
	return q.next == len(f.strips) && len(q.waiting)+len(q.late)+len(q.notes) == 0
}

func (f *filler) best(q queue) *plan {
	if f.done(q) {
		return &plan{}
	}
	key := q.key()
	if p := f.known[key]; p != nil {
		return p
	}
	ways := f.fill(f.open(q), q, 0)
	if f.splits(q) {
		q.around = true
		ways = append(ways, f.fill(f.open(q), q, costAround)...)
	}
	var best *plan
	for _, e := range ways {
		rest := f.best(e.rest)
		if cost := e.cost + rest.cost; best == nil || cost < best.cost {
			best = &plan{cost, e.sheet, rest}
		}
	}
	f.known[key] = best
	return best
}

// splits tells whether what waits would stand between the two halves of a block that the
// page before began. It rather comes behind it: a word processor ends the block first.
func (f *filler) splits(q queue) bool {
	if q.around || len(q.waiting) == 0 || q.next == 0 || q.next == len(f.strips) {
		return false
	}
	before, after, waits := &f.strips[q.next-1], &f.strips[q.next], &f.strips[q.waiting[0].from]
	begun := waits.part != nil && !waits.opening
	return !begun && !waits.landscape && after.float == 0 && after.block != nil && after.block == before.block
}

// open gives the empty page on which a queue goes on, with the head of a table that
// goes on there.
func (f *filler) open(q queue) *sheet {
	s := &sheet{carried: q.notes, noted: notesHeight(q.notes), desk: f.desk}
	at := q.first()
	if at == len(f.strips) {
		return s
	}
	first := &f.strips[at]
	s.landscape = f.opensTurned(at)
	if first.part != nil && !first.opening {
		for _, again := range first.part.again {
			again.keep = true
			s.put(placed{strip: &again}, q)
			s.again++
		}
	}
	return s
}

// opensTurned tells whether a page that starts with a strip is a landscape one: what
// leads to such a table goes with it, unless that takes more than half of the page.
func (f *filler) opensTurned(at int) bool {
	var h Length
	for ; at < len(f.strips); at++ {
		st := &f.strips[at]
		if st.landscape {
			return h == 0 || !st.alone && h <= textHeight(true)/2
		}
		if st.float > 0 || !st.keep && !st.lead {
			return false
		}
		h += st.height + max(st.skip, st.after)
	}
	return false
}

// fill gives the ways in which a page may go on.
func (f *filler) fill(s *sheet, q queue, cost int) []ending {
	for {
		at := extent{q.next, q.next + 1}
		switch {
		case len(q.waiting) > 0 && !f.splits(q):
			at = q.waiting[0]
		case q.next == len(f.strips):
			return f.end(s, q, cost)
		case f.strips[q.next].float > 0:
			at = f.group(q.next)
		default:
			if !s.bare() && s.room()-f.height(s, f.strips[at.from:at.to]) < f.spare(s, q) {
				return f.end(s, q, cost+costFar*len(q.waiting))
			}
			if f.strips[q.next].barrier {
				cost += costPassed * len(q.late)
			}
		}
		if first := &f.strips[at.from]; first.float > 0 && (first.alone || !s.held()) && !s.bare() && (len(q.late) > 0 || !f.fits(s, f.strips[at.from:at.to])) {
			return f.choices(s, q, at, cost)
		}
		var all bool
		if q, all = f.place(s, q, at); !all {
			return f.end(s, q, cost)
		}
	}
}

// spare stays free below text that stands before what waits: a word processor's formulas
// have other heights, and a line that they push on would push others.
func (f *filler) spare(s *sheet, q queue) Length {
	formula := func(pl placed) bool { _, ok := pl.strip.block.(*report.Formula); return ok }
	if len(q.late) > 0 && slices.ContainsFunc(s.strips, formula) {
		return f.leading
	}
	return 0
}

// group gives the strips of the figure or table that goes on at a strip.
func (f *filler) group(from int) extent {
	to := from + 1
	for to < len(f.strips) && f.strips[to].float == f.strips[from].float {
		to++
	}
	return extent{from, to}
}

// choices gives the ways to go on before a figure or table that has no room as it is.
func (f *filler) choices(s *sheet, q queue, at extent, cost int) []ending {
	out := f.later(s, q, at, cost)
	out = append(out, f.before(s, cost)...)
	if len(q.late) > 0 || f.strips[at.from].landscape != s.landscape {
		return out
	}
	out = append(out, f.cut(s, q, at, cost)...)
	return append(out, f.shrunk(s, q, at, cost)...)
}

// later lets it wait for the next page.
func (f *filler) later(s *sheet, q queue, at extent, cost int) []ending {
	cost += costLater
	if q.waits(at) {
		cost += costFar
	}
	next := q.without(at)
	next.late = append(slices.Clip(q.late), at)
	return f.fill(s.first(len(s.strips)), next, cost)
}

// without is the queue behind a figure or table.
func (q queue) without(at extent) queue {
	if q.waits(at) {
		q.waiting = q.waiting[1:]
	} else {
		q.next = at.to
	}
	return q
}

// before ends the page above the words that lead to it.
func (f *filler) before(s *sheet, cost int) []ending {
	n := len(s.strips)
	for n > s.again && s.strips[n-1].strip.lead {
		n--
	}
	for n > s.again && s.strips[n-1].strip.keep {
		n--
	}
	if n == len(s.strips) || n <= s.again {
		return nil
	}
	return f.endAt(s, n, s.left(n), cost)
}

// cut places what there is room for.
func (f *filler) cut(s *sheet, q queue, at extent, cost int) []ending {
	c := s.first(len(s.strips))
	next, _ := f.place(c, q, at)
	n := c.breakable()
	if n <= len(s.strips) {
		return nil
	}
	cost += f.strips[at.from].part.priceOfCut()
	if n < len(c.strips) {
		next = c.left(n)
	}
	return f.endAt(c, n, next, cost)
}

// shrunk makes a computed picture smaller, so that it has room.
func (f *filler) shrunk(s *sheet, q queue, at extent, cost int) []ending {
	g := f.strips[at.from:at.to]
	over := f.height(s, g) + tableReserve - s.room()
	if g[0].least == 0 || g[0].height-over < g[0].least {
		return nil
	}
	c := s.first(len(s.strips))
	small := scaled(g[0], g[0].height-over)
	c.put(placed{&small, f.notesOf(&small)}, q)
	for i := range g[1:] {
		c.put(placed{&g[i+1], f.notesOf(&g[i+1])}, q)
	}
	share := int(over * 100 / g[0].height)
	return f.fill(c, q.without(at), cost+share*costShrink)
}

// height is what strips together would take of a sheet.
func (f *filler) height(s *sheet, g []strip) Length {
	h, noted := s.gap(&g[0]), s.noted
	for i := range g {
		if i > 0 {
			h += max(g[i-1].after, g[i].skip)
		}
		h += g[i].height
		noted = takes(noted, f.notesOf(&g[i]))
	}
	return h + noted - s.noted
}

// fits tells whether strips have room together. An empty page takes what no page has
// room for.
func (f *filler) fits(s *sheet, g []strip) bool {
	if !s.admits(&g[0]) {
		return false
	}
	return s.bare() && len(g) == 1 || f.height(s, g)+g[0].reserve() <= s.room()
}

// place puts strips on a page one after another as long as there is room; it tells
// whether all have found it.
func (f *filler) place(s *sheet, q queue, at extent) (queue, bool) {
	for ; at.from < at.to; at.from++ {
		st := &f.strips[at.from]
		if q.waits(at) {
			q.waiting = append([]extent{at}, q.waiting[1:]...)
		} else {
			q.next = at.from
		}
		if !f.fits(s, f.strips[at.from:at.from+1]) {
			return q, false
		}
		s.put(placed{st, f.notesOf(st)}, q)
	}
	return q.without(at), true
}

// breakable gives how many strips of a sheet may stay when the page ends here.
func (s *sheet) breakable() int {
	n := len(s.strips)
	for n > s.again && s.strips[n-1].strip.keep {
		n--
	}
	if n <= s.again {
		return len(s.strips) // nothing but strips that want to stay together
	}
	return n
}

// end ends the page where it is full, and where that would leave a last page of a few
// lines also above some more.
func (f *filler) end(s *sheet, q queue, cost int) []ending {
	n, q := f.last(s, q)
	out := f.endAt(s, n, q, cost)
	if f.done(q) || len(q.waiting)+len(q.late) > 0 || f.rest(q.next) >= lastPage(f.leading) {
		return out
	}
	for n--; n > s.again; n-- {
		if q = s.left(n); !s.strips[n-1].strip.keep && len(q.late) == 0 && f.rest(q.next) >= lastPage(f.leading) {
			return append(out, f.endAt(s, n, q, cost)...)
		}
	}
	return out
}

// last gives how many strips of a full page stay, and what is left then. Before a
// landscape page it is whole blocks: a word processor turns pages between them alone.
func (f *filler) last(s *sheet, q queue) (int, queue) {
	n := s.breakable()
	if n < len(s.strips) {
		q = s.left(n)
	}
	if !f.opensTurned(q.following(nil).first()) {
		return n, q
	}
	for m, left := n, q; m > s.again; m-- {
		if m < len(s.strips) {
			left = s.left(m)
		}
		before := s.strips[m-1].strip
		if !before.keep && (left.next == len(f.strips) || f.strips[left.next].block != before.block) {
			return m, left
		}
	}
	return n, q
}

// rest is the height of the strips from one on, or more than a short last page has.
func (f *filler) rest(from int) Length {
	var h Length
	for i := from; i < len(f.strips) && h < lastPage(f.leading); i++ {
		h += f.strips[i].height + f.strips[i].skip
	}
	return h
}

// endAt ends the page behind n strips.
func (f *filler) endAt(s *sheet, n int, q queue, cost int) []ending {
	c := s.first(n)
	e := ending{sheet: c, rest: q.following(c.overflow())}
	e.cost = cost + f.price(c, e.rest)
	return []ending{e}
}

func (p *pager) notesOf(st *strip) []strip {
	var out []strip
	for _, n := range st.notes {
		set, ok := p.notes[n]
		if !ok {
			set = keep(nil, p.footnote(n, p.root))
			p.notes[n] = set
		}
		out = append(out, set...)
	}
	return out
}
