package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"rd50/generator/report"
	"rd50/generator/typeset"
)

// words is running Russian text of any length.
const words = "Концепция автоматизированной системы описывает результаты изучения объекта автоматизации, " +
	"альтернативные варианты создания системы, сопоставительный анализ требований пользователя и " +
	"обоснование выбора оптимального варианта. Взаимодействие подразделений осуществляется через " +
	"централизованное хранилище клиентских данных, обеспечивающее непротиворечивость информации. "

func text(s string) []report.Inline { return report.Plain(s) }

func para(s string) *report.Paragraph { return &report.Paragraph{Inlines: text(s)} }

func pngImage(w, h int) report.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for x := range w {
		for y := range h {
			m.Set(x, y, color.RGBA{uint8(x), uint8(y), 128, 255})
		}
	}
	var b bytes.Buffer
	_ = png.Encode(&b, m)
	return report.Image{Name: "схема.png", Format: report.PNG, Width: float64(w), Height: float64(h), Data: b.Bytes()}
}

func row(cells ...string) []report.Cell {
	var out []report.Cell
	for _, c := range cells {
		out = append(out, report.TextCell(c))
	}
	return out
}

func longTable(rows int) *report.Table {
	t := &report.Table{
		ID: "t-long", Caption: text("Требования пользователя к автоматизированной системе и их источники"),
		Columns: []report.Column{{}, {}, {}, {Align: report.Right}},
		Head:    [][]report.Cell{row("Номер", "Требование", "Источник", "Стоимость, тыс. руб.")},
	}
	for i := range rows {
		t.Rows = append(t.Rows, row(fmt.Sprintf("R%d", i+1), string([]rune(words)[:100+i%7*40]), "Протокол стратегической сессии", fmt.Sprintf("%d 450,00", i+1)))
	}
	return t
}

func wideTable(columns int) *report.Table {
	t := &report.Table{ID: "t-wide", Caption: text("Соответствие вариантов требованиям"), Head: [][]report.Cell{{}}}
	for i := range columns {
		t.Head[0] = append(t.Head[0], report.TextCell(fmt.Sprintf("Показатель эффективности %d", i+1)))
	}
	for range 8 {
		var r []report.Cell
		for i := range columns {
			r = append(r, report.TextCell([]string{"полное", "частичное", "12 450,75", "не обеспечивается"}[i%4]))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// everything is a report with each node of the model.
func everything() *report.Report {
	r := &report.Report{
		Meta:   report.Meta{Title: "Концепция АС «Клиент»", Author: "ООО «Ромашка»", Language: "ru-RU", Date: "2026-01-15"},
		Layout: report.Layout{FontSize: 14, Hyphenation: true},
		Title: report.TitlePage{
			Ministry: "Министерство цифрового развития", Organisation: "Общество с ограниченной ответственностью «Ромашка»",
			Short: "ООО «Ромашка»", Codes: []string{"УДК 004.9 (047.31)", "Рег. № НИОКТР", "Рег. № ИКРБС"},
			Approvals: []report.Approval{
				{Word: "СОГЛАСОВАНО", Position: "Директор по стратегии", Organisation: "ПАО «Связь»", Name: "И.И. Иванов", Date: "«____» __________ 2026 г."},
				{Word: "УТВЕРЖДАЮ", Right: true, Position: "Генеральный директор", Organisation: "ООО «Ромашка»", Degree: "канд. экон. наук", Name: "П.П. Петров", Date: "«____» __________ 2026 г."},
			},
			Document: []string{"ОТЧЕТ", "О НАУЧНО-ИССЛЕДОВАТЕЛЬСКОЙ РАБОТЕ"},
			Research: "Разработка стратегии взаимодействия с клиентами", Title: "Концепция автоматизированной системы управления взаимодействием с клиентами",
			Kind: "(заключительный)", Designation: "Шифр «Клиент-1»",
			Signatures: []report.Signature{
				{Role: "Руководитель НИР,", Position: "главный консультант", Degree: "канд. техн. наук", Name: "А.А. Сидоров"},
				{Role: "Нормоконтроль", Name: "Б.Б. Кузнецова"},
			},
			Place: "Москва 2026",
		},
		Sources: []*report.Source{
			{ID: "s1", Text: text("ГОСТ 7.32—2017 Отчет о научно-исследовательской работе. Структура и правила оформления. — М.: Стандартинформ, 2017. — 32 с.")},
			{ID: "s2", Text: []report.Inline{&report.Text{Text: "Сайт. — URL: "}, &report.Link{URL: "https://пример.рф/очень/длинный/путь?q=1", Inlines: text("https://example.org/a/very/long/path/that/must/be/broken/somewhere?query=one&other=two#fragment")}, &report.Text{Text: " (дата обращения: 10.01.2026)."}}},
		},
	}
	r.Sections = []*report.Section{
		{Kind: report.Structural, ID: "performers", Title: "СПИСОК ИСПОЛНИТЕЛЕЙ", Blocks: []report.Block{&report.Performers{Groups: []report.PerformerGroup{
			{Signatures: []report.Signature{{Role: "Руководитель НИР,", Position: "главный консультант", Degree: "канд. техн. наук", Name: "А.А. Сидоров", Parts: "введение, раздел 1"}}},
			{Title: "Исполнители:", Signatures: []report.Signature{{Position: "консультант", Name: "В.В. Орлова", Parts: "разделы 2, 3, заключение"}}},
		}}}},
		{Kind: report.Structural, ID: "abstract", Title: "РЕФЕРАТ", Blocks: []report.Block{
			&report.Paragraph{Inlines: []report.Inline{&report.CountsLine{}}},
			&report.Paragraph{Style: report.Flush, Inlines: text("КОНЦЕПЦИЯ, АВТОМАТИЗИРОВАННАЯ СИСТЕМА, СТРАТЕГИЯ, ВЗАИМОДЕЙСТВИЕ С КЛИЕНТАМИ, ПОКАЗАТЕЛЬ, ТРЕБОВАНИЕ")},
			para(strings.Repeat(words, 2)),
		}},
		{Kind: report.Structural, ID: "contents", Title: "СОДЕРЖАНИЕ", Blocks: []report.Block{&report.Contents{}}},
		{Kind: report.Structural, ID: "terms", Title: "ТЕРМИНЫ И ОПРЕДЕЛЕНИЯ", Listed: true, Blocks: []report.Block{
			para("В настоящем отчете о НИР применяют следующие термины с соответствующими определениями"),
			&report.Definitions{Items: []report.Definition{
				{Term: text("Клиент"), Blocks: []report.Block{para("лицо, приобретающее услуги организации или намеревающееся их приобрести в обозримом будущем")}},
				{Term: text("Лояльность"), Blocks: []report.Block{para("готовность рекомендовать")}},
			}},
		}},
		{Kind: report.Structural, ID: "intro", Title: "ВВЕДЕНИЕ", Listed: true, Blocks: []report.Block{
			&report.Paragraph{Inlines: []report.Inline{
				&report.Text{Text: words}, &report.Emphasis{Inlines: text("Курсив")}, &report.Text{Text: " и "}, &report.Strong{Inlines: text("выделение")},
				&report.Text{Text: ", код "}, &report.CodeSpan{Text: "config.toml"}, &report.Text{Text: ", степень m"}, &report.Superscript{Inlines: text("2")},
				&report.Text{Text: " и индекс H"}, &report.Subscript{Inlines: text("2")}, &report.Text{Text: "O, цена 100\u00a0₽ ✓, ссылка на "},
				&report.Reference{ID: "t-long", Words: "таблицу"}, &report.Text{Text: ", на "}, &report.Reference{ID: "f-1", Words: "рисунок"},
				&report.Text{Text: " и источник "}, &report.Citation{ID: "s1", Words: "раздел 5"}, &report.Text{Text: ", а также " + words},
				&report.Text{Text: "Сноска"}, &report.Footnote{Blocks: []report.Block{para("Текст сноски: " + words)}}, &report.Text{Text: ". Формула в строке "},
				&report.Math{TeX: `x_i^2 + \frac{1}{2}`}, &report.Text{Text: ". " + words}, &report.LineBreak{}, &report.Text{Text: "После разрыва строки. "}, &report.Citation{ID: "s2"},
			}},
			&report.Paragraph{Style: report.Centred, Inlines: text("Строка по центру")},
			&report.List{Kind: report.Dash, Items: [][]report.Block{{para("первый пункт перечисления,")}, {para(words), &report.List{Kind: report.Digit, Items: [][]report.Block{{para("вложенный пункт")}, {para(words)}}}}, {para("третий пункт.")}}},
			&report.List{Kind: report.Letter, Items: [][]report.Block{{para("пункт;")}, {para("пункт;")}, {para("пункт.")}}},
			&report.Quote{Blocks: []report.Block{para(words)}},
			&report.Note{Items: [][]report.Block{{para("Одно примечание.")}}},
			&report.Note{Items: [][]report.Block{{para("Первое примечание.")}, {para("Второе примечание.")}}},
			&report.Code{Language: "toml", Text: "[report]\n  title = \"Концепция\" # комментарий\n  very_long_line = \"" + strings.Repeat("x", 90) + "\"\n"},
		}},
		{Kind: report.Main, ID: "study", Title: "Описание результатов изучения объекта автоматизации", Listed: true, Blocks: []report.Block{
			&report.Heading{Level: 2, ID: "h1", Inlines: text("Характеристика объекта автоматизации и его связей с другими объектами")},
			para(strings.Repeat(words, 3)),
			&report.Heading{Level: 3, ID: "h11", Inlines: text("Пункт с названием")},
			para(strings.Repeat(words, 3)),
			&report.Figure{ID: "f-1", Caption: text("Схема взаимодействия подразделений"), Alt: "схема", Image: pngImage(400, 200)},
			para(words),
			&report.Formula{ID: "e-1", TeX: `NPV = \sum_{t=0}^{T} \frac{B_t - C_t}{(1 + r)^t} - \sqrt{\alpha \cdot \beta^2}`},
			para("где r — ставка дисконтирования."),
			longTable(14),
			para(strings.Repeat(words, 5)),
			wideTable(14),
			para(strings.Repeat(words, 2)),
		}},
		{Kind: report.Structural, ID: "sources", Title: "СПИСОК ИСПОЛЬЗОВАННЫХ ИСТОЧНИКОВ", Listed: true, Blocks: []report.Block{&report.SourceList{}}},
		{Kind: report.Appendix, ID: "app", Title: "Матрица прослеживаемости требований и решений", Status: "справочное", Listed: true, Blocks: []report.Block{
			&report.Heading{Level: 2, ID: "ah", Inlines: text("Подраздел приложения")}, para(words),
			&report.Table{Head: [][]report.Cell{row("А", "Б")}, Rows: [][]report.Cell{row("1", "2"), {{Span: 2, Blocks: []report.Block{para("объединенная ячейка")}}}}},
		}},
	}
	return r
}

func resolved(t testing.TB, r *report.Report) *report.Report {
	t.Helper()
	if err := report.Resolve(r); err != nil {
		t.Fatal(err)
	}
	return r
}

// written gives the bytes of the file.
func written(r *report.Report, l *typeset.Layout, o Options) ([]byte, error) {
	var b bytes.Buffer
	err := Write(&b, r, l, o)
	return b.Bytes(), err
}
