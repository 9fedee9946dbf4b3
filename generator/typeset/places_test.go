package typeset

import (
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/report"
)

func TestColumnsGivesWidthsAndSizeInPoints(t *testing.T) {
	narrow, wide := tableOf(3, words), wideTable(14)
	wide.ID = "w"
	l := layout(t, reportOf(section("Раздел", narrow, wide)))
	for _, c := range []struct {
		table       *report.Table
		columns     int
		width, size float64 // of the whole table; the largest font
	}{
		{narrow, 2, bodyPoints(false), 12},
		{wide, 14, bodyPoints(true), 10},
	} {
		widths, size := l.Columns(c.table)
		sum := 0.0
		for _, w := range widths {
			sum += w
		}
		if len(widths) != c.columns || sum < c.width-0.1 || sum > c.width+0.1 || size > c.size || size < 7 {
			t.Errorf("%d columns of %g points, font %g; want %d of %g", len(widths), sum, size, c.columns, c.width)
		}
	}
	if widths, size := l.Columns(&report.Table{}); widths != nil || size != 0 {
		t.Error("a table that is not in the report has columns")
	}
}

func bodyPoints(landscape bool) float64 {
	if landscape {
		return (pageLong - marginLeft - marginRight).points()
	}
	return (pageShort - marginLeft - marginRight).points()
}

// TestSpanGivesThePagesOfABlock lays out a table over several pages after a paragraph on
// the first page of the section, which is the second of the report.
func TestSpanGivesThePagesOfABlock(t *testing.T) {
	before, table, after := prose("До таблицы."), tableOf(200, words), prose("После таблицы.")
	l := layout(t, reportOf(section("Раздел", before, table, after)))
	last := len(l.Pages)
	for _, c := range []struct {
		name        string
		block       report.Block
		first, last int
	}{
		{"paragraph", before, 2, 2}, {"table", table, 2, last}, {"after it", after, last, last}, {"unknown", prose(""), 0, 0},
	} {
		if first, end := l.Span(c.block); first != c.first || end != c.last {
			t.Errorf("%s stands on pages %d to %d, want %d to %d", c.name, first, end, c.first, c.last)
		}
	}
	if last < 20 {
		t.Errorf("only %d pages", last)
	}
}

// TestRowsLeaveRoomForOtherLineHeights: the lowest rule of a table that goes on stands at
// least tableReserve above the margin; the page before the last gives it rows.
func TestRowsLeaveRoomForOtherLineHeights(t *testing.T) {
	l := layout(t, reportOf(section("Раздел", tableOf(400, "Требование"))))
	for i, p := range l.Pages[1 : len(l.Pages)-2] {
		lowest := Length(0)
		for item := range p.Items() {
			if r, ok := item.(*Rule); ok {
				lowest = max(lowest, r.Y)
			}
		}
		if free := p.Height - marginBottom - lowest; free < tableReserve-ruleWidth || free > 60*Point {
			t.Errorf("page %d: %g points below the table", i+2, free.points())
		}
	}
}

// TestHeadHigherThanAPage: a head that leaves no room for rows is not repeated with them.
func TestHeadHigherThanAPage(t *testing.T) {
	table := tableOf(12, strings.Repeat(words, 3))
	table.Head = [][]report.Cell{cells("Код", strings.Repeat(words, 12))}
	l := layout(t, reportOf(section("Раздел", table)))
	if n := len(l.Pages); n > 12 {
		t.Errorf("%d pages", n)
	}
}

// TestFootnoteOfARowLongerThanAPage: the row stands under the repeated head, its footnote
// goes on on further pages.
func TestFootnoteOfARowLongerThanAPage(t *testing.T) {
	table := tableOf(120, "Требование")
	note := &report.Footnote{Blocks: []report.Block{prose(strings.Repeat(words, 60))}}
	table.Rows[100][1].Blocks = []report.Block{&report.Paragraph{Inlines: []report.Inline{&report.Text{Text: "Требование со сноской"}, note}}}
	l, err := Typeset(reportOf(section("Раздел", table)), fonts.Default())
	if err != nil || len(l.Pages) > 12 {
		t.Errorf("%v, %d pages", err, len(l.Pages))
	}
}

func wideTable(columns int) *report.Table {
	t := &report.Table{ID: "t", Caption: report.Plain("Оценка"), Head: [][]report.Cell{nil}, Rows: [][]report.Cell{nil, nil, nil}}
	for range columns {
		t.Head[0] = append(t.Head[0], report.TextCell("Показатель эффективности"))
		for k := range t.Rows {
			t.Rows[k] = append(t.Rows[k], report.TextCell("обеспечивается частично"))
		}
	}
	return t
}
