package typeset

// need is what a cell's text asks of its column: the widest piece with and without
// hyphenation, and the width on one line.
type need struct {
	broken, word, line Length
}

// settle chooses the page's orientation, the font size and the widths of columns;
// it tells whether the table stands on a landscape page.
func (g *grid) settle() bool {
	needs := g.needs()
	portrait, wide := g.flow.width, pageLong-marginLeft-marginRight
	words, broken := g.sum(needs, func(n need) Length { return n.word }), g.sum(needs, func(n need) Length { return n.broken })
	if words <= portrait || broken <= portrait && words <= portrait*9/8 {
		g.distribute(needs, portrait)
		return false
	}
	for g.size > smallestSize && (broken > wide || words > wide && g.size > smallSize) {
		*g = *g.reshape(g.size - Point)
		needs = g.needs()
		words, broken = g.sum(needs, func(n need) Length { return n.word }), g.sum(needs, func(n need) Length { return n.broken })
	}
	g.distribute(needs, wide)
	return true
}

// reshape sets the table's text anew in a smaller font.
func (g *grid) reshape(size Length) *grid {
	f := g.flow
	f.element = &Element{}
	smaller := g.shapeTable(g.table, f, size)
	g.element.Kids = smaller.element.Kids
	smaller.element = g.element
	return smaller
}

// needs measures each column by its cells; a cell over several columns shares its
// needs out.
func (g *grid) needs() []need {
	out := make([]need, g.columns)
	for _, rows := range [][]gridRow{g.head, g.rows} {
		for _, row := range rows {
			for _, c := range row.cells {
				n := g.needOf(c)
				span := Length(c.span)
				for i := c.column; i < min(c.column+c.span, g.columns); i++ {
					out[i].broken = max(out[i].broken, n.broken/span)
					out[i].word = max(out[i].word, n.word/span)
					out[i].line = max(out[i].line, n.line/span)
				}
			}
		}
	}
	return out
}

func (g *grid) needOf(c gridCell) need {
	var n need
	for _, p := range c.paras {
		one := g.setter.need(p)
		margins := p.left + p.right + max(p.indent, 0) + 2*cellMarginX
		n.broken = max(n.broken, one.broken+margins)
		n.word = max(n.word, one.word+margins)
		n.line = max(n.line, one.line+margins)
	}
	return n
}

// need measures the pieces between the places where a paragraph's lines may end.
func (s *setter) need(p *para) need {
	const anyWidth = 1 << 40
	t := p.text
	if len(t.glyphs) == 0 {
		return need{}
	}
	hyphen := s.hyphenWidth(t)
	n := need{}
	var broken, word, line Length
	at := int32(0)
	for _, c := range s.chances(t, p.hyphenate, anyWidth) {
		var w Length
		for ; at < c.end; at++ {
			w += t.glyphs[at].w
		}
		broken, word, line = broken+w, word+w, line+w
		if c.hyphen {
			n.broken = max(n.broken, broken+hyphen)
			broken = 0
			continue
		}
		n.broken, n.word = max(n.broken, broken), max(n.word, word)
		broken, word = 0, 0
		for ; at < c.next; at++ {
			line += t.glyphs[at].w
		}
		if c.forced {
			n.line = max(n.line, line)
			line = 0
		}
	}
	return n
}

func (g *grid) sum(needs []need, of func(need) Length) Length {
	var total Length
	for _, n := range needs {
		total += of(n)
	}
	return total
}

// distribute gives the columns the whole width.
func (g *grid) distribute(needs []need, width Length) {
	least := make([]Length, g.columns)
	for i, n := range needs {
		least[i] = max(n.word, 2*cellMarginX+g.size/2)
	}
	if over := total(least) - width; over > 0 {
		g.breakWords(least, needs, over)
	}
	if over := total(least); over > width { // words will be cut between letters
		for i := range least {
			least[i] = least[i] * width / over
		}
	}
	g.widths = least
	if weights := g.weights(); weights != nil {
		g.byWeight(weights, width)
	} else {
		g.byContent(needs, width)
	}
	g.widths[g.columns-1] += width - total(g.widths)
}

// breakWords narrows columns by over in all, each in the measure in which hyphens let it.
func (g *grid) breakWords(widths []Length, needs []need, over Length) {
	var give Length
	for i, n := range needs {
		give += widths[i] - max(n.broken, 2*cellMarginX+g.size/2)
	}
	for i, n := range needs {
		if give > 0 {
			most := widths[i] - max(n.broken, 2*cellMarginX+g.size/2)
			widths[i] -= min(most, (most*over+give-1)/give)
		}
	}
}

func total(list []Length) Length {
	var t Length
	for _, v := range list {
		t += v
	}
	return t
}

// weights gives the shares that the report sets, nil when it leaves them to the
// content.
func (g *grid) weights() []Length {
	out := make([]Length, g.columns)
	for i := range out {
		if i >= len(g.table.Columns) || g.table.Columns[i].Weight <= 0 {
			return nil
		}
		out[i] = Length(g.table.Columns[i].Weight)
	}
	return out
}

// byWeight widens columns to their shares; those that need more for a word keep
// what they need and the others share the rest.
func (g *grid) byWeight(weights []Length, width Length) {
	fixed := make([]bool, g.columns)
	for {
		rest, sum := width, Length(0)
		for i, w := range weights {
			if fixed[i] {
				rest -= g.widths[i]
			} else {
				sum += w
			}
		}
		again := false
		for i, w := range weights {
			if !fixed[i] && rest*w/sum < g.widths[i] {
				fixed[i], again = true, true
			}
		}
		if again {
			if allTrue(fixed) {
				return
			}
			continue
		}
		for i, w := range weights {
			if !fixed[i] {
				g.widths[i] = rest * w / sum
			}
		}
		return
	}
}

func allTrue(list []bool) bool {
	for _, b := range list {
		if !b {
			return false
		}
	}
	return true
}

// steps is into how many parts the free width is shared out by content.
const steps = 120

// byContent hands the free width out in steps, each to the column that shortens
// the table most.
func (g *grid) byContent(needs []need, width Length) {
	free := width - total(g.widths)
	if lines := g.sum(needs, func(n need) Length { return n.line }); lines <= width {
		for i, n := range needs {
			g.widths[i] = max(g.widths[i], n.line)
		}
		g.stretch(width)
		return
	}
	rows := g.lengths()
	step := free / steps
	for range steps {
		best, gain := -1, Length(0)
		for i, v := range g.gains(rows, step) {
			if v > gain && g.widths[i] < needs[i].line {
				best, gain = i, v
			}
		}
		if best < 0 {
			break
		}
		g.widths[best] += step
	}
	g.stretch(width)
}

// stretch shares what is left in proportion to the widths.
func (g *grid) stretch(width Length) {
	have := total(g.widths)
	for i := range g.widths {
		g.widths[i] = g.widths[i] * width / have
	}
}

// sampleRows bounds the rows that widths are chosen by.
const sampleRows = 300

// lengths gives, by row and column, the width of each cell's text on one line.
func (g *grid) lengths() [][]Length {
	var out [][]Length
	for _, rows := range [][]gridRow{g.head, g.rows[:min(len(g.rows), sampleRows)]} {
		for _, row := range rows {
			line := make([]Length, g.columns)
			for _, c := range row.cells {
				for _, p := range c.paras {
					if c.span == 1 {
						line[c.column] += p.text.width
					}
				}
			}
			out = append(out, line)
		}
	}
	return out
}

// gains estimates by how much each column would shorten the table if it got a step
// more: only a row's longest cell counts.
func (g *grid) gains(rows [][]Length, step Length) []Length {
	out := make([]Length, g.columns)
	for _, row := range rows {
		longest, column := Length(0), -1
		for i, w := range row {
			if inner := g.widths[i] - 2*cellMarginX; w > inner && w*1000/inner > longest {
				longest, column = w*1000/inner, i
			}
		}
		if column >= 0 {
			inner := g.widths[column] - 2*cellMarginX
			out[column] += longest - row[column]*1000/(inner+step)
		}
	}
	return out
}
