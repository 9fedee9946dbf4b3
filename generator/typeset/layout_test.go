package typeset

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/report"
)

func prose(s string) *report.Paragraph { return &report.Paragraph{Inlines: report.Plain(s)} }

func section(title string, blocks ...report.Block) *report.Section {
	return &report.Section{Kind: report.Main, ID: "s-" + title, Title: title, Listed: true, Blocks: blocks}
}

func reportOf(sections ...*report.Section) *report.Report {
	return &report.Report{
		Layout: report.Layout{FontSize: 14, Hyphenation: true}, Title: report.TitlePage{Title: "КОНЦЕПЦИЯ", Place: "Москва 2026"},
		Sections: sections,
	}
}

func layout(t *testing.T, r *report.Report) *Layout {
	t.Helper()
	if err := report.Resolve(r); err != nil {
		t.Fatal(err)
	}
	l, err := Typeset(r, fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	if err := Settable(r, fonts.Default()); err != nil {
		t.Errorf("it is set, but said not to be: %v", err)
	}
	inside(t, l)
	return l
}

// inside checks that everything on every page stands between the margins; only page
// numbers stand below.
func inside(t *testing.T, l *Layout) {
	t.Helper()
	const slack = 2 * Point
	for i, p := range l.Pages {
		left, right, bottom := marginLeft-slack, p.Width-marginRight+slack, p.Height-marginBottom+slack
		for item := range p.Items() {
			x, y, w, h := box4(item)
			number := p.Height-y < marginBottom && w < 30*Point
			if x < left || x+w > right || y < marginTop-slack || y+h > bottom && !number {
				t.Errorf("page %d: %T at %d, %d of %d × %d leaves the text area: %+v", i+1, item, x, y, w, h, item)
			}
		}
	}
}

func box4(item Item) (x, y, w, h Length) {
	switch item := item.(type) {
	case *Run:
		return item.X, item.Y, item.Width, 0
	case *Rule:
		return item.X, item.Y, item.W, item.H
	case *Picture:
		return item.X, item.Y, item.W, item.H
	case *Link:
		return item.X, item.Y, item.W, item.H
	}
	return 0, 0, 0, 0
}

// textOf gives a page's lines, top to bottom, as strings.
func textOf(p *Page) []string {
	rows := map[Length][]*Run{}
	var heights []Length
	for item := range p.Items() {
		if r, ok := item.(*Run); ok {
			if rows[r.Y] == nil {
				heights = append(heights, r.Y)
			}
			rows[r.Y] = append(rows[r.Y], r)
		}
	}
	slices.Sort(heights)
	var out []string
	for _, y := range heights {
		slices.SortFunc(rows[y], func(a, b *Run) int { return int(a.X - b.X) })
		var b strings.Builder
		for _, r := range rows[y] {
			b.WriteString(r.Text)
		}
		out = append(out, b.String())
	}
	return out
}

func has(p *Page, want string) bool {
	return strings.Contains(strings.Join(textOf(p), "\n"), want)
}

func cells(list ...string) []report.Cell {
	var out []report.Cell
	for _, s := range list {
		out = append(out, report.TextCell(s))
	}
	return out
}

func tableOf(rows int, text string) *report.Table {
	t := &report.Table{ID: "t", Caption: report.Plain("Требования"), Head: [][]report.Cell{cells("Код", "Требование")}}
	for i := range rows {
		t.Rows = append(t.Rows, cells(fmt.Sprintf("R%d", i+1), text))
	}
	return t
}

func TestContentsNameThePagesOfHeadings(t *testing.T) {
	var sections []*report.Section
	sections = append(sections, &report.Section{Kind: report.Structural, ID: "c", Title: "СОДЕРЖАНИЕ", Blocks: []report.Block{&report.Contents{}}})
	for i := range 40 {
		s := section(fmt.Sprintf("Раздел номер %d с названием", i))
		for k := range 4 {
			s.Blocks = append(s.Blocks, &report.Heading{Level: 2, ID: fmt.Sprintf("h%d-%d", i, k), Inlines: report.Plain("Подраздел с названием подлиннее, чтобы занять две строки содержания")},
				prose(strings.Repeat(words, 3)))
		}
		sections = append(sections, s)
	}
	r := reportOf(sections...)
	l := layout(t, r)
	var lines []string
	first, _ := l.PageOf(r.Sections[1].ID)
	for _, p := range l.Pages[1 : first-1] {
		lines = append(lines, textOf(p)...)
	}
	contents := strings.Join(lines, "\n")
	for _, e := range r.Outline() {
		page, ok := l.PageOf(e.ID)
		if !ok || !has(l.Pages[page-1], e.Number) {
			t.Fatalf("%s is not on page %d", e.Number, page)
		}
		from := strings.Index(contents, "\n"+e.Number+" ")
		if from < 0 {
			t.Fatalf("%s is not in the contents", e.Number)
		}
		entry, _, _ := strings.Cut(contents[from+1:], "\n"+nextNumber(r, e))
		if !strings.HasSuffix(strings.TrimSpace(entry), fmt.Sprint(page)) && !strings.Contains(entry, fmt.Sprintf(".%d", page)) {
			t.Errorf("contents of %s: %q, want page %d", e.Number, entry, page)
		}
	}
}

func nextNumber(r *report.Report, e report.Entry) string {
	list := r.Outline()
	i := slices.Index(list, e)
	return list[min(i+1, len(list)-1)].Number + " "
}

func TestLongTableIsCut(t *testing.T) {
	table := tableOf(1700, words[:len("Концепция автоматизированной системы описывает результаты")])
	l := layout(t, reportOf(section("Таблица", prose(words), table, prose(words))))
	cuts := l.Cuts(table)
	if len(l.Pages) < 40 || len(cuts) == 0 {
		t.Fatalf("%d pages, cuts %v", len(l.Pages), cuts)
	}
	start, _ := l.PageOf("t")
	rows := 0
	for i, p := range l.Pages[start-1 : start+len(cuts)] {
		lines := textOf(p)
		if i > 0 && (lines[0] != "Продолжение таблицы 1" || lines[1] != "КодТребование") {
			t.Errorf("page %d starts with %q", start+i, lines[:2])
		}
		if i > 0 && !strings.HasPrefix(lines[2], fmt.Sprintf("R%d", cuts[i-1]+1)) {
			t.Errorf("page %d goes on with %q, cut before row %d", start+i, lines[2], cuts[i-1])
		}
		here := 0
		for _, line := range lines {
			if strings.HasPrefix(line, "R") {
				here++
			}
		}
		if here < 2 {
			t.Errorf("page %d has %d row of the table", start+i, here)
		}
		rows += here
	}
	if rows != 1700 {
		t.Errorf("%d rows of 1700", rows)
	}
}

func TestRowHigherThanAPage(t *testing.T) {
	table := tableOf(3, strings.Repeat(words, 40))
	l := layout(t, reportOf(section("Таблица", table)))
	var all strings.Builder
	for _, p := range l.Pages {
		lines := textOf(p)
		for _, line := range lines[:len(lines)-1] { // the last is the page's number
			all.WriteString(line)
		}
	}
	again := strings.NewReplacer("Продолжение таблицы 1", "", "КодТребование", "", "-", "")
	if n := strings.Count(again.Replace(all.String()), "Концепция"); n != 120 {
		t.Errorf("%d of 120 sentences", n)
	}
}

func TestWideTableStandsOnALandscapePage(t *testing.T) {
	table := &report.Table{ID: "t", Caption: report.Plain("Оценка"), Head: [][]report.Cell{nil}, Rows: [][]report.Cell{nil, nil, nil}}
	for i := range 14 {
		table.Head[0] = append(table.Head[0], report.TextCell(fmt.Sprintf("Показатель эффективности %d", i+1)))
		for k := range table.Rows {
			table.Rows[k] = append(table.Rows[k], report.TextCell("обеспечивается частично"))
		}
	}
	l := layout(t, reportOf(section("Таблица", prose(words), table, prose(words))))
	page, _ := l.PageOf("t")
	if !l.Landscape(table) || l.Pages[page-1].Width <= l.Pages[page-1].Height {
		t.Fatalf("table on page %d is not landscape", page)
	}
	if p := l.Pages[0]; p.Width > p.Height {
		t.Error("the title page is landscape")
	}
	for _, p := range l.Pages { // text fills the page before the table
		if p.Width < p.Height && has(p, "Концепция") && !has(p, "Таблица 1") && len(textOf(p)) > 10 {
			return
		}
	}
	t.Error("the text after the table does not stand before it")
}

func TestHeadingsAreNeverLast(t *testing.T) {
	for n := range 12 {
		s := section("Раздел", prose(strings.Repeat(words, 4)))
		for range n {
			s.Blocks = append(s.Blocks, prose("Короткий абзац."))
		}
		for i := range 20 {
			s.Blocks = append(s.Blocks, &report.Heading{Level: 2, ID: fmt.Sprint("h", i), Inlines: report.Plain("Заголовок подраздела, набранный на две строки, как бывает нередко")}, prose(words))
		}
		for i, p := range layout(t, reportOf(s)).Pages[1:] {
			lines := textOf(p)
			if last := lines[len(lines)-2]; strings.Contains(last, "Заголовок") || strings.Contains(last, "нередко") {
				t.Errorf("page %d ends with %q", i+2, last)
			}
		}
	}
}

func TestWidowsAndOrphans(t *testing.T) {
	for n := range 25 {
		s := section("Раздел")
		for range n {
			s.Blocks = append(s.Blocks, prose("Короткий абзац."))
		}
		long := strings.Repeat(words, 2) + "Конец."
		s.Blocks = append(s.Blocks, prose(long), prose(long), prose(long), prose(long))
		for i, p := range layout(t, reportOf(s)).Pages[2:] {
			lines := textOf(p)
			if strings.HasSuffix(lines[0], "Конец.") {
				t.Errorf("%d paragraphs: page %d starts with the last line of a paragraph", n, i+3)
			}
			if last := lines[len(lines)-2]; len(lines) > 20 && strings.HasPrefix(last, "Концепция автоматизированной системы описывает результаты изуч") {
				t.Errorf("%d paragraphs: page %d ends with the first line of a paragraph", n, i+3)
			}
		}
	}
}

func TestFootnotesStandOnThePageOfTheirMark(t *testing.T) {
	s := section("Раздел")
	for i := range 30 {
		note := &report.Footnote{Blocks: []report.Block{prose(fmt.Sprintf("Сноска%d: %s", i, words))}}
		s.Blocks = append(s.Blocks, &report.Paragraph{Inlines: []report.Inline{
			&report.Text{Text: words + fmt.Sprintf("Знак%d", i)}, note, &report.Text{Text: ". " + words},
		}})
	}
	l := layout(t, reportOf(s))
	for i := range 30 {
		mark, note := fmt.Sprintf("Знак%d.", i), fmt.Sprintf("Сноска%d:", i)
		found := 0
		for _, p := range l.Pages {
			plain := strings.ReplaceAll(strings.Join(textOf(p), ""), "-", "")
			if strings.Contains(plain, strings.TrimSuffix(mark, ".")) && strings.Contains(plain, note) {
				found++
			}
		}
		if found == 0 {
			t.Errorf("footnote %d is not on the page of its mark", i)
		}
	}
}

func TestFootnoteLongerThanAPageGoesOn(t *testing.T) {
	note := &report.Footnote{Blocks: []report.Block{prose(strings.Repeat(words, 60) + " Последнее слово сноски")}}
	l := layout(t, reportOf(section("Раздел", &report.Paragraph{Inlines: []report.Inline{&report.Text{Text: "Текст"}, note}}, prose(words))))
	for _, p := range l.Pages {
		if has(p, "слово сноски") {
			return
		}
	}
	t.Error("the footnote's end is lost")
}

func TestPictureLargerThanAPage(t *testing.T) {
	f := &report.Figure{ID: "f", Caption: report.Plain("Схема"), Image: report.Image{Name: "a.png", Format: report.PNG, Width: 5000, Height: 9000}}
	l := layout(t, reportOf(section("Раздел", prose(words), f, prose(words))))
	page, _ := l.PageOf("f")
	if !has(l.Pages[page-1], "Рисунок 1 — Схема") {
		t.Error("the caption is not on the picture's page")
	}
}

func TestTextFillsThePageBeforeAFigure(t *testing.T) {
	f := &report.Figure{ID: "f", Caption: report.Plain("Схема"), Image: report.Image{Name: "a.png", Format: report.PNG, Width: 600, Height: 700}}
	l := layout(t, reportOf(section("Раздел", prose(strings.Repeat(words, 4)), f, prose(strings.Repeat(words, 6)))))
	page, _ := l.PageOf("f")
	if n := len(textOf(l.Pages[page-2])); n < 25 {
		t.Errorf("the page before the figure has %d lines", n)
	}
}

func TestManyAppendicesAndLongHeadings(t *testing.T) {
	r := reportOf(&report.Section{Kind: report.Structural, ID: "c", Title: "СОДЕРЖАНИЕ", Blocks: []report.Block{&report.Contents{}}},
		section(strings.Repeat("Очень длинный заголовок раздела ", 8), prose(words)))
	for i := range 30 {
		r.Sections = append(r.Sections, &report.Section{
			Kind: report.Appendix, ID: fmt.Sprint("a", i), Title: "Материалы обследования", Status: "справочное", Listed: true, Blocks: []report.Block{prose(words)},
		})
	}
	l := layout(t, r)
	for i := range 30 {
		page, _ := l.PageOf(fmt.Sprint("a", i))
		lines := textOf(l.Pages[page-1])
		if want := "ПРИЛОЖЕНИЕ " + report.AppendixLetter(i); lines[0] != want || lines[1] != "(справочное)" {
			t.Errorf("page %d starts with %q, want %s", page, lines[:2], want)
		}
	}
}

func TestManySources(t *testing.T) {
	r := reportOf(section("Раздел", prose(words)), &report.Section{Kind: report.Structural, ID: "l", Title: "СПИСОК", Blocks: []report.Block{&report.SourceList{}}})
	for i := range 120 {
		r.Sources = append(r.Sources, &report.Source{ID: fmt.Sprint("src", i), Text: report.Plain(words)})
	}
	l := layout(t, r)
	for i := range 120 {
		page, ok := l.PageOf(fmt.Sprint("src", i))
		if !ok || !has(l.Pages[page-1], fmt.Sprintf("%d. Концепция", i+1)) {
			t.Errorf("source %d is not on page %d", i+1, page)
		}
	}
}

func TestTitlePage(t *testing.T) {
	r := reportOf(section("Раздел", prose(words)))
	for i := range 16 {
		r.Title.Signatures = append(r.Title.Signatures, report.Signature{Role: "Исполнитель", Position: "консультант", Name: fmt.Sprintf("И.И. Иванов%d", i)})
	}
	r.Title.Document = []string{"ОТЧЕТ", "О НАУЧНО-ИССЛЕДОВАТЕЛЬСКОЙ РАБОТЕ"}
	l := layout(t, r)
	if !has(l.Pages[0], "Продолжение на следующем листе") || textOf(l.Pages[1])[0] != "Продолжение титульного листа" {
		t.Error("the title page has no continuation by 6.10.1")
	}
	if has(l.Pages[1], "Москва") || !has(l.Pages[0], "Москва 2026") {
		t.Error("the place stands on the first sheet only")
	}
	if lines := textOf(l.Pages[2]); lines[len(lines)-1] != "3" {
		t.Errorf("the third page is numbered %q", lines[len(lines)-1])
	}
}

func TestFaultsNameTheirPlace(t *testing.T) {
	for _, c := range []struct {
		name  string
		block report.Block
		want  []string
	}{
		{"emoji", prose("Рост 🚀 продаж"), []string{"U+1F680", "Рост", "раздел «Раздел»"}},
		{"cut UTF-8", prose("а\xd0"), []string{"UTF-8"}},
		{"private sign", tableOf(1, "\ue123"), []string{"U+E123", "таблица 1"}},
		{"unknown TeX", &report.Formula{TeX: `a \unknown b`}, []string{`\unknown`, "формула"}},
		{"no end of a group", &report.Formula{TeX: `\frac{a}{b`}, []string{"нет закрывающего"}},
		{"deep TeX", &report.Formula{TeX: strings.Repeat("{", 100000)}, []string{"слишком глубокая"}},
		{"no size", &report.Figure{Caption: report.Plain("С"), Image: report.Image{Name: "a.png"}}, []string{"a.png", "размеров"}},
		{"no columns", &report.Table{}, []string{"нет столбцов"}},
		{"a heading", &report.Heading{Level: 2, Inlines: report.Plain("🚀")}, []string{"U+1F680", "подзаголовок"}},
		{"a caption", captioned(tableOf(1, "а"), "🚀"), []string{"U+1F680", "таблица 1"}},
		{"within a list", &report.List{Kind: report.Dash, Items: [][]report.Block{{tableOf(1, "🚀")}}}, []string{"U+1F680", "перечисление"}},
		{"a footnote", &report.Paragraph{Inlines: []report.Inline{&report.Footnote{Blocks: []report.Block{prose("🚀")}}}}, []string{"U+1F680"}},
	} {
		r := reportOf(section("Раздел", c.block))
		if err := report.Resolve(r); err != nil {
			t.Fatal(err)
		}
		_, err := Typeset(r, fonts.Default())
		for _, w := range c.want {
			if err == nil || !strings.Contains(err.Error(), w) {
				t.Errorf("%s: %v, want %q in it", c.name, err, w)
			}
		}
		if told := Settable(r, fonts.Default()); err != nil && (told == nil || told.Error() != err.Error()) {
			t.Errorf("%s: told without pages: %v", c.name, told)
		}
	}
}

func captioned(t *report.Table, words string) *report.Table {
	t.Caption = report.Plain(words)
	return t
}

// TestFits: what is said to stand on one page does so, and most of what does is said to.
func TestFits(t *testing.T) {
	fitting := map[bool]int{}
	for n := 1; n < 60; n++ {
		s := section("Раздел", &report.Paragraph{Inlines: []report.Inline{&report.CountsLine{}}})
		s.Blocks = append(s.Blocks, lines(n)...)
		l := layout(t, reportOf(s, section("Следующий", prose(words))))
		from, _ := l.PageOf(s.ID)
		to, _ := l.PageOf("s-Следующий")
		fits := Fits(l.Report, s.ID, fonts.Default())
		if fits && to-from > 1 {
			t.Errorf("%d lines stand on %d pages", n, to-from)
		}
		if to-from == 1 {
			fitting[fits]++
		}
	}
	if fitting[true] < 20 || fitting[false] > 3 {
		t.Errorf("of one page: %d, not known to be: %d", fitting[true], fitting[false])
	}
}

func TestFormulas(t *testing.T) {
	for _, tex := range []string{
		`NPV = \sum_{t=0}^{T} \frac{B_t - C_t}{(1 + r)^t}`, `\sqrt[3]{x^2 + y^2} \le \left( \frac{a}{b} \right)^2`,
		`К_\text{об} = 0,95 \cdot N \times 10^{-3}`, `\alpha_1, \beta', \Omega \approx \infty`, `\max_{i} x_i \ne \overline{X}`, `x_i^2`, `{}`, `-5 + (-3)`,
	} {
		r := reportOf(section("Раздел", &report.Formula{ID: "e", TeX: tex}, &report.Paragraph{Inlines: []report.Inline{&report.Math{TeX: tex}}}))
		if l := layout(t, r); !has(l.Pages[1], "(1)") {
			t.Errorf("%s has no number", tex)
		}
	}
}

func TestLongFormulaIsBrokenAfterASign(t *testing.T) {
	terms := make([]string, 30)
	for i := range terms {
		terms[i] = fmt.Sprintf("C_{%d}", i)
	}
	l := layout(t, reportOf(section("Раздел", &report.Formula{ID: "e", TeX: "S = " + strings.Join(terms, " + ")})))
	signs := strings.Count(strings.Join(textOf(l.Pages[1]), ""), "+")
	if signs <= 29 {
		t.Errorf("%d signs: the one at the line's end is not repeated", signs)
	}
}
