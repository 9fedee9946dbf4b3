package section

import (
	"os"
	"strings"
	"testing"

	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/parts"
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
		settleTable(table)
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

// TestEveryPartHasABuilder, and every section a part: what the outline knows a standard
// may ask for.
func TestEveryPartHasABuilder(t *testing.T) {
	sections, known := map[string]bool{}, 0
	for _, p := range parts.All() {
		sections[p.Section()] = true
		switch {
		case p.List != "" && entryBuilders()[p.List] == nil, p.List == "" && builders()[p.ID] == nil:
			t.Errorf("nothing builds the part %s", p.ID)
		case p.List == "":
			known++
		}
	}
	if len(builders()) != known {
		t.Error("a builder has no part")
	}
	for _, id := range outline.IDs() {
		if !sections[id] {
			t.Errorf("the section %s has no part", id)
		}
	}
}

// TestColumnsOfTexts: what may be one text or several is printed either way, and a
// column of what no cell can print is told.
func TestColumnsOfTexts(t *testing.T) {
	e, faults := engagement.Load(os.DirFS(telecom), "engagement.toml")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	a := assembling(t, e)
	for _, c := range []column{headed("risks", "Риски"), items("risks"), items("advantages")} {
		c.head = "Графа"
		cell := a.list("x", a.file("alternatives"), "summary.", "variants", c).Rows[0][0]
		list, ok := cell.Blocks[0].(*report.List)
		if !ok || len(list.Items) < 2 || cell.Keys[0] != "variants[V1]."+c.name {
			t.Errorf("%s is printed as %v of %v", c.name, cell.Blocks, cell.Keys)
		}
	}
	for _, c := range []column{headed("scores", "Оценки"), items("name")} {
		c.head = "Графа"
		a := assembling(t, e)
		a.list("x", a.file("alternatives"), "summary.", "variants", c)
		if err := a.err(); err == nil || !strings.HasPrefix(err.Error(), "значение variants[V1]."+c.name+" в таблице не печатается") {
			t.Errorf("%s: error %v", c.name, err)
		}
	}
}
