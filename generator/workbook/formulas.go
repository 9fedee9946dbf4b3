package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"rd50/generator/analysis"
)

// formulas writes what the spreadsheet itself computes: sums of costs with their
// totals, weighted sums of scores. They come to what rd50 analyse prints.
func (s *sheetWriter) formulas() error {
	switch s.Sheet.List {
	case "costs":
		return s.costs()
	case "criteria":
		if err := s.measured(); err != nil {
			return err
		}
		return s.weighted()
	}
	return nil
}

// below is the first row under the entries and an empty one.
func (s *sheetWriter) below() int { return firstRow + s.rows + 1 }

// lastRow is the last row with anything in it.
func (s *sheetWriter) lastRow() int {
	switch {
	case s.rows == 0:
		return firstRow
	case s.Sheet.List == "costs":
		return s.below() + len(analysis.Phases())
	case s.Sheet.List == "criteria":
		return s.costRow()
	}
	return firstRow + s.rows - 1
}

// down is the stretch of a column that the entries take.
func (s *sheetWriter) down(column int) string {
	name, err := excelize.ColumnNumberToName(column + 1)
	if err != nil {
		panic(err) // a table is never so wide
	}
	return fmt.Sprintf("$%s$%d:$%s$%d", name, firstRow, name, firstRow+s.rows-1)
}

// costs sums each cost, and under the table each phase and all.
func (s *sheetWriter) costs() error {
	sum, quantity, price, phase := s.column("=sum"), s.column("quantity"), s.column("price"), s.column("phase")
	years := s.columnsOf("amounts")
	for i := range s.rows {
		row := firstRow + i
		formula := fmt.Sprintf("IF(%s<>\"\",%s*%s,SUM(%s:%s))", cell(quantity, row), cell(quantity, row), cell(price, row), cell(years[0], row), cell(years[len(years)-1], row))
		if err := s.x.file.SetCellFormula(s.Sheet.Name, cell(sum, row), formula); err != nil {
			return err
		}
	}
	if s.rows == 0 {
		return nil
	}
	for i, p := range analysis.Phases() {
		word := s.Columns[phase].wordOf(p)
		formula := fmt.Sprintf("SUMIF(%s,\"%s\",%s)", s.down(phase), word, s.down(sum))
		if err := s.total(s.below()+i, s.x.words.Computed.Total+": "+word, sum, formula); err != nil {
			return err
		}
	}
	return s.total(s.below()+len(analysis.Phases()), s.x.words.Computed.Total, sum, "SUM("+s.down(sum)+")")
}

// weighted sums the scores of each variant by the weights, brought to a sum of 1.
func (s *sheetWriter) weighted() error {
	if s.rows == 0 {
		return nil
	}
	weight := s.down(s.column("weight"))
	for _, c := range s.columnsOf("scores") {
		formula := fmt.Sprintf("SUMPRODUCT(%s,%s)/SUM(%s)", weight, s.down(c), weight)
		if err := s.total(s.below(), s.x.words.Computed.Weighted, c, formula); err != nil {
			return err
		}
	}
	return nil
}

// total writes a row under the table: its words in the first columns, one sum.
func (s *sheetWriter) total(row int, words string, column int, formula string) error {
	for _, err := range []error{
		s.x.file.SetCellStr(s.Sheet.Name, cell(0, row), words),
		s.x.file.SetCellFormula(s.Sheet.Name, cell(column, row), formula),
		s.x.file.SetCellStyle(s.Sheet.Name, cell(0, row), cell(column, row), s.x.total),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// columnsOf gives the columns of a family.
func (t Table) columnsOf(family string) []int {
	var out []int
	for i, c := range t.Columns {
		if c.family == family {
			out = append(out, i)
		}
	}
	return out
}

// wordOf is the word for a value of a closed list.
func (c Column) wordOf(value string) string {
	for _, v := range c.values {
		if v.value == value {
			return v.word
		}
	}
	return strings.TrimSpace(value)
}
