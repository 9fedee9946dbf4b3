package gost732_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rd50/generator/report"
)

// elements are the clauses of sections 3 to 5.
var elements = []rule{
	{"3.2", "вид отчета стоит на титульном листе: заключительный или промежуточный с номером этапа", func(t *testing.T) {
		both(t, sample(t, "telecom"), "(заключительный)")
		both(t, edited(t, `kind = "final"`, "kind = \"interim\"\nstage = 2"), "(промежуточный, этап 2)")
	}},
	{"3.5", "в списке исполнителей есть место подписи нормоконтролера", func(t *testing.T) {
		both(t, sample(t, "telecom"), "Нормоконтроль")
	}},
	{"3.6", "язык документа — русский", func(t *testing.T) {
		p := sample(t, "telecom")
		if p.report.Meta.Language != "ru-RU" {
			t.Errorf("language %s", p.report.Meta.Language)
		}
		for _, x := range p.word.paragraphs {
			if lang := x.look("w:rPr", "w:lang", "w:val"); lang != "ru-RU" {
				t.Fatalf("%q is in %q", x.text(), lang)
			}
		}
	}},
	{"4", "структурные элементы стоят в порядке стандарта, ничего сверх него нет", func(t *testing.T) {
		p := sample(t, "telecom")
		ordered(t, p, "СПИСОК ИСПОЛНИТЕЛЕЙ", "РЕФЕРАТ", "СОДЕРЖАНИЕ", "ТЕРМИНЫ И ОПРЕДЕЛЕНИЯ", "ПЕРЕЧЕНЬ СОКРАЩЕНИЙ", "ВВЕДЕНИЕ", "ЗАКЛЮЧЕНИЕ", "СПИСОК ИСПОЛЬЗОВАННЫХ ИСТОЧНИКОВ", "ПРИЛОЖЕНИЕ А")
		known := []string{"СПИСОК ИСПОЛНИТЕЛЕЙ", "РЕФЕРАТ", "СОДЕРЖАНИЕ", "ТЕРМИНЫ И ОПРЕДЕЛЕНИЯ", "ПЕРЕЧЕНЬ СОКРАЩЕНИЙ И ОБОЗНАЧЕНИЙ", "ВВЕДЕНИЕ", "ЗАКЛЮЧЕНИЕ", "СПИСОК ИСПОЛЬЗОВАННЫХ ИСТОЧНИКОВ"}
		var titles []string
		for _, s := range p.report.Sections {
			if s.Kind == report.Structural {
				titles = append(titles, s.Title)
			}
		}
		if !slices.Equal(titles, known) {
			t.Errorf("structural elements %v", titles)
		}
		var word []string
		for _, x := range slices.Concat(p.word.find("HeadingStructural", ""), p.word.find("HeadingUnlisted", "")) {
			word = append(word, x.text())
		}
		if slices.Sort(word); !slices.Equal(word, slices.Sorted(slices.Values(known))) {
			t.Errorf("in the DOCX %v", word)
		}
	}},
	{"5.1.1", "титульный лист — первая страница", func(t *testing.T) {
		p := sample(t, "telecom")
		if !slices.ContainsFunc(p.pages[0].lines, func(l line) bool { return l.text == "ОТЧЕТ" }) {
			t.Error("no title on the first page")
		}
		if first := p.word.paragraphs[0].style; first != "CoverPage" {
			t.Errorf("the DOCX begins with %s", first)
		}
	}},
	{"5.1.2", "сведения титульного листа: организация, УДК, номера, грифы, вид документа, наименования, вид отчета, шифр, руководитель, место и год", func(t *testing.T) {
		p := sample(t, "telecom")
		ordered(t, p, "ОБЩЕСТВО С ОГРАНИЧЕННОЙ", "(ООО «МЕРИДИАН-КОНЦЕПТ»)", "УДК 004.9", "Рег. № НИОКТР", "Рег. № ИКРБС")
		ordered(t, p, "УТВЕРЖДАЮ", "ОТЧЕТ", "по теме:", "КОНЦЕПЦИЯ АВТОМАТИЗИРОВАННОЙ СИСТЕМЫ", "(заключительный)", "МК-2026-17.К", "Руководитель", "Лукоморск 2026")
		both(t, p, "СОГЛАСОВАНО")
	}},
	{"5.1.4", "титульный лист оформлен по 6.10", titleInItsOrder},
	{"5.2.1", "каждый исполнитель назван с должностью, степенью и долей в отчете", func(t *testing.T) {
		p := sample(t, "telecom")
		n := 0
		for _, s := range p.report.Sections {
			report.EachBlock(s.Blocks, func(b report.Block) {
				if list, ok := b.(*report.Performers); ok {
					for _, g := range list.Groups {
						for _, person := range g.Signatures {
							n++
							both(t, p, plain(person.Name))
							if person.Parts != "" {
								both(t, p, plain(person.Parts))
							}
						}
					}
				}
			})
		}
		if n < 5 {
			t.Errorf("%d performers", n)
		}
	}},
	{"5.2.2", "единственный исполнитель назван на титульном листе, списка исполнителей нет", func(t *testing.T) {
		p := edited(t)
		if strings.Count(p.text(), "СПИСОК ИСПОЛНИТЕЛЕЙ")+strings.Count(p.word.text(), "СПИСОК ИСПОЛНИТЕЛЕЙ") > 0 {
			t.Error("a list of one")
		}
		name := plain(p.report.Title.Signatures[0].Name)
		if !slices.ContainsFunc(p.pages[0].lines, func(l line) bool { return strings.Contains(l.text, name) }) {
			t.Errorf("%s is not on the title page", name)
		}
		both(t, p, name)
	}},
	{"5.2.4", "список исполнителей оформлен по 6.11", performersInColumns},
	{"5.3.1", "реферат — сведения, ключевые слова и связный текст без таблиц, рисунков и заголовков", func(t *testing.T) {
		for _, b := range section(t, sample(t, "telecom"), "abstract").Blocks {
			if _, ok := b.(*report.Paragraph); !ok {
				t.Errorf("%T in the реферат", b)
			}
		}
	}},
	{"5.3.2", "реферат: сведения об объеме, ключевые слова, текст; умещается на странице", func(t *testing.T) {
		p := sample(t, "telecom")
		ordered(t, p, "РЕФЕРАТ", "Отчет ", "КОНЦЕПЦИЯ АВТОМАТИЗИРОВАННОЙ СИСТЕМЫ,", "Объект")
		first, _ := p.layout.PageOf("abstract")
		if next, _ := p.layout.PageOf("contents"); next != first+1 {
			t.Errorf("the реферат stands on %d pages", next-first)
		}
	}},
	{"5.3.2.1", "от 5 до 15 ключевых слов, каждое есть в тексте отчета", func(t *testing.T) {
		p := sample(t, "telecom")
		words := p.report.Meta.Keywords
		if len(words) < 5 || len(words) > 15 {
			t.Errorf("%d keywords", len(words))
		}
		both(t, p, strings.ToUpper(words[0]))
		for _, w := range words { // whether each is in the text, rule RD402 looks; here that it says nothing
			if !strings.Contains(strings.ToLower(p.text()), strings.ToLower(stemOf(w))) {
				t.Errorf("%s is not in the text", w)
			}
		}
	}},
	{"5.3.2.2", "части текста реферата идут в порядке стандарта", func(t *testing.T) {
		var got []string
		for _, b := range section(t, sample(t, "telecom"), "abstract").Blocks[2:] {
			got = append(got, strings.Fields(report.PlainText(b.(*report.Paragraph).Inlines))[0])
		}
		if len(got) < 6 || got[0] != "Объектом" || got[1] != "Цель" {
			t.Errorf("the parts begin with %v", got)
		}
		ordered(t, sample(t, "telecom"), "Объектом", "Цель работы")
	}},
	{"5.3.3", "первая строка реферата — по примеру приложения В", func(t *testing.T) {
		form := regexp.MustCompile(`Отчет \d+ с\., 1 кн\., \d+ рис\., \d+ табл\., \d+ источн\., \d+ прил\.`)
		p := sample(t, "telecom")
		if !form.MatchString(p.text()) || !form.MatchString(p.word.text()) {
			t.Error("no such line")
		}
	}},
	{"5.4.1", "содержание: элементы, разделы, подразделы и пункты с их страницами, отточием и отступами", func(t *testing.T) {
		p := sample(t, "telecom")
		rows := p.word.find("TOC", "")
		if list := p.report.Outline(); len(rows) != len(list) || len(rows) < 100 {
			t.Errorf("%d rows for %d headings", len(rows), len(list))
		}
		for _, r := range rows {
			title, page, ok := strings.Cut(r.text(), "\t")
			if n, err := strconv.Atoi(page); !ok || err != nil || n < 1 || n > len(p.pages) || title == "" {
				t.Errorf("row %q", r.text())
			}
		}
		from, _ := p.layout.PageOf("contents")
		lines := p.pages[from-1].lines
		if !slices.ContainsFunc(lines, func(l line) bool { return strings.HasPrefix(l.text, "1.1 ") && l.x > left+10 && l.x < left+20 }) {
			t.Error("subsections do not stand two signs to the right")
		}
		two := p.word.find("TOC2", "")[0]
		if two.number("w:pPr", "w:ind", "w:left")-two.number("w:pPr", "w:ind", "w:hanging") != 2*140 {
			t.Errorf("in the DOCX they stand at %d − %d", two.number("w:pPr", "w:ind", "w:left"), two.number("w:pPr", "w:ind", "w:hanging"))
		}
	}},
	{"5.4.3", "содержание составляется всегда", func(t *testing.T) { both(t, sample(t, "minimal"), "СОДЕРЖАНИЕ") }},
	{"5.4.4", "содержание оформлено по 6.13", contentsWithLeaders},
	{"5.5.1", "термины отчета определены в элементе «Термины и определения»", func(t *testing.T) {
		both(t, sample(t, "telecom"), "абонент — физическое лицо")
	}},
	{"5.5.2", "начальная фраза перечня терминов", func(t *testing.T) {
		r := regexp.MustCompile(`В настоящем отчете( о НИР)? применяют следующие термины с соответствующими определениями`)
		p := sample(t, "telecom")
		if !r.MatchString(p.text()) || !r.MatchString(p.word.text()) {
			t.Error("no such sentence")
		}
	}},
	{"5.5.3", "термины оформлены по 6.14", func(t *testing.T) { column(t, sample(t, "telecom"), "terms") }},
	{"5.6.1", "начальная фраза перечня сокращений", func(t *testing.T) {
		r := regexp.MustCompile(`В настоящем отчете( о НИР)? применяют следующие сокращения и обозначения`)
		p := sample(t, "telecom")
		if !r.MatchString(p.text()) || !r.MatchString(p.word.text()) {
			t.Error("no such sentence")
		}
	}},
	{"5.6.2", "перечень сокращений приводит каждое с расшифровкой", func(t *testing.T) {
		both(t, sample(t, "telecom"), "ИБ — информационная безопасность", "СУБД — система управления базами данных")
	}},
	{"5.6.4", "сокращения оформлены по 6.15", func(t *testing.T) { column(t, sample(t, "telecom"), "abbreviations") }},
	{"5.8.1", "основная часть — обязательные разделы концепции с данными, методикой и результатами", func(t *testing.T) {
		p := sample(t, "telecom")
		n := 0
		for _, s := range p.report.Sections {
			if s.Kind == report.Main {
				n++
				if len(s.Blocks) < 3 {
					t.Errorf("section %s holds %d blocks", s.ID, len(s.Blocks))
				}
				both(t, p, plain(s.Title))
			}
		}
		if n != 9 {
			t.Errorf("%d sections", n)
		}
	}},
	{"5.8.3", "единица стоит за числом через неразрывный пробел, обозначения — по ГОСТ 8.417", func(t *testing.T) {
		p := sample(t, "telecom")
		number := regexp.MustCompile(`\d$`)
		unit := regexp.MustCompile(`^(?:ч|с|мин|%|кг|км|м|Гбайт|Мбайт|тыс\.|млн|руб\.)(?:[ ,.;)]|$)`)
		lines := p.lines()
		for i := 1; i < len(lines); i++ {
			a, b := lines[i-1], lines[i]
			if a.page == b.page && a.role == "paragraph" && b.role == a.role && a.size > 13 && number.MatchString(a.text) && unit.MatchString(b.text) && a.right > 500 {
				t.Errorf("page %d: %q | %q", a.page, a.text, b.text)
			}
		}
		if wrong := regexp.MustCompile(`\d\s(?:сек|час|гр|кв\.м|Гб|Мб|Кб)\b`); wrong.MatchString(p.text()) {
			t.Errorf("%q", wrong.FindString(p.text()))
		}
		raw := 0
		for _, x := range p.word.body.all("w:t") {
			if regexp.MustCompile(`\d [%]`).MatchString(x.chars) {
				t.Errorf("a plain blank before a sign: %q", x.chars)
			}
			raw += strings.Count(x.chars, "\u00a0%")
		}
		if raw == 0 {
			t.Error("no per cent sign")
		}
	}},
	{"5.10.1", "описания источников — по ГОСТ 7.1: области через «. — », объем, адрес и дата обращения", func(t *testing.T) {
		p := sample(t, "telecom")
		both(t, p, "— М.: Стандартинформ", "— 426 p.", "(дата обращения:", "// ")
		for _, s := range p.report.Sources {
			if text := plain(report.PlainText(s.Text)); !strings.Contains(text, ". — ") || !strings.HasSuffix(text, ".") {
				t.Errorf("%s: %s", s.ID, text)
			}
		}
	}},
	{"5.10.2", "каждый источник списка назван в тексте номером в квадратных скобках", func(t *testing.T) {
		p := sample(t, "telecom")
		for i := range p.report.Sources {
			if n := strconv.Itoa(i + 1); !regexp.MustCompile(`\[(?:\d+[;,][^\]]*)?` + n + `[\],;]`).MatchString(p.text()) {
				t.Errorf("no citation of source %s", n)
			}
		}
	}},
	{"5.11.3", "приложения оформлены по 6.17", appendixHeadings},
}

func plain(s string) string { return strings.ReplaceAll(s, report.NBSP, " ") }

func stemOf(words string) string {
	first := []rune(strings.Fields(words)[0])
	return string(first[:max(3, len(first)-3)])
}

func section(t *testing.T, p paper, id string) *report.Section {
	t.Helper()
	for _, s := range p.report.Sections {
		if s.ID == id {
			return s
		}
	}
	t.Fatalf("no section %s", id)
	return nil
}
