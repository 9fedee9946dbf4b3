package docx

import (
	"fmt"
	"math"
	"slices"

	"rd50/generator/report"
)

// cellMargin is the space between a cell's sides and its text, in twips;
// cellSpace that above and below, to which a reader adds half a point of rule.
const (
	cellMargin = 66
	cellSpace  = 25
)

// grid is a table ready to be written.
type grid struct {
	table  *report.Table
	widths []int                 // twips
	size   int                   // of the font, in points
	whole  bool                  // stays on one page
	least  []int                 // heights of body rows in twips, 0 for their text's own; nil for all so
	placed [][]report.PlacedCell // the body
	joined []bool                // rows that cells join with the next one
}

// grid takes the columns from the typesetting, which breaks the table's pages
// by them, or else estimates them.
func (d *writer) grid(t *report.Table, width int) grid {
	if known, ok := d.pages.(Columns); ok {
		if points, size := known.Columns(t); len(points) == t.Width() && fits(points, width) {
			d.tableSizes[int(size)] = true
			return newGrid(t, twips(points, width), int(size), known.Whole(t))
		}
	}
	widths, size := columnWidths(t, width)
	d.tableSizes[size] = true
	return newGrid(t, widths, size, t.Keep)
}

func newGrid(t *report.Table, widths []int, size int, whole bool) grid {
	g := grid{table: t, widths: widths, size: size, whole: whole, placed: report.Placed(t.Rows), joined: make([]bool, len(t.Rows))}
	for i, row := range g.placed {
		for _, c := range row {
			g.joined[i] = g.joined[i] || c.Below() > i+1
		}
	}
	return g
}

// fits tells whether columns have room in a width, all but a little; a template's page
// may have less than the typesetting's.
func fits(points []float64, width int) bool {
	total := 0.0
	for _, w := range points {
		total += w
	}
	return total*20 <= float64(width)*1.05
}

// twips rounds widths in points so that they sum up as they did; columns that
// were measured for another width are fitted in.
func twips(points []float64, width int) []int {
	total := 0.0
	for _, w := range points {
		total += w
	}
	scale := min(20, float64(width)/max(total, 1))
	out := make([]int, len(points))
	at, left := 0.0, 0
	for i, w := range points {
		at += w * scale
		out[i] = int(math.Round(at)) - left
		left += out[i]
	}
	return out
}

// tableStyle is the style of cells at a font size: TableText, or TableText10
// for a table of many columns.
func tableStyle(base string, size int) string {
	if size == tableSize {
		return base
	}
	return fmt.Sprint(base, size)
}

// tableBlock writes a captioned table (6.6), cut where the typesetting cuts it when
// whole pages hold nothing else than its section's text.
func tableBlock(d *writer, t *report.Table, f flow, whole bool) elements {
	if len(t.Head)+len(t.Rows) == 0 || t.Width() == 0 {
		d.failf("таблица «%s» пуста", report.PlainText(t.Caption))
		return nil
	}
	g := d.grid(t, f.width-f.left)
	out := tableCaption(d, t, f)
	var cuts []int
	if whole && t.Number != "" {
		cuts = inside(d.pages.Cuts(t), len(t.Rows))
	}
	if !d.cuts() {
		g.least = leastHeights(d, t, cuts)
		cuts = nil
	}
	from := 0
	for i, to := range append(cuts, len(t.Rows)) {
		if i > 0 {
			out = append(out, continuation(d, t))
			d.repeating = true
		}
		out = append(out, tablePiece(d, g, f, from, to))
		d.repeating = false
		from = to
	}
	d.wanted = gapObject
	return out
}

// inside keeps the cuts that lie within the body, in order.
func inside(cuts []int, rows int) []int {
	var out []int
	for _, c := range cuts {
		if c > 0 && c < rows && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return out
}

// tableCaption writes «Таблица 1 — …» at the left above the table (6.6.3); a table
// without one is kept apart from a table before it.
func tableCaption(d *writer, t *report.Table, f flow) elements {
	if t.Number == "" {
		if d.wanted > 0 && !f.tight {
			d.wanted = 0
			return elements{blankLine(gapObject)}
		}
		return nil
	}
	p := paragraph{style: styleTableCaption, before: d.aboveIn(f, gapObject)}
	if f.left > 0 {
		p.indentation = &indentation{left: f.left}
	}
	return elements{el("w:p", p.element(), captionRuns(d, "Таблица", t.ID, t.Number, t.Caption))}
}

// captionRuns writes the word, the number as a field that references lead to,
// and the name behind a dash.
func captionRuns(d *writer, word, id, number string, name []report.Inline) elements {
	out := text(look{}, word+" ") // at the line's start it can't end the line
	out = append(out, d.mark(id, sequenceField(d, word, number))...)
	if len(name) > 0 {
		out = append(append(out, text(look{}, report.NBSP+"— ")...), d.inlines(name, titleLook(report.PlainText(name)))...)
	}
	return out
}

// continuation starts a new page with «Продолжение таблицы 1» (6.6.3), so that
// the pieces stay apart wherever a reader's Word ends its pages.
func continuation(d *writer, t *report.Table) *element {
	p := paragraph{style: styleTableCaption, pageBreak: true, before: new(int)}
	return el("w:p", p.element(), text(look{}, "Продолжение таблицы "+t.Number))
}

// tablePiece writes the head and the rows from one to before another.
func tablePiece(d *writer, g grid, f flow, from, to int) *element {
	total := 0
	columns := el("w:tblGrid")
	for _, w := range g.widths {
		total += w
		el("w:gridCol", num("w:w", w)).addTo(columns)
	}
	e := el("w:tbl", el("w:tblPr",
		el("w:tblStyle", val(tableGrid)),
		el("w:tblW", num("w:w", total), at("w:type", "dxa")),
		when(f.left > 0, "w:tblInd", num("w:w", f.left), at("w:type", "dxa")),
		tableBorders(),
		el("w:tblLayout", at("w:type", "fixed")),
		cellMargins(),
		el("w:tblLook", val("0020"), num("w:firstRow", 1), num("w:lastRow", 0), num("w:firstColumn", 0), num("w:lastColumn", 0), num("w:noHBand", 1), num("w:noVBand", 1)),
		when(len(g.table.Caption) > 0, "w:tblCaption", val(clean(report.PlainText(g.table.Caption))))), columns)
	for i, row := range report.Placed(g.table.Head) {
		tableRow(d, g, row, rowKind{row: i, head: true, split: false, keep: true}).addTo(e)
	}
	d.repeating = false
	for i := from; i < to; i++ {
		k := rowKind{row: i, first: from, split: g.high(g.placed[i], i), keep: g.keeps(i) && i < to-1}
		if g.least != nil && !k.split {
			k.least = g.least[i]
		}
		tableRow(d, g, g.placed[i], k).addTo(e)
	}
	return e
}

// keeps tells whether a body row stays with the next one: the first two and the
// last two rows do, so that no page has a lone row, a row across the table with the one
// that it heads, those that cells join, and all where the pages have the table whole, or without pages where the
// report asks for it.
func (g grid) keeps(i int) bool {
	n := len(g.table.Rows)
	return n > 1 && i < n-1 && (g.whole || g.joined[i] || i == 0 || i == n-2 || g.table.Across(i))
}

func tableBorders() *element {
	e := el("w:tblBorders")
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		el("w:"+side, val("single"), num("w:sz", 4), num("w:space", 0), at("w:color", "auto")).addTo(e)
	}
	return e
}

func cellMargins() *element {
	cell := func(side string, width int) *element {
		return el("w:"+side, num("w:w", width), at("w:type", "dxa"))
	}
	return el("w:tblCellMar", cell("top", cellSpace), cell("left", cellMargin), cell("bottom", cellSpace), cell("right", cellMargin))
}

// rowKind is how a row behaves at a page's end, and how high it is at least, in twips;
// first is the first row of the piece of the table that it stands in.
type rowKind struct {
	row, first        int
	head, split, keep bool
	least             int
}

// tableRow writes the cells that cover a row; missing ones at its end stay empty.
func tableRow(d *writer, g grid, cells []report.PlacedCell, k rowKind) *element {
	e := el("w:tr", el("w:trPr", when(!k.split, "w:cantSplit"), when(k.least > 0, "w:trHeight", valNum(k.least), at("w:hRule", "atLeast")), when(k.head, "w:tblHeader")))
	if k.split && !k.head {
		e = el("w:tr")
	}
	defer d.traceRow(e, k.row, cells)
	column := 0
	for _, c := range cells {
		column = min(c.End(), len(g.widths))
		tableCell(d, g, c, column-c.Column, k).addTo(e)
	}
	for ; column < len(g.widths); column++ {
		tableCell(d, g, report.PlacedCell{Row: k.row, Column: column}, 1, k).addTo(e)
	}
	return e
}

func tableCell(d *writer, g grid, c report.PlacedCell, span int, k rowKind) *element {
	d.inCell = true
	defer func() { d.inCell = false }()
	f := flow{style: tableStyle(styleTableText, g.size), tight: true, cell: true, keepNext: k.keep, align: g.align(c.Cell, c.Column, k.head)}
	if k.head {
		f.style, f.keepNext = tableStyle(styleTableHead, g.size), false // the style keeps it
	}
	for _, w := range g.widths[c.Column : c.Column+span] {
		f.width += w
	}
	inner := f
	inner.width -= 2 * cellMargin
	var content elements
	if c.Row == k.row {
		content = d.blocks(c.Blocks, inner)
	}
	if n := len(content); n == 0 || content[n-1].name != "w:p" {
		content = append(content, el("w:p", d.paragraphProperties(d.properties(f))))
	}
	return el("w:tc", d.cellProperties(cellShape{f.width, span, merged(c, k), k.head}), content)
}

// merged tells that a cell covers several rows: the first of them in each piece of the
// table starts it, the others go on.
func merged(c report.PlacedCell, k rowKind) merge {
	switch {
	case c.Rows <= 1:
		return ""
	case k.row == max(c.Row, k.first):
		return restart
	}
	return goesOn
}

// align centres heads, which the style does (6.6.6), and gives other cells the
// side of their column; nothing stands for the style's own.
func (g grid) align(c report.Cell, column int, head bool) alignment {
	a := c.Align
	if a == "" && head {
		return ""
	}
	if a == "" && column < len(g.table.Columns) {
		a = g.table.Columns[column].Align
	}
	switch {
	case a == report.Centre && !head:
		return alignCentre
	case a == report.Right:
		return alignRight
	case a == report.Left && head:
		return alignLeft
	}
	return ""
}
