package typeset

import "rd50/generator/report"

// list sets an enumeration from the indent; a nested one stands one indent
// further (6.4.6).
func (s *setter) list(b *report.List, f flow) []*para {
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
	var out []*para
	for i, blocks := range b.Items {
		out = append(out, s.item(report.ItemMark(b.Kind, i), blocks, list.child(ListItem, b), f)...)
	}
	return out
}

// item puts the mark before the first paragraph of an item.
func (s *setter) item(mark string, blocks []report.Block, e *Element, f flow) []*para {
	label := s.shapeString(mark+report.NBSP, f.format(e.child(Label, nil)))
	f.element = e.child(ItemBody, nil)
	paras := s.parasOf(blocks, f)
	if len(blocks) == 0 || len(paras) == 0 {
		return append([]*para{f.para(label)}, paras...)
	}
	if _, ok := blocks[0].(*report.Paragraph); !ok {
		first := f.para(label)
		first.keep = true
		return append([]*para{first}, paras...)
	}
	paras[0].text = s.join(label, paras[0].text)
	return paras
}
