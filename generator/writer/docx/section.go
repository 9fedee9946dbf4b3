package docx

import (
	"fmt"
	"unicode/utf8"

	"rd50/generator/report"
)

// flow is the column that blocks are written in.
type flow struct {
	style    string // of its paragraphs
	width    int    // twips
	left     int    // of the text within the column
	level    int    // of lists
	tight    bool   // no free space around blocks: cells and footnotes
	cell     bool
	keepNext bool // keeps all paragraphs with what follows
	align    alignment
}

// section writes a heading and the blocks below it. Each section starts a new
// page (6.2.1); headings right above a landscape table go to its page.
func (d *writer) section(s *report.Section) {
	d.wanted, d.given, d.kind = 0, 0, s.Kind
	blocks := arranged(d, s.Blocks)
	turnPage(d, startsWide(d, blocks) && !alone(d, blocks[0]), false)
	d.begins(s, nil)
	above := headingOf(s.Blocks)
	d.origins.fromHeading(s, nil)
	d.body = append(d.body, d.traced(elements{sectionHeading(d, s)})...)
	d.given = gapObject
	f := flow{style: styleBody, width: d.sheet.textWidth()}
	for i, b := range blocks {
		turnPage(d, startsWide(d, blocks[i:]), alone(d, b) || i > 0 && alone(d, blocks[i-1]))
		d.begins(s, b)
		d.origins.fromHeading(s, above[b])
		if h, ok := b.(*report.Heading); ok {
			d.body = append(d.body, d.traced(elements{d.heading(s, h)})...)
			continue
		}
		column := f
		if d.wide && report.Floats(b) {
			column.width = d.sheet.wideWidth()
		}
		if t, ok := b.(*report.Table); ok {
			back := d.origins.from(t.Keys)
			d.body = append(d.body, d.traced(tableBlock(d, t, column, true))...)
			back()
			continue
		}
		d.body = append(d.body, d.block(b, column.leading(leads(d, blocks[i:])))...)
	}
}

// leading is the flow of a block that stays with the next one.
func (f flow) leading(keep bool) flow {
	f.keepNext = f.keepNext || keep && !f.cell
	return f
}

// startsWide tells whether the next block is a table or a figure on a landscape page, or
// leads to such a table there; a figure has its page for itself.
func startsWide(d *writer, blocks []report.Block) bool {
	for i, b := range blocks {
		switch b := b.(type) {
		case *report.Heading:
			continue
		case *report.Table:
			return d.pages.Landscape(b)
		case *report.Figure:
			return i == 0 && d.pages.Landscape(b)
		}
		if !leads(d, blocks[i:]) {
			return false
		}
	}
	return false
}

// alone tells whether a block is a figure with a landscape page of its own.
func alone(d *writer, b report.Block) bool {
	f, ok := b.(*report.Figure)
	return ok && d.pages.Landscape(f)
}

// sectionHeading writes the title by the section's kind, with the break of the
// page in the paragraph itself, where every reader of a file sees it.
func sectionHeading(d *writer, s *report.Section) *element {
	p := paragraph{pageBreak: true}
	var content elements
	switch s.Kind {
	case report.Structural:
		p.style = styleUnlisted + "1"
		if s.Listed {
			p.style = styleStructural + "1"
		}
		content = d.mark(s.ID, text(look{}, s.Title))
	case report.Main:
		p.style = styleHeading + "1"
		content = d.numbered(&p, 1, s.ID, s.Number, text(look{}, s.Title))
	case report.Appendix:
		p.style = styleAppendix + "1"
		content = appendixTitle(d, s)
		d.appendix = d.numbering.appendix(s.Number)
	default:
		d.failf("DOCX не передает раздел вида «%s»", s.Kind)
	}
	if s.Listed {
		content = d.bookmarks.wrap(d.bookmarks.contents(s.ID), content)
	}
	return el("w:p", p.element(), content)
}

// appendixTitle writes designation, status and title as three lines of one
// paragraph, so that Word's table of contents takes all three (6.17.3, 6.17.7).
func appendixTitle(d *writer, s *report.Section) elements {
	out := text(look{}, "ПРИЛОЖЕНИЕ"+report.NBSP)
	out = append(out, d.mark(s.ID, text(look{}, s.Number))...)
	lineBreak := el("w:r", el("w:br"))
	if s.Status != "" {
		out = append(append(out, lineBreak), text(look{roman: true}, "("+s.Status+")")...)
	}
	return append(append(out, lineBreak), text(look{}, s.Title)...)
}

// titleLook is that of a heading, title or caption of some words. Fixed blanks stand in
// those alone that may take more than a line; sections have none, since their titles are
// the standard's, by which they are looked for.
func titleLook(words string) look {
	const letter = 150 // twips, or more
	return look{title: utf8.RuneCountInString(words)*letter > textWidth*3/4}
}

// heading writes the title of a subsection, point or sub-point (6.2.3).
func (d *writer) heading(s *report.Section, h *report.Heading) *element {
	if h.Level < 2 || h.Level > 4 {
		d.failf("подзаголовок «%s»: уровня %d нет", report.PlainText(h.Inlines), h.Level)
		return el("w:p")
	}
	p := paragraph{style: fmt.Sprint(styleAppendix, h.Level), before: d.above(headingBefore(h.Level))}
	if s.Kind == report.Main {
		p.style = fmt.Sprint(styleHeading, h.Level)
	} else if h.Number != "" {
		p.item = &item{num: d.appendix, level: h.Level - 1}
	}
	content := d.inlines(h.Inlines, titleLook(report.PlainText(h.Inlines)))
	if h.Number == "" {
		content = d.mark(h.ID, content)
		if s.Kind == report.Main {
			p.item = &item{}
		}
	} else {
		content = d.numbered(&p, h.Level, h.ID, h.Number, content)
	}
	if s.Kind == report.Main && s.Listed && h.Level <= 3 {
		content = d.bookmarks.wrap(d.bookmarks.contents(h.ID), content)
	}
	d.given = gapObject
	return el("w:p", p.element(), content)
}

// numbered leaves the number to Word's list, or writes it out where that would
// count otherwise.
func (d *writer) numbered(p *paragraph, level int, id, number string, content elements) elements {
	if d.survey.places[id].flags == numberFlags {
		if d.template != nil && p.item == nil {
			p.item = &item{num: d.numbering.concretes + headingNumbers, level: level - 1}
		}
		return d.mark(id, content)
	}
	p.item = &item{}
	out := d.mark(id, text(look{}, number))
	return append(append(out, textRun(look{}, " ")), content...)
}

// above gives the free space that a paragraph needs above itself when its style
// has own: the larger of its and the one that the block before wants below,
// less what that gives already; nil when the style does.
func (d *writer) above(own int) *int {
	space := max(own, d.wanted, d.given) - d.given
	d.wanted, d.given = 0, 0
	if space == own {
		return nil
	}
	return &space
}

// aboveIn is above, for blocks that may stand in a cell or a footnote.
func (d *writer) aboveIn(f flow, own int) *int {
	if !f.tight {
		return d.above(own)
	}
	if own == 0 {
		return nil
	}
	return new(int)
}
