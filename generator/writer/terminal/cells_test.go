package terminal

import (
	"strings"
	"testing"

	"rd50/generator/report"
)

// Cells over rows and columns interrupt the rules between them.
func TestJoinedCells(t *testing.T) {
	tall := report.TextCell("а б в г")
	tall.Rows = 2
	wide := report.TextCell("оба")
	wide.Span = 2
	table := &report.Table{Columns: make([]report.Column, 3),
		Head: [][]report.Cell{{report.TextCell("Имя"), wide}},
		Rows: [][]report.Cell{{tall, report.TextCell("1"), report.TextCell("2")}, {wide}, {report.TextCell("д"), report.TextCell("3"), report.TextCell("4")}}}
	got := ""
	for _, l := range (&page{}).table(table, 40) {
		got += strings.TrimRight(plain([]line{l}), " ") + "\n"
	}
	const want = "" +
		"Имя     │ оба\n" +
		"════════╪═══╪══\n" +
		"а б в г │ 1 │ 2\n" +
		"        ├───┼──\n" +
		"        │ оба\n" +
		"────────┼───┼──\n" +
		"д       │ 3 │ 4\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
