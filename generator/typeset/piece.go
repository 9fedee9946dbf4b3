package typeset

import "rd50/generator/report"

// piece is a part of a column that is shaped and not yet set to the column's width: a
// paragraph, or what stands between paragraphs within another block.
type piece interface {
	strips(s *setter, width Length) []strip
}

// inset is a table, figure or formula within a list, a quotation or a note. It takes
// the whole width of the column, as 6.5.7, 6.6.2 and 6.8.1 place it.
type inset struct {
	block report.Block
	flow  flow
	keep  bool // stays on one page with what follows
}

func (i *inset) strips(s *setter, _ Length) []strip {
	out, after := s.strips(i.block, i.flow)
	if n := len(out); n > 0 {
		out[n-1].after, out[n-1].keep = after, i.keep
	}
	return out
}

func (p *para) strips(s *setter, width Length) []strip { return s.set(p, width) }

func (s *setter) setAll(pieces []piece, width Length) []strip {
	var out []strip
	for _, p := range pieces {
		out = append(out, p.strips(s, width)...)
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
