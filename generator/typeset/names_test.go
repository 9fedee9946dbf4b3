package typeset

import (
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/report"
)

// A name of a program's kind ends lines behind its joints and before its capitals, so
// that it neither turns its table nor is cut anywhere; words of prose do not.
func TestNamesBreakAtTheirJoints(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"customer_relationship_id", "customer_|relationship_|id"},
		{"crm.sales.DealRegistry.java", "crm.|sales.|Deal|Registry.|java"},
		{"customerRelationshipManagement", "customer|Relationship|Management"},
		{"выгрузка/заявки_за-месяц.csv", "выгрузка/|заявки_|за-|месяц.|csv"},
		{"МойДлинныйИдентификатор", "Мой|Длинный|Идентификатор"},
		{"iPhone", "iPhone"}, {"и/или", "и/|или"}, {"т.е.", "т.е."}, {"Р50.1.028-2001/А.1.2", "Р50.1.028-2001/|А.1.2"},
	} {
		s := &setter{report: &report.Report{}, faces: fonts.Default(), desk: &desk{}}
		text := s.shapeString(c.word, format{size: 12 * Point})
		signs, at := []rune(c.word), 0
		var parts []string
		for _, x := range s.chances(text, false, 1<<40) {
			parts = append(parts, string(signs[at:x.end]))
			at = int(x.next)
		}
		if got := strings.Join(parts, "|"); got != c.want {
			t.Errorf("%s breaks as %s, want %s", c.word, got, c.want)
		}
	}
}

// A long name leaves its table on an upright page.
func TestANameDoesNotTurnItsTable(t *testing.T) {
	name := strings.Repeat("customer_relationship_management_", 5) + "id"
	table := &report.Table{Columns: make([]report.Column, 3), Rows: [][]report.Cell{{report.TextCell(name), report.TextCell("слово"), report.TextCell("слово")}}}
	l := layout(t, reportOf(section("Раздел", table)))
	if _, size := l.Columns(table); l.Landscape(table) || size < 12 {
		t.Errorf("landscape %v, %v points", l.Landscape(table), size)
	}
}
