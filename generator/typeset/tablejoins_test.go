package typeset

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/report"
)

// tall gives a cell over rows.
func tall(text string, rows int) report.Cell {
	c := report.TextCell(text)
	c.Rows = rows
	return c
}

// groupsOf is a table under a head of two rows, whose first column joins its rows by n.
func groupsOf(groups, n int, name string) *report.Table {
	t := &report.Table{ID: "t", Caption: report.Plain("Группы"), Columns: make([]report.Column, 3), Head: [][]report.Cell{
		{tall("Группа", 2), {Span: 2, Blocks: report.TextCell("Показатель").Blocks}}, cells("Имя", "Значение")}}
	for i := range groups {
		for k := range n {
			row := cells(fmt.Sprintf("И%d.%d", i+1, k+1), "значение показателя")
			if k == 0 {
				row = append([]report.Cell{tall(fmt.Sprintf("%s%d", name, i+1), n)}, row...)
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// No page ends within rows that cells join, and each further page repeats both rows of the
// head.
func TestJoinedRowsStandOnOnePage(t *testing.T) {
	for _, n := range []int{2, 3, 5, 7, 11} {
		table := groupsOf(60/n, n, "Г")
		l := layout(t, reportOf(section("Таблица", prose(words), table)))
		inside(t, l)
		cuts := l.Cuts(table)
		if len(cuts) == 0 {
			t.Fatalf("%d: the table is not cut", n)
		}
		for _, c := range cuts {
			if c%n != 0 {
				t.Errorf("groups of %d rows: a page starts with row %d", n, c+1)
			}
		}
		for _, p := range l.Pages {
			if text := textOf(p); has(p, "Продолжение таблицы 1") && (!slices.Contains(text, "ГруппаПоказатель") && !(slices.Contains(text, "Группа") && slices.Contains(text, "Показатель")) || !slices.Contains(text, "ИмяЗначение")) {
				t.Errorf("groups of %d rows: a page without the head: %q", n, text)
			}
		}
	}
}

// Rows joined for longer than a page are cut, and the text of the joined cell with them:
// nothing is lost and nothing stands outside of the pages.
func TestJoinedRowsLongerThanAPage(t *testing.T) {
	for about, table := range map[string]*report.Table{
		"many rows":            groupsOf(1, 90, "Г"),
		"a long text":          groupsOf(1, 3, strings.Repeat("слово ", 900)),
		"many rows, long text": groupsOf(2, 60, strings.Repeat("слово ", 300)),
	} {
		r := reportOf(section("Таблица", prose(words), table))
		l := layout(t, r)
		inside(t, l)
		var all strings.Builder
		for _, p := range l.Pages {
			all.WriteString(strings.Join(textOf(p), " ") + " ")
		}
		want := 0
		for _, row := range table.Rows {
			for _, c := range row {
				first, _ := report.Opening(c.Blocks)
				want += strings.Count(report.PlainText(first), "слово") + strings.Count(report.PlainText(first), "показателя")
			}
		}
		if got := strings.Count(all.String(), "слово") + strings.Count(all.String(), "показателя"); got < want {
			t.Errorf("%s: %d words of %d", about, got, want)
		}
	}
}

// A cell over rows has the room that its text needs.
func TestJoinedCellIsHighEnough(t *testing.T) {
	table := groupsOf(1, 2, strings.Repeat("слово ", 30))
	l := layout(t, reportOf(section("Таблица", table)))
	var h float64
	for _, row := range l.Rows(table) {
		h += row
	}
	widths, size := l.Columns(table)
	lines := 30 * 2.5 * size / widths[0] // a word is two and a half sizes wide, or more
	if least := lines * size; h < least {
		t.Errorf("two rows are %.0f points high, want %.0f", h, least)
	}
}

// A turned figure has a landscape page for itself, which the text around it does not wait
// for; a figure has the width that its author set.
func TestTurnedFigure(t *testing.T) {
	figure := func(id string, w float64, turned bool) *report.Figure {
		return &report.Figure{ID: id, Caption: report.Plain("Схема"), Width: w, Landscape: turned,
			Image: report.Image{Name: id + ".png", Format: report.PNG, Width: 400, Height: 200}}
	}
	first, second, small := figure("a", 0, true), figure("b", 100, true), figure("c", 50, false)
	r := reportOf(section("Рисунки", prose(words), first, second, prose(words), small))
	if err := report.Resolve(r); err != nil {
		t.Fatal(err)
	}
	l, err := Typeset(r, fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []*report.Figure{first, second, small} {
		page, _ := l.PageOf(f.ID)
		p := l.Pages[page-1]
		if turned := p.Width > p.Height; turned != f.Landscape || l.Landscape(f) != turned {
			t.Errorf("%s: page %d, turned %v", f.ID, page, turned)
		}
		if f.Landscape && (has(p, "Концепция") || strings.Count(strings.Join(textOf(p), " "), "Рисунок") != 1) {
			t.Errorf("%s is not alone: %q", f.ID, textOf(p))
		}
		if w, _ := l.Shown(f); f.Width > 0 && int(w*25.4/72+0.5) != int(f.Width) {
			t.Errorf("%s is %.1f points wide, want %.0f mm", f.ID, w, f.Width)
		}
	}
	if w, _ := l.Shown(first); w < 600 {
		t.Errorf("a turned figure of its own width is %.0f points wide", w)
	}
}
