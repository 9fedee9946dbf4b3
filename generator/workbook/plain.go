package workbook

import (
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Sheets of a plain book: rows under heads, to be read and not to come back.
type Plain struct {
	Name  string
	Heads []string
	Rows  [][]any // strings, and numbers as float64 or int
}

// WritePlain writes a book of such sheets.
func WritePlain(w io.Writer, title string, sheets []Plain) error {
	f := excelize.NewFile()
	defer f.Close()
	x := &xlsxWriter{file: f}
	if err := x.styles(); err != nil {
		return err
	}
	used := map[string]bool{}
	for _, s := range sheets {
		s.Name = sheetName(s.Name, used)
		if err := x.plain(s, title); err != nil {
			return err
		}
	}
	if len(sheets) > 0 {
		if err := f.DeleteSheet("Sheet1"); err != nil {
			return err
		}
	}
	_, err := f.WriteTo(w)
	return err
}

// mostName is how many characters the name of a sheet may have.
const mostName = 31

// sheetName gives a name that a spreadsheet takes and that is not used yet.
func sheetName(name string, used map[string]bool) string {
	clean := []rune(strings.Map(func(c rune) rune {
		if strings.ContainsRune(`:\/?*[]`, c) {
			return ' '
		}
		return c
	}, name))
	out := string(clean[:min(len(clean), mostName)])
	for n := 2; used[strings.ToLower(out)]; n++ {
		tail := " " + string(rune('0'+n%10))
		out = string(clean[:min(len(clean), mostName-len(tail))]) + tail
	}
	used[strings.ToLower(out)] = true
	return out
}

// formOfCells tells whether a column holds nothing but numbers.
func formOfCells(rows [][]any, column int) Form {
	form := Lines
	for _, row := range rows {
		switch row[column].(type) {
		case nil:
		case string:
			return Lines
		default:
			form = Number
		}
	}
	return form
}

func (x *xlsxWriter) plain(s Plain, title string) error {
	if _, err := x.file.NewSheet(s.Name); err != nil {
		return err
	}
	columns := make([]Column, len(s.Heads))
	for i, h := range s.Heads {
		columns[i] = Column{Head: h, Form: formOfCells(s.Rows, i)}
	}
	w := &sheetWriter{x: x, Table: Table{Sheet: Sheet{Name: s.Name}, Columns: columns}, rows: len(s.Rows)}
	for i, row := range s.Rows {
		cells := make([]string, len(s.Heads))
		for j, v := range row {
			if text, isText := v.(string); isText {
				cells[j] = text
			}
			if v == nil {
				continue
			}
			if err := x.file.SetCellValue(s.Name, cell(j, firstRow+i), v); err != nil {
				return err
			}
		}
		w.Rows = append(w.Rows, Row{Cells: cells})
	}
	for _, step := range []func() error{w.heads, w.heights, w.dress} {
		if err := step(); err != nil {
			return err
		}
	}
	return w.print(title)
}
