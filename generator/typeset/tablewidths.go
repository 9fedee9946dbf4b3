package typeset

import "slices"

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
				n := g.needOf(c)
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
				if c.span == 1 {
					out[c.column].words = append(out[c.column].words, n.words...)
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
		for _, w := range one.words {
			n.words = append(n.words, w+margins)
		}
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
			broken = 0
			continue
		}
		n.broken, n.word = max(n.broken, broken), max(n.word, word)
		n.words = append(n.words, word)
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

func sum(needs []need, of func(need) Length) Length {
	var total Length
	for _, n := range needs {
		total += of(n)
	}
	return total
}

// distribute gives the columns the whole width. Words stay whole, unless breaking the
// longest, over so many font sizes, makes the table clearly shorter.
func (g *grid) distribute(needs []need, width Length) {
	rows := g.lengths()
	limit := width
	g.widths = g.share(needs, limit, width, rows)
	best := estimate(rows, g.widths)
	for _, lower := range []Length{longWord + 1, longWord} {
		widths := g.share(needs, lower*g.size, width, rows)
		if h := estimate(rows, widths); h*100 < best*92 {
			g.widths, best, limit = widths, h, lower*g.size
		}
	}
	if g.weights() == nil {
		g.narrow(needs, limit, width, rows)
	}
	g.widths[g.columns-1] += width - total(g.widths)
}

// narrow breaks the few long words that hold a column wider than the rest of its text
// asks for, where that spares the table more lines than twice the words that it breaks.
func (g *grid) narrow(needs []need, limit, width Length, rows [][]Length) {
	needs = slices.Clone(needs)
	best := estimate(rows, g.widths) + 2*brokenWords(needs, g.widths)
	for i, n := range needs {
		if g.widths[i] > n.word+g.size/2 { // no word holds it
			continue
		}
		for _, w := range shorterWords(n) {
			needs[i].word = w
			widths := g.share(needs, limit, width, rows)
			if c := estimate(rows, widths) + 2*brokenWords(needs, widths); c*100 < best*97 {
				g.widths, best, n.word = widths, c, w
			}
		}
		needs[i].word = n.word
	}
}

// rareWords bounds the words of a column that narrow tries to break.
const rareWords = 4

// shorterWords gives the widths of a column's words below the widest, the wider first.
func shorterWords(n need) []Length {
	words := slices.Clone(n.words)
	slices.Sort(words)
	slices.Reverse(words)
	words = slices.DeleteFunc(slices.Compact(words), func(w Length) bool { return w >= n.word || w < max(n.broken, n.head) })
	return words[:min(rareWords, len(words))]
}

// brokenWords counts the words that are wider than their column.
func brokenWords(needs []need, widths []Length) Length {
	var count Length
	for i, n := range needs {
		for _, w := range n.words {
			if w > widths[i] {
				count++
			}
		}
	}
	return count
}

// share gives every column what its words need, those wider than limit broken, and
// then the rest of the width by weight or by content.
func (g *grid) share(needs []need, limit, width Length, rows [][]Length) []Length {
	needs = slices.Clone(needs)
	widths := g.least(needs, limit)
	if total(widths) > width {
		limit = g.level(needs, width)
		if limit < longWord*g.size {
			for i := range needs {
				needs[i].head = 0
			}
			limit = g.level(needs, width)
		}
		widths = g.least(needs, limit)
	}
	if over := total(widths); over > width { // words will be cut between letters
		for i := range widths {
			widths[i] = widths[i] * width / over
		}
	}
	if weights := g.weights(); weights != nil {
		byWeight(widths, weights, width)
	} else {
		g.byContent(widths, needs, width, rows)
	}
	return widths
}

// least gives the widths in which no word wider than limit stays whole.
func (g *grid) least(needs []need, limit Length) []Length {
	out := make([]Length, g.columns)
	for i, n := range needs {
		out[i] = max(n.broken, min(n.word, limit), n.head, 2*cellMarginX+g.size/2)
	}
	return out
}

// level finds the limit at which the least widths just fill the width.
func (g *grid) level(needs []need, width Length) Length {
	low, high := Length(0), width
	for low < high {
		mid := (low + high + 1) / 2
		if total(g.least(needs, mid)) <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return low
}

// estimate is the height of a table in lines.
func estimate(rows [][]Length, widths []Length) Length {
	var sum Length
	for _, row := range rows {
		most := Length(1)
		for i, w := range row {
			inner := max(widths[i]-2*cellMarginX, 1)
			most = max(most, (w*21/20+inner-1)/inner)
		}
		sum += most
	}
	return sum
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
func byWeight(widths, weights []Length, width Length) {
	fixed := make([]bool, len(widths))
	for again := true; again; {
		again = false
		rest, sum := width, Length(0)
		for i, w := range weights {
			if fixed[i] {
				rest -= widths[i]
			} else {
				sum += w
			}
		}
		for i, w := range weights {
			if !fixed[i] && rest*w/sum < widths[i] {
				fixed[i], again = true, true
			}
		}
		for i, w := range weights {
			if !again && !fixed[i] {
				widths[i] = rest * w / sum
			}
		}
	}
}

// steps is into how many parts the free width is shared out by content.
const steps = 120

// byContent hands the free width out in steps, each to the column that shortens
// the table most.
func (g *grid) byContent(widths []Length, needs []need, width Length, rows [][]Length) {
	if lines := sum(needs, func(n need) Length { return n.line }); lines <= width {
		for i, n := range needs {
			widths[i] = max(widths[i], n.line)
		}
	} else {
		step := (width - total(widths)) / steps
		for range steps {
			best, gain := -1, Length(0)
			for i, v := range gains(rows, widths, step) {
				if v > gain && widths[i] < needs[i].line {
					best, gain = i, v
				}
			}
			if best < 0 {
				break
			}
			widths[best] += step
		}
	}
	have := total(widths)
	for i := range widths { // what is left, in proportion
		widths[i] = widths[i] * width / have
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
						line[c.column] += p.text.width / Length(c.rows)
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
func gains(rows [][]Length, widths []Length, step Length) []Length {
	out := make([]Length, len(widths))
	for _, row := range rows {
		longest, column := Length(0), -1
		for i, w := range row {
			inner := max(widths[i]-2*cellMarginX, 1)
			if w > inner && w*1000/inner > longest {
				longest, column = w*1000/inner, i
			}
		}
		if column >= 0 {
			inner := max(widths[column]-2*cellMarginX, 1)
			out[column] += longest - row[column]*1000/(inner+step)
		}
	}
	return out
}
