package typeset

import "rd50/generator/report"

// list sets an enumeration from the indent; a nested one stands one indent
// further (6.4.6).
func (s *setter) list(b *report.List, f flow) []piece {
	switch b.Kind {
	case report.Dash, report.Letter, report.Digit:
	default:
		s.fail("верстка не знает вида перечисления «%s»", b.Kind)
	}
	if f.cell {
		f.left += Length(f.level) * f.size
	} else if f.level > 0 {
		f.left += firstIndent
	}
	f.level++
	list := f.element.child(List, b)
	var out []piece
	for i, blocks := range b.Items {
		out = append(out, s.item(b.Mark(i), blocks, list.child(ListItem, b), f)...)
	}
	return out
}

// item puts the mark before the paragraph that opens an item; above anything else it
// stands alone.
func (s *setter) item(mark string, blocks []report.Block, e *Element, f flow) []piece {
	label := s.shapeString(mark+report.NBSP, f.format(e.child(Label, nil)))
	f.element = e.child(ItemBody, nil)
	return s.behind(label, blocks, f)
}
