package docx

import (
	"unicode"

	"rd50/fonts"
	"rd50/generator/report"
)

// tableSize is the font size in tables, in points (6.6.7); tables of many
// columns go down to smallestSize.
const (
	tableSize    = 12
	smallestSize = 7
)

// measure gives the width of text at the size of tables, in twips: on one line,
// and of the widest piece that no line ends within.
func measure(s string) (line, word int) {
	face := fonts.Default()
	piece := 0
	for _, r := range clean(s) {
		w := 0
		if f, ok := face.Find(fonts.Regular, r); ok {
			w = f.Advance(r) * tableSize * 20
		}
		line += w
		if r == ' ' {
			piece = 0
			continue
		}
		piece += w
		word = max(word, piece)
		if r == '-' || r == '—' || r == '/' || !unicode.Is(unicode.Cyrillic, r) && !unicode.Is(unicode.Latin, r) && r > 0x2fff {
			piece = 0
		}
	}
	return (line + 999) / 1000, (word + 999) / 1000
}

// need is what a column's text asks for, in twips with the cell's margins.
type need struct {
	word int // the widest piece that no line ends within
	line int // the longest text on one line
	all  int // the text of all cells on one line
}

// columnWidths shares a width out among a table's columns: by the report's
// weights or else by the length of their text, but so that no word is broken as
// long as there is room or the font can be made smaller. The widths sum up to
// the whole; the font size is in points.
func columnWidths(t *report.Table, width int) (widths []int, size int) {
	needs := columnNeeds(t)
	size = tableSize
	for size > smallestSize && sumOf(needs)*size > width*tableSize {
		size--
	}
	widths = make([]int, len(needs))
	for i := range needs {
		needs[i] = needs[i].at(size)
		widths[i] = needs[i].word
	}
	words := sumOf(needs)
	if words > width {
		for i := range widths {
			widths[i] = widths[i] * width / words
		}
	} else if weights := columnWeights(t, len(needs)); weights != nil {
		shareByWeight(widths, weights, width)
	} else {
		shareByText(widths, needs, width)
	}
	rest := width
	for _, w := range widths {
		rest -= w
	}
	widths[len(widths)-1] += rest
	return widths, size
}

// at gives the need at another font size than that of tables.
func (n need) at(size int) need {
	return need{n.word * size / tableSize, n.line * size / tableSize, n.all * size / tableSize}
}

// sumOf is the width at which no word is broken.
func sumOf(needs []need) int {
	total := 0
	for _, n := range needs {
		total += n.word
	}
	return total
}

func columnNeeds(t *report.Table) []need {
	needs := make([]need, t.Width())
	for i := range needs {
		needs[i] = need{word: 2*cellMargin + 240, line: 2*cellMargin + 240}
	}
	for _, rows := range [][][]report.Cell{t.Head, t.Rows} {
		for i, row := range report.Placed(rows) {
			for _, c := range row {
				if c.Row == i {
					addNeed(needs, c)
				}
			}
		}
	}
	return needs
}

// addNeed shares what a cell needs out among its columns.
func addNeed(needs []need, c report.PlacedCell) {
	line, word := measureCell(c.Cell)
	span := max(c.Span, 1)
	for i := c.Column; i < min(c.End(), len(needs)); i++ {
		n := &needs[i]
		n.word = max(n.word, word/span+2*cellMargin+30)
		n.line = max(n.line, line/span+2*cellMargin+30)
		n.all += line / span
	}
}

// measureCell measures the longest block of a cell.
func measureCell(c report.Cell) (line, word int) {
	report.EachBlock(c.Blocks, func(b report.Block) {
		l, w := measure(blockText(b))
		line, word = max(line, l), max(word, w)
	})
	return line, word
}

// blockText gives the printed text of a block's own, without those inside it.
func blockText(b report.Block) string {
	switch b := b.(type) {
	case *report.Paragraph:
		return report.PlainText(b.Inlines)
	case *report.List:
		return "– "
	case *report.Code:
		return b.Text
	case *report.Formula:
		return b.TeX
	}
	return ""
}

// columnWeights gives the report's shares; nil when it leaves them open.
func columnWeights(t *report.Table, n int) []int {
	out := make([]int, n)
	for i := range out {
		if i >= len(t.Columns) || t.Columns[i].Weight <= 0 {
			return nil
		}
		out[i] = t.Columns[i].Weight
	}
	return out
}

// shareByWeight widens columns to their shares. A column whose words need more
// keeps that, and the others share what is left.
func shareByWeight(widths, weights []int, width int) {
	fixed := make([]bool, len(widths))
	for settled := false; !settled; {
		settled = true
		rest, sum := width, 0
		for i := range widths {
			if fixed[i] {
				rest -= widths[i]
			} else {
				sum += weights[i]
			}
		}
		for i := range widths {
			if !fixed[i] && rest*weights[i] < widths[i]*sum {
				fixed[i], settled = true, false
			}
		}
		for i := range widths {
			if settled && !fixed[i] {
				widths[i] = rest * weights[i] / sum
			}
		}
	}
}

// shareByText gives each column its longest line when all fit, else shares the
// free width in proportion to how much text a column holds.
func shareByText(widths []int, needs []need, width int) {
	lines, free, all := 0, width, 0
	for i, n := range needs {
		lines += n.line
		free -= widths[i]
		if n.line > n.word {
			all += n.all
		}
	}
	if lines <= width {
		for i, n := range needs {
			widths[i] = n.line * width / lines
		}
		return
	}
	for i, n := range needs {
		if n.line > n.word && all > 0 {
			widths[i] += free * n.all / all
		}
	}
}

// high tells whether a row takes more than about a third of a page: such a row
// may go on on the next one.
func (g grid) high(cells []report.PlacedCell, row int) bool {
	most := textHeight / 3 / (g.size * 20 * 1149 / 1000)
	for _, c := range cells {
		if c.Row != row || c.Rows > 1 {
			continue
		}
		inner := -2 * cellMargin
		for _, w := range g.widths[c.Column:min(c.End(), len(g.widths))] {
			inner += w
		}
		if g.lines(c, inner, widest) > most && g.lines(c, inner, func(s string) int { w, _ := measure(s); return w }) > most {
			return true
		}
	}
	return false
}

// lines gives about how many lines a cell takes, by the widths of its texts.
func (g grid) lines(c report.PlacedCell, inner int, width func(string) int) int {
	lines := 0
	report.EachBlock(c.Blocks, func(b report.Block) {
		lines += 1 + width(blockText(b))*g.size*21/20/tableSize/max(inner, 1)
	})
	return lines
}

// widest is more than a text takes: no sign is wider than an em for each of its bytes.
func widest(s string) int { return len(s) * tableSize * 20 }
