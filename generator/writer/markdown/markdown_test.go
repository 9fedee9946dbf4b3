package markdown

import (
	"bytes"
	"errors"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"rd50/generator/golden"
	"rd50/generator/report"
	"rd50/generator/report/specimen"
)

func TestMarkdownGolden(t *testing.T) {
	r := specimen.New()
	if err := report.Resolve(r); err != nil {
		t.Fatal(err)
	}
	r.SetPages(9)
	var b bytes.Buffer
	if err := Write(&b, r); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "specimen.md", b.Bytes())
}

// markdown writes blocks as the only section of a report, without its heading.
func markdown(t *testing.T, blocks ...report.Block) string {
	t.Helper()
	var b strings.Builder
	r := &report.Report{Sections: []*report.Section{{Kind: report.Structural, ID: "s", Title: "А", Blocks: blocks}}}
	if err := Write(&b, r); err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(b.String(), "# А\n\n")
	return text
}

// rendered gives the HTML that a common renderer makes of a text.
func rendered(t *testing.T, source string) string {
	t.Helper()
	var b bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	if err := md.Convert([]byte(source), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var tag = regexp.MustCompile(`<[^>]*>`)

// shown gives the characters of HTML without its tags.
func shown(h string) string { return html.UnescapeString(tag.ReplaceAllString(h, "")) }

func text(s string) []report.Inline { return report.Plain(s) }

func para(in ...report.Inline) *report.Paragraph { return &report.Paragraph{Inlines: in} }

func item(s string) []report.Block { return []report.Block{para(text(s)...)} }

// tricky are texts that look like markup.
var tricky = []string{
	"A|B*", "*a* **b** _c_ __d__", "# заголовок", "###### шесть", "- пункт", "+ пункт", "* пункт", "1. раз", "12) два", "> цитата",
	"    отступ", "\tотступ", "```sql", "~~~", "~~зачеркнуто~~", "`код` ``", "[@x] [имя](https://a.ru) [^1] [ ] [имя]: адрес",
	"![рис](a.png)", "<b>ж</b> <br> <!-- --> <https://a.ru>", "&amp; &laquo; &#8212; & &", `\* \\ \ конец\`, "$x$ $$y$$", "---", "***", "===", ":---", "- - -",
	": определение", "| а | б |", "|---|", "-5 °C", "+7 495", "2026. год", "1.2 раза", "#хештег", "=5", ":)", "{#id}", "{{y}}", "https://a.ru/_b_?c=1&d=2 a@b.ru",
	"строка\nвторая", "«ёлочки» — “лапки” № 5 % ₽", "a\u00a0b", "C#", "a #", "!", "*", "_", "",
}

func checkParagraph(t *testing.T, s string) {
	t.Helper()
	h := rendered(t, markdown(t, para(text(s)...)))
	want := strings.TrimSpace(strings.ReplaceAll(s, "\n", " "))
	if got := strings.TrimSpace(shown(h)); got != want || strings.Count(h, "<p>") > 1 || strings.Contains(h, "<h") || strings.Contains(h, "<ul") {
		t.Errorf("%q is rendered as %q:\n%s", s, got, h)
	}
}

func TestTextIsNeverMarkup(t *testing.T) {
	for _, s := range tricky {
		checkParagraph(t, s)
	}
}

// Behind a forced line break a paragraph's next line opens no block either.
func TestLinesOfAParagraph(t *testing.T) {
	for _, s := range tricky {
		if strings.TrimSpace(s) == "" {
			continue
		}
		h := rendered(t, markdown(t, para(&report.Text{Text: "раз"}, &report.LineBreak{}, &report.Text{Text: s})))
		got := strings.Join(strings.Fields(shown(h)), " ")
		if want := strings.Join(strings.Fields("раз "+s), " "); got != want || strings.Count(h, "<br") != 1 {
			t.Errorf("%q is rendered as\n%s", s, h)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range tricky {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) {
			return // no text of a report holds them
		}
		checkParagraph(t, s)
	})
}

func TestHeadings(t *testing.T) {
	for _, s := range tricky {
		if strings.TrimSpace(s) == "" {
			continue
		}
		h := rendered(t, markdown(t, &report.Heading{Level: 2, Inlines: append(text(s), &report.LineBreak{}, &report.Text{Text: "и #"})}))
		want := strings.Join(strings.Fields(s+" и #"), " ")
		if got := strings.Join(strings.Fields(shown(h)), " "); got != want || strings.Count(h, "<h2") != 1 {
			t.Errorf("%q is rendered as\n%s", s, h)
		}
	}
}

func TestCells(t *testing.T) {
	for _, s := range tricky {
		code := strings.TrimSpace(strings.ReplaceAll(s, "\n", " "))
		table := &report.Table{
			Columns: []report.Column{{}, {Align: report.Right}},
			Head:    [][]report.Cell{{report.TextCell(s), report.TextCell("Код")}},
			Rows:    [][]report.Cell{{report.InlineCell([]report.Inline{&report.CodeSpan{Text: s}}), report.TextCell(s)}},
		}
		h := rendered(t, markdown(t, table))
		if strings.Count(h, "<th") != 3 || strings.Count(h, "<td") != 2 { // one of the three is <thead>
			t.Errorf("%q changes the table:\n%s", s, h)
			continue
		}
		want := strings.Join(strings.Fields(s+" Код "+code+" "+s), " ")
		if got := strings.Join(strings.Fields(shown(h)), " "); got != want {
			t.Errorf("%q is rendered as %q, want %q:\n%s", s, got, want, h)
		}
	}
}

func TestCodeSpans(t *testing.T) {
	for _, s := range []string{"a", "a`b", "`a`", "``", " a ", " a", "  ", "a\nb", "a|b", "*a*", `\`, "&amp;"} {
		h := rendered(t, markdown(t, para(&report.Text{Text: "к "}, &report.CodeSpan{Text: s}, &report.CodeSpan{Text: "x"})))
		want := "<code>" + html.EscapeString(strings.ReplaceAll(s, "\n", " ")) + "</code>"
		if !strings.Contains(h, want) || !strings.Contains(h, "<code>x</code>") {
			t.Errorf("%q is rendered as %s", s, h)
		}
	}
}

func TestEmphasis(t *testing.T) {
	em := func(s string) report.Inline { return &report.Emphasis{Inlines: text(s)} }
	strong := func(in ...report.Inline) report.Inline { return &report.Strong{Inlines: in} }
	for _, c := range []struct {
		about string
		in    []report.Inline
		want  string
	}{
		{"a word", []report.Inline{em("а"), &report.Text{Text: "."}}, "*а*."},
		{"part of a word", []report.Inline{&report.Text{Text: "не"}, em("а"), &report.Text{Text: "ый"}}, "не*а*ый"},
		{"in quotation marks between blanks", []report.Inline{&report.Text{Text: "о "}, em("«а»"), &report.Text{Text: ", б"}}, "о *«а»*, б"},
		{"in quotation marks within a word", []report.Inline{em("«а»"), &report.Text{Text: "-й"}}, "*«а»*-й"},
		{"quotation marks before a letter", []report.Inline{em("«а»"), &report.Text{Text: "й"}}, "<em>«а»</em>й"},
		{"a blank at the edge", []report.Inline{em("а "), &report.Text{Text: "б"}}, "<em>а </em>б"},
		{"two side by side", []report.Inline{em("а"), em("б")}, "*а*<em>б</em>"},
		{"one in another", []report.Inline{strong(em("а"), &report.Text{Text: " б"})}, "<strong>*а* б</strong>"},
		{"behind a star", []report.Inline{&report.Text{Text: "2*"}, em("а")}, `2\*<em>а</em>`},
		{"nothing", []report.Inline{&report.Text{Text: "а"}, em("")}, "а"},
		{"raised and lowered", []report.Inline{&report.Text{Text: "м"}, &report.Superscript{Inlines: text("2")}, &report.Subscript{Inlines: text("i")}}, "м<sup>2</sup><sub>i</sub>"},
	} {
		if got := strings.TrimSpace(markdown(t, para(c.in...))); got != c.want {
			t.Errorf("%s: got %s, want %s", c.about, got, c.want)
		}
	}
}

func TestPiecesSideBySide(t *testing.T) {
	link := &report.Link{URL: "https://a.ru/(б|в) г?x=1&copy;=2", Inlines: text("[имя]")}
	for _, c := range []struct {
		in   []report.Inline
		want string
	}{
		{[]report.Inline{&report.Text{Text: "!"}, link}, `\![\[имя\]](https://a.ru/%28б%7Cв%29%20г?x=1&amp;copy;=2)`},
		{[]report.Inline{&report.Math{TeX: "a"}, &report.Math{TeX: "b"}}, "$a$<!-- -->$b$"},
		{[]report.Inline{&report.Text{Text: "5 $"}, &report.Math{TeX: "b"}}, `5 \$<!-- -->$b$`},
	} {
		if got := strings.TrimSpace(markdown(t, para(c.in...))); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestBarsOfAFormulaInATable(t *testing.T) {
	cell := report.InlineCell([]report.Inline{&report.Math{TeX: `|x| + \|y\|`}})
	got := markdown(t, &report.Table{Columns: make([]report.Column, 1), Rows: [][]report.Cell{{cell}}}, para(&report.Math{TeX: "|x|"}))
	for _, want := range []string{`| $\vert x\vert  + \Vert y\Vert $ |`, "\n$|x|$\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s isn't in\n%s", want, got)
		}
	}
}

// nesting gives the tags of HTML's lists and the letters in them.
func nesting(h string) string {
	h = regexp.MustCompile(`<(/?)(ul|ol|li|pre|p|blockquote|table)[^>]*>`).ReplaceAllString(h, "[$1$2]")
	return strings.NewReplacer("[p]", "", "[/p]", "", "\n", "").Replace(h)
}

func TestListsParseBackAsTheyAre(t *testing.T) {
	digits := &report.List{Kind: report.Digit, Items: [][]report.Block{item("в"), item("г")}}
	dashes := &report.List{Kind: report.Dash, Items: [][]report.Block{item("д")}}
	ten := &report.List{Kind: report.Digit}
	for range 9 {
		ten.Items = append(ten.Items, item("и"))
	}
	ten.Items = append(ten.Items, append(item("к"), dashes))
	for _, c := range []struct {
		about  string
		blocks []report.Block
		want   string
	}{
		{"three levels", []report.Block{&report.List{Items: [][]report.Block{
			append(item("а"), &report.List{Kind: report.Digit, Items: [][]report.Block{append(item("б"), dashes)}}), item("е"),
		}}}, "[ul][li]а[ol][li]б[ul][li]д[/li][/ul][/li][/ol][/li][li]е[/li][/ul]"},
		{"under the tenth item", []report.Block{ten},
			"[ol]" + strings.Repeat("[li]и[/li]", 9) + "[li]к[ul][li]д[/li][/ul][/li][/ol]"},
		{"a second paragraph", []report.Block{&report.List{Items: [][]report.Block{append(item("а"), item("б")...), item("в")}}},
			"[ul][li]аб[/li][li]в[/li][/ul]"},
		{"a paragraph behind a nested list", []report.Block{&report.List{Items: [][]report.Block{append(append(item("а"), digits), item("б")...)}}},
			"[ul][li]а[ol][li]в[/li][li]г[/li][/ol]б[/li][/ul]"},
		{"a list first in an item", []report.Block{&report.List{Items: [][]report.Block{{digits}}}},
			"[ul][li][ol][li]в[/li][li]г[/li][/ol][/li][/ul]"},
		{"an empty item", []report.Block{&report.List{Items: [][]report.Block{nil, item("а")}}}, "[ul][li][/li][li]а[/li][/ul]"},
		{"code first in an item", []report.Block{&report.List{Items: [][]report.Block{{&report.Code{Text: "x"}}}}},
			"[ul][li][pre]<code>x</code>[/pre][/li][/ul]"},
		{"a quotation in an item", []report.Block{&report.List{Items: [][]report.Block{append(item("а"), &report.Quote{Blocks: item("б")})}}},
			"[ul][li]а[blockquote]б[/blockquote][/li][/ul]"},
		{"two lists, one behind the other", []report.Block{dashes, dashes},
			"[ul][li]д[/li][/ul]<!-- raw HTML omitted -->[ul][li]д[/li][/ul]"},
		{"a list in a quotation", []report.Block{&report.Quote{Blocks: []report.Block{dashes}}}, "[blockquote][ul][li]д[/li][/ul][/blockquote]"},
		{"letters", []report.Block{&report.List{Kind: report.Letter, Items: [][]report.Block{append(item("х"), dashes), item("у")}}},
			"[ul][li]а) х[ul][li]д[/li][/ul][/li][li]б) у[/li][/ul]"},
	} {
		source := markdown(t, c.blocks...)
		if got := nesting(rendered(t, source)); got != c.want {
			t.Errorf("%s:\n%s\ngives %s\nwant  %s", c.about, source, got, c.want)
		}
	}
}

func TestTables(t *testing.T) {
	wide := report.Cell{Span: 2, Blocks: report.TextCell("вид").Blocks}
	list := report.Cell{Blocks: []report.Block{
		para(text("да:")...),
		&report.List{Kind: report.Digit, Items: [][]report.Block{append(item("раз;"), &report.List{Items: [][]report.Block{item("и;")}}), item("два.")}},
	}}
	for _, c := range []struct {
		about string
		table *report.Table
		want  string
	}{
		{"alignment, a wide cell, a short row",
			&report.Table{Columns: []report.Column{{Align: report.Left}, {Align: report.Centre}, {Align: report.Right}},
				Head: [][]report.Cell{{report.TextCell("код"), wide}}, Rows: [][]report.Cell{{report.TextCell("а")}}},
			"| код | вид |  |\n| --- | :---: | ---: |\n| а |  |  |\n"},
		{"without head", &report.Table{Columns: make([]report.Column, 2), Rows: [][]report.Cell{{report.TextCell("а"), report.TextCell("б")}}},
			"|  |  |\n| --- | --- |\n| а | б |\n"},
		{"a list and a line break in a cell",
			&report.Table{Columns: make([]report.Column, 1), Rows: [][]report.Cell{{list}, {report.InlineCell([]report.Inline{
				&report.Text{Text: "а"}, &report.LineBreak{}, &report.Text{Text: "б"}})}}},
			"|  |\n| --- |\n| да:<br>1) раз;<br>– и;<br>2) два. |\n| а<br>б |\n"},
		{"joined cells", &report.Table{Columns: []report.Column{{}, {Align: report.Right}}, Joined: true, Head: [][]report.Cell{{wide}},
			Rows: [][]report.Cell{{{Rows: 2, Blocks: report.TextCell("а < б").Blocks}, report.TextCell("1")}, {report.InlineCell([]report.Inline{&report.Emphasis{Inlines: text("в")}})}}},
			"<table>\n<thead>\n<tr>\n<th colspan=\"2\">вид</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td rowspan=\"2\">а &lt; б</td>\n<td align=\"right\">1</td>\n</tr>\n" +
				"<tr>\n<td align=\"right\">\n\n*в*\n\n</td>\n</tr>\n</tbody>\n</table>\n"},
		{"caption", &report.Table{Number: "А.1", Caption: text("Имя *"), Columns: make([]report.Column, 1)},
			"Таблица\u00a0А.1 — Имя \\*\n\n|  |\n| --- |\n"},
	} {
		if got := markdown(t, c.table); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.about, got, c.want)
		}
	}
}

func TestSlugs(t *testing.T) {
	r := &report.Report{Sections: []*report.Section{
		{Kind: report.Main, ID: "a", Number: "1", Title: "Выбор «А», 20\u00a0% и_далее", Blocks: []report.Block{
			&report.Heading{ID: "b", Number: "1.1", Inlines: text("Повтор")},
			&report.Heading{ID: "c", Number: "1.1", Inlines: text("Повтор")},
			&report.Heading{ID: "d", Inlines: text("11 Повтор 1")},
			&report.Heading{ID: "e", Number: "11", Inlines: []report.Inline{&report.CodeSpan{Text: "Повтор"}}},
		}},
		{Kind: report.Appendix, ID: "f", Number: "А", Title: "Опрос"},
		{Kind: report.Structural, ID: "g", Title: "ВВЕДЕНИЕ"},
	}}
	want := map[string]string{
		"a": "1-выбор-а-20-и_далее", "b": "11-повтор", "c": "11-повтор-1", "d": "11-повтор-1-1", "e": "11-повтор-2",
		"f": "приложение-а-опрос", "g": "введение",
	}
	for id, got := range Slugs(r) {
		if got != want[id] {
			t.Errorf("%s: %s, want %s", id, got, want[id])
		}
	}
}

// TestEveryAnchorIsThere: each link into the document leads to a heading.
func TestEveryAnchorIsThere(t *testing.T) {
	r := specimen.New()
	if err := report.Resolve(r); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := Write(&b, r); err != nil {
		t.Fatal(err)
	}
	anchors := map[string]bool{}
	for _, slug := range Slugs(r) {
		anchors[slug] = true
	}
	links := regexp.MustCompile(`\]\(#([^)]*)\)`).FindAllStringSubmatch(b.String(), -1)
	if len(links) == 0 {
		t.Fatal("no links")
	}
	for _, l := range links {
		if !anchors[l[1]] {
			t.Errorf("no heading has the anchor %s", l[1])
		}
	}
}

func TestWhatMarkdownCannotExpressIsAnError(t *testing.T) {
	for _, c := range []struct {
		about string
		block report.Block
		want  string
	}{
		{"a table in a cell", &report.Table{Columns: make([]report.Column, 1), Rows: [][]report.Cell{{{Blocks: []report.Block{&report.Table{}}}}}},
			"Markdown не передает этот элемент в ячейке таблицы"},
		{"a picture of an unknown kind", &report.Figure{Image: report.Image{Name: "a.gif", Format: "gif"}},
			"markdown: рисунок «a.gif»: вид gif не поддерживается"},
		{"no block", nil, "Markdown не передает этот блок"},
	} {
		r := &report.Report{Sections: []*report.Section{{Kind: report.Structural, Blocks: []report.Block{c.block}}}}
		var b strings.Builder
		if err := Write(&b, r); err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.about, err, c.want)
		}
		if b.Len() > 0 {
			t.Errorf("%s: something was written", c.about)
		}
	}
}

var errFull = errors.New("диск полон")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errFull }

func TestErrorsOfTheWriterAreTold(t *testing.T) {
	if err := Write(broken{}, specimen.New()); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}
