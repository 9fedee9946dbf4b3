package typeset

import "rd50/generator/report"

// longRow is the height above which a row may be cut between its lines.
func longRow(landscape bool) Length { return textHeight(landscape) / 3 }

// strips sets the rows of the head.
func (g *grid) strips(rows []gridRow, part *tablePart) []strip {
	out := make([]strip, 0, len(rows))
	for _, row := range rows {
		out = append(out, g.lines(row, part)...)
	}
	return out
}

// lines sets a row as one strip, or a long one as a strip for each line.
func (g *grid) lines(row gridRow, part *tablePart) []strip {
	cells := g.setCells(row)
	if rowHeight(cells) > longRow(g.landscape) {
		return g.cut(row, cells, part)
	}
	return []strip{g.whole(row, cells, part)}
}

// bodyStrips sets the body. The first two rows and the last two stay together, so
// that no page has a lone row, and a row across the table with the one that it heads.
func (g *grid) bodyStrips(part *tablePart) []strip {
	var out []strip
	heights := make([]Length, len(g.rows))
	g.tables[g.table].heights = heights
	for i, row := range g.rows {
		strips := g.lines(row, part)
		strips[0].row = i + 1
		if len(strips) == 1 {
			heights[i] = strips[0].height
		}
		last := len(strips) - 1
		strips[last].keep = i == 0 && len(g.rows) > 1 || i == len(g.rows)-2 || report.Across(g.table.Rows[i]) && i < len(g.rows)-1
		out = append(out, strips...)
	}
	if n := len(out); n > 0 {
		out[n-1].items = append(out[n-1].items, g.bottom(out[n-1].height))
	}
	return out
}

// again gives the head for further pages: the same signs, which belong to no element
// a second time.
func (g *grid) again() []strip {
	out := g.strips(g.head, nil)
	for i := range out {
		for j, item := range out[i].items {
			out[i].items[j] = withoutElement(item)
		}
		out[i].notes = nil
	}
	return out
}

func withoutElement(item Item) Item {
	switch item := item.(type) {
	case *Run:
		c := *item
		c.Element = nil
		return &c
	case *Link:
		c := *item
		c.Element = nil
		return &c
	}
	return item
}

// setCells breaks the paragraphs of a row's cells into lines.
func (g *grid) setCells(row gridRow) [][]strip {
	out := make([][]strip, len(row.cells))
	for i, c := range row.cells {
		width := g.at[min(c.column+c.span, g.columns)] - g.at[c.column] - 2*cellMarginX
		for _, p := range c.paras {
			out[i] = append(out[i], g.set(p, width)...)
		}
	}
	return out
}

func rowHeight(cells [][]strip) Length {
	var h Length
	for _, c := range cells {
		h = max(h, height(c))
	}
	return h + 2*cellMarginY
}

func height(strips []strip) Length {
	var h Length
	for i, s := range strips {
		h += s.height
		if i > 0 {
			h += s.skip
		}
	}
	return h
}

// whole makes one strip of a row; the cells of a head stand in the middle of its
// height.
func (g *grid) whole(row gridRow, cells [][]strip, part *tablePart) strip {
	h := max(rowHeight(cells), single(g.size)+2*cellMarginY)
	st := strip{height: h, part: part}
	for i, lines := range cells {
		y := Length(cellMarginY)
		if g.isHead(row) {
			y = (h - height(lines)) / 2
		}
		g.fill(&st, row.cells[i], lines, y)
	}
	g.frame(&st, row, true)
	return st
}

func (g *grid) isHead(row gridRow) bool {
	for _, h := range g.head {
		if len(h.cells) > 0 && len(row.cells) > 0 && &h.cells[0] == &row.cells[0] {
			return true
		}
	}
	return false
}

// fill puts a cell's lines into a strip from height y on.
func (g *grid) fill(st *strip, c gridCell, lines []strip, y Length) {
	x := g.at[c.column] + cellMarginX
	for i, l := range lines {
		if i > 0 {
			y += l.skip
		}
		for _, item := range l.items {
			st.items = append(st.items, item.moved(x, y))
		}
		st.notes = append(st.notes, l.notes...)
		st.ids = append(st.ids, l.ids...)
		y += l.height
	}
}

// cut makes a strip of each line of a long row, so that a page may end within it;
// at least two lines stay on either side.
func (g *grid) cut(row gridRow, cells [][]strip, part *tablePart) []strip {
	n := 0
	for _, c := range cells {
		n = max(n, len(c))
	}
	out := make([]strip, n)
	for k := range out {
		st := &out[k]
		st.part = part
		for _, c := range cells {
			if k < len(c) {
				st.height = max(st.height, c[k].height+c[k].skip)
			}
		}
		y := Length(0)
		if k == 0 {
			y = cellMarginY
			st.height += y
		}
		if k == n-1 {
			st.height += cellMarginY
		}
		for i, c := range cells {
			if k < len(c) {
				g.fill(st, row.cells[i], c[k:k+1], y)
			}
		}
		g.frame(st, row, k == 0)
		st.keep = k == 0 || k == n-2
	}
	return out
}

// frame draws the sides of a row's cells and, where the row starts, the rule above it.
func (g *grid) frame(st *strip, row gridRow, top bool) {
	for _, c := range row.cells {
		st.items = append(st.items, g.side(g.at[c.column], st.height))
	}
	st.items = append(st.items, g.side(g.width(), st.height))
	if top {
		st.items = append(st.items, g.bottom(0))
	}
}

func (g *grid) side(x, h Length) *Rule {
	return &Rule{X: x - ruleWidth/2, Y: -ruleWidth / 2, W: ruleWidth, H: h + ruleWidth}
}

// bottom is a rule over the whole width at a height.
func (g *grid) bottom(y Length) *Rule { return horizontal(g.width(), y) }

func horizontal(width, y Length) *Rule {
	return &Rule{X: -ruleWidth / 2, Y: y - ruleWidth/2, W: width + ruleWidth, H: ruleWidth}
}
