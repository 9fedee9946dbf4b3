package terminal

import (
	"slices"
	"strings"

	"rd50/generator/report"
)

// tight is the least width to which a column is pressed by cutting words; where that
// is not enough the rows are told one under another.
const tight = 7

// between parts two columns.
const (
	between      = " │ "
	betweenWidth = 3
)

// boundless is room for any line.
const boundless = 1 << 20

func (p *page) table(t *report.Table, room int) []line {
	var out []line
	if t.Number != "" {
		out = p.captioned("Таблица", t.Number, t.Caption, room)
	}
	notes := len(p.notes)
	widths, fits := p.widths(t, room)
	p.notes = p.notes[:notes] // they were only measured
	if !fits {
		return append(out, p.records(t, room)...)
	}
	head := p.lay(t, t.Head, widths, bold)
	out = append(out, head.lines(head.joined())...)
	if len(t.Head) > 0 {
		out = append(out, rule(widths, '═', '╪'))
	}
	body := p.lay(t, t.Rows, widths, 0)
	return append(out, body.lines(body.joined() || slices.ContainsFunc(body.heights, func(n int) bool { return n > 1 }))...)
}

// rule is a line of dashes, with a cross between each two columns.
func rule(widths []int, dash, cross rune) line {
	out := make(line, 0, sum(widths)+betweenWidth*len(widths))
	for i, w := range widths {
		if i > 0 {
			out = out.repeated(dash, 1, faint).repeated(cross, 1, faint).repeated(dash, 1, faint)
		}
		out = out.repeated(dash, w, faint)
	}
	return out
}

// widths shares the room out: every column gets what its longest word needs, and of
// the rest those that want little what they want, the others in proportion. Words
// are cut where even the first is too much.
func (p *page) widths(t *report.Table, room int) (widths []int, fits bool) {
	least, most := make([]int, len(t.Columns)), make([]int, len(t.Columns))
	for _, rows := range [][][]report.Cell{t.Head, t.Rows} {
		for i, row := range report.Placed(rows) {
			p.measure(row, i, least, most)
		}
	}
	room -= betweenWidth * (len(t.Columns) - 1)
	if sum(most) <= room {
		return most, true
	}
	least, fits = press(least, room)
	little := (room - sum(least)) / (2 * len(least))
	for i := range least {
		if most[i]-least[i] <= little {
			least[i] = most[i]
		}
	}
	rest, wish := room-sum(least), sum(most)-sum(least)
	for i := range least {
		if wish > 0 {
			least[i] += rest * (most[i] - least[i]) / wish
		}
	}
	return least, fits
}

// press cuts the widest columns until all of them fit.
func press(least []int, room int) ([]int, bool) {
	for limit := max(maximum(least), tight); limit >= tight; limit-- {
		cut := make([]int, len(least))
		for i, w := range least {
			cut[i] = min(w, limit)
		}
		if sum(cut) <= room {
			return cut, true
		}
	}
	return least, false
}

func (p *page) measure(row []report.PlacedCell, i int, least, most []int) {
	for _, c := range row {
		if c.Span > 1 || c.Row != i || c.Column >= len(least) {
			continue
		}
		for _, l := range p.blocks(c.Blocks, boundless) {
			least[c.Column] = max(least[c.Column], l.longest())
			most[c.Column] = max(most[c.Column], l.width())
		}
	}
}

func sum(list []int) int {
	n := 0
	for _, x := range list {
		n += x
	}
	return n
}

func maximum(list []int) int {
	n := 0
	for _, x := range list {
		n = max(n, x)
	}
	return n
}

// column is a cell laid out.
type column struct {
	lines []line
	width int
	right bool // aligned
}

// put adds a line of a cell to others, with the blanks that fill it up.
func (c column) put(to line, i int) line {
	if i >= len(c.lines) {
		return to.repeated(blank, c.width, 0)
	}
	own := c.lines[i]
	space := c.width - own.width()
	if c.right {
		return append(to.repeated(blank, space, 0), own...)
	}
	return append(to, own...).repeated(blank, space, 0)
}

// marked tells whether a hole shows in a cell: a sentence, which reads badly from
// the right.
func marked(lines []line) bool {
	for _, l := range lines {
		for _, g := range l {
			if g.style&hole != 0 {
				return true
			}
		}
	}
	return false
}

func restyled(lines []line, look style) []line {
	if look == 0 {
		return lines
	}
	for _, l := range lines {
		for i := range l {
			l[i].style |= look
		}
	}
	return lines
}

// records tells a table that is too wide a row after another, each cell under the
// head of its column.
func (p *page) records(t *report.Table, room int) []line {
	heads := p.heads(t)
	var out []line
	for i, row := range report.Placed(t.Rows) {
		if i > 0 {
			out = append(out, styled(strings.Repeat("─", min(room, Widest)), faint))
		}
		for _, c := range row {
			var mark line
			if c.Column < len(heads) && c.Span <= 1 && heads[c.Column] != "" {
				mark = styled(heads[c.Column]+": ", bold)
			}
			out = append(out, p.record(mark, c.Cell, room)...)
		}
	}
	return out
}

// heads gives what stands over each column, from the top of the head down.
func (p *page) heads(t *report.Table) []string {
	out := make([]string, len(t.Columns))
	for i, row := range report.Placed(t.Head) {
		for _, c := range row {
			text := ""
			if c.Row == i {
				text = plain(p.blocks(c.Blocks, boundless))
			}
			for k := c.Column; k < min(c.End(), len(out)) && text != ""; k++ {
				if out[k] != "" {
					out[k] += ", "
				}
				out[k] += text
			}
		}
	}
	return out
}

func (p *page) record(mark line, c report.Cell, room int) []line {
	notes := len(p.notes)
	lines := p.blocks(c.Blocks, boundless)
	if len(lines) == 1 {
		return hangBy(2, join(mark, lines[0]).wrap(p.prose(room)-2))
	}
	p.notes = p.notes[:notes] // they come again
	out := mark.wrap(p.prose(room))
	return append(out, each(pad(2), p.blocks(c.Blocks, room-2))...)
}

// hangBy indents all lines but the first.
func hangBy(n int, lines []line) []line {
	return append(lines[:1:1], each(pad(n), lines[1:])...)
}

func plain(lines []line) string {
	var b strings.Builder
	for _, l := range lines {
		for _, g := range l {
			b.WriteRune(g.char)
		}
	}
	return b.String()
}
