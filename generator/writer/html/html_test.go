package html

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"rd50/generator/golden"
	"rd50/generator/picture"
	"rd50/generator/report"
	"rd50/generator/report/specimen"
)

func page(t testing.TB, r *report.Report) *Page {
	t.Helper()
	p, err := Of(r)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// of gives the page of blocks in a section.
func of(t testing.TB, blocks ...report.Block) *Page {
	t.Helper()
	return page(t, &report.Report{Sections: []*report.Section{{Kind: report.Main, ID: "s", Number: "1", Title: "Раздел", Blocks: blocks}}})
}

func joined(p *Page) string {
	var b strings.Builder
	for _, block := range p.Blocks {
		b.WriteString(block.HTML + "\n")
	}
	return b.String()
}

// everything gives a report with every node.
func everything(t testing.TB) *report.Report {
	t.Helper()
	r := specimen.New()
	if err := report.Resolve(r); err != nil {
		t.Fatal(err)
	}
	r.SetPages(9)
	return r
}

func TestHTMLGolden(t *testing.T) {
	golden.Compare(t, "specimen.html", []byte(joined(page(t, everything(t)))))
}

// TestLinksLeadSomewhere: of a resolved report every link within the page has its
// element, and the table of contents every heading.
func TestLinksLeadSomewhere(t *testing.T) {
	r := everything(t)
	p := page(t, r)
	ids, links := map[string]bool{}, map[string]bool{}
	for _, b := range p.Blocks {
		eachElement(t, b.HTML, func(n *html.Node) {
			for _, a := range n.Attr {
				switch address, within := strings.CutPrefix(a.Val, "#"); {
				case a.Key == "id" && ids[a.Val]:
					t.Errorf("%s stands twice", a.Val)
				case a.Key == "id":
					ids[a.Val] = true
				case a.Key == "href" && within:
					links[address] = true
				}
			}
		})
		if b.Anchor != "" && !strings.Contains(b.HTML, ` id="`+b.Anchor+`"`) {
			t.Errorf("%s is no id in %s", b.Anchor, b.HTML)
		}
	}
	for link := range links {
		if !ids[link] {
			t.Errorf("%s leads nowhere", link)
		}
	}
	for _, e := range r.Outline() {
		if !links[Anchor(e.ID)] {
			t.Errorf("nothing leads to %s", e.ID)
		}
	}
}

func text(s string) []report.Inline { return report.Plain(s) }

func para(in ...report.Inline) *report.Paragraph { return &report.Paragraph{Inlines: in} }

func words(s string) *report.Paragraph { return para(text(s)...) }

func row(cells ...string) []report.Cell {
	var out []report.Cell
	for _, c := range cells {
		out = append(out, report.TextCell(c))
	}
	return out
}

func mathIn(tex string) *report.Paragraph { return para(&report.Math{TeX: tex}) }

func marked(text string) *report.Mark { return &report.Mark{Text: text} }

func TestBlocks(t *testing.T) {
	numbers := []report.Column{{}, {Align: report.Right}}
	for _, c := range []struct {
		about string
		block report.Block
		want  string
	}{
		{"a paragraph", words("текст"), `<div class="block"><p>текст</p></div>`},
		{"a code is not broken", words("SS-ПП & контакт-центр"), `<p><span class="code">SS-ПП</span> &amp; контакт-центр</p>`},
		{"a paragraph in the middle", &report.Paragraph{Style: report.Centred, Inlines: text("а")}, `<p class="centred">а</p>`},
		{"a heading", &report.Heading{Level: 2, ID: "x", Number: "1.1", Inlines: text("Часть")}, `<div class="block"><h2 id="d-x">1.1 Часть</h2></div>`},
		{"a table with its caption", &report.Table{ID: "t", Number: "1", Caption: text("Имя"), Columns: numbers, Head: [][]report.Cell{row("а", "б")}, Rows: [][]report.Cell{row("1", "2")}},
			`<div class="block grid"><figure id="d-t"><figcaption>Таблица 1 — Имя</figcaption><div class="scroll" tabindex="0" role="region" aria-label="Таблица"><table><thead><tr><th>а</th><th align="right">б</th></tr></thead><tbody><tr><td>1</td><td align="right">2</td></tr></tbody></table></div></figure></div>`},
		{"a table without a head and number", &report.Table{Columns: numbers, Rows: [][]report.Cell{{{Span: 2, Align: report.Centre, Blocks: []report.Block{words("оба")}}}}},
			`aria-label="Таблица"><table><tbody><tr><td colspan="2" align="center">оба</td></tr></tbody></table></div></div>`},
		{"a cell over rows", &report.Table{Columns: numbers, Rows: [][]report.Cell{{{Rows: 2, Blocks: []report.Block{words("оба")}}, row("1")[0]}, row("2")}},
			`<tr><td rowspan="2">оба</td><td align="right">1</td></tr><tr><td align="right">2</td></tr>`},
		{"a cell of several blocks", &report.Table{Columns: numbers, Rows: [][]report.Cell{{{Blocks: []report.Block{words("а"), words("б")}}}}}, `<td><p>а</p><p>б</p></td>`},
		{"a list", &report.List{Kind: report.Dash, Items: [][]report.Block{{words("а"), words("б")}, {words("в")}}}, `<ul class="dash"><li>а<p>б</p></li><li>в</li></ul>`},
		{"a list that goes on", &report.List{Kind: report.Digit, Offset: 4, Items: [][]report.Block{{words("а")}}}, `<ol class="digit" start="5"><li>а</li></ol>`},
		{"letters, with a list within", &report.List{Kind: report.Letter, Items: [][]report.Block{{words("а"), &report.List{Kind: report.Dash, Items: [][]report.Block{{words("б")}}}}}},
			`<ol class="letter"><li>а<ul class="dash"><li>б</li></ul></li></ol>`},
		{"what a list item may hold", &report.List{Kind: report.Dash, Items: [][]report.Block{{words("а"), &report.Code{Text: "б"}, &report.Table{ID: "t", Number: "2", Columns: numbers, Rows: [][]report.Cell{row("в", "г")}}, &report.Formula{TeX: "x"}}}},
			`<li>а<pre><code>б</code></pre><figure id="d-t"><figcaption>Таблица 2</figcaption>`},
		{"code", &report.Code{Language: "toml", Text: "а\n\n# <б>\n"}, "<pre><code class=\"language-toml\">а\n\n# &lt;б&gt;\n</code></pre>"},
		{"a quotation of blocks", &report.Quote{Blocks: []report.Block{words("а"), &report.Code{Text: "б"}}}, `<blockquote><p>а</p><pre><code>б</code></pre></blockquote>`},
		{"a note", &report.Note{Items: [][]report.Block{{words("а"), words("б")}}}, `<p>Примечание — а</p><p>б</p>`},
		{"notes", &report.Note{Items: [][]report.Block{{words("а")}, {words("б")}}}, `<p>Примечания</p><p>1 а</p><p>2 б</p>`},
		{"a term", &report.Definitions{Items: []report.Definition{{Term: text("а"), Blocks: []report.Block{words("б")}}}}, `<div class="block"><p>а — б</p></div>`},
		{"a formula with its number", &report.Formula{ID: "e", Number: "3", TeX: `a_1 = \frac{1}{2}`}, `<div class="formula" id="d-e"><div class="scroll"><math display="block"><mrow><msub><mi>a</mi><mn>1</mn></msub><mo>=</mo><mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac></mrow></math></div><span class="number">(3)</span></div>`},
		{"a formula in a line", mathIn("N_b"), `<math display="inline"><mrow><msub><mi>N</mi><mi>b</mi></msub></mrow></math>`},
		{"a formula that can't be read", mathIn(`\unknown{<b>}`), `<code class="tex">\unknown{&lt;b&gt;}</code>`},
		{"what Markdown would read", words("5 $ *и* [6](x) `ж`"), "<p>5 $ *и* [6](x) `ж`</p>"},
		{"a footnote", para(&report.Text{Text: "слово"}, &report.Footnote{Number: 3, Blocks: []report.Block{words("одно"), words("другое")}}),
			`слово<sup class="note"><a id="d-mark:3" href="#d-note:3">3)</a></sup></p></div>` + "\n" + `<div class="block footnote"><p><sup class="note"><a id="d-note:3" href="#d-mark:3">3)</a></sup> одно</p><p>другое</p></div>`},
		{"its mark once more", para(&report.FootnoteMark{Number: 3}), `<sup class="note"><a href="#d-note:3">3)</a></sup>`},
		{"a reference", para(&report.Reference{Text: "таблицу 1", Target: "plan/stages"}), `<a href="#d-plan/stages">таблицу 1</a>`},
		{"a reference to what has no place", para(&report.Reference{Text: "R1"}), `<p>R1</p>`},
		{"a source", para(&report.Citation{ID: "gost", Number: 2, Words: "раздел 5"}), `<a href="#d-source:gost">[2, раздел 5]</a>`},
		{"looks", para(&report.Emphasis{Inlines: text("а")}, &report.Strong{Inlines: text("б")}, &report.Superscript{Inlines: text("2")}, &report.LineBreak{}, &report.CodeSpan{Text: "<"}), `<em>а</em><strong>б</strong><sup>2</sup><br><code>&lt;</code>`},
		{"the mark of a fault", para(marked("⟦RD202: нет [@R3] *R3*, <b>⟧"), text(" и далее")[0]), `<p><mark class="hole" tabindex="-1">RD202: нет [@R3] *R3*, &lt;b&gt;</mark> и далее</p>`},
		{"what the author is told", para(marked("Опишите <объект>.")), `<p>Опишите &lt;объект&gt;.</p>`},
	} {
		got := strings.ReplaceAll(joined(of(t, c.block)), "\u00a0", " ")
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: %s\nis not in %s", c.about, c.want, got)
		}
	}
}

func TestSectionsAndTitle(t *testing.T) {
	r := &report.Report{
		Title: report.TitlePage{Organisation: "ООО", Title: "Имя", Approvals: []report.Approval{{Word: "УТВЕРЖДАЮ", Position: "Директор"}}},
		Sections: []*report.Section{
			{Kind: report.Structural, ID: "introduction", Title: "ВВЕДЕНИЕ"},
			{Kind: report.Main, ID: "study", Number: "1", Title: "Объект"},
			{Kind: report.Appendix, ID: "a", Number: "А", Title: "Опрос", Status: "справочное"},
		},
	}
	got := joined(page(t, r))
	for _, want := range []string{
		`<div class="block title"><p>ООО</p></div>`,
		`<div class="block title approval"><p>УТВЕРЖДАЮ<br>Директор</p></div>`,
		`<div class="block title"><p><strong>Имя</strong></p></div>`,
		`<div class="block structural"><h1 id="d-introduction">ВВЕДЕНИЕ</h1></div>`,
		`<div class="block"><h1 id="d-study">1 Объект</h1></div>`,
		`<div class="block structural"><h1 id="d-a">ПРИЛОЖЕНИЕ А Опрос</h1></div>` + "\n" + `<div class="block"><p class="centred">(справочное)</p></div>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nis not in %s", want, got)
		}
	}
}

func TestLinks(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"https://example.ru/a?b=c&d", `<a href="https://example.ru/a?b=c&amp;d" target="_blank" rel="noopener noreferrer">x</a>`},
		{"mailto:a@example.ru", `<a href="mailto:a@example.ru" target="_blank" rel="noopener noreferrer">x</a>`},
		{"#введение", ""},
		{"javascript:alert(1)", ""},
		{"JavaScript:alert(1)", ""},
		{" javascript:alert(1)", ""},
		{"java\nscript:alert(1)", ""},
		{"&#106;avascript:alert(1)", ""},
		{"data:text/html,x", ""},
		{"vbscript:x", ""},
		{"file:///etc/passwd", ""},
		{"//example.ru/x", ""},
		{"../secret.png", ""},
		{"http:x", ""},
		{"https://a/\"onclick=b", `<a href="https://a/%22onclick=b" target`},
	} {
		want := c.want
		if want == "" {
			want = `<span class="dead"`
		}
		if got := joined(of(t, para(&report.Link{URL: c.address, Inlines: text("x")}))); !strings.Contains(got, want) {
			t.Errorf("%s: %s", c.address, got)
		}
	}
}

const tinySVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"/>`

func picturedWith(t testing.TB, svg string) *report.Figure {
	t.Helper()
	img, err := picture.Decode("a.svg", []byte(svg))
	if err != nil {
		t.Fatal(err)
	}
	return &report.Figure{ID: "f", Number: "1", Alt: "Вид", Caption: text("Вид"), Image: img}
}

func TestPictures(t *testing.T) {
	p := of(t, picturedWith(t, tinySVG))
	if len(p.Assets) != 1 {
		t.Fatalf("%d pictures", len(p.Assets))
	}
	for name, a := range p.Assets {
		want := fmt.Sprintf(`<div class="block picture"><figure id="d-f"><img src="%s%s" alt="Вид" width="30" height="20"><figcaption>Рисунок`, AssetPrefix, name)
		if got := joined(p); !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
		if string(a.Data) != tinySVG || a.MediaType != "image/svg+xml" {
			t.Errorf("got %s %s", a.MediaType, a.Data)
		}
	}
	if _, err := Of(&report.Report{Sections: []*report.Section{{Blocks: []report.Block{&report.Figure{Image: report.Image{Name: "a.gif", Format: "gif"}}}}}}); err == nil || !strings.Contains(err.Error(), "a.gif") {
		t.Errorf("got %v", err)
	}
}

// TestFile: the report as one file asks for nothing and holds its pictures.
func TestFile(t *testing.T) {
	var b bytes.Buffer
	r := everything(t)
	r.Meta.Title = "Концепция </title><script>"
	if err := Write(&b, r, ""); err != nil {
		t.Fatal(err)
	}
	tree, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	pictures := 0
	for n := range tree.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "src" && !strings.HasPrefix(a.Val, "data:image/") {
				t.Errorf("<%s> asks for %s", n.Data, a.Val)
			}
		}
		switch n.DataAtom {
		case atom.Img:
			pictures++
		case atom.Script, atom.Link, atom.Iframe, atom.Object:
			t.Errorf("there is a <%s>", n.Data)
		case atom.Title:
			if got := n.FirstChild.Data; got != r.Meta.Title {
				t.Errorf("the title is %q", got)
			}
		}
	}
	if pictures != r.Counts.Figures {
		t.Errorf("%d pictures of %d", pictures, r.Counts.Figures)
	}
}

// TestKeys: a block keeps its key while its text does, wherever it stands; equal
// blocks have different ones.
func TestKeys(t *testing.T) {
	keys := func(blocks ...report.Block) []string {
		var out []string
		for _, b := range of(t, blocks...).Blocks {
			out = append(out, b.Key)
		}
		return out
	}
	before := keys(words("раз"), words("два"), words("два"))
	after := keys(words("новое"), words("раз"), words("два"), words("два"))
	if !slices.Equal(before, slices.Delete(slices.Clone(after), 1, 2)) {
		t.Errorf("%v became %v", before, after)
	}
	if before[2] == before[3] {
		t.Error("two blocks have one key")
	}
	if slices.Equal(keys(picturedWith(t, tinySVG)), keys(picturedWith(t, strings.Replace(tinySVG, "30", "31", 1)))) {
		t.Error("another picture has the old key")
	}
}

// TestElementsLeadToTheirKeys: each element that is printed from the data has the
// number of its keys; the file has none of them.
func TestElementsLeadToTheirKeys(t *testing.T) {
	keyed := func(key, text string) *report.Paragraph {
		return &report.Paragraph{Inlines: []report.Inline{&report.Text{Text: text}}, Keys: report.Keys{key}}
	}
	list := &report.List{Items: [][]report.Block{{keyed("a.md:1", "первый")}, {words("без места")}, {keyed("a.md:3", "третий")}}}
	page := of(t, keyed("a.md:7", "абзац"), list)
	var got []string
	for _, b := range page.Blocks[1:] {
		eachElement(t, b.HTML, func(n *html.Node) {
			for _, a := range n.Attr {
				if a.Key == "data-n" {
					i, err := strconv.Atoi(a.Val)
					if err != nil {
						t.Fatal(err)
					}
					got = append(got, b.Nodes[i][0]+" "+n.FirstChild.Data)
				}
			}
		})
	}
	if want := []string{"a.md:7 абзац", "a.md:1 первый", "a.md:3 третий"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// allowed are the elements that a page may hold, with their attributes.
var allowed = map[string]string{
	"div": "class tabindex role aria-label id", "p": "class data-n", "br": "", "em": "", "strong": "", "sup": "class", "sub": "", "hr": "",
	"h1": "id", "h2": "id data-n", "h3": "id data-n", "h4": "id data-n", "h5": "id", "h6": "id", "ul": "class", "ol": "class start", "li": "class id value data-n", "blockquote": "",
	"pre": "", "code": "class", "a": "href id target rel", "span": "class title", "mark": "class tabindex", "img": "src alt width height",
	"figure": "id data-n", "figcaption": "", "table": "", "thead": "", "tbody": "", "tr": "", "th": "align colspan data-n", "td": "align colspan data-n",
	"math": "display", "mrow": "", "mi": "mathvariant", "mn": "", "mo": "stretchy fence largeop movablelimits", "mtext": "", "mspace": "width",
	"mfrac": "", "msqrt": "", "mroot": "", "msub": "", "msup": "", "msubsup": "", "munder": "", "mover": "", "munderover": "",
}

// eachElement calls f for every node of a block, which is one element.
func eachElement(t testing.TB, block string, f func(*html.Node)) {
	t.Helper()
	body := &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"}
	nodes, err := html.ParseFragment(strings.NewReader(block), body)
	if err != nil {
		t.Fatal(err)
	}
	if len(nodes) != 1 {
		t.Errorf("a block of %d elements: %s", len(nodes), block)
	}
	for _, n := range nodes {
		f(n)
		for child := range n.Descendants() {
			f(child)
		}
	}
}

// check fails on what could run or reach out.
func check(t *testing.T, p *Page) {
	t.Helper()
	for _, b := range p.Blocks {
		eachElement(t, b.HTML, func(n *html.Node) { checkNode(t, n, b.HTML) })
	}
}

func checkNode(t *testing.T, n *html.Node, in string) {
	t.Helper()
	attributes, known := allowed[n.Data]
	if n.Type == html.ElementNode && !known {
		t.Errorf("<%s> in %s", n.Data, in)
	}
	for _, a := range n.Attr {
		if !slices.Contains(strings.Fields(attributes), a.Key) {
			t.Errorf("<%s %s> in %s", n.Data, a.Key, in)
		}
		safe := strings.HasPrefix(a.Val, "http://") || strings.HasPrefix(a.Val, "https://") || strings.HasPrefix(a.Val, "mailto:") || strings.HasPrefix(a.Val, "#d-")
		if a.Key == "href" && !safe || a.Key == "src" && !strings.HasPrefix(a.Val, AssetPrefix) {
			t.Errorf("%s=%q in %s", a.Key, a.Val, in)
		}
	}
}

// spoilt gives a report that has a text at every place of a text.
func spoilt(t testing.TB, s string) *report.Report {
	t.Helper()
	in := []report.Inline{
		&report.Text{Text: s}, &report.CountsLine{Text: s}, &report.CodeSpan{Text: s}, &report.Math{TeX: s}, &report.Math{TeX: `\text{` + s + `}`}, marked(s), marked("⟦" + s + "⟧"),
		&report.Link{URL: s, Inlines: text(s)}, &report.Link{URL: "https://" + s, Inlines: text(s)}, &report.Reference{ID: s, Text: s, Target: s}, &report.Citation{ID: s, Words: s},
		&report.Emphasis{Inlines: text(s)}, &report.Superscript{Inlines: text(s)}, &report.Footnote{Number: 1, Blocks: []report.Block{words(s)}},
	}
	all := []report.Block{
		para(in...), &report.Heading{Level: 2, ID: s, Number: s, Inlines: in}, &report.Code{Language: s, Text: s}, &report.Formula{ID: s + "f", Number: s, TeX: s},
		&report.Table{ID: s + "t", Number: s, Caption: in, Columns: []report.Column{{Align: report.Align(s)}}, Rows: [][]report.Cell{{{Align: report.Align(s), Blocks: []report.Block{para(in...)}}}}},
		&report.Figure{ID: s + "p", Number: s, Alt: s, Caption: in, Image: picturedWith(t, tinySVG).Image}, &report.Definitions{Items: []report.Definition{{Term: in, Blocks: []report.Block{words(s)}}}},
		&report.Performers{Groups: []report.PerformerGroup{{Title: s, Signatures: []report.Signature{{Role: s, Position: s, Degree: s, Name: s, Parts: s}}}}}, &report.Contents{}, &report.SourceList{},
	}
	r := &report.Report{
		Title:   report.TitlePage{Ministry: s, Organisation: s, Short: s, Codes: []string{s}, Approvals: []report.Approval{{Word: s, Position: s}}, Document: []string{s}, Research: s, Title: s, Kind: s, Signatures: []report.Signature{{Name: s}}, Place: s},
		Sources: []*report.Source{{ID: s, Text: in}},
	}
	for _, kind := range []report.SectionKind{report.Structural, report.Main, report.Appendix} {
		r.Sections = append(r.Sections, &report.Section{Kind: kind, ID: s, Number: s, Title: s, Status: s, Listed: true,
			Blocks: append(slices.Clone(all), &report.Quote{Blocks: all}, &report.Note{Items: [][]report.Block{all}}, &report.List{Kind: report.ListKind(s), Items: [][]report.Block{all}})})
	}
	return r
}

var attacks = []string{
	"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\" onclick=alert(1) x=\"", "' onclick='alert(1)", "javascript:alert(1)", "</h1><script>x</script>",
	"</math><script>x</script>", "</code></pre><script>x</script>", "--><script>x</script>", "<svg onload=x>", "&lt;script&gt;", "a b", "]]>", "\x00<b>", "data:text/html,x",
}

func TestNothingCanRun(t *testing.T) {
	check(t, page(t, everything(t)))
	for _, s := range attacks {
		check(t, page(t, spoilt(t, s)))
	}
}

func FuzzNothingCanRun(f *testing.F) {
	for _, s := range attacks {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { check(t, page(t, spoilt(t, s))) })
}
