package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Grid is the cells of a sheet or of a CSV file as text, in the order of the rows.
type Grid struct {
	File  string
	Sheet string // empty for CSV
	Rows  [][]string
}

// place names a cell for people: «книга.xlsx, лист «Требования», E7».
func (g Grid) place(row, column int) string {
	cell, err := excelize.CoordinatesToCellName(column+1, row+1)
	if err != nil {
		cell = fmt.Sprintf("строка %d", row+1)
	}
	if g.Sheet == "" {
		return g.File + ", " + cell
	}
	return fmt.Sprintf("%s, лист «%s», %s", g.File, g.Sheet, cell)
}

// name is what a grid is called in messages.
func (g Grid) name() string {
	if g.Sheet == "" {
		return g.File
	}
	return "лист «" + g.Sheet + "»"
}

// cell gives a cell, empty where the row is shorter.
func (g Grid) cell(row, column int) string {
	if row >= len(g.Rows) || column >= len(g.Rows[row]) {
		return ""
	}
	return g.Rows[row][column]
}

// blank tells whether a row has nothing in it.
func (g Grid) blank(row int) bool {
	for _, c := range g.Rows[row] {
		if plain(c) != "" {
			return false
		}
	}
	return true
}
