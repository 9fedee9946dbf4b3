package typeset

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/report"
)

// find gives the first run of a page that starts with some words.
func find(t *testing.T, p *Page, words string) *Run {
	t.Helper()
	for item := range p.Items() {
		if r, ok := item.(*Run); ok && strings.HasPrefix(strings.ReplaceAll(r.Text, report.NBSP, " "), words) {
			return r
		}
	}
	t.Fatalf("no %q on the page:\n%s", words, strings.Join(textOf(p), "\n"))
	return nil
}

// 5.4.1: subsections stand two characters, points four to the right; a further line stands
// under the title, that of an appendix under its designation.
func TestContentsIndents(t *testing.T) {
	long := "обоснование выбора оптимального варианта концепции создания системы"
	s := section("Раздел "+long, &report.Heading{Level: 2, ID: "h2", Inlines: report.Plain("Подраздел " + long)},
		&report.Heading{Level: 3, ID: "h3", Inlines: report.Plain("Пункт " + long)}, prose(words))
	appendix := &report.Section{Kind: report.Appendix, ID: "a", Title: "Материалы " + long, Status: "справочное", Listed: true, Blocks: []report.Block{prose(words)}}
	l := layout(t, reportOf(&report.Section{Kind: report.Structural, ID: "c", Title: "СОДЕРЖАНИЕ", Blocks: []report.Block{&report.Contents{}}}, s, appendix))
	page := l.Pages[1]
	starts := map[Length]Length{} // of lines, by their height
	for item := range page.Items() {
		if r, ok := item.(*Run); ok && r.Element != nil {
			if x, ok := starts[r.Y]; !ok || r.X < x {
				starts[r.Y] = r.X
			}
		}
	}
	face := fonts.Default().First(fonts.Regular)
	digit := advance(face.Advance('0'), 14*Point)
	width := func(s string) (w Length) {
		for _, r := range s {
			w += advance(face.Advance(r), 14*Point)
		}
		return w
	}
	want := []Length{0, width("1 "), 2 * digit, 2*digit + width("1.1 "), 4 * digit, 4 * digit, 0, 0} // the last is a lone point, 6.4.3
	var got []Length
	for _, y := range slices.Sorted(maps.Keys(starts))[1:] { // below the heading
		got = append(got, starts[y]-marginLeft)
	}
	if !slices.EqualFunc(got, want, func(a, b Length) bool { return max(a-b, b-a) < Point/2 }) {
		t.Errorf("lines of the contents start at %v, want %v", got, want)
	}
}

// 5.1, 6.10: СОГЛАСОВАНО at the left and УТВЕРЖДАЮ at the right of one height, the fields in
// their order, nothing in bold, city and year at the bottom in the middle, no number.
func TestTitlePageByTheStandard(t *testing.T) {
	r := reportOf(section("Раздел", prose(words)))
	r.Title = report.TitlePage{
		Ministry: "Министерство связи", Organisation: "ОБЩЕСТВО", Short: "(ООО)", Codes: []string{"УДК 004.9", "Рег. № НИОКТР 1", "Рег. № ИКРБС 2"},
		Approvals: []report.Approval{
			{Word: "УТВЕРЖДАЮ", Right: true, Position: "Директор", Organisation: "ООО", Name: "П.П. Петров", Date: "01.02.2027"},
			{Word: "СОГЛАСОВАНО", Position: "Заказчик", Organisation: "АО", Degree: "канд. техн. наук", Name: "И.И. Иванов", Date: "02.02.2027"},
		},
		Document: []string{"ОТЧЕТ", "О НАУЧНО-ИССЛЕДОВАТЕЛЬСКОЙ РАБОТЕ"}, Research: "Развитие стратегии", Title: "КОНЦЕПЦИЯ",
		Kind: "(заключительный)", Designation: "Шифр", Signatures: []report.Signature{{Role: "Руководитель НИР", Position: "консультант", Name: "А.А. Сидоров"}}, Place: "Москва 2027",
	}
	page := layout(t, r).Pages[0]
	y := Length(0)
	for _, words := range []string{"Министерство", "ОБЩЕСТВО", "(ООО)", "УДК", "Рег. № НИОКТР", "Рег. № ИКРБС", "УТВЕРЖДАЮ", "ОТЧЕТ", "О НАУЧНО", "Развитие", "по теме:", "КОНЦЕПЦИЯ", "(заключительный)", "Шифр", "Руководитель НИР", "Москва 2027"} {
		run := find(t, page, words)
		if run.Y <= y {
			t.Errorf("%q stands at %d, not below %d", words, run.Y, y)
		}
		y = run.Y
	}
	agree, approve := find(t, page, "СОГЛАСОВАНО"), find(t, page, "УТВЕРЖДАЮ")
	if agree.X != marginLeft || approve.X < page.Width/2-10*Point || agree.Y != approve.Y {
		t.Errorf("СОГЛАСОВАНО at %d, %d; УТВЕРЖДАЮ at %d, %d", agree.X, agree.Y, approve.X, approve.Y)
	}
	for item := range page.Items() {
		if run, ok := item.(*Run); ok && strings.Contains(run.Face.Name, "Bold") {
			t.Errorf("%q is bold", run.Text)
		}
	}
	place := find(t, page, "Москва 2027")
	if middle := (marginLeft + page.Width - marginRight) / 2; place.X+place.Width/2-middle > Point || middle-place.X-place.Width/2 > Point || place.Y < page.Height-marginBottom-30*Point {
		t.Errorf("city and year at %d, %d", place.X, place.Y)
	}
	if lines := textOf(page); lines[len(lines)-1] != "Москва 2027" {
		t.Errorf("the title page ends with %q", lines[len(lines)-1])
	}
}

// 6.12.2: keywords have no indent and no hyphens.
func TestKeywordsAreNotHyphenated(t *testing.T) {
	words := strings.TrimSuffix(strings.Repeat("АВТОМАТИЗИРОВАННАЯ СИСТЕМА УПРАВЛЕНИЯ ВЗАИМООТНОШЕНИЯМИ, ", 6), ", ")
	l := layout(t, reportOf(&report.Section{Kind: report.Structural, ID: "r", Title: "РЕФЕРАТ", Blocks: []report.Block{&report.Paragraph{Style: report.Flush, Inlines: report.Plain(words)}}}))
	if find(t, l.Pages[1], "АВТОМАТИЗ").X != marginLeft {
		t.Error("the keywords are indented")
	}
	if got := strings.Join(textOf(l.Pages[1])[1:], " "); !strings.HasPrefix(got, words) {
		t.Errorf("%q", got)
	}
}

// 6.8.2: no page ends between a formula and «где».
func TestFormulaStaysWithItsExplanation(t *testing.T) {
	for n := range 26 {
		s := section("Раздел")
		for range n {
			s.Blocks = append(s.Blocks, prose("Короткий абзац."))
		}
		s.Blocks = append(s.Blocks, &report.Formula{ID: "e", TeX: "a = b"}, prose("где a — выгода;"), prose("b — затраты."))
		l := layout(t, reportOf(s))
		page, _ := l.PageOf("e")
		if !has(l.Pages[page-1], "где") {
			t.Errorf("after %d lines the explanation is on another page", n)
		}
	}
}

// 6.7: one note, several notes, a footnote under its short rule.
func TestNotesAndFootnotes(t *testing.T) {
	note := &report.Footnote{Blocks: []report.Block{prose("Пояснение.")}}
	l := layout(t, reportOf(section("Раздел",
		&report.Note{Items: [][]report.Block{{prose("Одно.")}}},
		&report.Note{Items: [][]report.Block{{prose("Первое.")}, {prose("Второе.")}}},
		&report.Paragraph{Inlines: []report.Inline{&report.Text{Text: "Слово"}, note, &report.Text{Text: "."}}})))
	page := l.Pages[1]
	lines := strings.ReplaceAll(strings.Join(textOf(page), "\n"), report.NBSP, " ")
	for _, want := range []string{"Примечание — Одно.", "Примечания\n1 Первое.\n2 Второе."} {
		if !strings.Contains(lines, want) {
			t.Errorf("no %q in\n%s", want, lines)
		}
	}
	if find(t, page, "Примечание").X != marginLeft+firstIndent || find(t, page, "Пояснение").X < marginLeft+firstIndent {
		t.Error("notes start from the indent")
	}
	mark, word := find(t, page, "1"), find(t, page, "Слово")
	for item := range page.Items() {
		if r, ok := item.(*Run); ok && r.Text == "1" && r.Y < word.Y && r.Size < word.Size {
			mark = r
		}
	}
	if mark.X != word.X+word.Width || mark.Size >= word.Size {
		t.Errorf("the mark stands at %d with size %d, the word ends at %d", mark.X, mark.Size, word.X+word.Width)
	}
	for item := range page.Items() {
		if r, ok := item.(*Rule); ok && r.X == marginLeft && r.W == noteRuleLength && r.Y > page.Height-marginBottom-60*Point {
			return
		}
	}
	t.Error("no short rule above the footnote")
}
