package svg

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"strings"
	"testing"

	"rd50/generator/drawing"
	"rd50/generator/golden"
	_ "rd50/generator/pace"
)

const head = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="50">`

// draw reads the inside of a picture of 100 × 50 pixels.
func Draw(t *testing.T, inside string) *drawing.Drawing {
	t.Helper()
	d, err := Parse([]byte(head + inside + "</svg>"))
	if err != nil {
		t.Fatalf("%s: %v", inside, err)
	}
	return d
}

// written gives the items of a picture as SVG, without the lines around them.
func written(t *testing.T, d *drawing.Drawing) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	return strings.Join(lines[1:len(lines)-1], "\n")
}

func TestGoldenRoundTrip(t *testing.T) {
	source, err := os.ReadFile("testdata/architecture.svg")
	if err != nil {
		t.Fatal(err)
	}
	var first, second bytes.Buffer
	for from, to := source, &first; to != nil; from, to = first.Bytes(), next(to, &first, &second) {
		d, err := Parse(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := Write(to, d); err != nil {
			t.Fatal(err)
		}
	}
	golden.Compare(t, "architecture.svg", first.Bytes())
	if !bytes.Equal(second.Bytes(), first.Bytes()) {
		t.Errorf("what was written reads differently:\n%s", second.Bytes())
	}
}

func next(now, first, second *bytes.Buffer) *bytes.Buffer {
	if now == first {
		return second
	}
	return nil
}

// TestPicturesOfOthersGolden reads what drawing programs write: Mermaid 11 with labels
// in HTML, draw.io with its fallback for readers without.
func TestPicturesOfOthersGolden(t *testing.T) {
	for _, name := range []string{"drawio.svg", "mermaid-flowchart.svg", "mermaid-sequence.svg"} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Parse(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var b bytes.Buffer
		if err := Write(&b, d); err != nil {
			t.Fatal(err)
		}
		golden.Compare(t, name, b.Bytes())
	}
}

func TestSizes(t *testing.T) {
	for _, test := range []struct {
		attributes string
		want       string
	}{
		{`width="100" height="50"`, "100 × 50"},
		{`width="25.4mm" height="1in"`, "96 × 96"},
		{`viewBox="0 0 30 20"`, "30 × 20"},
		{`width="100%" height="100%" viewBox="-5 -5 30 20"`, "30 × 20"},
		{`width="60" viewBox="0 0 30 20"`, "60 × 40"},
		{`height="60" viewBox="0,0,30,20"`, "90 × 60"},
	} {
		d, err := Parse([]byte(`<svg ` + test.attributes + `/>`))
		if err != nil {
			t.Errorf("%s: %v", test.attributes, err)
			continue
		}
		if got := fmt.Sprintf("%.6g × %.6g", d.Width, d.Height); got != test.want {
			t.Errorf("%s: %s, want %s", test.attributes, got, test.want)
		}
	}
}

func TestViewBoxIsFitted(t *testing.T) {
	for _, test := range []struct{ align, want string }{
		{"", "M25 0L75 0L75 50L25 50Z"},
		{"xMidYMid meet", "M25 0L75 0L75 50L25 50Z"},
		{"xMinYMin", "M0 0L50 0L50 50L0 50Z"},
		{"xMaxYMax", "M50 0L100 0L100 50L50 50Z"},
		{"none", "M0 0L100 0L100 50L0 50Z"},
	} {
		d, err := Parse(fmt.Appendf(nil, `<svg width="100" height="50" viewBox="10 10 10 10" preserveAspectRatio="%s"><rect x="10" y="10" width="10" height="10"/></svg>`, test.align))
		if err != nil {
			t.Fatal(err)
		}
		if got := pathData(d.Items[0].(*drawing.Path).Segments); got != test.want {
			t.Errorf("%q: %s, want %s", test.align, got, test.want)
		}
	}
}

func TestShapesAndStyle(t *testing.T) {
	for _, test := range []struct{ name, inside, want string }{
		{"rectangle", `<rect x="1" y="2" width="3" height="4"/>`, `<path d="M1 2L4 2L4 6L1 6Z" fill="#000000"/>`},
		{"percents", `<rect width="50%" height="50%"/>`, `<path d="M0 0L50 0L50 25L0 25Z" fill="#000000"/>`},
		{"empty shapes draw nothing", `<rect width="0" height="4"/><circle/><path/><polygon points=""/>`, ""},
		{"polygon closes", `<polygon points="0,0 4,0 4,4"/>`, `<path d="M0 0L4 0L4 4Z" fill="#000000"/>`},
		{"line", `<line x2="9" stroke="red" fill="none"/>`, `<path d="M0 0L9 0" fill="none" stroke="#ff0000" stroke-width="1"/>`},
		{"inherited, overridden", `<g fill="red" stroke="blue"><g fill="lime" stroke="none"><path d="M0 0H1"/></g></g>`, `<path d="M0 0L1 0" fill="#00ff00"/>`},
		{"style beats sheet beats attribute", `<style>.a{fill:#010101;stroke:#020202}</style><path class="b a" d="M0 0H1" fill="red" stroke="red" style="stroke:#030303"/>`,
			`<path d="M0 0L1 0" fill="#010101" stroke="#030303" stroke-width="1"/>`},
		{"important beats style", `<style>path{fill:#010101!important}</style><path d="M0 0H1" style="fill:red"/>`, `<path d="M0 0L1 0" fill="#010101"/>`},
		{"the more special selector wins", `<style>#x{fill:#010101} .a{fill:#020202} path{fill:#030303}</style><path id="x" class="a" d="M0 0H1"/>`, `<path d="M0 0L1 0" fill="#010101"/>`},
		{"descendants and children", `<style>g .a{fill:#010101} svg > .b{fill:#020202} g > .b{fill:#030303}</style><g><a><path class="a" d="M0 0H1"/><path class="b" d="M0 0H2"/></a></g>`,
			`<path d="M0 0L1 0" fill="#010101"/>` + "\n" + `<path d="M0 0L2 0" fill="#000000"/>`},
		{"current colour", `<g color="red"><path color="#010101" fill="currentColor" d="M0 0H1"/></g>`, `<path d="M0 0L1 0" fill="#010101"/>`},
		{"opacities multiply", `<g opacity=".5"><path fill-opacity="50%" d="M0 0H1"/></g>`, `<path d="M0 0L1 0" fill="#000000" fill-opacity="0.251"/>`},
		{"hidden", `<g display="none"><filter/><image/></g><path visibility="hidden" d="M0 0H1"/>`, ""},
		{"stroke scales", `<path transform="scale(2)" d="M0 0H1" fill="none" stroke="red" stroke-width="3" stroke-dasharray="1 2 3" stroke-dashoffset="1"/>`,
			`<path d="M0 0L2 0" fill="none" stroke="#ff0000" stroke-width="6" stroke-dasharray="2 4 6 2 4 6" stroke-dashoffset="2"/>`},
		{"distorted stroke becomes a shape", `<path transform="scale(2 1)" d="M0 5H1" fill="none" stroke="red"/>`, `<path d="M0 4.5L2 4.5L2 5.5L0 5.5Z" fill="#ff0000"/>`},
		{"use", `<defs><path id="p" d="M0 0H1"/></defs><use href="#p" x="5" fill="red"/><use xlink:href="#p" transform="scale(2)"/>`,
			`<path d="M5 0L6 0" fill="#ff0000"/>` + "\n" + `<path d="M0 0L2 0" fill="#000000"/>`},
		{"use of a nested picture", `<defs><svg id="s" x="5" width="9" height="9" viewBox="0 0 10 10"><rect width="10" height="10"/></svg></defs><use href="#s" x="10" width="20" height="20"/>`,
			`<path d="M15 0L35 0L35 20L15 20Z" fill="#000000"/>`},
		{"use gives its paint", `<defs><path id="p" fill="context-fill" d="M0 0H1"/></defs><use href="#p" fill="#010203"/>`, `<path d="M0 0L1 0" fill="#010203"/>`},
		{"symbol", `<symbol id="s" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol><use href="#s" x="10" width="20" height="20"/>`,
			`<path d="M10 0L30 0L30 20L10 20Z" fill="#000000"/>`},
		{"nested svg", `<svg x="10" width="20" height="20" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>`,
			`<path d="M10 0L30 0L30 20L10 20Z" fill="#000000"/>`},
		{"switch", `<switch><foreignObject requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/><path d="M0 0H1"/><path d="M0 0H2"/></switch>`,
			`<path d="M0 0L1 0" fill="#000000"/>`},
		{"features are there for all but foreign objects", `<switch><g requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/><a><text>Text is not SVG - cannot display</text></a></switch>`, ""},
		{"an extension that nobody has", `<switch><path requiredExtensions="urn:x" d="M0 0H1"/><path d="M0 0H2"/></switch>`, `<path d="M0 0L2 0" fill="#000000"/>`},
		{"the report's language", `<switch><path systemLanguage="en" d="M0 0H1"/><path systemLanguage="de, ru-RU" d="M0 0H2"/><path d="M0 0H3"/></switch>`, `<path d="M0 0L2 0" fill="#000000"/>`},
		{"another language outside of a switch", `<path systemLanguage="en" d="M0 0H1"/>`, ""},
		{"selectors that match nothing", `<style>[data-look="neo"] path, path:hover, g:nth-child(2) > path, path::before{fill:red} @media print{path{fill:red}} @media (min-width:5px){rect{fill:red}} @font-face{src:url(x)} ]{fill:red}</style><path d="M0 0H1"/>`,
			`<path d="M0 0L1 0" fill="#000000"/>`},
		{"selectors that match", `<style>path[data-a^="x"]{fill:#010101} path + path{stroke:#020202} :root > path:last-child{stroke-width:3}</style><path data-a="xy" d="M0 0H1"/><path d="M0 0H2"/>`,
			`<path d="M0 0L1 0" fill="#010101"/>` + "\n" + `<path d="M0 0L2 0" fill="#000000" stroke="#020202" stroke-width="3"/>`},
		{"a style sheet of another language", `<style type="no-a-css">path{fill:red}</style><style type="text/css">path{fill:#010101}</style><path d="M0 0H1"/>`, `<path d="M0 0L1 0" fill="#010101"/>`},
		{"geometry in the style sheet", `<style>rect{height:4px;rx:0}</style><rect width="3" height="9"/>`, `<path d="M0 0L3 0L3 4L0 4Z" fill="#000000"/>`},
		{"turned about a point", `<path transform="scale(2)" transform-origin="10px 5px" d="M10 5H12"/>`, `<path d="M10 5L14 5" fill="#000000"/>`},
		{"a mistake in a style is passed over", `<path style="fill;fill:#010101" d="M0 0H1"/>`, `<path d="M0 0L1 0" fill="#010101"/>`},
		{"cut by its frame", `<clipPath id="c"><rect width="10" height="10"/></clipPath><path clip-path="url(#c)" d="M5 5H20V8H5Z"/>`, `<path d="M5 5L10 5L10 8L5 8Z" fill="#000000"/>`},
		{"a stroke that is cut", `<clipPath id="c"><rect width="10" height="10"/></clipPath><path clip-path="url(#c)" d="M0 5H50" fill="none" stroke="red" stroke-width="2"/>`, `<path d="M0 4L10 4L10 6L0 6Z" fill="#ff0000"/>`},
		{"a nested picture that is cut", `<svg width="10" height="10"><rect x="5" y="5" width="20" height="2"/></svg>`, `<path d="M5 5L10 5L10 7L5 7Z" fill="#000000"/>`},
		{"marker at the end", `<marker id="m" orient="auto" refX="1" refY="1" markerWidth="2" markerHeight="2" fill="red"><path d="M0 0L2 1L0 2Z"/></marker><path d="M0 0V10" stroke="black" stroke-width="2" fill="none" marker-end="url(#m)"/>`,
			`<path d="M0 0L0 10" fill="none" stroke="#000000" stroke-width="2"/>` + "\n" + `<path d="M2 8L0 12L-2 8Z" fill="#ff0000"/>`},
		{"marker of the line's colour", `<marker id="m" markerUnits="userSpaceOnUse" overflow="visible"><path d="M0 0H9V9" fill="context-stroke"/></marker><path d="M5 5L9 5" stroke="#010101" fill="none" marker-start="url(#m)"/>`,
			`<path d="M5 5L9 5" fill="none" stroke="#010101" stroke-width="1"/>` + "\n" + `<path d="M5 5L14 5L14 14" fill="#010101"/>`},
		{"frame that cuts nothing", `<clipPath id="c"><rect width="10" height="10"/></clipPath><g clip-path="url(#c)"><path d="M0 0H9"/></g>`, `<path d="M0 0L9 0" fill="#000000"/>`},
		{"background", ``, ""},
		{"other namespaces", `<x:g xmlns:x="urn:x"><path d="nonsense"/></x:g>`, ""},
	} {
		if got := written(t, Draw(t, test.inside)); got != test.want {
			t.Errorf("%s: %s\ngives %s\nwant  %s", test.name, test.inside, got, test.want)
		}
	}
}

func TestBackgroundOfTheRoot(t *testing.T) {
	d, err := Parse([]byte(`<svg width="8" height="4" style="background-color: #010203"/>`))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := written(t, d), `<path d="M0 0L8 0L8 4L0 4Z" fill="#010203"/>`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// lines tells where each line of text stands and of which runs it consists.
func lines(d *drawing.Drawing) string {
	var out []string
	for _, item := range d.Items {
		text := item.(*drawing.Text)
		s := fmt.Sprintf("%.4g,%.4g %s", text.X, text.Y, []string{"start", "middle", "end"}[text.Anchor])
		for _, r := range text.Runs() {
			s += fmt.Sprintf(" %.4g", r.Size)
			for _, flag := range []struct {
				on   bool
				name string
			}{{r.Bold, "b"}, {r.Italic, "i"}, {r.Mono, "m"}} {
				if flag.on {
					s += flag.name
				}
			}
			if r.DX != 0 || r.DY != 0 {
				s += fmt.Sprintf("(%.4g,%.4g)", r.DX, r.DY)
			}
			s += fmt.Sprintf("%q", r.Text)
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestText(t *testing.T) {
	for _, test := range []struct{ name, inside, want string }{
		{"one line", `<text x="1" y="2">Биллинг</text>`, `1,2 start 16"Биллинг"`},
		{"anchor and look", `<text text-anchor="end" font-size="2em" font-weight="700" font-style="italic">А</text>`, `0,0 end 32bi"А"`},
		{"monospaced", `<text font-family="'Courier New', serif">x</text>`, `0,0 start 16m"x"`},
		{"shorthand", `<text style="font: italic bold 12px/1.5 Consolas, monospace">x</text>`, `0,0 start 12bim"x"`},
		{"white space", "<text>\n  a \n b\t<tspan> c</tspan> </text>", `0,0 start 16"a b c"`},
		{"white space kept", `<text xml:space="preserve"> a  b </text>`, `0,0 start 16" a  b "`},
		{"lines by tspan", `<text x="5" y="10">a<tspan x="5" dy="1.5em">b</tspan><tspan x="6" dy="5">c</tspan></text>`,
			`5,10 start 16"a"; 5,34 start 16"b"; 6,39 start 16"c"`},
		{"space between lines is dropped", "<text x='5'>\n<tspan x='5' y='1'>a</tspan>\n<tspan x='5' y='9'>b</tspan>\n</text>", `5,1 start 16"a"; 5,9 start 16"b"`},
		{"runs", `<text>a <tspan font-weight="bold">b</tspan> c</text>`, `0,0 start 16"a " 16b"b" 16" c"`},
		{"equal runs join", `<text>a <tspan>b</tspan> c</text>`, `0,0 start 16"a b c"`},
		{"raised and back", `<text x="1" y="9">m<tspan dy="-4" font-size="8">2</tspan><tspan dy="4">.</tspan></text>`, `1,9 start 16"m" 8(0,-4)"2" 16(0,4)"."`},
		{"y alone moves on", `<text x="1" y="9">a<tspan y="12">b</tspan></text>`, `1,9 start 16"a" 16(0,3)"b"`},
		{"dx and dy of the first", `<text x="1" y="9" dx="2" dy="3">a</text>`, `3,12 start 16"a"`},
		{"central", `<text y="10" dominant-baseline="central">a</text>`, `0,15.4 start 16"a"`},
		{"scaled", `<text transform="translate(10 10) scale(2)" x="1">a<tspan dx="1">b</tspan></text>`, `12,10 start 32"a" 32(2,0)"b"`},
		{"signs with places of their own", `<text y="9" x="1 5 9">abcd</text>`, `1,9 start 16"a"; 5,9 start 16"b"; 9,9 start 16"cd"`},
		{"signs moved one by one", `<text dx="1 2" dy="0 3">abc</text>`, `1,0 start 16"a" 16(2,3)"bc"`},
		{"a list for pieces alone", `<text x="1 5"><tspan>a</tspan><tspan>b</tspan></text>`, `1,0 start 16"a"; 5,0 start 16"b"`},
		{"a list goes on in pieces", `<text x="1 5 9">a<tspan font-weight="bold">b</tspan>c</text>`, `1,0 start 16"a"; 5,0 start 16b"b"; 9,0 start 16"c"`},
		{"label of HTML", `<foreignObject width="60" height="48"><div xmlns="http://www.w3.org/1999/xhtml" style="text-align:center;line-height:1.5"><p>Заявка <b>клиента</b></p>новая</div></foreignObject>`,
			`30,17.4 middle 16"Заявка" 16b" клиента"; 30,41.4 middle 16"новая"`},
		{"text before a label of HTML", `<switch><foreignObject><div xmlns="http://www.w3.org/1999/xhtml">а</div></foreignObject><text>б</text></switch>`, `0,0 start 16"б"`},
		{"invisible", `<text fill="none">a</text><text font-size="0">a</text><text visibility="hidden">a</text><text> </text>`, ``},
	} {
		if got := lines(Draw(t, test.inside)); got != test.want {
			t.Errorf("%s: %s\ngives %s\nwant  %s", test.name, test.inside, got, test.want)
		}
	}
}

func TestTurnedText(t *testing.T) {
	turned := Draw(t, `<text transform="translate(5 6) rotate(-90) scale(2)" textLength="30">a</text>`).Items[0].(*drawing.Text)
	if turned.Turn != drawing.Rotate(-90) || turned.X != 5 || turned.Y != 6 || turned.Size != 32 || turned.Length != 60 {
		t.Errorf("turned: %+v", turned)
	}
	upright := Draw(t, `<text transform="scale(2)">a</text>`).Items[0].(*drawing.Text)
	if upright.Turn != (drawing.Matrix{}) {
		t.Errorf("upright: %+v", upright.Turn)
	}
}

func TestUnsupportedIsToldWithItsLine(t *testing.T) {
	for _, test := range []struct{ inside, want string }{
		{"\n<image href='a.png'/>", "элемент <image> не поддерживается, строка 2"},
		{"\n\n<foreignObject><img xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>", "элемент HTML <img> внутри <foreignObject> не поддерживается, рисунок нужно сохранить с обычным текстом SVG (в Mermaid — htmlLabels: false), строка 3"},
		{"<foreignObject height='60'><p xmlns='http://www.w3.org/1999/xhtml'>а</p></foreignObject>", "подпись <foreignObject> разбита на строки браузером, рисунок нужно сохранить с обычным текстом SVG (в Mermaid — htmlLabels: false), строка 1"},
		{"<g transform='scale(2)' transform-origin='center'/>", `transform-origin="center" не поддерживается, строка 1`},
		{"<rect><animate/></rect>", "элемент <animate> внутри <rect> не поддерживается, строка 1"},
		{"<text><textPath/></text>", "элемент <textPath> внутри <text> не поддерживается, строка 1"},
		{"<defs>\n<script/></defs>", "элемент <script> не поддерживается, строка 2"},
		{"<rect onclick='f()'/>", "сценарий в атрибуте onclick не поддерживается, строка 1"},
		{"<rect fill='url(#g)'/>", `fill="url(#g)": градиенты и узоры не поддерживаются, строка 1`},
		{"<g filter='url(#f)'/>", `filter="url(#f)" не поддерживается, строка 1`},
		{"<g style='mask:url(#f)'/>", `mask="url(#f)" не поддерживается, строка 1`},
		{"<g letter-spacing='2'/>", `letter-spacing="2" не поддерживается, строка 1`},
		{"<clipPath id='c'><circle r='5'/></clipPath><g clip-path='url(#c)'/>", "элемент <clipPath> поддерживается только с одним <rect>, строка 1"},
		{"<clipPath id='c'><rect width='5' height='5'/></clipPath><text x='20' clip-path='url(#c)'>а</text>", "текст в <text> выходит за его рамку, обрезка текста не поддерживается, строка 1"},
		{"<text stroke='red'>a</text>", "обводка текста (stroke) не поддерживается, строка 1"},
		{"<text x='1 2 3' textLength='9'>abc</text>", "<text textLength> внутри строки не поддерживается, строка 1"},
		{"<path d='M0 0 L1'/>", "ошибка в пути d, знак 8, строка 1"},
		{"<path d='M9999999 0 l9999999 0'/>", "координата или размер в рисунке вне допустимых пределов, строка 1"},
		{"<g transform='scale(9999999)'><g transform='scale(9999999)'/></g>", "координата или размер в рисунке вне допустимых пределов, строка 1"},
		{"<rect width='-1'/>", "<rect>: отрицательный размер, строка 1"},
		{"<rect width='1parsec'/>", "<rect> width: единица длины в «1parsec» неизвестна, строка 1"},
		{"<polygon points='1 2 3'/>", `<polygon points="1 2 3">: нужны пары чисел, строка 1`},
		{"<g fill='#12'/>", "цвет «#12» не распознан, строка 1"},
		{"<use href='other.svg#a'/>", `<use href="other.svg#a">: ссылки вне файла не поддерживаются, строка 1`},
		{"<use href='#a'/>", `<use href="#a">: такого элемента в файле нет, строка 1`},
		{"<g id='a'><use href='#a'/></g>", "вложенность больше 200: возможно, <use> ссылается на себя, строка 1"},
		{"<style>@import url(x);</style>", "правило «@import» в таблице стилей не поддерживается, строка 1"},
		{"<style>a:nth-child(2){fill:red}</style>\n<a/>", "таблица стилей: селектор «a:nth-child(2)» не поддерживается, строка 2"},
		{"<style>a{</style>", "ошибка в таблице стилей: нет парной скобки, строка 1"},
		{"<style>@media (min-width: 5px) { g { fill: red } }</style>\n<g/>", "таблица стилей: @media (min-width: 5px) не поддерживается, строка 2"},
		{"<style media='tv'>g { fill: red }</style>\n<g/>", `таблица стилей: media="tv" не поддерживается, строка 2`},
		{"<g>", "нарушена разметка XML, строка 1"},
		{"&xxe;", "неизвестная сущность XML или знак & без пары, строка 1"},
	} {
		_, err := Parse([]byte(head + test.inside + "</svg>"))
		if err == nil || err.Error() != test.want {
			t.Errorf("%s\ngives %v\nwant  %s", test.inside, err, test.want)
		}
	}
}

func TestHostileFiles(t *testing.T) {
	laughs := `<svg width="9" height="9"><path id="a0" d="M0 0H1"/>`
	for i := range 12 {
		laughs += fmt.Sprintf(`<g id="a%d">%s</g>`, i+1, strings.Repeat(fmt.Sprintf(`<use href="#a%d"/>`, i), 10))
	}
	for _, test := range []struct{ name, file, want string }{
		{"empty", "", "в файле нет элемента <svg>"},
		{"other root", "<html/>", "корневой элемент — <html>, а нужен <svg>"},
		{"other namespace", "<svg xmlns='urn:x'/>", "корневой элемент — <svg>, а нужен <svg>"},
		{"cut off", "<svg width='9' height='9'>", "файл SVG обрывается, строка 1"},
		{"two roots", "<svg width='9' height='9'/><svg/>", "после элемента <svg> стоит еще один корневой элемент, строка 1"},
		{"entities", `<!DOCTYPE svg [<!ENTITY a "b">]><svg/>`, "описание DTD внутри файла не поддерживается, строка 1"},
		{"external entity", `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>`, "описание DTD внутри файла не поддерживается, строка 1"},
		{"style sheet outside", `<?xml-stylesheet href="http://x/"?><svg/>`, "внешняя таблица стилей не поддерживается, строка 1"},
		{"encoding", `<?xml version="1.0" encoding="windows-1251"?><svg/>`, `кодировка "windows-1251" не поддерживается, нужна UTF-8`},
		{"not UTF-8", "<svg a='\xff'/>", "файл SVG не в кодировке UTF-8, строка 1"},
		{"no size", "<svg/>", "размер рисунка не задан: нужны width и height или viewBox, строка 1"},
		{"size zero", "<svg width='0' height='9'/>", `размер рисунка width="0" недопустим, строка 1`},
		{"size NaN", "<svg width='NaN' height='9'/>", "width: «NaN» — не длина, строка 1"},
		{"viewBox", "<svg viewBox='0 0 -1 5'/>", `viewBox="0 0 -1 5" не распознан, строка 1`},
		{"too large", strings.Repeat(" ", 8<<20) + "<svg/>", "файл SVG больше 8 МиБ"},
		{"too deep", strings.Repeat("<svg>", 300), "вложенность элементов больше 200, строка 1"},
		{"too many elements", "<svg>" + strings.Repeat("<g/>", 200_001) + "</svg>", "в файле SVG больше 200000 элементов"},
		{"a billion laughs", laughs + "</svg>", "рисунок слишком сложен, строка 1"},
	} {
		_, err := Parse([]byte(test.file))
		if err == nil || err.Error() != test.want {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

func TestStyleSheetWorkIsBounded(t *testing.T) {
	inside := "<style>" + strings.Repeat("g g g g g g g rect{fill:red}", 200) + "</style>" +
		strings.Repeat("<g>", 150) + strings.Repeat("<path/>", 1000) + strings.Repeat("</g>", 150)
	_, err := Parse([]byte(head + strings.ReplaceAll(inside, "rect", "path") + "</svg>"))
	if err != nil && !strings.HasPrefix(err.Error(), "таблица стилей слишком сложна") {
		t.Error(err)
	}
	worst := strings.ReplaceAll(inside, "g g g g g g g rect", "text g g g g g g path")
	if _, err := Parse([]byte(head + worst + "</svg>")); err == nil || !strings.HasPrefix(err.Error(), "таблица стилей слишком сложна") {
		t.Error(err)
	}
}

// TestPlainTextsAreWrittenAsXMLDoes: the short way and that of encoding/xml are the same.
func TestPlainTextsAreWrittenAsXMLDoes(t *testing.T) {
	for _, text := range []string{"", "Биллинг, 12 ₽", "a\tb\nc", "R&D <«'\">", "\x00\ufffe\uffff\ufffd", "обрыв \xd0", "😀"} {
		var want bytes.Buffer
		if err := xml.EscapeText(&want, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got := escape(text); got != want.String() {
			t.Errorf("%q: %q, want %q", text, got, want.String())
		}
	}
}

// pathData writes segments as the attribute d has them.
func pathData(list []drawing.Segment) string {
	var f file
	f.segments(list)
	return string(f)
}
