package markup

import (
	"strings"
	"testing"
)

func parse(t *testing.T, file string) *Element {
	t.Helper()
	root, err := Parse([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// outline shows a tree as name@line(children).
func outline(e *Element) string {
	if e.Name == "" {
		return strings.TrimSpace(e.Data)
	}
	var inside []string
	for _, c := range e.Children {
		if s := outline(c); s != "" {
			inside = append(inside, s)
		}
	}
	s := e.Name + "@" + string(rune('0'+e.Line))
	if len(inside) > 0 {
		s += "(" + strings.Join(inside, " ") + ")"
	}
	return s
}

func TestTree(t *testing.T) {
	for _, test := range []struct{ file, want string }{
		{"<svg/>", "svg@1"},
		{"\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>\n<svg>\n<g>a<b/>c</g></svg>", "svg@2(g@3(a b@3 c))"},
		{"<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:g/></s:svg>", "svg@1(g@1)"},
		{"<svg xmlns:x='urn:x'><x:g><g/>text</x:g><g/></svg>", "svg@1(g@1)"},
		{"<!DOCTYPE svg PUBLIC 'a' 'b'><!-- c --><svg/>", "svg@1"},
	} {
		if got := outline(parse(t, test.file)); got != test.want {
			t.Errorf("%s: %s, want %s", test.file, got, test.want)
		}
	}
}

func TestAttributesLoseTheirNamespaces(t *testing.T) {
	e := parse(t, `<svg xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="urn:i" id="a" i:id="b" xlink:href="#c" xml:space="preserve" xlink:title="d"/>`)
	if len(e.Attr) != 3 || e.Attr["id"] != "a" || e.Attr["href"] != "#c" || e.Attr["space"] != "preserve" {
		t.Errorf("%v", e.Attr)
	}
	both := parse(t, `<svg xmlns:xlink="http://www.w3.org/1999/xlink" href="#new" xlink:href="#old"/>`)
	if both.Attr["href"] != "#new" {
		t.Errorf("href %s: the plain one comes first", both.Attr["href"])
	}
}

func TestCascade(t *testing.T) {
	const tree = `<svg><g class="outer"><path id="p" class="a b" fill="attr"/></g></svg>`
	for _, test := range []struct{ sheet, style, want string }{
		{"", "", "attr"},
		{"path{fill:x}", "", "x"},
		{"*{fill:x}", "", "x"},
		{".a{fill:x}.b{fill:y}", "", "y"},
		{".b{fill:y}.a{fill:x}", "", "x"},
		{".a.b{fill:x}.b{fill:y}", "", "x"},
		{".a.c{fill:x}", "", "attr"},
		{"#p{fill:x}.a.b{fill:y}", "", "x"},
		{"rect,path.a{fill:x}", "", "x"},
		{".outer path{fill:x}", "", "x"},
		{"svg>path{fill:x}", "", "attr"},
		{"svg > g > path{fill:x}", "", "x"},
		{"path:hover{fill:x}", "", "attr"},
		{"/* } */path{fill:/**/x}", "", "x"},
		{"@charset 'a';@font-face{src:url(x)}@keyframes k{from{fill:y}}path{fill:x}", "", "x"},
		{"path{fill:x}", "fill:y", "y"},
		{"path{fill:x !important}", "fill:y", "x"},
		{"path{fill:x!important}", "fill:y!important", "y"},
		{"<![CDATA[path{fill:x}]]>", "", "x"},
		{"", "marker:url('a;b:c');fill:y;", "y"},
	} {
		root := parse(t, strings.Replace(tree, "<g", "<style>"+strings.ReplaceAll(test.sheet, " > ", " &gt; ")+"</style><g", 1))
		path := root.Children[len(root.Children)-1].Children[0]
		path.Attr["style"] = test.style
		sheet, err := ReadSheet(root)
		if err != nil {
			t.Errorf("%s: %v", test.sheet, err)
			continue
		}
		properties, err := sheet.Properties(path)
		if err != nil || properties["fill"] != test.want {
			t.Errorf("sheet %q, style %q: fill %s, %v, want %s", test.sheet, test.style, properties["fill"], err, test.want)
		}
	}
}
