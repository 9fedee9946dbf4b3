package docx

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"rd50/generator/picture"
	"rd50/generator/report"
)

// The constructors below keep the sample readable.

func para(in ...report.Inline) *report.Paragraph { return &report.Paragraph{Inlines: in} }
func txt(s string) report.Inline                 { return &report.Text{Text: s} }
func words(s string) *report.Paragraph           { return para(txt(s)) }
func items(list ...string) [][]report.Block {
	var out [][]report.Block
	for _, s := range list {
		out = append(out, []report.Block{words(s)})
	}
	return out
}

func row(cells ...string) []report.Cell {
	var out []report.Cell
	for _, s := range cells {
		out = append(out, report.TextCell(s))
	}
	return out
}

func heading(level int, id, title string) *report.Heading {
	return &report.Heading{Level: level, ID: id, Inlines: report.Plain(title)}
}

func pngImage(w, h int) report.Image {
	img := image.NewGray(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = byte(i)
	}
	img.Set(0, 0, color.White)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return report.Image{Name: "figures/a.png", Format: report.PNG, Width: float64(w), Height: float64(h), Data: b.Bytes()}
}

func svgImage() report.Image {
	data := `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="160" viewBox="0 0 400 160">` +
		`<rect x="10" y="10" width="150" height="60" fill="none" stroke="black"/><text x="30" y="45" font-size="16">CRM</text>` +
		`<path d="M160 40 L240 40" stroke="black"/><rect x="240" y="10" width="150" height="60" fill="#ddd" stroke="black"/></svg>`
	img, err := picture.Decode("figures/b.svg", []byte(data))
	if err != nil {
		panic(err)
	}
	return img
}

// resolved numbers a report made of sections.
func resolved(t testing.TB, r *report.Report) *report.Report {
	t.Helper()
	if err := report.Resolve(r); err != nil {
		t.Fatal(err)
	}
	return r
}

// section is a listed section of the main part.
func section(id string, blocks ...report.Block) *report.Section {
	return &report.Section{Kind: report.Main, ID: id, Title: "Раздел", Listed: true, Blocks: blocks}
}

// everything is a resolved report that uses every block and inline.
func everything(t testing.TB) *report.Report {
	t.Helper()
	r := &report.Report{
		Meta: report.Meta{
			Title: "Концепция CRM", Author: "ООО «Исполнитель»", Subject: "Концепция АС", Keywords: []string{"CRM", "КОНЦЕПЦИЯ"},
			Designation: "К-1", Version: "1.0", Status: "approved", Language: "ru-RU", Date: "2026-11-23",
		},
		Layout: report.Layout{FontSize: 14, Hyphenation: true},
		Title: report.TitlePage{
			Ministry: "Министерство связи", Organisation: "ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ «ИСПОЛНИТЕЛЬ»", Short: "ООО «ИСПОЛНИТЕЛЬ»",
			Codes: []string{"УДК 004.9 (047.31)", "Рег. № НИОКТР 123"},
			Approvals: []report.Approval{
				{Word: "УТВЕРЖДАЮ", Right: true, Position: "Генеральный директор", Organisation: "ООО «Заказчик»", Degree: "канд. техн. наук", Name: "И.О. Фамилия", Date: "23.11.2026"},
				{Word: "СОГЛАСОВАНО", Position: "Директор", Organisation: "ООО «Исполнитель»", Name: "П.С. Петров", Date: "«__» ________ 2026 г."},
			},
			Document: []string{"ОТЧЕТ", "О НАУЧНО-ИССЛЕДОВАТЕЛЬСКОЙ РАБОТЕ"}, Research: "Развитие отношений с клиентами",
			Title: "КОНЦЕПЦИЯ CRM", Kind: "(заключительный)", Designation: "Шифр К-1",
			Signatures: []report.Signature{{Role: "Руководитель НИР,", Position: "зав. отделом", Degree: "канд. техн. наук", Name: "Ю.М. Арский"}},
			Place:      "Москва 2026",
		},
		Sources: []*report.Source{
			{ID: "gost", Text: []report.Inline{txt("ГОСТ 7.32—2017. — М.: Стандартинформ, 2017. — 32 с.")}},
			{ID: "site", Text: []report.Inline{txt("Сайт. — URL: "), &report.Link{URL: "https://пример.рф/путь?a=1&b=2", Inlines: report.Plain("https://пример.рф")}}},
		},
		Labels: []report.Label{{ID: "R3", Text: "требование R3", Short: "R3", Target: "tab-req"}},
	}
	r.Sections = []*report.Section{
		{Kind: report.Structural, ID: "performers", Title: "СПИСОК ИСПОЛНИТЕЛЕЙ", Blocks: []report.Block{&report.Performers{Groups: []report.PerformerGroup{
			{Signatures: []report.Signature{{Role: "Руководитель НИР,", Position: "зав. отделом", Degree: "канд. техн. наук", Name: "Ю.М. Арский", Parts: "введение, раздел 1"}}},
			{Title: "Исполнители:", Signatures: []report.Signature{{Position: "Инженер", Name: "А.А. Иванов", Parts: "(раздел 2)"}, {Position: "Аналитик", Name: "Б.Б. Сидоров"}}},
		}}}},
		{Kind: report.Structural, ID: "abstract", Title: "РЕФЕРАТ", Blocks: []report.Block{
			para(&report.CountsLine{}),
			&report.Paragraph{Style: report.Flush, Inlines: report.Plain("CRM, КОНЦЕПЦИЯ, КЛИЕНТЫ")},
			words("Объект исследования — отношения с клиентами."),
		}},
		{Kind: report.Structural, ID: "contents", Title: "СОДЕРЖАНИЕ", Blocks: []report.Block{&report.Contents{}}},
		{Kind: report.Structural, ID: "terms", Title: "ТЕРМИНЫ И ОПРЕДЕЛЕНИЯ", Listed: true, Blocks: []report.Block{
			words("В настоящем отчете применяют следующие термины:"),
			&report.Definitions{Items: []report.Definition{{Term: report.Plain("клиент"), Blocks: items("тот, кто платит")[0]}, {Term: report.Plain("CRM"), Blocks: items("управление отношениями")[0]}}},
		}},
		{Kind: report.Structural, ID: "intro", Title: "ВВЕДЕНИЕ", Listed: true, Blocks: inlineSample()},
		{Kind: report.Main, ID: "study", Title: "Описание результатов изучения объекта", Listed: true, Blocks: studySample()},
		{Kind: report.Main, ID: "choice", Title: "Обоснование выбора варианта", Listed: true, Blocks: []report.Block{
			heading(2, "choice-a", "Варианты"),
			wideTable(),
			words("После широкой таблицы."),
			heading(3, "choice-b", "Пункт"),
			words("Текст пункта."),
			longTable(),
			words("После длинной таблицы."),
		}},
		{Kind: report.Structural, ID: "end", Title: "ЗАКЛЮЧЕНИЕ", Listed: true, Blocks: []report.Block{words("Выводы сделаны.")}},
		{Kind: report.Structural, ID: "sources", Title: "СПИСОК ИСПОЛЬЗОВАННЫХ ИСТОЧНИКОВ", Listed: true, Blocks: []report.Block{&report.SourceList{}}},
		{Kind: report.Appendix, ID: "app", Title: "Матрица требований", Status: "обязательное", Listed: true, Blocks: []report.Block{
			heading(2, "app-a", "Состав"),
			words("Текст приложения."),
			&report.Table{ID: "tab-app", Caption: report.Plain("Таблица приложения"), Columns: make([]report.Column, 2), Head: [][]report.Cell{row("А", "Б")}, Rows: [][]report.Cell{row("1", "2")}},
			&report.Formula{ID: "eq-app", TeX: `x^2`},
		}},
	}
	resolved(t, r)
	r.Counts.Pages = 17
	return r
}

func inlineSample() []report.Block {
	note := &report.Footnote{Blocks: []report.Block{para(txt("Примечание внизу, "), &report.Link{URL: "mailto:a@example.org", Inlines: report.Plain("почта")}, txt("."))}}
	return []report.Block{
		para(txt("Простой, "), &report.Emphasis{Inlines: report.Plain("курсивный")}, txt(", "), &report.Strong{Inlines: report.Plain("выделенный")}, txt(" и "),
			&report.CodeSpan{Text: "код a<b"}, txt(", H"), &report.Subscript{Inlines: report.Plain("2")}, txt("O и м"), &report.Superscript{Inlines: report.Plain("2")},
			txt(";"), &report.LineBreak{}, txt("вторая строка"), note, txt(", "),
			&report.Link{URL: "https://example.org/a b", Inlines: report.Plain("ссылка")}, txt(", "), &report.Math{TeX: `\frac{a}{b} \le 1`}, txt(".")),
		para(txt("Смотри "), &report.Reference{ID: "study"}, txt(", "), &report.Reference{ID: "study-a", Words: "подразделе"}, txt(", "),
			&report.Reference{ID: "tab-req", Words: "таблице"}, txt(", "), &report.Reference{ID: "fig-svg"}, txt(", "), &report.Reference{ID: "eq-npv", Words: "формуле"}, txt(", "),
			&report.Reference{ID: "app"}, txt(", "), &report.Reference{ID: "R3", Words: "требованию"}, txt(", "), &report.Reference{ID: "end"}, txt(", "),
			&report.Reference{ID: "app-a"}, txt(", "), &report.Reference{ID: "tab-app"}, txt(", "), &report.Reference{ID: "eq-app"}, txt(" и "),
			&report.Citation{ID: "gost", Words: "раздел 5"}, txt(", "), &report.Citation{ID: "site"}, txt(".")),
	}
}

func studySample() []report.Block {
	return []report.Block{
		words("Абзац до подраздела."),
		heading(2, "study-a", "Процессы объекта"),
		&report.List{Kind: report.Dash, Items: [][]report.Block{{words("первое,")}, {words("второе:"), &report.List{Kind: report.Digit, Items: items("раз;", "два.")}}}},
		&report.List{Kind: report.Letter, Items: items("один;", "два;", "три;", "четыре;", "пять;", "шесть;", "семь;", "восемь;", "девять.")},
		&report.List{Kind: report.Digit, Items: items("снова с единицы;", "затем два.")},
		heading(3, "study-b", "Требования"),
		heading(4, "study-c", "Подпункт"),
		&report.Table{
			ID: "tab-req", Caption: report.Plain("Требования"),
			Columns: []report.Column{{Weight: 1}, {Weight: 3}, {Align: report.Right, Weight: 1}},
			Head:    [][]report.Cell{{{Span: 2, Blocks: []report.Block{words("Требование")}}, report.TextCell("Вес")}, row("Код", "Текст", "%")},
			Rows: [][]report.Cell{row("R1", "Единая карточка клиента", "40"), {report.TextCell("R2"),
				{Blocks: []report.Block{words("Перечень:"), &report.List{Kind: report.Dash, Items: items("звонки,", "письма")}}}, report.TextCell("60")},
				{{Span: 2, Align: report.Centre, Blocks: []report.Block{words("Итого")}}, {}}},
		},
		&report.Note{Items: items("Веса условны.")},
		&report.Note{Items: items("Первое.", "Второе.")},
		&report.Figure{ID: "fig-svg", Caption: report.Plain("Схема обмена"), Alt: "Два блока со стрелкой", Image: svgImage()},
		&report.Figure{ID: "fig-png", Caption: report.Plain("Снимок экрана"), Alt: "Серый прямоугольник", Image: pngImage(900, 200)},
		words("Эффект считают по формуле"),
		&report.Formula{ID: "eq-npv", TeX: `NPV = \sum_{t=0}^{T} \frac{B_t - C_t}{\left( 1 + r \right)^t}`},
		words("где r — ставка."),
		&report.Formula{TeX: `\sqrt{x} \approx \max_i s_i \cdot \text{коэф}`},
		&report.Code{Language: "go", Text: "func main() {\n\tprintln(\"<&>\")\n}\n"},
		&report.Quote{Blocks: []report.Block{words("Цитата из интервью.")}},
		&report.Paragraph{Style: report.Centred, Inlines: report.Plain("* * *")},
	}
}

func wideTable() *report.Table {
	t := &report.Table{ID: "tab-wide", Caption: report.Plain("Сравнение вариантов"), Columns: make([]report.Column, 12)}
	var head, body []string
	for range 12 {
		head, body = append(head, "Показатель"), append(body, "значение")
	}
	t.Head, t.Rows = [][]report.Cell{row(head...)}, [][]report.Cell{row(body...), row(body...)}
	return t
}

// longTable has eight rows and a footnote in its head.
func longTable() *report.Table {
	note := &report.Footnote{Blocks: []report.Block{words("По данным заказчика.")}}
	t := &report.Table{ID: "tab-long", Caption: report.Plain("Длинная таблица"), Columns: make([]report.Column, 2),
		Head: [][]report.Cell{{report.TextCell("№"), report.InlineCell([]report.Inline{txt("Строка"), note})}}}
	for range 8 {
		t.Rows = append(t.Rows, row("1", "Строка длинной таблицы"))
	}
	return t
}

// pages is a typesetting made up for tests.
type pages struct {
	of   map[string]int
	cuts map[string][]int
	wide map[string]bool
}

func (p pages) PageOf(id string) (int, bool) { n, ok := p.of[id]; return n, ok }
func (p pages) Cuts(t *report.Table) []int   { return p.cuts[t.ID] }
func (p pages) Landscape(b report.Block) bool {
	t, ok := b.(*report.Table)
	return ok && p.wide[t.ID]
}

func samplePages() pages {
	return pages{
		of: map[string]int{"terms": 5, "intro": 6, "study": 7, "study-a": 7, "study-b": 8, "choice": 11, "choice-a": 11, "choice-b": 12,
			"end": 15, "sources": 16, "app": 17},
		cuts: map[string][]int{"tab-long": {5}}, wide: map[string]bool{"tab-wide": true},
	}
}
