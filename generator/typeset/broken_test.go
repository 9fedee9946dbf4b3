package typeset

import (
	"strings"
	"testing"

	"rd50/generator/report"
)

// The layout tells where lines of cells end within words, by the inline that the
// word stands in: a DOCX breaks its words there and nowhere else.
func TestBreaksOfCells(t *testing.T) {
	first, second := &report.Text{Text: "По данным об"}, &report.Text{Text: "следования производительность"}
	cell := report.InlineCell([]report.Inline{first, &report.Emphasis{Inlines: []report.Inline{second}}})
	table := &report.Table{ID: "t", Caption: report.Plain("Узкая"), Rows: [][]report.Cell{{cell}}}
	for range 8 {
		table.Rows[0] = append(table.Rows[0], cell)
	}
	r := &report.Report{Layout: report.Layout{FontSize: 14, Hyphenation: true},
		Sections: []*report.Section{{Kind: report.Main, ID: "s", Title: "Раздел", Blocks: []report.Block{table}}}}
	l := layout(t, r)
	if !l.Whole(table) {
		t.Error("a table of two rows is not whole")
	}
	printed := strings.Join(textOf(l.Pages[1]), "\n")
	for _, in := range []*report.Text{first, second} {
		for _, b := range l.Breaks(in) {
			var before []rune
			for _, r := range in.Text {
				if Counts(r) && len(before) < b.Signs {
					before = append(before, r)
				}
			}
			if end := string(before[len(before)-2:]); b.Hyphen && !strings.Contains(printed, end+"-") {
				t.Errorf("no line of %q ends behind «%s»", printed, end)
			}
		}
	}
	if len(l.Breaks(first))+len(l.Breaks(second)) == 0 {
		t.Errorf("no word is broken in %q", printed)
	}
}
