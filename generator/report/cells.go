package report

import (
	"errors"
	"fmt"
	"slices"
)

// PlacedCell is a cell at its place in the head or the body of a table.
type PlacedCell struct {
	Cell
	Row, Column int // of its upper left corner
}

// End is the column behind the cell.
func (c PlacedCell) End() int { return c.Column + max(c.Span, 1) }

// Below is the row behind it.
func (c PlacedCell) Below() int { return c.Row + max(c.Rows, 1) }

// Placed gives, for each row of a head or a body, all cells that cover it, by column:
// those that start in it and those that go on from rows above.
func Placed(rows [][]Cell) [][]PlacedCell {
	out := make([][]PlacedCell, len(rows))
	all := 0
	for _, row := range rows {
		all += len(row)
	}
	cells := make([]PlacedCell, all) // of all rows, as long as none goes on from above
	for i, row := range rows {
		if out[i] == nil {
			out[i] = cells[:0:len(row)]
		}
		cells = cells[len(row):]
		column, above := 0, out[i]
		for _, c := range row {
			column = free(above, column)
			p := PlacedCell{c, i, column}
			for r := i; r < min(p.Below(), len(rows)); r++ {
				out[r] = append(out[r], p)
			}
			column = p.End()
		}
		if len(above) > 0 {
			slices.SortStableFunc(out[i], func(a, b PlacedCell) int { return a.Column - b.Column })
		}
	}
	return out
}

// EachCell calls f for every cell of a head or a body at the place where it starts.
func EachCell(rows [][]Cell, f func(row, column int, c *Cell)) {
	if slices.ContainsFunc(rows, joined) {
		eachPlaced(rows, f)
		return
	}
	for i, row := range rows {
		column := 0
		for k := range row {
			f(i, column, &row[k])
			column += max(row[k].Span, 1)
		}
	}
}

// joined tells whether a cell of a row goes on in the next one.
func joined(row []Cell) bool {
	return slices.ContainsFunc(row, func(c Cell) bool { return c.Rows > 1 })
}

func eachPlaced(rows [][]Cell, f func(row, column int, c *Cell)) {
	for i, placed := range Placed(rows) {
		own := 0
		for _, c := range placed {
			if c.Row == i {
				f(i, c.Column, &rows[i][own])
				own++
			}
		}
	}
}

// free gives the first column from one on that none of the cells covers.
func free(cells []PlacedCell, column int) int {
	for again := true; again; {
		again = false
		for _, c := range cells {
			if c.Column <= column && column < c.End() {
				column, again = c.End(), true
			}
		}
	}
	return column
}

// Groups gives the ends of the runs of rows that cells join: row i+1 belongs to the run of
// row i where a cell covers both.
func Groups(rows [][]PlacedCell) []int {
	var out []int
	end := 0
	for i, row := range rows {
		end = max(end, i+1)
		for _, c := range row {
			end = max(end, min(c.Below(), len(rows)))
		}
		if end == i+1 {
			out = append(out, end)
		}
	}
	return out
}

// Width is the number of a table's columns.
func (t *Table) Width() int {
	n := len(t.Columns)
	for _, rows := range [][][]Cell{t.Head, t.Rows} {
		for _, row := range Placed(rows) {
			if len(row) > 0 {
				n = max(n, row[len(row)-1].End())
			}
		}
	}
	return n
}

// Across tells whether a row of the body is one cell over all columns, which heads the
// rows below it.
func (t *Table) Across(row int) bool {
	cells := t.Rows[row]
	return len(cells) == 1 && cells[0].Span > 1 && cells[0].Span >= len(t.Columns) && cells[0].Rows <= 1
}

// filled tells what is wrong where the cells of a head or a body don't cover each place
// once.
func filled(rows [][]Cell, columns int) error {
	for i, row := range Placed(rows) {
		at := 0
		for _, c := range row {
			if c.Column != at || c.Below() > len(rows) {
				return fmt.Errorf("ячейки строки %d накладываются или выходят за край", i+1)
			}
			at = c.End()
		}
		if at != columns {
			return fmt.Errorf("граф %d, а в строке %d ячейки занимают %d", columns, i+1, at)
		}
		if len(rows[i]) == 0 {
			return fmt.Errorf("в строке %d нет своих ячеек", i+1)
		}
	}
	return nil
}

// simple tells that cells of one row each fill every row: most tables are such.
func simple(rows [][]Cell, columns int) bool {
	for _, row := range rows {
		width := 0
		for i := range row {
			if row[i].Rows > 1 {
				return false
			}
			width += max(row[i].Span, 1)
		}
		if width != columns || width == 0 {
			return false
		}
	}
	return true
}

// shapes tells of tables that are no grid of cells.
func (n *numbering) shapes() error {
	var errs []error
	for _, s := range n.sections {
		for _, b := range s.blocks {
			if t, ok := b.(*Table); ok {
				errs = append(errs, t.shape())
			}
		}
	}
	return errors.Join(errs...)
}

// shape tells what is wrong with the head and the body.
func (t *Table) shape() error {
	if simple(t.Head, len(t.Columns)) && simple(t.Rows, len(t.Columns)) {
		return nil
	}
	var errs []error
	columns := t.Width()
	for _, rows := range [][][]Cell{t.Head, t.Rows} {
		if err := filled(rows, columns); err != nil {
			errs = append(errs, fmt.Errorf("таблица «%s»: %w", PlainText(t.Caption), err))
		}
	}
	return errors.Join(errs...)
}
