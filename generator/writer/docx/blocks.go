package docx

import (
	"strings"

	"rd50/generator/report"
)

func (d *writer) blocks(list []report.Block, f flow) elements {
	var out elements
	for _, b := range list {
		out = append(out, d.block(b, f)...)
	}
	return out
}

func (d *writer) block(b report.Block, f flow) elements {
	switch b := b.(type) {
	case *report.Paragraph:
		return elements{d.paragraph(b, f)}
	case *report.List:
		return d.list(b, f)
	case *report.Table:
		return d.table(b, f.whole(), !f.tight)
	case *report.Figure:
		return d.figure(b, f.whole())
	case *report.Formula:
		return elements{d.formula(b, f.whole())}
	case *report.Code:
		return d.code(b, f)
	case *report.Quote:
		f.left += indent
		return d.blocks(b.Blocks, f)
	case *report.Note:
		return d.note(b, f)
	case *report.Definitions:
		return d.definitions(b, f)
	case *report.Performers:
		return d.performers(b)
	case *report.Contents:
		return d.contents()
	case *report.SourceList:
		return d.sources()
	}
	d.failf("DOCX не передает сюда этот блок")
	return nil
}

// properties gives a paragraph of the flow.
func (d *writer) properties(f flow) paragraph {
	p := paragraph{style: f.style, keepNext: f.keepNext, align: f.align, before: d.aboveIn(f, 0)}
	if f.left > 0 {
		p.indentation = &indentation{left: f.left, first: f.firstLine()}
	}
	return p
}

// whole is the column without the indents of lists and quotations: what has a caption
// or a number takes the whole width (6.5.7, 6.6.2, 6.8.1).
func (f flow) whole() flow {
	if !f.tight {
		f.left = 0
	}
	return f
}

// firstLine is the indent of the flow's first lines.
func (f flow) firstLine() int {
	if f.cell {
		return 0
	}
	return indent
}

func (d *writer) paragraph(b *report.Paragraph, f flow) *element {
	p := d.properties(f)
	switch b.Style {
	case report.Body:
	case report.Flush:
		p.style = styleFlush
	case report.Centred:
		p.style = styleCentred
	default:
		d.failf("DOCX не знает вида абзаца «%s»", b.Style)
	}
	if f.tight && b.Style != report.Body { // keeps the size of its surroundings
		p.style, p.indentation, p.noHyphens = f.style, &indentation{left: f.left}, true
		if b.Style == report.Centred {
			p.align = alignCentre
		}
	}
	return el("w:p", p.element(), d.inlines(b.Inlines, look{}))
}

// code writes preformatted text, a paragraph a line (12 points, monospaced).
func (d *writer) code(b *report.Code, f flow) elements {
	own := gapPoint
	var out elements
	lines := strings.Split(strings.TrimRight(b.Text, "\n"), "\n")
	for i, l := range lines {
		near := len(lines) > 1 && (i == 0 || i == len(lines)-2)
		p := paragraph{style: styleCode, keepNext: f.keepNext || near}
		if i == 0 && !f.tight {
			p.before = d.first(own)
		}
		if f.left > 0 {
			p.indentation = &indentation{left: f.left}
		}
		l = strings.ReplaceAll(strings.ReplaceAll(l, "\t", "    "), " ", report.NBSP)
		out = append(out, el("w:p", p.element(), text(look{}, l)))
	}
	return out
}

// first is above, for a space that no style gives.
func (d *writer) first(want int) *int {
	space := max(want, d.wanted, d.given) - d.given
	d.wanted, d.given = 0, 0
	return &space
}

// note writes «Примечание — …», or «Примечания» with numbered items (6.7.1).
func (d *writer) note(b *report.Note, f flow) elements {
	if !f.tight {
		f.style = styleNote
	}
	if len(b.Items) == 1 {
		p, first := d.properties(f), b.Items[0]
		return d.led(p, text(look{}, "Примечание"+report.NBSP+"— "), first, f)
	}
	head := d.properties(f)
	head.keepNext = true
	out := elements{el("w:p", head.element(), text(look{}, "Примечания"))}
	list := d.numbering.list(abstractNote, 0, 1)
	for _, blocks := range b.Items {
		p := d.properties(f)
		p.item = &item{num: list}
		if f.tight {
			p.indentation = &indentation{left: f.left, first: f.firstLine()}
		}
		out = append(out, d.led(p, nil, blocks, f)...)
	}
	return out
}

// led writes words and the blocks behind them; the paragraph that opens the blocks
// goes on on the line of the words.
func (d *writer) led(p paragraph, words elements, blocks []report.Block, f flow) elements {
	first, rest := report.Opening(blocks)
	p.keepNext = p.keepNext || first == nil
	out := elements{el("w:p", p.element(), words, d.inlines(first, look{}))}
	return append(out, d.blocks(rest, f)...)
}

// definitions writes terms in a column without indent, each with a dash and its
// explanation (6.14, 6.15).
func (d *writer) definitions(b *report.Definitions, f flow) elements {
	var out elements
	for _, item := range b.Items {
		p := d.properties(f)
		if f.style == styleBody {
			p.style = styleDefinition
		}
		if f.left > 0 {
			p.indentation = &indentation{left: f.left}
		}
		words := append(d.inlines(item.Term, look{}), text(look{}, report.NBSP+"— ")...)
		out = append(out, d.led(p, words, item.Blocks, f)...)
	}
	return out
}

// sources writes the list of sources: numbers with a dot, from the indent
// (6.16), so that a citation is the number of a paragraph.
func (d *writer) sources() elements {
	list := d.numbering.list(abstractSource, 0, 1)
	var out elements
	for i, s := range d.report.Sources {
		if s.Number != i+1 {
			d.failf("источник «%s» стоит на месте %d, а имеет номер %d", s.ID, i+1, s.Number)
		}
		p := paragraph{style: styleSource, item: &item{num: list}, before: d.above(0)}
		out = append(out, el("w:p", p.element(), d.mark(s.ID, d.inlines(s.Text, look{}))))
	}
	return out
}
