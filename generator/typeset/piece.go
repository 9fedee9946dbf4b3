package typeset

import "rd50/generator/report"

// piece is a part of a column that is shaped and not yet set to the column's width: a
// paragraph, or what stands between paragraphs within another block.
type piece interface {
	strips(s *setter, width Length) []strip
}

// inset is a table, figure or formula within a list, a quotation or a note. It takes
// the whole width of the column, as 6.5.7, 6.6.3 and 6.8.3 place it, and is set at once,
// so that its element has its place among the others.
type inset struct {
	set  []strip
	keep bool // stays on one page with what follows
}

func (s *setter) inset(b report.Block, f flow) *inset {
	looks := s.looks
	s.looks = false
	out, after := s.strips(b, f)
	s.looks = looks
	if n := len(out); n > 0 {
		out[n-1].after = after
	}
	return &inset{set: out}
}

func (i *inset) strips(*setter, Length) []strip {
	if n := len(i.set); n > 0 {
		i.set[n-1].keep = i.keep
	}
	return i.set
}

func (p *para) strips(s *setter, width Length) []strip { return s.set(p, width) }

func (s *setter) setAll(pieces []piece, width Length) []strip {
	if len(pieces) == 1 {
		return pieces[0].strips(s, width)
	}
	var out []strip
	for _, p := range pieces {
		out = s.desk.strips.add(out, p.strips(s, width)...)
	}
	return out
}

func pieceList(paras []*para) []piece {
	out := make([]piece, len(paras))
	for i, p := range paras {
		out[i] = p
	}
	return out
}

func last(pieces []piece) piece {
	if len(pieces) == 0 {
		return nil
	}
	return pieces[len(pieces)-1]
}
