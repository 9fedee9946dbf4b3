package typeset

// joinedTo gives the end of the rows that cells join with one.
func joinedTo(rows []gridRow, from int) int {
	to := from + 1
	for i := from; i < to; i++ {
		for _, c := range rows[i].cells {
			to = max(to, i+c.rows)
		}
	}
	return to
}

// roomFor tells whether a row, with those that cells join with it, has room on a page
// together with the row behind it and what is joined with that.
func (g *grid) roomFor(rows [][]strip, i int) bool {
	from, to := i, i+2
	for from > 0 && lastStrip(rows[from-1]).keep {
		from--
	}
	for to < len(rows) && lastStrip(rows[to-1]).keep {
		to++
	}
	if to-from == 2 {
		return true
	}
	var h Length
	for _, strips := range rows[from:to] {
		h += height(strips)
	}
	return h <= g.tallest
}

func lastStrip(strips []strip) strip { return strips[len(strips)-1] }

// spanning is a cell over several rows with its lines.
type spanning struct {
	cell     gridCell
	from, to int // rows
	index    int // in its row
	lines    []strip
}

// joined sets rows that cells join: as a strip each that stay on one page, or so that the
// lines of joined cells stand in the strips that they pass, where no page has room for all.
func (g *grid) joined(rows []gridRow, part *tablePart) [][]strip {
	own := make([][][]strip, len(rows))
	heights := make([]Length, len(rows))
	var spans []spanning
	for i, row := range rows {
		own[i] = g.setCells(row)
		for k, c := range row.cells {
			if c.rows > 1 {
				spans = append(spans, spanning{c, i, i + c.rows, k, own[i][k]})
				own[i][k] = nil
			}
		}
		heights[i] = max(rowHeight(own[i]), g.leastRow())
	}
	flat := append([]Length{}, heights...)
	for _, s := range spans {
		flat[s.to-1] += max(0, height(s.lines)+2*cellMarginY-total(flat[s.from:s.to]))
	}
	if total(flat) > g.tallest && !rows[0].head {
		return g.flowing(rows, own, spans, part)
	}
	for _, s := range spans {
		own[s.from][s.index] = s.lines
	}
	out := make([][]strip, len(rows))
	for i, row := range rows {
		st := strip{height: flat[i], part: part, keep: i < len(rows)-1}
		for k, lines := range own[i] {
			c := row.cells[k]
			g.fill(&st, c, lines, g.above(row, lines, total(flat[i:i+c.rows])))
		}
		g.frame(&st, row, true)
		out[i] = []strip{st}
	}
	return out
}

// above is the free space above the text of a cell: that of a head stands in the middle of
// its height.
func (g *grid) above(row gridRow, lines []strip, h Length) Length {
	if row.head {
		return (h - height(lines)) / 2
	}
	return cellMarginY
}

// flowing sets joined rows that are longer than a page: a line of a joined cell stands in
// the first strip that has room for it, those left over in strips of their own at the end.
func (g *grid) flowing(rows []gridRow, own [][][]strip, spans []spanning, part *tablePart) [][]strip {
	out := make([][]strip, len(rows))
	for i, row := range rows {
		if rowHeight(own[i]) > longRow(g.landscape) {
			out[i] = g.cut(row, own[i], part)
			continue
		}
		st := g.whole(row, own[i], part)
		out[i] = []strip{st}
	}
	for _, s := range spans {
		lines := s.lines
		for i := s.from; i < s.to; i++ {
			for k := range out[i] {
				lines = g.pour(&out[i][k], s.cell, lines, i == s.from && k == 0)
			}
		}
		last := s.to - 1
		for k := range lines {
			st := strip{height: lines[k].height + lines[k].skip, part: part}
			if k == len(lines)-1 {
				st.height += cellMarginY
			}
			g.fill(&st, s.cell, lines[k:k+1], 0)
			g.frame(&st, ended(rows[last]), false)
			out[last] = append(out[last], st)
		}
	}
	return out
}

// ended is a row whose cells go on below it.
func ended(row gridRow) gridRow {
	return gridRow{over: append(append([]gridCell{}, row.cells...), row.over...)}
}

// pour puts as many lines of a cell into a strip as it has room for, and gives the others.
func (g *grid) pour(st *strip, c gridCell, lines []strip, first bool) []strip {
	y := Length(0)
	if first {
		y = cellMarginY
	}
	n := 0
	for h := y; n < len(lines); n++ {
		if h += lines[n].height + lines[n].skip; h > st.height {
			break
		}
	}
	g.fill(st, c, lines[:n], y)
	return lines[n:]
}
