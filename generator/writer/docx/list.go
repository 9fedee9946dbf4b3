package docx

import "rd50/generator/report"

// listBlock writes an enumeration with native marks, from the indent; a nested one
// stands one indent further (6.4.6).
func listBlock(d *writer, b *report.List, f flow) elements {
	switch b.Kind {
	case report.Dash, report.Letter, report.Digit:
	default:
		d.failf("DOCX не знает вида перечисления «%s»", b.Kind)
		return nil
	}
	if f.level > 0 {
		f.left += f.step()
	}
	level := f.level
	f.level++
	var out elements
	before := 0
	for i, blocks := range b.Items {
		in := d.numbering.item(b, i, level, before)
		before = in.num
		out = append(out, listItem(d, blocks, in, f)...)
	}
	return out
}

// step is how much further a nested list stands.
func (f flow) step() int {
	if f.cell {
		return gapObject
	}
	return indent
}

// listItem puts the mark before the first paragraph; an item that starts with
// something else has a paragraph of the mark alone.
func listItem(d *writer, blocks []report.Block, in *item, f flow) elements {
	first := &report.Paragraph{}
	if len(blocks) > 0 {
		if p, ok := blocks[0].(*report.Paragraph); ok {
			first, blocks = p, blocks[1:]
		}
	}
	line := f
	line.keepNext = f.keepNext || len(first.Inlines) == 0 && len(blocks) > 0
	back := d.origins.from(first.Keys)
	out := d.traced(elements{listParagraph(d, first, in, line)})
	back()
	return append(out, d.blocks(blocks, f)...)
}

// listParagraph writes the paragraph of a mark; its place is direct where the
// list's own levels don't give it.
func listParagraph(d *writer, b *report.Paragraph, in *item, f flow) *element {
	p := d.properties(f)
	p.item = in
	if !f.tight {
		p.style = styleList
	}
	p.indentation = nil
	if f.cell || f.left != in.level*indent {
		p.indentation = &indentation{left: f.left, first: f.firstLine()}
	}
	return el("w:p", p.element(), d.inlines(b.Inlines, look{}))
}
