package typeset

import "slices"

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
	from      []left  // what was left to place when each was placed
	states    []queue // of that, but for how far it had gone
	used      Length  // by strips
	carried   []strip // footnotes that the page before had no room for
	noted     Length  // height of all footnotes with their rule
	landscape bool
	again     int // strips at the top that repeat the head of a table
	desk      *desk
}

// placed is a strip on a sheet with the footnotes that it calls.
type placed struct {
	strip *strip
	notes []strip
}

// tableReserve stays free below rows and pictures: a word processor's rows are a little
// higher, and what stays on one page here must do so there.
const tableReserve = 16 * Point

func (st *strip) reserve() Length {
	if st.float > 0 || st.part != nil && !st.part.short {
		return tableReserve
	}
	return 0
}

// gap is the free space between the last strip of a sheet and one to follow.
func (s *sheet) gap(st *strip) Length {
	n := len(s.strips)
	if n == 0 {
		return 0
	}
	return max(s.strips[n-1].strip.after, st.skip)
}

// takes is how high all footnotes of a sheet are when some are added to those above.
func takes(noted Length, notes []strip) Length {
	switch {
	case len(notes) == 0:
		return noted
	case noted == 0:
		return notesHeight(notes)
	}
	return noted + notesHeight(notes) - noteRuleHeight
}

// left is what was left to place: a state of the sheet, gone so far.
type left struct{ next, state int }

// left gives what was left to place before a strip of the sheet.
func (s *sheet) left(i int) queue {
	q := s.states[s.from[i].state]
	q.next = s.from[i].next
	return q
}

// put adds a strip; q is what was left to place before.
func (s *sheet) put(pl placed, q queue) {
	s.used += pl.strip.height + s.gap(pl.strip)
	s.noted = takes(s.noted, pl.notes)
	s.strips = s.desk.placed.add(s.strips, pl)
	if n := len(s.states); n == 0 || !s.states[n-1].like(q) {
		s.states = s.desk.queues.add(s.states, q)
	}
	s.from = s.desk.left.add(s.from, left{q.next, len(s.states) - 1})
}

// bare tells whether nothing stands on the sheet yet.
func (s *sheet) bare() bool { return len(s.strips) <= s.again }

// room is the height that is left.
func (s *sheet) room() Length { return textHeight(s.landscape) - s.used - s.noted }

// held tells whether the last strip stays with what follows.
func (s *sheet) held() bool {
	n := len(s.strips)
	return n > 0 && s.strips[n-1].strip.keep
}

// turned tells whether something that asks for it stands on the landscape sheet.
func (s *sheet) turned() bool {
	for i := range s.strips {
		if s.strips[i].strip.landscape {
			return true
		}
	}
	return false
}

// admits tells whether a strip may stand on the sheet by what stands there and how it is
// turned.
func (s *sheet) admits(st *strip) bool {
	if n := len(s.strips); n > 0 {
		if last := s.strips[n-1].strip; last.float != st.float && (last.alone || st.alone) {
			return false
		}
	}
	return st.landscape == s.landscape || s.landscape && !s.turned()
}

// first gives a copy with the first n strips. They are shared, so that sheets which are
// only tried cost little; what is put on the copy goes elsewhere.
func (s *sheet) first(n int) *sheet {
	c := *s
	c.strips, c.from, c.states, c.used, c.noted = nil, s.from[:n:n], slices.Clip(s.states), 0, notesHeight(s.carried)
	for i := range n {
		pl := &s.strips[i]
		c.used += pl.strip.height + c.gap(pl.strip)
		c.noted = takes(c.noted, pl.notes)
		c.strips = s.strips[: i+1 : i+1]
	}
	return &c
}

// overflow takes off the footnotes that have no room; they go to the next page.
func (s *sheet) overflow() []strip {
	over := -s.room()
	if over <= 0 || s.noted == 0 {
		return nil
	}
	all := s.noteStrips()
	cut := len(all)
	for cut > 0 && over > 0 {
		cut--
		over -= all[cut].height
	}
	s.strips = slices.Clone(s.strips) // other sheets have them, too
	for i := range s.strips {
		s.strips[i].notes = nil
	}
	s.carried = all[:cut]
	s.noted = notesHeight(s.carried)
	return all[cut:]
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
