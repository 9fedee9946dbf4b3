package docx

import (
	"rd50/generator/report"
)

// Columns of a line with a signature, in twips: what the person is, the blank,
// the name. The blank starts at 72 mm, the name at 112 mm.
type signatureColumns struct{ role, blank, name int }

func signatureColumnsOf(width int) signatureColumns {
	c := signatureColumns{role: 4082 * width / textWidth, blank: 2268 * width / textWidth}
	c.name = width - c.role - c.blank
	return c
}

// tiny is a paragraph one point high that shows nothing; it may end a section.
func tiny(section *element) *element {
	return el("w:p", paragraph{style: styleTiny, section: section}.element())
}

// blankLine is free space of a height in twips, between tables as well.
func blankLine(height int) *element {
	exact := el("w:spacing", num("w:before", 0), num("w:after", 0), num("w:line", max(height, 20)), at("w:lineRule", "exact"))
	return el("w:p", el("w:pPr", el("w:pStyle", val(styleTitle)), exact))
}

// titleName is the name of the research, «по теме:» and the title of the report
// in capitals, then its kind and designation.
func titleName(t *report.TitlePage) []string {
	var lines []string
	if t.Research != "" {
		lines = append(lines, t.Research, "по теме:")
	}
	return append(lines, t.Title, t.Kind, t.Designation)
}

// titleLines writes a paragraph for each line that is not empty.
func titleLines(align alignment, lines ...string) elements {
	var out elements
	for _, l := range lines {
		if runs := text(titleLook(l), l); len(runs) > 0 {
			p := paragraph{style: styleTitle}
			if align != alignCentre {
				p.align = align
			}
			out = append(out, el("w:p", p.element(), runs))
		}
	}
	return out
}

// linesOf estimates how many lines strings take in a column, at seven points
// and a half a letter.
func linesOf(list []string, width int) int {
	const letter = 150
	n := 0
	for _, s := range list {
		if s != "" {
			n += 1 + len([]rune(s))*letter/width
		}
	}
	return n
}

// approvalGap stands between the two sides of the грифы.
const approvalGap = 600

func (d *writer) approvalWidth() int { return (d.sheet.textWidth() - approvalGap) / 2 }

func (d *writer) signatureColumns() signatureColumns { return signatureColumnsOf(d.sheet.textWidth()) }

// approvals writes a row of грифы, and tells about how many lines it is high.
func approvals(d *writer, row [2]*report.Approval, width int) (content elements, lines int) {
	cells := [2]elements{{blankLine(20)}, {blankLine(20)}}
	for side, a := range row {
		if a != nil {
			cells[side] = d.origins.titled(approval(*a, width), a.Origins)
			lines = max(lines, 1+linesOf(a.Lines(), width))
		}
	}
	return elements{plainTable([]int{width, approvalGap, width},
		el("w:tr", plainCell(width, cells[0]), plainCell(approvalGap, elements{blankLine(20)}), plainCell(width, cells[1])))}, lines
}

// approval writes one гриф; the blank for the signature is a tab underlined by
// its leader, the name stands at the right.
func approval(a report.Approval, side int) elements {
	out := titleLines(alignLeft, append([]string{a.Word}, a.Post()...)...)
	if a.Name != "" {
		width := len([]rune(a.Name))*150 + 120
		blank := max(side-width, 800)
		p := paragraph{style: styleTitle, align: alignLeft, tabs: []tab{{"left", "underscore", blank}}}
		if width > side-blank { // the name goes on below itself
			p.indentation = &indentation{left: blank + 60, first: -blank - 60}
		}
		space := gapPoint
		p.before = &space
		out = append(out, el("w:p", p.element(), el("w:r", el("w:tab")), text(look{}, report.NBSP+a.Name)))
	}
	return append(out, titleLines(alignLeft, a.Date)...)
}

// plainTable is a table without rules, for things that stand side by side.
func plainTable(widths []int, rows ...*element) *element {
	grid := el("w:tblGrid")
	total := 0
	for _, w := range widths {
		el("w:gridCol", num("w:w", w)).addTo(grid)
		total += w
	}
	return el("w:tbl", el("w:tblPr",
		el("w:tblW", num("w:w", total), at("w:type", "dxa")),
		el("w:tblLayout", at("w:type", "fixed")),
		el("w:tblCellMar", el("w:left", num("w:w", 0), at("w:type", "dxa")), el("w:right", num("w:w", 0), at("w:type", "dxa")))),
		grid, elements(rows))
}

func plainCell(width int, content elements) *element {
	return el("w:tc", el("w:tcPr", el("w:tcW", num("w:w", width), at("w:type", "dxa"))), content)
}

// signature writes what a person is, a ruled blank with «подпись, дата» under
// it, the name with the part of the work in brackets below (5.2, 6.11).
func signature(s report.Signature, w signatureColumns) *element {
	who := titleLines(alignLeft, s.Post()...)
	if len(who) == 0 {
		who = elements{blankLine(20)}
	}
	upper := el("w:tr", el("w:trPr", el("w:cantSplit")),
		bottomCell(w.role, who, false),
		bottomCell(w.blank, elements{el("w:p", paragraph{style: styleTitle, keepNext: true}.element())}, true),
		bottomCell(w.name, named(s.Name), false))
	label := el("w:p", paragraph{style: styleTitle}.element(), text(look{size: 20}, "подпись, дата"))
	parts := elements{blankLine(20)}
	if s.Parts != "" {
		parts = titleLines(alignLeft, report.Bracketed(s.Parts))
		parts[0] = indented(parts[0])
	}
	lower := el("w:tr", el("w:trPr", el("w:cantSplit")),
		plainCell(w.role, elements{blankLine(20)}), plainCell(w.blank, elements{label}), plainCell(w.name, parts))
	return plainTable([]int{w.role, w.blank, w.name}, upper, lower)
}

// nameIndent keeps a name off the blank before it.
const nameIndent = 240

func named(name string) elements {
	out := titleLines(alignLeft, name)
	if len(out) == 0 {
		return elements{blankLine(20)}
	}
	out[0] = indented(out[0])
	return out
}

func indented(p *element) *element {
	e := paragraph{style: styleTitle, align: alignLeft, indentation: &indentation{left: nameIndent}}.element()
	p.kids[0] = e
	return p
}

func bottomCell(width int, content elements, ruled bool) *element {
	rule := when(ruled, "w:tcBorders", el("w:bottom", val("single"), num("w:sz", 4), num("w:space", 0), at("w:color", "auto")))
	return el("w:tc", el("w:tcPr", el("w:tcW", num("w:w", width), at("w:type", "dxa")), rule, el("w:vAlign", val("bottom"))), content)
}

// performers writes the list of performers (5.2.1, 6.11).
func performers(d *writer, b *report.Performers) elements {
	var out elements
	first := d.first(0)
	for i, g := range b.Groups {
		if g.Title != "" {
			space := gapObject
			if i == 0 {
				space = *first
			}
			p := paragraph{style: styleTitle, keepNext: true, align: alignLeft, before: &space}
			out = append(out, el("w:p", p.element(), text(look{}, g.Title)))
		}
		for _, s := range g.Signatures {
			out = append(out, blankLine(gapObject), signature(s, d.signatureColumns()))
			d.origins.titled(out[len(out)-1:], s.Origins)
		}
	}
	d.wanted = gapObject
	return out
}
