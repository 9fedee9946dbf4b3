package html

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"rd50/generator/golden"
	"rd50/generator/report"
	"rd50/generator/report/specimen"
	"rd50/generator/writer/markdown"
)

func page(t testing.TB, source string) *Page {
	t.Helper()
	p, err := New().Convert([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func joined(p *Page) string {
	var b strings.Builder
	for _, block := range p.Blocks {
		b.WriteString(block.HTML + "\n")
	}
	return b.String()
}

// ofSpecimen gives the Markdown of a report with every node.
func ofSpecimen(t testing.TB) (*report.Report, string) {
	t.Helper()
	r := specimen.New()
	if err := report.Resolve(r); err != nil {
		t.Fatal(err)
	}
	r.SetPages(9)
	var b bytes.Buffer
	if err := markdown.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return r, b.String()
}

func TestHTMLGolden(t *testing.T) {
	_, source := ofSpecimen(t)
	golden.Compare(t, "specimen.html", []byte(joined(page(t, source))))
}

// TestHeadingsHaveTheAnchorsOfTheMarkdown: what links lead to is there.
func TestHeadingsHaveTheAnchorsOfTheMarkdown(t *testing.T) {
	r, source := ofSpecimen(t)
	p := page(t, source)
	ids := map[string]bool{}
	for _, b := range p.Blocks {
		if b.Heading != nil {
			ids[b.Heading.ID] = true
		}
	}
	for id, anchor := range markdown.Slugs(r) {
		if !ids[IDPrefix+anchor] {
			t.Errorf("%s: no heading has the id %s", id, IDPrefix+anchor)
		}
	}
}

func TestBlocks(t *testing.T) {
	for _, c := range []struct{ about, source, want string }{
		{"a paragraph", "# А\n\nтекст", `<div class="block"><p>текст</p></div>`},
		{"the title page", "ОТЧЕТ\n\n# А", `<div class="block title"><p>ОТЧЕТ</p></div>`},
		{"an approval", "УТВЕРЖДАЮ\\\nДиректор\n\n# А", `<div class="block title approval"><p>УТВЕРЖДАЮ<br> Директор</p></div>`},
		{"a heading", "# 1 Раздел", `<div class="block"><h1 id="d-1-раздел">1 Раздел</h1></div>`},
		{"a structural heading", "# ВВЕДЕНИЕ", `<div class="block structural"><h1 id="d-введение">ВВЕДЕНИЕ</h1></div>`},
		{"the second of a name", "# А\n\n## Б\n\n## Б", `<h2 id="d-б-1">Б</h2>`},
		{"a table with its caption", "# А\n\nТаблица\u00a01 — Имя\n\n| а | б |\n| --- | ---: |\n| 1 | 2 |",
			`<div class="block grid"><figure><figcaption>Таблица 1 — Имя</figcaption><div class="scroll" tabindex="0" role="region" aria-label="Таблица"><table>`},
		{"numbers at the right", "# А\n\n| а | б |\n| --- | ---: |\n| 1 | 2 |", `<td align="right">2</td>`},
		{"a list with a blank line in it", "# А\n\n- а\n\n  б\n- в", `<div class="block"><ul> <li> <p>а</p> <p>б</p> </li> <li> <p>в</p> </li> </ul></div>`},
		{"code with a blank line in it", "# А\n\n```\nа\n\n# б\n```", "<pre><code>а  # б </code></pre>"},
		{"a formula with its number", "# А\n\n$$\na_1 = \\frac{1}{2} \\tag{3}\n$$", `<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac></mrow></math></div><span class="number">(3)</span></div></div>`},
		{"a formula in a line", "# А\n\nгде $N_b$ — число", `<msub><mi>N</mi><mi>b</mi></msub>`},
		{"a formula that can't be read", "# А\n\n$\\unknown{<b>}$", `<code class="tex">\unknown{&lt;b&gt;}</code>`},
		{"a dollar is a dollar", "# А\n\nцена 5 \\$ и 6 \\$", `цена 5 $ и 6 $`},
		{"a footnote", "# А\n\nслово[^3]\n\n[^3]: сноска", `слово<sup class="note"><a id="d-mark-3" href="#d-note-3">3)</a></sup>`},
		{"a footnote's text", "# А\n\n[^3]: одно\n\n    другое", `<div class="block footnote"><p><sup class="note"><a id="d-note-3" href="#d-mark-3">3)</a></sup> одно</p> <p>другое</p></div>`},
		{"a footnote of one word", "# А\n\n[^3]: сноска", `</sup> сноска</p>`},
		{"the mark of a fault", "# А\n\n⟦RD202: нет оценки \\*R3\\*, \\<b\\>⟧ и далее", `<p><mark class="hole" tabindex="-1">RD202: нет оценки *R3*, &lt;b&gt;</mark> и далее</p>`},
		{"marks in a table", "# А\n\n| а |\n| --- |\n| x ⟦RD202: раз⟧ ⟦RD203: два⟧ |", `<td>x <mark class="hole" tabindex="-1">RD202: раз</mark> <mark class="hole" tabindex="-1">RD203: два</mark></td>`},
		{"what looks like markup in a mark", "# А\n\nСм. ⟦RD005: [@R3] и [[x]] *а* `b` никуда⟧ и", `<p>См. <mark class="hole" tabindex="-1">RD005: [@R3] и [[x]] *а* ` + "`b`" + ` никуда</mark> и</p>`},
		{"a mark in code", "# А\n\n`⟦RD005: <b>⟧`", `<p><code>⟦RD005: &lt;b&gt;⟧</code></p>`},
		{"no mark", "# А\n\n⟦прочее⟧", `<p>⟦прочее⟧</p>`},
		{"own tags", "# А\n\nx<sup>2</sup><br><em>и</em>", `x<sup>2</sup><br><em>и</em>`},
		{"a comment", "# А\n\n<!-- -->", `<div class="block"></div>`},
	} {
		got := strings.NewReplacer("\n", " ", "\u00a0", " ").Replace(joined(page(t, c.source)))
		if !strings.Contains(got, strings.ReplaceAll(c.want, "\n", " ")) {
			t.Errorf("%s: %s\nis not in %s", c.about, c.want, got)
		}
	}
}

func TestLinks(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"https://example.ru/a?b=c&d", `<a href="https://example.ru/a?b=c&amp;d" target="_blank" rel="noopener noreferrer">x</a>`},
		{"mailto:a@example.ru", `<a href="mailto:a@example.ru" target="_blank" rel="noopener noreferrer">x</a>`},
		{"#введение", `<a href="#d-введение">x</a>`},
		{"javascript:alert(1)", ""},
		{"JavaScript:alert(1)", ""},
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
		if got := joined(page(t, "# А\n\n[x](<"+c.address+">)")); !strings.Contains(got, want) {
			t.Errorf("%s: %s", c.address, got)
		}
	}
}

const tinySVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"/>`

func withPicture(data string) string {
	return "# А\n\n![Вид][picture-1]\n\nРисунок\u00a01 — Вид\n\n[picture-1]: data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString([]byte(data)) + "\n"
}

func TestPictures(t *testing.T) {
	p := page(t, withPicture(tinySVG))
	if len(p.Assets) != 1 {
		t.Fatalf("%d pictures", len(p.Assets))
	}
	for name, a := range p.Assets {
		want := fmt.Sprintf(`<figure><img src="%s%s" alt="Вид" width="30" height="20"><figcaption>Рисунок`, AssetPrefix, name)
		if got := joined(p); !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
		if string(a.Data) != tinySVG || a.MediaType != "image/svg+xml" {
			t.Errorf("got %s %s", a.MediaType, a.Data)
		}
	}
	for _, other := range []string{"![x](http://example.ru/a.png)", "![x](../a.png)", "![x](asset/x)", "![x][picture-7]", "![x](data:image/png;base64,AA)"} {
		if got := joined(page(t, "# А\n\n"+other)); strings.Contains(got, "<img") {
			t.Errorf("%s: %s", other, got)
		}
	}
	for _, bad := range []string{"data:image/svg+xml;base64,!", "data:text/html;base64,AAAA", "data:image/png,AAAA"} {
		if _, err := New().Convert([]byte("# А\n\n[picture-1]: " + bad)); err == nil {
			t.Errorf("%s: no error", bad)
		}
	}
}

func TestSizeOfSVG(t *testing.T) {
	for _, c := range []struct {
		svg           string
		width, height int
	}{
		{`<svg width="30" height="20">`, 30, 20},
		{`<svg width='72pt' height='36pt'>`, 96, 48},
		{`<svg width="25.4mm" height="2.54cm">`, 96, 96},
		{`<svg viewBox="0 0 100 50" width="100%">`, 100, 50},
		{`<svg viewBox="-5,-5,10,20">`, 10, 20},
		{`<svg>`, 0, 0},
		{`no picture`, 0, 0},
	} {
		if w, h := sizeSVG([]byte(c.svg)); w != c.width || h != c.height {
			t.Errorf("%s: %d × %d", c.svg, w, h)
		}
	}
}

// TestKeys: a block keeps its key while its text does, wherever it stands; equal
// blocks have different ones.
func TestKeys(t *testing.T) {
	c := New()
	keys := func(source string) []string {
		p, err := c.Convert([]byte(source))
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, b := range p.Blocks {
			out = append(out, b.Key)
		}
		return out
	}
	before := keys("# А\n\nраз\n\nдва\n\nдва")
	after := keys("# А\n\nновое\n\nраз\n\nдва\n\nдва")
	if !slices.Equal(append([]string{before[0]}, before[1:]...), slices.Delete(slices.Clone(after), 1, 2)) {
		t.Errorf("%v became %v", before, after)
	}
	if before[2] == before[3] {
		t.Error("two blocks have one key")
	}
	if slices.Equal(keys(withPicture(tinySVG)), keys(withPicture(strings.Replace(tinySVG, "30", "31", 1)))) {
		t.Error("another picture has the old key")
	}
}

// allowed are the elements that a page may hold, with their attributes.
var allowed = map[string]string{
	"div": "class tabindex role aria-label", "p": "", "br": "", "em": "", "strong": "", "sup": "class", "sub": "", "hr": "",
	"h1": "id", "h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id", "ul": "", "ol": "start", "li": "", "blockquote": "",
	"pre": "", "code": "class", "a": "href id target rel", "span": "class title", "mark": "class tabindex", "img": "src alt width height",
	"figure": "", "figcaption": "", "table": "", "thead": "", "tbody": "", "tr": "", "th": "align", "td": "align",
	"math": "display", "mrow": "", "mi": "mathvariant", "mn": "", "mo": "stretchy fence largeop movablelimits", "mtext": "", "mspace": "width",
	"mfrac": "", "msqrt": "", "mroot": "", "msub": "", "msup": "", "msubsup": "", "munder": "", "mover": "", "munderover": "",
}

// check fails on what could run or reach out.
func check(t *testing.T, p *Page) {
	t.Helper()
	body := &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"}
	for _, b := range p.Blocks {
		nodes, err := html.ParseFragment(strings.NewReader(b.HTML), body)
		if err != nil {
			t.Fatal(err)
		}
		if len(nodes) != 1 {
			t.Errorf("a block of %d elements: %s", len(nodes), b.HTML)
		}
		for _, n := range nodes {
			checkNode(t, n, b.HTML)
		}
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
	for child := range n.ChildNodes() {
		checkNode(t, child, in)
	}
}

func TestNothingCanRun(t *testing.T) {
	_, source := ofSpecimen(t)
	check(t, page(t, source))
	for _, s := range []string{
		"<script>alert(1)</script>", "а <script>alert(1)</script> б", "<img src=x onerror=alert(1)>", "а<img src=x onerror=alert(1)>",
		"<em onclick=alert(1)>x</em>", "<EM>", "[x](javascript:alert(1))", "<javascript:alert(1)>", "<http://a/\"onclick=b>",
		"![\"onerror=alert(1)](asset/x)", "# </h1><script>x</script>", "⟦RD202: <script>x</script>⟧", "![⟦RD202: x⟧][picture-1]",
		"[⟦RD202: x⟧](https://a/⟦RD202:\u00a0x⟧)", "$</math><script>x</script>$", "$$\n\\text{</math><script>}\n$$", "```<script>\nx\n```", "``` \"onclick=x\nx\n```",
		"[^1]: <script>x</script>", "<!-- --><script>x</script>", "<svg onload=x>", "| <script> |\n| --- |\n| <img onerror=x> |",
	} {
		check(t, page(t, s))
		check(t, page(t, "# А\n\n"+s))
	}
}

func FuzzNothingCanRun(f *testing.F) {
	_, source := ofSpecimen(f)
	f.Add(source)
	f.Add("# А\n\n[x](javascript:alert(1)) <b onclick=x> ⟦RD202: <i>⟧ $<b>$")
	f.Fuzz(func(t *testing.T, source string) {
		p, err := New().Convert([]byte(source))
		if err == nil {
			check(t, p)
		}
	})
}
