package docx

import (
	"strings"

	"rd50/generator/report"
)

func (d *writer) blocks(list []report.Block, f flow) elements {
	var out elements
	for i, b := range list {
		out = append(out, d.block(b, f.leading(leads(d, list[i:])))...)
	}
	return out
}

func (d *writer) block(b report.Block, f flow) elements {
	defer d.origins.from(report.KeysOf(b))()
	return d.traced(d.written(b, f))
}

func (d *writer) written(b report.Block, f flow) elements {
	switch b := b.(type) {
	case *report.Paragraph:
		return elements{d.paragraph(b, f)}
	case *report.List:
		return listBlock(d, b, f)
	case *report.Table:
		return tableBlock(d, b, f.whole(), !f.tight)
	case *report.Figure:
		return figureBlock(d, b, f.whole())
	case *report.Formula:
		return elements{formulaBlock(d, b, f.whole())}
	case *report.Code:
		return codeBlock(d, b, f)
	case *report.Quote:
		f.left += indent
		return d.blocks(b.Blocks, f)
	case *report.Note:
		return noteBlock(d, b, f)
	case *report.Definitions:
		return definitions(d, b, f)
	case *report.Performers:
		return performers(d, b)
	case *report.Contents:
		return contents(d)
	case *report.SourceList:
		return sourceList(d)
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
// or a number takes the whole width (6.5.7, 6.6.3, 6.8.3).
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
	return el("w:p", d.paragraphProperties(p), d.inlines(b.Inlines, look{}))
}

// codeBlock writes preformatted text, a paragraph a line (12 points, monospaced).
func codeBlock(d *writer, b *report.Code, f flow) elements {
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

// noteBlock writes «Примечание — …», or «Примечания» with numbered items (6.7.2, 6.7.3).
func noteBlock(d *writer, b *report.Note, f flow) elements {
	if !f.tight {
		f.style = styleNote
	}
	if len(b.Items) == 1 {
		p, first := d.properties(f), b.Items[0]
		return led(d, p, text(look{}, "Примечание"+report.NBSP+"— "), first, f)
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
		out = append(out, led(d, p, nil, blocks, f)...)
	}
	return out
}

// led writes words and the blocks behind them; the paragraph that opens the blocks
// goes on on the line of the words.
func led(d *writer, p paragraph, words elements, blocks []report.Block, f flow) elements {
	first, rest := report.Opening(blocks)
	p.keepNext = p.keepNext || first == nil
	var keys report.Keys
	if first != nil {
		keys = report.KeysOf(blocks[0])
	}
	back := d.origins.from(keys)
	out := d.traced(elements{el("w:p", p.element(), words, d.inlines(first, look{}))})
	back()
	return append(out, d.blocks(rest, f)...)
}

// definitions writes terms in a column, each with a dash and its explanation; those of
// the structural elements have no indent (6.14, 6.15), others that of all text (6.1.1).
func definitions(d *writer, b *report.Definitions, f flow) elements {
	var out elements
	for _, item := range b.Items {
		p := d.properties(f)
		if d.kind == report.Structural {
			if f.style == styleBody {
				p.style = styleDefinition
			}
			if f.left > 0 {
				p.indentation = &indentation{left: f.left}
			}
		}
		back := d.origins.from(item.Keys)
		words := append(d.inlines(item.Term, look{}), text(look{}, report.NBSP+"— ")...)
		out = append(out, d.traced(led(d, p, words, item.Blocks, f))...)
		back()
	}
	return out
}

// sourceList writes the list of sources: numbers with a dot, from the indent
// (6.16), so that a citation is the number of a paragraph.
func sourceList(d *writer) elements {
	list := d.numbering.list(abstractSource, 0, 1)
	var out elements
	for i, s := range d.report.Sources {
		if s.Number != i+1 {
			d.failf("источник «%s» стоит на месте %d, а имеет номер %d", s.ID, i+1, s.Number)
		}
		p := paragraph{style: styleSource, item: &item{num: list}, before: d.above(0)}
		back := d.origins.from(s.Keys)
		out = append(out, d.traced(elements{el("w:p", p.element(), d.mark(s.ID, d.inlines(s.Text, look{})))})...)
		back()
	}
	return out
}
