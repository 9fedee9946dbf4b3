package generator_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator"
	"rd50/generator/diagnostic"
	"rd50/generator/writer"
)

// holding gives the minimal sample with each text as an appendix of its own.
func holding(t *testing.T, texts []string) fstest.MapFS {
	t.Helper()
	data, err := os.ReadFile("../samples/minimal/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{
		"a.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><rect width="96" height="48" fill="#468"/></svg>`)},
		"b.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><text y="20">漢</text></svg>`)},
		"c.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="100000"><rect width="1" height="9" stroke="#000" stroke-dasharray="1e-7"/></svg>`)},
		"d.png": {Data: []byte("\x89PNG\r\n\x1a\nнет")},
	}
	for i, text := range texts {
		data = fmt.Appendf(data, "\n[[appendices]]\nid = \"app-%d\"\ntitle = \"Приложение %d\"\nstatus = \"informative\"\nfile = \"%d.md\"\n", i, i, i)
		files[fmt.Sprintf("%d.md", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	files["engagement.toml"] = &fstest.MapFile{Data: data}
	return files
}

func draftOf(t *testing.T, texts []string) *generator.Draft {
	t.Helper()
	return generator.Sketch(generator.Input{Files: holding(t, texts), Name: "engagement.toml", Folder: "minimal"}, shipped(t))
}

// refused gives what check tells of each text; every fault stands in the text.
func refused(t *testing.T, texts []string) map[int][]string {
	t.Helper()
	out := map[int][]string{}
	for _, f := range draftOf(t, texts).Faults {
		var i int
		if _, err := fmt.Sscanf(f.Position.File, "%d.md", &i); err != nil {
			if f.Severity == diagnostic.Error { // an empty file is told where it is named
				if _, err := fmt.Sscanf(f.Key, "appendices[%d].file", &i); err != nil {
					t.Fatal(f)
				}
				out[i] = append(out[i], f.Message)
			}
			continue
		}
		if f.Severity == diagnostic.Error {
			out[i] = append(out[i], f.Message)
		}
		if lines := strings.Count(texts[i], "\n") + 1; f.Position.Line < 1 || f.Position.Line > lines {
			t.Errorf("%q has no line %d: %s", texts[i], f.Position.Line, f.Message)
		}
	}
	return out
}

// renders makes a report of all texts in every format. Where it is refused, the texts
// at fault are told one by one.
func renders(t *testing.T, texts []string) {
	t.Helper()
	_, err := draftOf(t, texts).Render(writer.Formats(), generator.Options{})
	switch {
	case err == nil:
	case len(texts) == 1:
		t.Errorf("check has no word for it, render refuses %q: %v", texts[0], err)
	default:
		renders(t, texts[:len(texts)/2])
		renders(t, texts[len(texts)/2:])
	}
}

// agree holds check and render to one another: what check lets pass is set in every
// format, what it refuses is not.
func agree(t *testing.T, texts []string) (passed int) {
	t.Helper()
	faults := refused(t, texts)
	var good []string
	for i, text := range texts {
		if len(faults[i]) == 0 {
			good = append(good, text)
		}
		for _, message := range faults[i] {
			if strings.Contains(message, "*report.") || strings.Contains(message, "внутренняя ошибка") {
				t.Errorf("%q: %s", text, message)
			}
		}
	}
	for _, some := range slices.Collect(slices.Chunk(good, 250)) {
		renders(t, some)
	}
	if bad := slices.Sorted(maps.Keys(faults)); len(bad) > 0 {
		if _, err := draftOf(t, []string{texts[bad[0]]}).Render(writer.Formats(), generator.Options{}); err == nil {
			t.Errorf("check refuses %q: %s, render does not", texts[bad[0]], faults[bad[0]])
		}
	}
	return len(good)
}

func TestCheckAndRenderAgreeOnCommonMark(t *testing.T) {
	data, err := os.ReadFile("testdata/commonmark/examples.json")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	if passed := agree(t, texts); len(texts) != 652 || passed < 450 {
		t.Errorf("%d of %d examples pass", passed, len(texts))
	}
}

// blocksOf are blocks of every kind, %d is a number of their own.
var blocksOf = map[string]string{
	"paragraph": "Абзац с *курсивом*, `кодом` и словом.", "list": "- раз\n- два", "ordered": "5) пять\n6) шесть",
	"quote": "> Цитата.", "note": "> Примечание — Текст.", "code": "```sql\nselect 1\n```",
	"table": "| а | б |\n|---|---|\n| в | г |", "captioned table": "Таблица: Имя {#tab-%d}\n\n| а | б |\n|---|---|\n| в | г |",
	"figure": "![Схема](a.svg){#fig-%d}", "formula": "$$ a = b + c $$ {#eq-%d}", "plain formula": "$$ a = b $$\n\nгде a — число.",
	"definition": "Слово\n: Значение.",
}

// containers put every line of a block into another one.
var containers = map[string]struct{ first, rest string }{
	"item": {"- пункт:\n\n  ", "  "}, "item alone": {"- ", "  "}, "ordered": {"3) пункт:\n\n   ", "   "}, "quote": {"> ", "> "},
	"note": {"> Примечание — Такое:\n>\n> ", "> "}, "notes": {"> Примечания\n>\n> 1. первое:\n>\n>    ", ">    "},
	"definition": {"Термин\n: значение:\n\n  ", "  "}, "definition alone": {"Термин\n: ", "  "},
}

func within(container string, block string) string {
	c := containers[container]
	return c.first + strings.ReplaceAll(block, "\n", "\n"+c.rest)
}

func numbered(block string, n *int) string {
	if strings.Contains(block, "%d") {
		*n++
		return fmt.Sprintf(block, *n)
	}
	return block
}

// Every block stands within every other one, and within one that stands within a third.
func TestBlocksWithinBlocks(t *testing.T) {
	var texts []string
	n := 0
	for _, outer := range slices.Sorted(maps.Keys(containers)) {
		for _, block := range slices.Sorted(maps.Keys(blocksOf)) {
			texts = append(texts, within(outer, numbered(blocksOf[block], &n))+"\n")
			for _, middle := range slices.Sorted(maps.Keys(containers)) {
				texts = append(texts, within(outer, within(middle, numbered(blocksOf[block], &n)))+"\n")
			}
		}
	}
	if passed := agree(t, texts); passed != len(texts) {
		t.Errorf("only %d of %d texts pass: %v", passed, len(texts), refused(t, texts))
	}
}

// odd are pieces that are refused, or dropped, or printed in a way of their own.
var odd = []string{
	"😀", "\ue000", "漢字", "𝐀", "Ａ", "✔\ufe0f", "\u200b", "\u00ad", "\v", "\u2028", "и\u0306", "<b>ж</b>", "<!-- нет -->", "<!-- не закрыт", "$x$", "$$\\frac{a}{b}$$",
	"$$\\text{😀}$$", "$$\\нет$$", "[@R1]", "[@нет]", "[@", "[с](https://a.ru/)", "[с](#a)", "https://a.ru/очень/длинный_адрес.html?x=1", "![Схема](a.svg)", "![Схема](b.svg)",
	"![Схема](c.svg)", "![Схема](d.png)", "![Схема](нет.png)", "**важно**", "***оба***", "~~нет~~", "`код`", "``", "&amp;", "&#x1F600;", "\\", "|", "***", "---", "# Глава", "#### Глубоко",
	"Таблица: Имя", "| а |\n|---|\n| 😀 |", "[^1]", "[^1]: Сноска.", "Слово\n: значение", "> ", "- ", "7. ", "    код", "```", "$$", "\n\n", "\n", " ", "слово", "Длинное_имя.поляЗаписи/в-таблице",
}

// mixture gives a text of a few pieces, each perhaps within a container.
func mixture(r *rand.Rand, n *int) string {
	names, outer := slices.Sorted(maps.Keys(blocksOf)), slices.Sorted(maps.Keys(containers))
	var parts []string
	for range 1 + r.IntN(5) {
		piece := odd[r.IntN(len(odd))]
		switch r.IntN(3) {
		case 0:
			piece = numbered(blocksOf[names[r.IntN(len(names))]], n)
		case 1:
			piece = "Слово " + piece + odd[r.IntN(len(odd))]
		}
		for range r.IntN(3) {
			piece = within(outer[r.IntN(len(outer))], piece)
		}
		parts = append(parts, piece)
	}
	return strings.Join(parts, []string{"\n\n", "\n", " "}[r.IntN(3)])
}

func TestCheckAndRenderAgreeOnMixtures(t *testing.T) {
	r := rand.New(rand.NewPCG(50, 34698))
	n := 0
	var texts []string
	for range 1000 {
		texts = append(texts, mixture(r, &n))
	}
	if passed := agree(t, texts); passed < 200 || passed > 800 {
		t.Errorf("%d of %d mixtures pass", passed, len(texts))
	}
}
