// Package specimen holds one small report that uses every node of the model,
// for the tests of the model and of the writers. Only tests import it.
package specimen

import (
	"rd50/generator/drawing/svg"
	"rd50/generator/report"
)

// New gives the report before report.Resolve. Everything that is numbered
// occurs in the main part and in an appendix; every kind of reference occurs.
func New() *report.Report {
	return &report.Report{
		Meta:  meta(),
		Title: titlePage(),
		Sections: []*report.Section{
			performers(), abstract(), contents(), terms(), introduction(), study(), choice(), sourceList(), appendix(),
		},
		Sources: []*report.Source{
			{ID: "crm", Text: text("Гринберг П. CRM со скоростью света. — СПб.: Символ Плюс, 2007. — 528 с.")},
			{ID: "gost", Text: join(text("ГОСТ Р 59795—2021. — URL: "), link("https://protect.gost.ru/a_(1)"), text("."))},
			{ID: "uncited", Text: text("Источник без ссылок.")},
		},
		Labels: []report.Label{
			{ID: "R1", Text: "R1", Short: "R1", Target: "tab-requirements"},
			{ID: "G1", Text: "снизить отток", Short: "G1"},
		},
		Layout: report.Layout{FontSize: 14, Hyphenation: true},
	}
}

func meta() report.Meta {
	return report.Meta{
		Title: "Концепция АС «Клиент»", Author: "ООО «Исполнитель»", Subject: "Концепция АС",
		Keywords: []string{"CRM", "концепция"}, Designation: "АБВГ.001", Version: "1.1", Status: "draft",
		Language: "ru-RU", Date: "2026-10-19",
	}
}

func titlePage() report.TitlePage {
	return report.TitlePage{
		Ministry: "Министерство связи", Organisation: "ООО «ИСПОЛНИТЕЛЬ»", Short: "(ООО «ИСП»)",
		Codes: []string{"УДК 004.9(047.31)", "Рег. № НИОКТР 1", "Рег. № ИКРБС 2"},
		Approvals: []report.Approval{
			{Word: "СОГЛАСОВАНО", Position: "Директор", Organisation: "ООО «Заказчик»", Name: "А.Б. Вилков", Date: "«____» ________ 2026 г."},
			{Word: "УТВЕРЖДАЮ", Right: true, Position: "Директор", Organisation: "ООО «Исполнитель»", Degree: "канд. техн. наук", Name: "Г.Д. Ежов", Date: "12.10.2026"},
		},
		Document: []string{"ОТЧЕТ", "О НАУЧНО-ИССЛЕДОВАТЕЛЬСКОЙ РАБОТЕ"},
		Research: "Развитие системы", Title: "КОНЦЕПЦИЯ АС «КЛИЕНТ»", Kind: "(промежуточный, этап 2)",
		Designation: "АБВГ.001",
		Signatures:  []report.Signature{{Role: "Руководитель НИР", Position: "консультант", Degree: "канд. экон. наук", Name: "И.К. Лунин"}},
		Place:       "Москва 2026",
	}
}

func performers() *report.Section {
	return &report.Section{Kind: report.Structural, ID: "performers", Title: "СПИСОК ИСПОЛНИТЕЛЕЙ", Blocks: []report.Block{
		&report.Performers{Groups: []report.PerformerGroup{
			{Title: "Руководитель НИР", Signatures: []report.Signature{{Position: "Консультант", Name: "И.К. Лунин", Parts: "(введение, раздел 1)"}}},
			{Title: "Нормоконтроль", Signatures: []report.Signature{{Position: "Инженер", Degree: "канд. техн. наук", Name: "М.Н. Орлова"}}},
		}},
	}}
}

func abstract() *report.Section {
	return &report.Section{Kind: report.Structural, ID: "abstract", Title: "РЕФЕРАТ", Blocks: []report.Block{
		para(&report.CountsLine{}),
		&report.Paragraph{Style: report.Flush, Inlines: text("CRM, КОНЦЕПЦИЯ")},
	}}
}

func contents() *report.Section {
	return &report.Section{Kind: report.Structural, ID: "contents", Title: "СОДЕРЖАНИЕ", Blocks: []report.Block{&report.Contents{}}}
}

func terms() *report.Section {
	return &report.Section{Kind: report.Structural, ID: "terms", Title: "ТЕРМИНЫ И ОПРЕДЕЛЕНИЯ", Listed: true, Blocks: []report.Block{
		&report.Definitions{Items: []report.Definition{
			{Term: text("отток"), Blocks: item("доля ушедших абонентов")},
			{Term: text("АС"), Blocks: []report.Block{para(join(text("система"), footnote("Автоматизированная."))...)}},
		}},
	}}
}

func introduction() *report.Section {
	return &report.Section{Kind: report.Structural, ID: "introduction", Title: "ВВЕДЕНИЕ", Listed: true, Blocks: []report.Block{
		para(&report.Text{Text: "Основание — "}, &report.Citation{ID: "gost", Words: "раздел 5"}, &report.Text{Text: ". Цель "},
			ref("G1", ""), &report.Text{Text: " описана в "}, ref("choice", "разделе"), &report.Text{Text: "."}),
		&report.Heading{Level: 2, Unnumbered: true, Inlines: text("Заголовок без номера")},
		&report.Paragraph{Style: report.Centred, Inlines: text("По центру")},
	}}
}

func study() *report.Section {
	return &report.Section{Kind: report.Main, ID: "study", Title: "Результаты изучения объекта", Listed: true, Blocks: []report.Block{
		&report.Heading{Level: 2, ID: "sub-inlines", Inlines: text("Строчные элементы")},
		everyInline(),
		para(&report.Text{Text: "См. "}, ref("tab-requirements", ""), &report.Text{Text: ", "}, ref("fig-scheme", "рисунке"), &report.Text{Text: ", "},
			ref("eq-share", "формуле"), &report.Text{Text: ", "}, ref("R1", "требованию"), &report.Text{Text: ", "}, ref("app", ""),
			&report.Text{Text: " и "}, ref("sub-inlines", ""), &report.Text{Text: "."}),
		&report.Heading{Level: 3, Inlines: text("Списки")},
		lists(),
		&report.Quote{Blocks: []report.Block{para(&report.Text{Text: "Первый абзац цитаты."}), para(&report.Text{Text: "Второй."})}},
		&report.Note{Items: [][]report.Block{item("Одно примечание.")}},
		&report.Note{Items: [][]report.Block{item("Первое."), item("Второе.")}},
	}}
}

func everyInline() report.Block {
	note := &report.Footnote{Blocks: item("Текст сноски.")}
	return para(
		&report.Text{Text: "Текст, "}, &report.Emphasis{Inlines: text("курсив")}, &report.Text{Text: ", "},
		&report.Strong{Inlines: text("выделение")}, &report.Text{Text: ", "}, &report.CodeSpan{Text: "код `x`"},
		&report.Text{Text: ", м"}, &report.Superscript{Inlines: text("2")}, &report.Text{Text: ", H"}, &report.Subscript{Inlines: text("2")},
		&report.Text{Text: "O, "}, link("https://example.org/")[0], &report.Text{Text: ", "}, &report.Math{TeX: "x_i"},
		&report.Text{Text: ", сноска"}, note, &report.Text{Text: ", она же"}, &report.FootnoteMark{Note: note}, &report.Text{Text: ", "}, &report.Citation{ID: "crm", Words: "с. 12", And: []*report.Citation{{ID: "gost"}}},
		&report.LineBreak{}, &report.Text{Text: "новая строка; A|B* — не разметка."})
}

func lists() report.Block {
	digits := &report.List{Kind: report.Digit, Items: [][]report.Block{item("раз;"), item("два.")}}
	letters := &report.List{Kind: report.Letter, Items: [][]report.Block{item("буква а;"), item("буква б;")}}
	return &report.List{Kind: report.Dash, Items: [][]report.Block{
		append(item("первый пункт:"), digits),
		append(item("второй пункт:"), letters),
		append(item("третий пункт."), para(&report.Text{Text: "Его второй абзац."})),
	}}
}

func choice() *report.Section {
	return &report.Section{Kind: report.Main, ID: "choice", Title: "Обоснование выбора", Listed: true, Blocks: []report.Block{
		table("tab-requirements", "Требования"),
		&report.Table{ // without caption
			Columns: []report.Column{{Align: report.Left}, {Align: report.Centre}},
			Rows:    [][]report.Cell{{report.TextCell("без"), report.TextCell("подписи")}},
		},
		figure("fig-scheme", "Схема"),
		&report.Formula{ID: "eq-share", TeX: `s = \frac{a}{b}`},
		&report.Formula{TeX: "a = b"},
		&report.Code{Language: "sql", Text: "select 1\nfrom ```dual"},
	}}
}

// table has a head of two rows, a cell that covers columns, a list and a
// footnote in cells.
func table(id, caption string) *report.Table {
	cell := report.InlineCell(join(text("full"), footnote("Сноска в ячейке.")))
	list := report.Cell{Blocks: []report.Block{&report.List{Kind: report.Dash, Items: [][]report.Block{item("да;"), item("нет.")}}}}
	return &report.Table{
		ID: id, Caption: text(caption), Keep: true,
		Columns: []report.Column{{Align: report.Left, Weight: 2}, {Align: report.Centre}, {Align: report.Right}},
		Head: [][]report.Cell{
			{report.TextCell("Код"), {Span: 2, Align: report.Centre, Blocks: report.TextCell("Вариант").Blocks}},
			{report.TextCell(""), report.TextCell("V1"), report.TextCell("V2")},
		},
		Rows: [][]report.Cell{
			{report.TextCell("R1 | A"), cell, report.TextCell("1 234,5")},
			{report.TextCell("R2"), list, report.TextCell("—")},
		},
	}
}

func figure(id, caption string) *report.Figure {
	const scheme = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><rect width="96" height="48" fill="#468"/></svg>`
	drawing, err := svg.Parse([]byte(scheme))
	if err != nil {
		panic(err) // the bytes stand above
	}
	return &report.Figure{ID: id, Caption: text(caption), Alt: "Синий прямоугольник", Image: report.Image{
		Name: "figures/scheme.svg", Format: report.SVG, Width: 96, Height: 48, Data: []byte(scheme), Drawing: drawing,
	}}
}

func sourceList() *report.Section {
	return &report.Section{
		Kind: report.Structural, ID: "sources", Title: "СПИСОК ИСПОЛЬЗОВАННЫХ ИСТОЧНИКОВ", Listed: true,
		Blocks: []report.Block{&report.SourceList{}},
	}
}

func appendix() *report.Section {
	return &report.Section{
		Kind: report.Appendix, ID: "app", Title: "Опрос абонентов", Status: "справочное", Listed: true,
		Blocks: []report.Block{
			&report.Heading{Level: 2, ID: "app-sub", Inlines: text("Вопросы")},
			table("tab-survey", "Ответы"), figure("fig-survey", "Ответы"), &report.Formula{ID: "eq-survey", TeX: "n = 100"},
			para(&report.Text{Text: "См. "}, ref("tab-survey", ""), &report.Text{Text: " и "}, ref("eq-survey", ""), &report.Text{Text: "."}),
		},
	}
}

func text(s string) []report.Inline { return report.Plain(s) }

func para(in ...report.Inline) report.Block { return &report.Paragraph{Inlines: in} }

func item(s string) []report.Block { return []report.Block{para(&report.Text{Text: s})} }

func ref(id, words string) report.Inline { return &report.Reference{ID: id, Words: words} }

func link(url string) []report.Inline {
	return []report.Inline{&report.Link{URL: url, Inlines: text(url)}}
}

func footnote(s string) []report.Inline {
	return []report.Inline{&report.Footnote{Blocks: item(s)}}
}

func join(parts ...[]report.Inline) []report.Inline {
	var out []report.Inline
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}
