package typeset

import (
	"fmt"
	"strings"
	"testing"

	"rd50/fonts"
	_ "rd50/generator/pace"
	"rd50/generator/report"
)

// The bounds that a report may go to; layout checks that nothing leaves the text area.

func TestParagraphOf5000Words(t *testing.T) {
	l := layout(t, reportOf(section("Раздел", prose(strings.Repeat(words, 130)))))
	n := 0
	for i, p := range l.Pages[1:] {
		lines := textOf(p)
		n += strings.Count(strings.Join(lines, ""), "Концепция")
		if full := i+2 < len(l.Pages); full && len(lines) < 28 {
			t.Errorf("page %d has %d lines", i+2, len(lines))
		}
	}
	if n != 130 {
		t.Errorf("%d of 130 sentences", n)
	}
}

func TestWordOf200Characters(t *testing.T) {
	word := strings.Repeat("ъ", 200)
	table := tableOf(2, word)
	l := layout(t, reportOf(section("Раздел "+word, prose("До "+word+" после. "+words), table,
		&report.List{Kind: report.Dash, Items: [][]report.Block{{prose(word)}}},
		&report.Figure{ID: "f", Caption: report.Plain(word), Image: report.Image{Name: "a.png", Format: report.PNG, Width: 60, Height: 40}})))
	n := 0
	for _, p := range l.Pages {
		n += strings.Count(strings.Join(textOf(p), ""), "ъ")
	}
	if n < 6*200 {
		t.Errorf("%d of %d signs", n, 6*200)
	}
}

// A heading of four lines stays together, unhyphenated, with the text that follows (6.2.4).
func TestHeadingOfFourLines(t *testing.T) {
	title := strings.TrimSpace(strings.Repeat("Взаимодействие подразделений обслуживания ", 5))
	for before := range 14 {
		s := section("Раздел", prose(strings.Repeat(words, 2)))
		for range before {
			s.Blocks = append(s.Blocks, prose(words))
		}
		s.Blocks = append(s.Blocks, &report.Heading{Level: 2, ID: "h", Inlines: report.Plain(title)}, prose("Текст подраздела. "+words))
		l := layout(t, reportOf(s))
		page, _ := l.PageOf("h")
		lines := textOf(l.Pages[page-1])
		from := 0
		for !strings.HasPrefix(lines[from], "1.1\u00a0") && !strings.HasPrefix(lines[from], "1.1 ") {
			from++
		}
		if got := strings.Join(lines[from:from+4], " "); !strings.HasSuffix(got, title) || !strings.HasPrefix(lines[from+4], "Текст подраздела") {
			t.Errorf("after %d paragraphs: %q", before, lines[from:from+5])
		}
	}
}

func TestPictureLargerThanAPageKeepsItsShape(t *testing.T) {
	for _, c := range []struct{ w, h float64 }{{5000, 9000}, {9000, 500}, {20, 4000}, {100000, 100000}} {
		f := &report.Figure{ID: "f", Caption: report.Plain(strings.Repeat("Схема обмена ", 12)), Image: report.Image{Name: "a.png", Format: report.PNG, Width: c.w, Height: c.h}}
		l := layout(t, reportOf(section("Раздел", prose(words), f)))
		page, _ := l.PageOf("f")
		for item := range l.Pages[page-1].Items() {
			if p, ok := item.(*Picture); ok {
				if got, want := p.W.points()/p.H.points(), c.w/c.h; got < want*0.99 || got > want*1.01 {
					t.Errorf("%v: drawn %g wide and %g high", c, p.W.points(), p.H.points())
				}
			}
		}
		if !has(l.Pages[page-1], "Рисунок 1 — Схема") {
			t.Errorf("%v: the caption is not on the picture's page", c)
		}
	}
}

func TestTableOf14ColumnsKeepsItsHead(t *testing.T) {
	table := wideTable(14)
	for i := range 90 {
		table.Rows = append(table.Rows, cells(strings.Split(strings.Repeat(fmt.Sprintf("%d|", i), 13)+"частично", "|")...))
	}
	l := layout(t, reportOf(section("Раздел", prose(words), table)))
	start, _ := l.PageOf("t")
	cuts := l.Cuts(table)
	if len(cuts) == 0 {
		t.Fatal("no further page")
	}
	for i := range cuts {
		if p := l.Pages[start+i]; p.Width < p.Height || textOf(p)[0] != "Продолжение таблицы 1" || !strings.Contains(strings.ReplaceAll(strings.Join(textOf(p)[1:4], ""), "-", ""), "Пока") {
			t.Errorf("page %d starts with %q", start+i+1, textOf(p)[:2])
		}
	}
}

// More грифы and signatures than sheets hold: each stands once (6.10.1).
func TestTitlePageOfManySignatures(t *testing.T) {
	for _, long := range []string{"", strings.Repeat("Департамент ", 40), strings.Repeat("Департамент ", 900)} {
		r := reportOf(section("Раздел", prose(words)))
		for i := range 40 {
			r.Title.Approvals = append(r.Title.Approvals, report.Approval{Word: "СОГЛАСОВАНО", Right: i%2 == 1, Position: "Директор " + long, Organisation: "ООО «Заказчик»", Name: fmt.Sprintf("И.И. Иванов%d", i)})
		}
		if err := report.Resolve(r); err != nil {
			t.Fatal(err)
		}
		l, err := Typeset(r, fonts.Default())
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, p := range l.Pages {
			all = append(all, textOf(p)...)
		}
		text := strings.Join(all, "\n")
		for i := range 40 {
			if n := strings.Count(text, fmt.Sprintf("И.И. Иванов%d\n", i)) + strings.Count(text, fmt.Sprintf("И.И. Иванов%dИ", i)); n == 0 {
				t.Errorf("signature %d is missing", i)
			}
		}
		inside(t, l)
	}
}
