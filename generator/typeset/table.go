package typeset

import (
	"rd50/generator/report"
)

// The look of tables: a smaller font than the text's (6.6.7), thin rules on all sides.
const (
	tableSize    = 12 * Point
	smallSize    = 10 * Point // down to here words of wide tables rather get smaller than broken
	smallestSize = 7 * Point
	cellMarginX  = 4 * Point
	cellMarginY  = 1500
	ruleWidth    = 500
)

// tablePart is what a table needs when a page ends within it.
type tablePart struct {
	table *report.Table
	// again is set over the rows of every further page: «Продолжение таблицы N»
	// and the head (6.6.3).
	again  []strip
	width  Length
	height Length // of again
	short  bool   // moved to the next page rather than cut
}

// grid is a table with its cells shaped.
type grid struct {
	*setter
	table   *report.Table
	flow    flow
	element *Element
	head    []gridRow
	rows    []gridRow
	columns int
	size    Length
	widths  []Length // of the columns
	at      []Length // at[i] is the left side of column i
	// landscape tells that it stands on a landscape page.
	landscape bool
	tallest   Length // what rows that cells join may take of a page, together
}

// gridRow holds the cells that start in a row, and those from above that go on in it.
type gridRow struct {
	cells []gridCell
	over  []gridCell
	head  bool
}

type gridCell struct {
	column, span, rows int
	paras              []*para
}

// table sets a caption and the rows below it.
func (s *setter) table(b *report.Table, f flow) []strip {
	g := s.shapeTable(b, f, min(tableSize, f.size))
	if g.columns == 0 {
		s.fail("в таблице нет столбцов")
		return nil
	}
	g.landscape = g.settle()
	g.place()
	part := &tablePart{table: b, width: g.width()}
	s.tables[b] = &tablePlace{landscape: g.landscape, widths: g.widths, size: g.size}

	head := g.strips(g.head, part)
	for i := range head {
		head[i].opening, head[i].keep = true, true
	}
	out := append(g.caption(part, b.Caption), head...)
	g.repeat(part)
	g.tallest = textHeight(g.landscape) - max(height(out), part.height) - tableReserve
	out = append(out, g.bodyStrips(part)...)
	if len(out) == 0 {
		return nil
	}
	out[0].skip, out[0].ids = skipObject, []string{b.ID}
	for i := range out {
		out[i].landscape = g.landscape
	}
	out[len(out)-1].keep = false
	part.short = height(out) < shortTable(g.landscape)
	return s.floating(out, f)
}

// repeat sets what stands over the rows of further pages.
func (g *grid) repeat(part *tablePart) {
	part.again = g.continuation()
	if again := g.again(); height(part.again)+height(again) <= textHeight(g.landscape)/2 {
		part.again = append(part.again, again...)
	}
	part.again = keep(nil, part.again) // for as long as the pages
	for _, c := range part.again {
		part.height += c.height
	}
}

func (s *setter) shapeTable(b *report.Table, f flow, size Length) *grid {
	g := &grid{setter: s, table: b, size: size, element: f.element.child(Table, b)}
	f.left, f.indent, f.size, f.leading = 0, 0, size, single(size)
	f.align, f.cell, f.level, f.hyphenate = flushLeft, true, 0, true
	g.flow = f
	g.columns = b.Width()
	g.head, g.rows = g.shapeRows(b.Head, true), g.shapeRows(b.Rows, false)
	return g
}

// shapeRows shapes the cells of a head or a body; missing cells at a row's end stay empty.
func (g *grid) shapeRows(rows [][]report.Cell, head bool) []gridRow {
	out := make([]gridRow, len(rows))
	for i, row := range report.Placed(rows) {
		e := g.element.child(Row, g.table)
		r := &out[i]
		r.head = head
		at := 0
		for _, c := range row {
			at = c.End()
			if c.Row == i {
				rows := min(c.Below(), len(rows)) - i
				r.cells = append(r.cells, gridCell{c.Column, at - c.Column, rows, g.cell(c.Cell, c.Column, head, e)})
			} else {
				r.over = append(r.over, gridCell{column: c.Column, span: at - c.Column})
			}
		}
		for ; at < g.columns; at++ {
			r.cells = append(r.cells, gridCell{at, 1, 1, g.cell(report.Cell{}, at, head, e)})
		}
	}
	return out
}

func (g *grid) cell(c report.Cell, column int, head bool, row *Element) []*para {
	f := g.flow
	role := DataCell
	if head {
		role = HeadCell
	}
	f.element = row.child(role, g.table)
	f.element.Span, f.element.Rows = max(c.Span, 1), max(c.Rows, 1)
	f.align = g.alignment(c, column, head)
	var out []*para
	for _, piece := range g.piecesOf(c.Blocks, f) {
		p, ok := piece.(*para)
		if !ok {
			g.fail("в ячейке таблицы не может стоять таблица или рисунок")
			continue
		}
		out = append(out, p)
	}
	return out
}

// alignment centres heads (6.6.6) and gives other cells the side of their column.
func (g *grid) alignment(c report.Cell, column int, head bool) alignment {
	a := c.Align
	if a == "" && head {
		return centred
	}
	if a == "" && column < len(g.table.Columns) {
		a = g.table.Columns[column].Align
	}
	switch a {
	case report.Centre:
		return centred
	case report.Right:
		return flushRight
	}
	return flushLeft
}

func (g *grid) place() {
	g.at = make([]Length, g.columns+1)
	for i, w := range g.widths {
		g.at[i+1] = g.at[i] + w
	}
}

func (g *grid) width() Length { return g.at[g.columns] }

// caption sets «Таблица 1 — …» at the left above the table, without hyphens (6.6.3).
func (g *grid) caption(part *tablePart, inlines []report.Inline) []strip {
	if g.table.Number == "" {
		return nil
	}
	f := g.captionFlow()
	out := g.set(g.captionPara(inlines, f), g.width())
	for i := range out {
		out[i].keep, out[i].part, out[i].opening = true, part, true
	}
	return addBelow(out, skipTable)
}

func (g *grid) captionPara(inlines []report.Inline, f flow) *para {
	words := "Таблица" + report.NBSP + g.table.Number
	if len(inlines) > 0 {
		words += report.NBSP + "— "
	}
	return g.para(f, g.shapeTitle(append(report.Plain(words), inlines...), f.format(g.element.child(Caption, g.table))))
}

// continuation sets «Продолжение таблицы 1».
func (g *grid) continuation() []strip {
	if g.table.Number == "" {
		return nil
	}
	f := g.captionFlow()
	out := g.set(g.para(f, g.shapeString("Продолжение таблицы"+report.NBSP+g.table.Number, f.format(nil))), g.width())
	return addBelow(out, skipTable)
}

func (g *grid) captionFlow() flow {
	size := g.setter.size
	return flow{size: size, leading: single(size), align: flushLeft, width: g.width()}
}

// addBelow makes the last strip higher.
func addBelow(strips []strip, h Length) []strip {
	if n := len(strips); n > 0 {
		strips[n-1].height += h
	}
	return strips
}
