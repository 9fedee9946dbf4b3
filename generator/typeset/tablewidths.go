package typeset

// need is what a cell's text asks of its column: the widest piece with and without
// hyphenation, and the width on one line; head is the widest word of the table's head,
// which is broken after the longest of the others. words are the widths of all words,
// those of cells over several columns left out.
type need struct {
	broken, word, head, line Length
	words                    []Length
}

// settle chooses the page's orientation, the font size and the widths of columns; it
// tells whether the table stands on a landscape page. All tables of a report have one
// font; where the words of one don't fit the longest are broken, and only where that is
// not enough its font is smaller (6.6.7).
func (g *grid) settle() bool {
	needs := g.needs()
	portrait, wide := g.flow.width, pageLong-marginLeft-marginRight
	if g.tight(needs)*smallSize <= portrait*g.size {
		g.shrink(&needs, func() bool { return g.size > smallSize && g.tight(needs) > portrait })
		g.distribute(needs, portrait)
		return false
	}
	if g.flow.nested { // in the middle of another block no page is turned
		g.shrink(&needs, func() bool { return g.size > smallestSize && broken(needs) > portrait })
		g.distribute(needs, portrait)
		return false
	}
	g.shrink(&needs, func() bool {
		return g.size > smallestSize && (broken(needs) > wide || g.tight(needs) > wide && g.size > smallSize)
	})
	g.distribute(needs, wide)
	return true
}

// shrink makes the font smaller as long as something holds.
func (g *grid) shrink(needs *[]need, on func() bool) {
	for on() {
		*g = *g.reshape(g.size - Point)
		*needs = g.needs()
	}
}

// broken gives the width in which every word is broken.
func broken(needs []need) Length { return sum(needs, func(n need) Length { return n.broken }) }

// longWord is the width, over so many font sizes, above which a word is rather broken
// than the font made smaller.
const longWord = 7

// tight gives the width in which only long words are broken.
func (g *grid) tight(needs []need) Length {
	return sum(needs, func(n need) Length { return max(n.broken, min(n.word, longWord*g.size)) })
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
	for i, rows := range [][]gridRow{g.head, g.rows} {
		for _, row := range rows {
			for _, c := range row.cells {
				var words *[]Length
				if c.span == 1 {
					words = &out[c.column].words
				}
				n := g.needOf(c, words)
				if i == 0 {
					n.head = n.word
				}
				span := Length(c.span)
				for i := c.column; i < min(c.column+c.span, g.columns); i++ {
					out[i].broken = max(out[i].broken, n.broken/span)
					out[i].word = max(out[i].word, n.word/span)
					out[i].head = max(out[i].head, n.head/span)
					out[i].line = max(out[i].line, n.line/span)
				}
			}
		}
	}
	return out
}

// needOf measures a cell, and adds the widths of its words to a list, if there is one.
func (g *grid) needOf(c gridCell, words *[]Length) need {
	var n need
	for _, p := range c.paras {
		one := g.need(p, words)
		n.broken, n.word, n.line = max(n.broken, one.broken), max(n.word, one.word), max(n.line, one.line)
	}
	return n
}

// need measures the pieces between the places where a paragraph's lines may end, each with
// the margins of the cell, and adds the widths of its words to a list, if there is one.
func (s *setter) need(p *para, words *[]Length) need {
	t, n := p.text, need{}
	margins := p.left + p.right + max(p.indent, 0) + 2*cellMarginX
	if len(t.glyphs) == 0 {
		return need{broken: margins, word: margins, line: margins}
	}
	hyphen := s.hyphenWidth(t)
	broken, word, line := margins, margins, margins
	at := int32(0)
	for _, c := range s.chances(t, p.hyphenate, anyWidth) {
		if c.cost >= costBeforeDash { // the line hardly ends here
			continue
		}
		var w Length
		for ; at < c.end; at++ {
			w += t.glyphs[at].w
		}
		broken, word, line = broken+w, word+w, line+w
		if c.hyphen {
			n.broken = max(n.broken, broken+hyphen)
			broken = margins
			continue
		}
		n.broken, n.word = max(n.broken, broken), max(n.word, word)
		if words != nil {
			*words = append(*words, word)
		}
		broken, word = margins, margins
		for ; at < c.next; at++ {
			line += t.glyphs[at].w
		}
		if c.forced {
			n.line = max(n.line, line)
			line = margins
		}
	}
	return n
}

func sum(needs []need, of func(need) Length) Length {
	var total Length
	for _, n := range needs {
		total += of(n)
	}
	return total
}

// distribute gives the columns the whole width.
func (g *grid) distribute(needs []need, width Length) {
	d := division{g.lengths(), g.weights(), g.size, width}
	g.widths = d.widths(needs)
	g.widths[g.columns-1] += width - total(g.widths)
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
						line[c.column] += p.text.width / Length(c.rows)
					}
				}
			}
			out = append(out, line)
		}
	}
	return out
}
