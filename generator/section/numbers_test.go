package section

import (
	"testing"

	"rd50/generator/report"
)

func TestColumnsOfNumbersStandAtTheRight(t *testing.T) {
	list := report.Cell{Blocks: []report.Block{&report.List{}}}
	for _, c := range []struct {
		name  string
		cells []report.Cell
		want  report.Align
	}{
		{"numbers", texts("0,4", "1 250", "−12,5", "34 %"), report.Right},
		{"numbers and holes", texts("12", "—", ""), report.Right},
		{"nothing", texts("—", ""), report.Left},
		{"words", texts("12", "две недели"), report.Left},
		{"codes", texts("R1", "R2"), report.Left},
		{"dates", texts("01.02.2027", "12"), report.Left},
		{"ranges", texts("20—25", "68—79"), report.Left},
		{"a list", []report.Cell{report.TextCell("12"), list}, report.Left},
	} {
		table := &report.Table{Columns: []report.Column{{Align: report.Left}, {Align: report.Left}, {Align: report.Centre}}}
		for _, cell := range c.cells {
			table.Rows = append(table.Rows, []report.Cell{report.TextCell("1"), cell, report.TextCell("1")})
		}
		table.Rows = append(table.Rows, []report.Cell{report.TextCell("1")}) // the rest is missing
		alignNumbers(table)
		if got := table.Columns[1].Align; got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if table.Columns[0].Align != report.Left || table.Columns[2].Align != report.Centre {
			t.Errorf("%s: the first column or a centred one has moved", c.name)
		}
	}
}

func texts(list ...string) []report.Cell {
	var out []report.Cell
	for _, s := range list {
		out = append(out, report.TextCell(s))
	}
	return out
}
