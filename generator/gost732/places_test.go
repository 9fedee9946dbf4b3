package gost732_test

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rd50/generator/report"
)

// places are the clauses 6.10 to 6.17: the structural elements on their pages.
var places = []rule{
	{"6.10.1", "реквизиты титульного листа — в порядке стандарта, СОГЛАСОВАНО слева, УТВЕРЖДАЮ справа, место и год внизу по центру", titleInItsOrder},
	{"6.10.2", "реквизиты расположены по схеме приложения Г", func(t *testing.T) {
		p := sample(t, "telecom")
		agree, approve := p.only(t, "СОГЛАСОВАНО"), p.find("УТВЕРЖДАЮ")
		if strings.Contains(agree.text, "УТВЕРЖДАЮ") { // both on a line
			approve = []line{agree}
		}
		if math.Abs(agree.x-left) > 1 || len(approve) != 1 || approve[0].y != agree.y {
			t.Errorf("СОГЛАСОВАНО at %.1f, %.1f", agree.x, agree.y)
		}
		title := p.only(t, "ОТЧЕТ")
		if title.y < agree.y || math.Abs((title.x+title.right)/2-(left+595.28-right)/2) > 1 {
			t.Errorf("ОТЧЕТ at %.1f", title.y)
		}
		if len(p.word.find("CoverPage", "ОТЧЕТ")) != 1 || p.word.find("CoverPage", "ОТЧЕТ")[0].look("w:pPr", "w:jc", "w:val") != "center" {
			t.Error("ОТЧЕТ in the DOCX")
		}
	}},
	{"6.11", "исполнители — столбцом: должность слева, место подписи, инициалы и фамилия справа, под ними доля", performersInColumns},
	{"6.12.1", "сведения об объеме — с абзацного отступа, в строку, через запятые; числа верны", func(t *testing.T) {
		p := sample(t, "telecom")
		l := p.only(t, firstWords(p.report.CountsLine(), 6))
		if math.Abs(l.x-left-indent) > 0.5 || l.text != plain(p.report.CountsLine()) {
			t.Errorf("%q at %.1f", l.text, l.x-left)
		}
		if p.report.Counts.Pages != len(p.pages) || p.report.Counts.Tables != len(tables(p)) || len(p.word.find("BodyText", l.text)) != 1 {
			t.Errorf("%+v for %d pages and %d tables", p.report.Counts, len(p.pages), len(tables(p)))
		}
	}},
	{"6.12.2", "ключевые слова — прописными через запятую, без отступа, переносов и точки", func(t *testing.T) {
		p := sample(t, "telecom")
		words := strings.ToUpper(strings.Join(p.report.Meta.Keywords, ", "))
		page, _ := p.layout.PageOf("abstract")
		lines := p.pages[page-1].lines
		l := lines[slices.IndexFunc(lines, func(l line) bool { return strings.HasPrefix(l.text, firstWords(words, 2)) })]
		if math.Abs(l.x-left) > 0.5 || l.hyphenated {
			t.Errorf("%q at %.1f", l.text, l.x-left)
		}
		x := p.word.find("BodyFlush", firstWords(words, 2))
		if len(x) != 1 || x[0].text() != words || x[0].number("w:pPr", "w:ind", "w:firstLine") != 0 || x[0].look("w:pPr", "w:suppressAutoHyphens", "w:val") != "1" {
			t.Errorf("in the DOCX %d", len(x))
		}
	}},
	{"6.12.3", "текст реферата — с абзацного отступа после ключевых слов, часть — абзац", func(t *testing.T) {
		p := sample(t, "telecom")
		if l := p.only(t, "Объектом исследования"); math.Abs(l.x-left-indent) > 0.5 {
			t.Errorf("at %.1f", l.x-left)
		}
		if x := p.word.find("BodyText", "Объектом исследования"); len(x) != 1 || x[0].look("w:pPr", "w:ind", "w:firstLine") != "709" {
			t.Error("in the DOCX")
		}
	}},
	{"6.13", "запись содержания — абзац влево, отточие, страница у правого края", contentsWithLeaders},
	{"6.14", "термины — столбцом по алфавиту без отступа, через тире, без знаков в конце", func(t *testing.T) { column(t, sample(t, "telecom"), "terms") }},
	{"6.15", "сокращения — столбцом по алфавиту без отступа, через тире, без знаков в конце", func(t *testing.T) { column(t, sample(t, "telecom"), "abbreviations") }},
	{"6.16", "источники — в порядке ссылок, номера с точкой, с абзацного отступа", func(t *testing.T) {
		p := sample(t, "telecom")
		from, _ := p.layout.PageOf("sources")
		for i := range p.report.Sources {
			n := i + 1
			found := slices.ContainsFunc(p.lines(), func(l line) bool {
				return l.page >= from && strings.HasPrefix(l.text, regexp.MustCompile(`^0*`).ReplaceAllString(number(n), "")+". ") && math.Abs(l.x-left-indent) < 0.5
			})
			if !found {
				t.Errorf("source %d has no line of its own", n)
			}
		}
		x := p.word.find("Source", "")
		if len(x) != len(p.report.Sources) || x[0].look("w:pPr", "w:ind", "w:firstLine") == "0" {
			t.Errorf("%d sources in the DOCX", len(x))
		}
		formats := map[string]bool{}
		for _, lvl := range p.word.numbering.all("w:lvlText") {
			formats[lvl.attr("w:val")] = true
		}
		if !formats["%1."] {
			t.Errorf("no numbers with a dot in the DOCX: %v", formats)
		}
	}},
	{"6.17.1", "приложения — продолжение отчета на последующих листах", func(t *testing.T) {
		p := sample(t, "telecom")
		sources, _ := p.layout.PageOf("sources")
		for _, s := range p.report.Sections {
			if page, _ := p.layout.PageOf(s.ID); s.Kind == report.Appendix && page <= sources {
				t.Errorf("appendix %s on page %d", s.Number, page)
			}
		}
		ordered(t, p, "СПИСОК ИСПОЛЬЗОВАННЫХ ИСТОЧНИКОВ", "ПРИЛОЖЕНИЕ А")
	}},
	{"6.17.2", "на каждое приложение есть ссылка; приложения идут в порядке ссылок", func(t *testing.T) {
		p := sample(t, "telecom")
		refs := regexp.MustCompile(`приложени\p{L}+ ([А-Я])`)
		for where, text := range map[string]string{"pages": p.text(), "DOCX": p.word.text()} {
			var got []string
			for _, m := range refs.FindAllStringSubmatch(text, -1) {
				if !slices.Contains(got, m[1]) {
					got = append(got, m[1])
				}
			}
			if want := letters(p); !slices.Equal(got, want) {
				t.Errorf("%s: referred to in the order %v, they stand as %v", where, got, want)
			}
		}
	}},
	{"6.17.3", "«ПРИЛОЖЕНИЕ А» вверху новой страницы в середине строки, ниже полужирный заголовок по центру без точки", appendixHeadings},
	{"6.17.4", "приложения обозначены буквами без Ё З Й О Ч Ъ Ы Ь, далее латинскими без I и O, далее цифрами", func(t *testing.T) {
		var all []string
		for i := range 60 {
			all = append(all, report.AppendixLetter(i))
		}
		if got := strings.Join(all, ""); strings.ContainsAny(got, "ЁЗЙОЧЪЫЬIO") || all[0] != "А" || all[59] == "" {
			t.Errorf("letters %s", got)
		}
		both(t, sample(t, "telecom"), "ПРИЛОЖЕНИЕ А", "ПРИЛОЖЕНИЕ Б")
	}},
	{"6.17.5", "приложения — на листах А4", func(t *testing.T) {
		p := sample(t, "telecom")
		for i, s := range p.pages {
			if math.Abs(math.Min(s.width, s.height)-595.28) > 0.5 || math.Abs(math.Max(s.width, s.height)-841.89) > 0.5 {
				t.Errorf("page %d is %.0f × %.0f", i+1, s.width, s.height)
			}
		}
		for _, x := range p.word.body.all("w:pgSz") {
			if a, b := x.attr("w:w"), x.attr("w:h"); a+b != "1190616838" && a+b != "1683811906" {
				t.Errorf("a section of %s × %s", a, b)
			}
		}
	}},
	{"6.17.6", "разделы, таблицы и рисунки приложения — с его буквой; страницы — сквозные", func(t *testing.T) {
		both(t, sample(t, "telecom"), "Таблица А.1 — ", "Рисунок А.1 — ")
		p := sample(t, "telecom")
		p.only(t, "А.1 ")
		found := false
		for _, lvl := range p.word.numbering.all("w:lvlText") {
			found = found || strings.HasPrefix(lvl.attr("w:val"), "А.%2")
		}
		if !found {
			t.Error("headings of appendix А are not numbered А.1 in the DOCX")
		}
	}},
	{"6.17.7", "приложения перечислены в содержании: обозначение, статус, наименование", func(t *testing.T) {
		p := sample(t, "telecom")
		for _, s := range p.report.Sections {
			if s.Kind == report.Appendix {
				row := "ПРИЛОЖЕНИЕ " + s.Number + " (" + s.Status + ") " + plain(s.Title)
				if len(p.word.find("TOC", row)) != 1 || !strings.Contains(p.text(), firstWords(row, 4)) {
					t.Errorf("no row %q", row)
				}
			}
		}
	}},
}

func number(n int) string { return string([]rune{rune('0' + n/10), rune('0' + n%10)}) }

func letters(p paper) []string {
	var out []string
	for _, s := range p.report.Sections {
		if s.Kind == report.Appendix {
			out = append(out, s.Number)
		}
	}
	return out
}

func titleInItsOrder(t *testing.T) {
	p := sample(t, "telecom")
	y := 0.0
	for _, words := range []string{"ОБЩЕСТВО С", "(ООО", "УДК", "Рег. № НИОКТР", "Рег. № ИКРБС", "СОГЛАСОВАНО", "ОТЧЕТ", "по теме:", "КОНЦЕПЦИЯ АВТ", "(заключительный)", "Руководитель", "Лукоморск 2026"} {
		at := slices.IndexFunc(p.pages[0].lines, func(l line) bool { return strings.HasPrefix(l.text, words) })
		if at < 0 || p.pages[0].lines[at].y <= y {
			t.Errorf("%q does not stand below the others", words)
			continue
		}
		y = p.pages[0].lines[at].y
	}
	last := p.pages[0].lines[len(p.pages[0].lines)-1]
	if last.text != "Лукоморск 2026" || math.Abs((last.x+last.right)/2-(left+595.28-right)/2) > 1 {
		t.Errorf("the title page ends with %q", last.text)
	}
	ordered(t, p, "ОБЩЕСТВО С", "УДК", "ОТЧЕТ", "по теме:", "(заключительный)", "Лукоморск 2026", "СПИСОК ИСПОЛНИТЕЛЕЙ")
}

func performersInColumns(t *testing.T) {
	p := sample(t, "telecom")
	page, _ := p.layout.PageOf("performers")
	names := 0
	for _, l := range p.pages[page-1].lines {
		if m := regexp.MustCompile(`^(.*?)\s*(\p{Lu}\.\p{Lu}\. \p{Lu}\p{Ll}+)$`).FindStringSubmatch(l.text); m != nil {
			names++
			if last := l.runs[len(l.runs)-1]; points(last.X) < left+250 {
				t.Errorf("%q: the name stands at %.0f", l.text, points(last.X)-left)
			}
		}
	}
	rows := 0
	for _, x := range p.word.body.all("w:tbl") {
		if x.child("w:tblPr").child("w:tblCaption") == nil {
			rows += len(x.all("w:tr"))
		}
	}
	if names < 5 || rows < names {
		t.Errorf("%d names, %d rows in the DOCX", names, rows)
	}
}

func contentsWithLeaders(t *testing.T) {
	p := sample(t, "telecom")
	from, _ := p.layout.PageOf("contents")
	rows := 0
	for _, l := range p.pages[from-1].lines[1:] {
		if m := regexp.MustCompile(`^(.*?)[ .]{6,}(\d+)$`).FindStringSubmatch(l.text); m != nil {
			rows++
			if math.Abs(l.right-(595.28-right)) > 0.5 {
				t.Errorf("%q ends at %.1f", l.text, l.right)
			}
		}
	}
	if rows < 15 {
		t.Errorf("%d rows on the first page", rows)
	}
	for _, x := range p.word.find("TOC", "") {
		tab := p.word.styles[x.style].child("w:pPr").child("w:tabs").child("w:tab")
		if tab.attr("w:leader") != "dot" || tab.attr("w:val") != "right" || x.look("w:pPr", "w:jc", "w:val") != "left" {
			t.Errorf("%q", x.text())
		}
	}
}

// column holds a list of terms to the alphabet and its form.
func column(t *testing.T, p paper, id string) {
	t.Helper()
	var before string
	for _, b := range section(t, p, id).Blocks {
		list, ok := b.(*report.Definitions)
		if !ok {
			continue
		}
		for _, d := range list.Items {
			term := plain(report.PlainText(d.Term))
			meaning := plain(report.PlainText(report.Lines(d.Blocks[0])[0]))
			if key := strings.ToLower(term); key < before {
				t.Errorf("%q stands behind %q", term, before)
			} else {
				before = key
			}
			if strings.ContainsAny(meaning[len(meaning)-1:], ".;,") {
				t.Errorf("%q ends with a mark", meaning)
			}
			x := p.word.find("Definition", term+" — "+firstWords(meaning, 1))
			if len(x) != 1 || x[0].number("w:pPr", "w:ind", "w:firstLine") != 0 || strings.HasSuffix(x[0].text(), ".") {
				t.Errorf("%q in the DOCX: %d", term, len(x))
			}
			if l := p.find(term + " — " + firstWords(meaning, 1)); len(l) != 1 || math.Abs(l[0].x-left) > 0.5 {
				t.Errorf("%q on the pages: %d", term, len(l))
			}
		}
	}
	if before == "" {
		t.Error("nothing in " + id)
	}
}

func appendixHeadings(t *testing.T) {
	p := sample(t, "telecom")
	middle := func(l line) bool { return math.Abs((l.x+l.right)/2-(left+p.pages[l.page-1].width-right)/2) < 1 }
	n := 0
	for _, s := range p.report.Sections {
		if s.Kind != report.Appendix {
			continue
		}
		n++
		page, _ := p.layout.PageOf(s.ID)
		lines := p.pages[page-1].lines
		if lines[0].text != "ПРИЛОЖЕНИЕ "+s.Number || lines[1].text != "("+s.Status+")" || !strings.HasPrefix(plain(s.Title), lines[2].text) || !lines[2].bold || lines[1].bold {
			t.Errorf("appendix %s begins with %q, %q, %q", s.Number, lines[0].text, lines[1].text, lines[2].text)
		}
		if p.pages[page-1].width < 600 && (!middle(lines[0]) || !middle(lines[2])) {
			t.Errorf("appendix %s is not in the middle", s.Number)
		}
		x := p.word.find("HeadingAppendix1", "ПРИЛОЖЕНИЕ "+s.Number)
		if len(x) != 1 || !x[0].bold() || x[0].look("w:pPr", "w:jc", "w:val") != "center" || x[0].look("w:pPr", "w:pageBreakBefore", "w:val") != "1" {
			t.Errorf("appendix %s in the DOCX: %d", s.Number, len(x))
		}
	}
	if n < 3 {
		t.Errorf("%d appendices", n)
	}
}
