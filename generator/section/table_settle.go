package section

import (
	"slices"

	"rd50/generator/report"
)

// settleTables drops the optional columns that nothing fills and sets those of
// numbers to the right, so that their digits stand under each other. The first column
// holds the names of rows.
func settleTables(r *report.Report) {
	for _, s := range r.Sections {
		report.EachBlock(s.Blocks, func(b report.Block) {
			if t, ok := b.(*report.Table); ok {
				settleTable(t)
			}
		})
	}
}

func settleTable(t *report.Table) {
	held := heldBy(t)
	for column := len(t.Columns) - 1; column > 0; column-- {
		c := &t.Columns[column]
		switch {
		case c.Optional && held[column].nothing():
			dropColumn(t, column)
			held = heldBy(t)
		case held[column].numbers() && (c.Align == "" || c.Align == report.Left):
			c.Align = report.Right
		}
	}
}

// holding tells of what kinds the cells are that a column has for itself.
type holding struct{ empty, number, other bool }

func (h holding) nothing() bool { return h.empty && !h.number && !h.other }
func (h holding) numbers() bool { return h.number && !h.other }

// heldBy gives what the columns of a table hold.
func heldBy(t *report.Table) []holding {
	out := make([]holding, len(t.Columns))
	report.EachCell(t.Rows, func(_, column int, c *report.Cell) {
		switch {
		case c.Span > 1 || column >= len(out):
		case c.Kind == report.Empty:
			out[column].empty = true
		case c.Kind == report.Number:
			out[column].number = true
		default:
			out[column].other = true
		}
	})
	return out
}

func dropColumn(t *report.Table, column int) {
	t.Columns = slices.Delete(t.Columns, column, column+1)
	for _, rows := range [][][]report.Cell{t.Head, t.Rows} {
		for i, row := range report.Placed(rows) {
			if c, ok := over(row, column); ok && c.Row == i {
				rows[i] = withoutColumn(rows[i], row, c)
			}
		}
	}
}

// over gives the cell of a row that covers a column.
func over(row []report.PlacedCell, column int) (report.PlacedCell, bool) {
	for _, c := range row {
		if c.Column <= column && column < c.End() {
			return c, true
		}
	}
	return report.PlacedCell{}, false
}

// withoutColumn makes one cell of a row narrower, or takes it out.
func withoutColumn(row []report.Cell, placed []report.PlacedCell, c report.PlacedCell) []report.Cell {
	i := 0
	for _, p := range placed {
		if p.Row == c.Row && p.Column < c.Column {
			i++
		}
	}
	if c.Span > 1 {
		row[i].Span--
		return row
	}
	return slices.Delete(row, i, i+1)
}
