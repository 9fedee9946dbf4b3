package report

import (
	"strings"
	"testing"
)

// A table whose cells leave a place free, cover one twice or go beyond its edges is no
// table: Resolve says so.
func TestTablesAreGrids(t *testing.T) {
	tall, wide := TextCell("высокая"), TextCell("широкая")
	tall.Rows, wide.Span = 2, 2
	one := TextCell("1")
	for _, c := range []struct {
		about, fault string
		head, rows   [][]Cell
	}{
		{"joined cells", "", [][]Cell{{tall, wide}, {one, one}}, [][]Cell{{one, tall, one}, {one, one}}},
		{"a short row", "граф 3, а в строке 2 ячейки занимают 2", nil, [][]Cell{{one, one, one}, {one, one}}},
		{"a long row", "граф 3, а в строке 1 ячейки занимают 2", nil, [][]Cell{{one, one}, {wide, one}}},
		{"a cell beyond the last row", "ячейки строки 1 накладываются или выходят за край", nil, [][]Cell{{tall, one}}},
		{"a cell across the head's boundary", "ячейки строки 1 накладываются или выходят за край", [][]Cell{{tall, one}}, [][]Cell{{one}}},
		{"two cells at a place", "ячейки строки 2 накладываются или выходят за край", nil, [][]Cell{{one, tall, one}, {wide, one}}},
		{"a row without cells", "в строке 2 нет своих ячеек", nil, [][]Cell{{tall, tall}, {}}},
	} {
		r := &Report{Sections: []*Section{{Kind: Main, ID: "s", Blocks: []Block{&Table{Head: c.head, Rows: c.rows}}}}}
		err := Resolve(r)
		if told := err != nil; told != (c.fault != "") || told && !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%s: %v, want «%s»", c.about, err, c.fault)
		}
	}
}
