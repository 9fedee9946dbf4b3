package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/color/palette"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/picture"
	"rd50/generator/report"
	"rd50/generator/typeset"
	"rd50/generator/writer/markdown"
	"rd50/generator/writer/pdf/internal/readback"
)

// stress is the reports that go to the bounds. RD50_STRESS_DIR names a folder for their
// files, which independent checkers read; see .ci/conformance.
func stress() map[string]*report.Report {
	return map[string]*report.Report{
		"everything": everything(),
		"bare":       {Sections: []*report.Section{{Kind: report.Main, ID: "m", Title: "Раздел", Blocks: []report.Block{para("Текст")}}}},
		"long-table": with(longTable(600)),
		"columns":    with(wideTable(14), para(words), headless()),
		"appendices": appendices(30),
		"sources":    sources(120),
		"formulas":   with(formulas()...),
		"lists":      with(lists(), para(words)),
		"footnotes":  with(footnotes(60)...),
		"pictures":   with(pictures()...),
		"long-words": with(longWords()...),
		"levels":     with(levels()...),
		"pages-150":  bulk(15),
	}
}

// with is a report whose main part is some blocks.
func with(blocks ...report.Block) *report.Report {
	r := everything()
	r.Sections = append(r.Sections[:3:3], &report.Section{Kind: report.Main, ID: "main", Title: "Испытание", Listed: true, Blocks: blocks})
	r.Sources = nil
	return r
}

// headless is a table without head and number, with empty and joined cells.
func headless() *report.Table {
	return &report.Table{Rows: [][]report.Cell{row("1", "2", "3"), append(row("только одна"), report.Cell{}, report.Cell{}), {{Span: 2, Blocks: []report.Block{para("две")}}, {}}, {{}, {}, {}},
		{{Rows: 2, Blocks: []report.Block{para("две вниз")}}, {Span: 2}}, {{}, {}}}}
}

func appendices(n int) *report.Report {
	r := with(para(words))
	for i := range n {
		t := longTable(3)
		t.ID = fmt.Sprint("at", i)
		r.Sections = append(r.Sections, &report.Section{Kind: report.Appendix, ID: fmt.Sprint("a", i), Title: "Материалы обследования", Status: "справочное", Listed: true,
			Blocks: []report.Block{&report.Heading{Level: 2, ID: fmt.Sprint("ah", i), Inlines: text("Подраздел")}, para(words), t}})
	}
	return r
}

func sources(n int) *report.Report {
	r := with()
	for i := range n {
		id := fmt.Sprint("src", i)
		r.Sources = append(r.Sources, &report.Source{ID: id, Text: []report.Inline{
			&report.Text{Text: fmt.Sprintf("Источник %d. — URL: ", i)},
			&report.Link{URL: fmt.Sprintf("https://пример.рф/путь (%d)?a=1", i), Inlines: text(fmt.Sprintf("https://example.org/a/rather/long/path/of/number/%d", i))},
		}})
		r.Sections[3].Blocks = append(r.Sections[3].Blocks, &report.Paragraph{Inlines: []report.Inline{
			&report.Text{Text: words + "Об этом сказано в "}, &report.Citation{ID: id, Words: "раздел 5"}}})
	}
	r.Sections = append(r.Sections, &report.Section{Kind: report.Structural, ID: "sources", Title: "СПИСОК ИСПОЛЬЗОВАННЫХ ИСТОЧНИКОВ", Listed: true, Blocks: []report.Block{&report.SourceList{}}})
	return r
}

func formulas() []report.Block {
	var out []report.Block
	for i, tex := range []string{
		`a + b = c`, `\frac{\frac{1}{2} + x}{\sqrt[3]{y + \alpha}}`, `\sum_{i=1}^{n} x_i \cdot \left( \frac{a_i}{b_i} \right)^2`,
		`\overline{X} \le \max(1, 2)`, strings.Repeat(`x_1 + y_2 \cdot z^3 + `, 12) + `w`,
	} {
		out = append(out, &report.Formula{ID: fmt.Sprint("f", i), TeX: tex},
			&report.Paragraph{Inlines: []report.Inline{&report.Text{Text: words + "где "}, &report.Math{TeX: `x_i^2 + \frac{1}{2}`}, &report.Text{Text: ", как сказано выше. " + words}}})
	}
	return append(out, &report.Formula{TeX: `E = m c^2`})
}

func lists() report.Block {
	inner := &report.List{Kind: report.Digit, Items: [][]report.Block{{para(words), para(words)}, {&report.Quote{Blocks: []report.Block{para(words)}}}, {}}}
	middle := &report.List{Kind: report.Letter, Items: [][]report.Block{{para("пункт"), inner}, {inner}}}
	return &report.List{Kind: report.Dash, Items: [][]report.Block{{para(words), middle}, {para("конец")}}}
}

func footnotes(n int) []report.Block {
	note := func(i int) report.Inline {
		return &report.Footnote{Blocks: []report.Block{para(strings.Repeat(fmt.Sprintf("Сноска %d. ", i)+words, 1+i%3)), para("Второй абзац сноски")}}
	}
	var out []report.Block
	for i := range n {
		out = append(out, &report.Paragraph{Inlines: []report.Inline{&report.Text{Text: words[:200] + "слово"}, note(i), &report.Text{Text: ". " + words}}})
	}
	return out
}

func pictures() []report.Block {
	size := image.Rect(0, 0, 60, 40)
	gray, indexed, clear := image.NewGray16(size), image.NewPaletted(size, palette.WebSafe), image.NewNRGBA(size)
	for x := range 60 {
		for y := range 40 {
			gray.SetGray16(x, y, color.Gray16{Y: uint16(x * 1000)})
			indexed.SetColorIndex(x, y, uint8(x*3+y)%216)
			clear.SetNRGBA(x, y, color.NRGBA{R: 200, B: uint8(y), A: uint8(x * 4)})
		}
	}
	var out []report.Block
	add := func(data []byte) {
		id := fmt.Sprint("p", len(out))
		img, err := picture.Decode(id, data)
		if err != nil {
			panic(err)
		}
		out = append(out, &report.Figure{ID: id, Caption: text("Изображение"), Alt: "Вид изображения", Image: img})
	}
	for _, m := range []image.Image{gray, indexed, clear, clear} {
		var b bytes.Buffer
		_ = png.Encode(&b, m)
		add(b.Bytes())
	}
	for _, m := range []image.Image{gray, clear} {
		var b bytes.Buffer
		_ = jpeg.Encode(&b, m, nil)
		add(b.Bytes())
	}
	add([]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect x="5" y="5" width="90" height="40" fill="#ccc" stroke="#000" stroke-dasharray="4 2" fill-opacity="0.5"/><text x="50" y="30" text-anchor="middle" font-size="14" fill-opacity="0.7">Биллинг ₽</text><text x="20" y="80" font-weight="bold">слово</text></svg>`))
	return append(out, para(words))
}

func longWords() []report.Block {
	return []report.Block{
		para(strings.Repeat("частнопредпринимательски", 12) + " и " + strings.Repeat("путь/", 60)),
		&report.Paragraph{Inlines: []report.Inline{&report.Text{Text: "Файл "}, &report.CodeSpan{Text: strings.Repeat("folder/name-", 20)}, &report.Text{Text: " кончился."}}},
		&report.Code{Text: strings.Repeat("x", 400) + "\n\n\tстрока"},
		para(strings.Repeat("из-за кое-кого по-прежнему социально-экономический северо-западный ", 40)),
		&report.Table{ID: "lw", Caption: text("Слова"), Head: [][]report.Cell{row("А", strings.Repeat("Б", 80))}, Rows: [][]report.Cell{row("1", strings.Repeat("длинно", 60))}},
	}
}

func levels() []report.Block {
	var out []report.Block
	for i, level := range []int{4, 2, 4, 3, 2, 3, 4, 2} {
		out = append(out, &report.Heading{Level: level, ID: fmt.Sprint("l", i), Unnumbered: true, Inlines: text("Заголовок")}, para(words))
	}
	return out
}

// TestStress: whatever the report, its structure is whole and says what the Markdown
// says.
func TestStress(t *testing.T) {
	dir := os.Getenv("RD50_STRESS_DIR")
	for name, r := range stress() {
		t.Run(name, func(t *testing.T) {
			l, err := typeset.Typeset(resolved(t, r), fonts.Default())
			if err != nil {
				t.Fatal(err)
			}
			r.SetPages(len(l.Pages))
			data, err := written(r, l, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if dir != "" {
				if err := os.WriteFile(filepath.Join(dir, name+".pdf"), data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			root, err := open(t, data).Structure()
			if err != nil {
				t.Fatal(err)
			}
			var md bytes.Buffer
			if err := markdown.Write(&md, r); err != nil {
				t.Fatal(err)
			}
			if difference := readback.Difference(md.String(), root); difference != "" {
				t.Error(difference)
			}
		})
	}
}
