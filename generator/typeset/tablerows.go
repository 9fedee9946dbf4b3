package typeset

import "slices"

// longRow is the height above which a row may be cut between its lines.
func longRow(landscape bool) Length { return textHeight(landscape) / 3 }

// strips sets the rows of the head.
func (g *grid) strips(rows []gridRow, part *tablePart) []strip {
	return slices.Concat(g.setRows(rows, part)...)
}

// setRows sets rows of a head or a body, each as one strip or, where it is long, several.
func (g *grid) setRows(rows []gridRow, part *tablePart) [][]strip {
	out := make([][]strip, 0, len(rows))
	for from := 0; from < len(rows); {
		to := joinedTo(rows, from)
		if to == from+1 {
			out = append(out, g.lines(rows[from], part))
		} else {
			out = append(out, g.joined(rows[from:to], part)...)
		}
		from = to
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
	rows := g.setRows(g.rows, part)
	for i, strips := range rows {
		strips[0].row = int32(i + 1)
		if len(strips) == 1 {
			heights[i] = strips[0].height
		}
		last := &strips[len(strips)-1]
		last.keep = last.keep || i < len(rows)-1 && (i == 0 || i == len(rows)-2 || g.table.Across(i)) && g.roomFor(rows, i)
		out = g.desk.strips.add(out, strips...)
	}
	if n := len(out); n > 0 {
		g.draw(&out[n-1], g.bottom(out[n-1].height))
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
			out[i] = g.desk.strips.add(out[i], g.set(p, width)...)
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
	h := max(rowHeight(cells), g.leastRow())
	st := strip{height: h, part: part}
	for i, lines := range cells {
		y := Length(cellMarginY)
		if row.head {
			y = (h - height(lines)) / 2
		}
		g.fill(&st, row.cells[i], lines, y)
	}
	g.frame(&st, row, true)
	return st
}

// fill puts a cell's lines, which stand nowhere yet, into a strip from height y on.
func (g *grid) fill(st *strip, c gridCell, lines []strip, y Length) {
	x := g.at[c.column] + cellMarginX
	for i, l := range lines {
		if i > 0 {
			y += l.skip
		}
		for _, item := range l.items {
			item.shift(x, y)
		}
		st.items = g.desk.items.add(st.items, l.items...)
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

// leastRow is the height of a row of one line.
func (g *grid) leastRow() Length { return single(g.size) + 2*cellMarginY }

// frame draws the sides of a row's cells and, where the row starts, the rule above it,
// which joined cells interrupt.
func (g *grid) frame(st *strip, row gridRow, top bool) {
	for _, c := range row.cells {
		g.draw(st, side(g.at[c.column], st.height))
	}
	for _, c := range row.over {
		g.draw(st, side(g.at[c.column], st.height))
	}
	g.draw(st, side(g.width(), st.height))
	st.open = !top || len(row.over) > 0
	switch {
	case !top:
	case len(row.over) == 0:
		g.draw(st, g.bottom(0))
	default:
		for _, c := range row.cells {
			x := g.at[c.column]
			rule := horizontal(g.at[min(c.column+c.span, g.columns)]-x, 0)
			rule.shift(x, 0)
			g.draw(st, rule)
		}
	}
}

// draw adds a rule to a strip.
func (g *grid) draw(st *strip, r Rule) { st.items = g.desk.items.add(st.items, g.desk.rules.one(r)) }

func side(x, h Length) Rule {
	return Rule{X: x - ruleWidth/2, Y: -ruleWidth / 2, W: ruleWidth, H: h + ruleWidth}
}

// bottom is a rule over the whole width at a height.
func (g *grid) bottom(y Length) Rule { return horizontal(g.width(), y) }

func horizontal(width, y Length) Rule {
	return Rule{X: -ruleWidth / 2, Y: y - ruleWidth/2, W: width + ruleWidth, H: ruleWidth}
}
