package typeset

import (
	"rd50/generator/report"
	"rd50/generator/tex"
)

// setFormula sets a displayed formula in the middle of lines of its own, a free line
// above and below, its number in round brackets at the right (6.8.1, 6.8.3).
func setFormula(s *setter, b *report.Formula, f flow) []strip {
	e := f.element.child(FormulaRole, b)
	e.Alt = b.TeX
	row, err := tex.Parse(b.TeX)
	if err != nil {
		s.fail("%w", err)
		return nil
	}
	number := formulaNumber(s, b, f, e)
	room := f.width - 2*number.width
	if number.width > 0 {
		room -= 2 * f.size
	}
	lines := formulaLines(s, row, f.size, e, room)
	out := make([]strip, 0, len(lines))
	p := s.para(f, nil)
	for i, bx := range lines {
		x := (f.width - bx.width) / 2
		l := line{items: bx.items, width: bx.width, above: bx.above, below: bx.below}
		if i == len(lines)-1 {
			for _, item := range number.items {
				l.items = append(l.items, item.moved(f.width-number.width-x, 0))
			}
		}
		st := s.strip(p, l, x)
		st.keep = i < len(lines)-1
		out = append(out, st)
	}
	if len(out) > 0 {
		out[0].skip, out[0].ids = s.leading, []string{b.ID}
	}
	return out
}

func formulaNumber(s *setter, b *report.Formula, f flow, e *Element) line {
	if b.Number == "" {
		return line{}
	}
	t := s.shapeString("("+b.Number+")", f.format(e.child(Label, b)))
	return s.setLine(t, span{0, int32(len(t.glyphs)), false, true}, 0)
}

// formulaLines breaks a formula after signs of operations and relations, each
// repeated at the start of the next line (6.8.1); one that still is too wide is set
// smaller.
func formulaLines(s *setter, row *tex.Row, size Length, e *Element, room Length) []*box {
	for at := size; ; at -= Point {
		m := mathSetter{s, e, at}
		lines := breakFormula(m.row(row, at, true), room)
		if at <= smallestSize || widest(lines) <= room {
			return lines
		}
	}
}

func widest(lines []*box) Length {
	var w Length
	for _, l := range lines {
		w = max(w, l.width)
	}
	return w
}

func breakFormula(pieces []*box, room Length) []*box {
	var out []*box
	present := &box{}
	for i := 0; i < len(pieces); {
		end, width := i, Length(0)
		for end < len(pieces) {
			width += pieces[end].width
			end++
			if pieces[end-1].operator != nil {
				break
			}
		}
		if last := lastOperator(pieces, i); present.width > 0 && present.width+width > room && last != nil {
			out = append(out, present)
			present = &box{}
			present.add(last, 0, 0)
			present.width += last.width / 2
		}
		for _, b := range pieces[i:end] {
			present.add(b, present.width, 0)
		}
		i = end
	}
	return append(out, present)
}

// lastOperator is the sign after which a line may end before piece i.
func lastOperator(pieces []*box, i int) *box {
	if i == 0 {
		return nil
	}
	return pieces[i-1].operator
}
