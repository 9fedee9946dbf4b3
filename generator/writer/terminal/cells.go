package terminal

import "rd50/generator/report"

// laid is the head or the body of a table with its cells laid out.
type laid struct {
	widths  []int
	rows    [][]report.PlacedCell
	cells   map[[2]int]column // by row and column of their start
	heights []int             // of rows, in lines
}

// lay lays cells out. What a cell over several rows has more than they have goes to the last.
func (p *page) lay(t *report.Table, rows [][]report.Cell, widths []int, look style) *laid {
	out := &laid{widths: widths, rows: report.Placed(rows), cells: map[[2]int]column{}, heights: make([]int, len(rows))}
	for i, row := range out.rows {
		for _, c := range row {
			end := min(c.End(), len(widths))
			if c.Row != i || c.Column >= end {
				continue
			}
			width := sum(widths[c.Column:end]) + betweenWidth*(end-c.Column-1)
			lines := restyled(p.blocks(c.Blocks, width), look)
			right := t.Columns[c.Column].Align == report.Right && look == 0 && c.Span <= 1 && !marked(lines)
			out.cells[[2]int{i, c.Column}] = column{lines, width, right}
			if c.Rows <= 1 {
				out.heights[i] = max(out.heights[i], len(lines))
			}
		}
	}
	for i, row := range out.rows {
		for _, c := range row {
			if last := min(c.Below(), len(rows)) - 1; c.Rows > 1 && i == last {
				above := sum(out.heights[c.Row:i]) + i - c.Row // and the rules between
				out.heights[i] = max(out.heights[i], 1, len(out.at(c).lines)-above)
			}
		}
	}
	return out
}

func (l *laid) at(c report.PlacedCell) column { return l.cells[[2]int{c.Row, c.Column}] }

// joined tells whether a cell covers several rows.
func (l *laid) joined() bool {
	for _, row := range l.rows {
		for _, c := range row {
			if c.Rows > 1 {
				return true
			}
		}
	}
	return false
}

// lines draws the rows, with rules between them or without.
func (l *laid) lines(ruled bool) []line {
	var out []line
	wide := sum(l.widths) + betweenWidth*len(l.widths)
	for i, row := range l.rows {
		if ruled && i > 0 {
			out = append(out, l.between(i))
		}
		for k := range l.heights[i] {
			drawn := make(line, 0, wide)
			for n, c := range row {
				if c.Column >= len(l.widths) {
					break
				}
				if n > 0 {
					drawn = append(drawn, bar...)
				}
				drawn = l.at(c).put(drawn, l.passed(c, i)+k)
			}
			out = append(out, drawn)
		}
	}
	return out
}

// bar is what stands between two cells.
var bar = styled(between, faint)

// passed counts the lines of a cell above a row, with the rules that it covers.
func (l *laid) passed(c report.PlacedCell, row int) int {
	return sum(l.heights[c.Row:row]) + row - c.Row
}

// between is the rule above a row, which a cell that goes on interrupts.
func (l *laid) between(row int) line {
	var out line
	through := false
	for n, c := range l.rows[row] {
		if c.Column >= len(l.widths) {
			break
		}
		goesOn := c.Row < row
		if n > 0 {
			out = join(out, styled(crossing(through, goesOn), faint))
		}
		if through = goesOn; goesOn {
			out = l.at(c).put(out, l.passed(c, row)-1)
			continue
		}
		out = join(out, rule(l.widths[c.Column:min(c.End(), len(l.widths))], '─', '┼'))
	}
	return out
}

// crossing stands in a rule between two cells, of which each may go on through it.
func crossing(left, right bool) string {
	mark := []rune("─┼─")
	if left {
		mark[0], mark[1] = ' ', '├'
	}
	if right {
		mark[2], mark[1] = ' ', '┤'
	}
	if left && right {
		mark[1] = '│'
	}
	return string(mark)
}
