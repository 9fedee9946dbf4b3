package section

import (
	"testing"

	"rd50/generator/report"
)

func TestColumnsOfNumbersStandAtTheRight(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells []report.Cell
		want  report.Align
	}{
		{"numbers", cells(report.Number, report.Number), report.Right},
		{"numbers and holes", cells(report.Number, report.Empty), report.Right},
		{"nothing", cells(report.Empty, report.Empty), report.Left},
		{"words", cells(report.Number, report.Words), report.Left},
		{"values of an enumeration", cells(report.Enum, report.Number), report.Left},
	} {
		table := &report.Table{Columns: []report.Column{{Align: report.Left}, {Align: report.Left}, {Align: report.Centre}}}
		for _, cell := range c.cells {
			number := report.Cell{Kind: report.Number}
			table.Rows = append(table.Rows, []report.Cell{number, cell, number})
		}
		settleColumn(table, 1)
		if got := table.Columns[1].Align; got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if table.Columns[0].Align != report.Left || table.Columns[2].Align != report.Centre {
			t.Errorf("%s: the first column or a centred one has moved", c.name)
		}
	}
}

func cells(kinds ...report.CellKind) []report.Cell {
	var out []report.Cell
	for _, kind := range kinds {
		out = append(out, report.Cell{Kind: kind})
	}
	return out
}
