package docx

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/report"
	"rd50/generator/typeset"
)

const sentence = "Заявка на подключение переносится из журнала диспетчера в единый профиль клиента, где ее видят все исполнители. "

// stress is the reports that go to the bounds. RD50_STRESS_DIR names a folder for
// their files, which independent checkers read; see .ci/conformance.
func stress() map[string]*report.Report {
	return map[string]*report.Report{
		"long-table": with(requests(900)),
		"columns":    with(wideColumns(14), words(sentence)),
		"appendices": appendices(30),
		"sources":    sources(120),
		"formulas":   with(formulas()...),
		"lists":      with(nested(9), &report.List{Kind: report.Letter, Items: items(strings.Split(strings.Repeat("пункт;", 40), ";")...)}),
		"footnotes":  with(footnotes(60)...),
		"pictures":   with(pictures()...),
		"long-words": with(words(strings.Repeat("частнопредпринимательски", 12)), &report.Code{Text: strings.Repeat("x", 400) + "\n\n\tстрока"}),
		"headings":   with(headings(200)...),
		"empty":      with(),
	}
}

// with is a report with a title page, contents and a main part of some blocks.
func with(blocks ...report.Block) *report.Report {
	return &report.Report{
		Meta:   report.Meta{Title: "Испытание", Language: "ru-RU", Date: "2026-11-23"},
		Title:  report.TitlePage{Organisation: "ООО «ИСПОЛНИТЕЛЬ»", Title: "ИСПЫТАНИЕ", Place: "Москва 2026"},
		Layout: report.Layout{FontSize: 14, Hyphenation: true},
		Sections: []*report.Section{
			{Kind: report.Structural, ID: "contents", Title: "СОДЕРЖАНИЕ", Blocks: []report.Block{&report.Contents{}}},
			section("main", blocks...),
		},
	}
}

func requests(rows int) *report.Table {
	t := &report.Table{ID: "long", Caption: report.Plain("Заявки"), Columns: make([]report.Column, 3), Head: [][]report.Cell{row("Код", "Заявка", "Срок")}}
	for i := range rows {
		t.Rows = append(t.Rows, row(fmt.Sprint("Z", i), strings.Repeat(sentence, 1+i%3), "2 нед."))
	}
	return t
}

func wideColumns(columns int) *report.Table {
	t := &report.Table{ID: "wide", Caption: report.Plain("Показатели по месяцам"), Columns: make([]report.Column, columns)}
	for i := range 60 {
		var cells []string
		for c := range columns {
			cells = append(cells, fmt.Sprintf("показатель %d.%d", i, c))
		}
		if i == 0 {
			t.Head = [][]report.Cell{row(cells...)}
			continue
		}
		t.Rows = append(t.Rows, row(cells...))
	}
	return t
}

func appendices(n int) *report.Report {
	r := with(words(sentence))
	for i := range n {
		t := requests(3)
		t.ID = fmt.Sprint("t", i)
		r.Sections = append(r.Sections, &report.Section{Kind: report.Appendix, ID: fmt.Sprint("a", i), Title: "Материалы обследования", Status: "справочное", Listed: true,
			Blocks: []report.Block{heading(2, fmt.Sprint("h", i), "Подраздел"), words(sentence), t}})
	}
	return r
}

func sources(n int) *report.Report {
	r := with()
	for i := range n {
		id := fmt.Sprint("src", i)
		r.Sources = append(r.Sources, &report.Source{ID: id, Text: []report.Inline{txt(fmt.Sprintf("Источник %d. — URL: ", i)),
			&report.Link{URL: fmt.Sprintf("https://пример.рф/путь (%d)?a=1", i), Inlines: report.Plain("https://example.org")}}})
		r.Sections[1].Blocks = append(r.Sections[1].Blocks, para(txt(sentence), &report.Citation{ID: id, Words: "раздел 5"}))
	}
	r.Sections = append(r.Sections, &report.Section{Kind: report.Structural, ID: "sources", Title: "СПИСОК ИСПОЛЬЗОВАННЫХ ИСТОЧНИКОВ", Listed: true, Blocks: []report.Block{&report.SourceList{}}})
	return r
}

func formulas() []report.Block {
	var out []report.Block
	for i, tex := range []string{`a + b = c`, `\frac{\frac{1}{2} + x}{\sqrt[3]{y + \alpha}}`, `\sum_{i=1}^{n} x_i \cdot \left( \frac{a_i}{b_i} \right)^2`,
		`\overline{X} \le \max(1, 2)`, strings.Repeat(`x_1 + y_2 \cdot z^3 + `, 12) + `w`} {
		out = append(out, &report.Formula{ID: fmt.Sprint("f", i), TeX: tex}, para(txt("где "), &report.Math{TeX: `x_i^2 + \frac{1}{2}`}, txt(sentence)))
	}
	return out
}

func nested(depth int) *report.List {
	l := &report.List{Kind: report.Digit, Items: items("дно", "второе")}
	for i := range depth {
		l = &report.List{Kind: []report.ListKind{report.Dash, report.Letter, report.Digit}[i%3], Items: [][]report.Block{{words(sentence), l}, {words("дальше")}}}
	}
	return l
}

func footnotes(n int) []report.Block {
	var out []report.Block
	for i := range n {
		note := &report.Footnote{Blocks: []report.Block{words(strings.Repeat(sentence, 1+i%3)), words("Второй абзац")}}
		out = append(out, para(txt(sentence+"слово"), note, txt(". "+sentence)))
	}
	return out
}

func pictures() []report.Block {
	var out []report.Block
	for i, img := range []report.Image{pngImage(4, 4), pngImage(3000, 20), pngImage(20, 3000), svgImage()} {
		out = append(out, words(sentence), &report.Figure{ID: fmt.Sprint("p", i), Caption: report.Plain("Вид"), Image: img})
	}
	return out
}

func headings(n int) []report.Block {
	var out []report.Block
	for i := range n {
		out = append(out, heading(2+i%3, fmt.Sprint("h", i), strings.Repeat("Порядок обследования ", 1+i%5*2)), words(strings.Repeat(sentence, 3)))
	}
	return out
}

// TestStress: whatever the report, the file is whole, the same each time, and
// every table stands in as many pieces as it has pages.
func TestStress(t *testing.T) {
	dir := os.Getenv("RD50_STRESS_DIR")
	for name, r := range stress() {
		t.Run(name, func(t *testing.T) {
			layout, err := typeset.Typeset(resolved(t, r), fonts.Default())
			if err != nil {
				t.Fatal(err)
			}
			r.SetPages(len(layout.Pages))
			r.Meta.Status = "approved" // whose tables are cut
			data := write(t, r, layout)
			if dir != "" {
				if err := os.WriteFile(filepath.Join(dir, name+".docx"), data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			text := unzip(t, data)[mainPart]
			cuts := 0
			for _, s := range r.Sections {
				report.EachBlock(s.Blocks, func(b report.Block) {
					if table, ok := b.(*report.Table); ok {
						cuts += len(layout.Cuts(table))
					}
				})
			}
			if got := strings.Count(text, "Продолжение таблицы"); got != cuts {
				t.Errorf("%d pieces go on, want %d", got, cuts)
			}
			if string(write(t, r, layout)) != string(data) {
				t.Error("two writes differ")
			}
		})
	}
}
