package prose

import (
	"strings"
	"testing"
)

// A comment is a note to oneself: it never reaches a report, wherever it stands.
func TestCommentsAreNotPrinted(t *testing.T) {
	for _, c := range []struct{ about, source, want string }{
		{"a block", "До.\n\n<!-- нет -->\n\nПосле.", "paragraph До.\nparagraph После."},
		{"of several lines", "До.\n\n<!-- нет\n\nи нет\n-->\nПосле.", "paragraph До.\nparagraph После."},
		{"in the line", "До<!-- нет --> и <!-- нет --> после.", "paragraph До и после."},
		{"in the line, over a blank line", "До <!-- нет\n\nнет --> после.", "paragraph До после."},
		{"at the end of a line", "До <!-- нет -->\nпосле.", "paragraph До после."},
		{"before text", "<!-- нет --> После.", "paragraph После."},
		{"alone", "<!-- нет -->", ""},
		{"the shortest ones", "А<!-->Б<!--->В.", "paragraph АБВ."},
		{"beside emphasis", "**«а»**<!-- нет -->б <!-- нет -->**«в»**.", "paragraph <strong «а»>б <strong «в»>."},
		{"in a heading", "# Глава <!-- нет -->{#a}", "heading 2 - #a Глава"},
		{"in items", "- а <!-- нет -->\n<!-- нет -->\n- б\n\n  <!-- нет -->\n  в", "item –\n  paragraph а\nitem –\n  paragraph б\n  paragraph в"},
		{"in a quotation", "> а <!-- нет\n> нет -->\n> б", "quote\n  paragraph а б"},
		{"in cells, with a bar in it", "| а <!-- | --> | б |\n|---|---|\n| в | <!-- нет --> |",
			"table - #\n  column left\n  column left\n  head а | б\n  row в |"},
		{"between rows", "| а |\n|---|\n<!-- нет -->\n| б |", "table - #\n  column left\n  head а\n  row б"},
		{"between caption and table", "Таблица: Имя {#t}\n<!-- нет -->\n\n| а |\n|---|", "table - #t Имя\n  column left\n  head а"},
		{"in a footnote", "А[^1].\n\n[^1]: Да <!-- нет -->.", "paragraph А<footnote 0 Да .>."},
		{"in the words of a reference", "[@R1: слова<!-- нет -->]", "paragraph <ref R1: слова>"},
		{"code shows it", "`<!-- а -->` и\n\n```\n<!-- б -->\n```\n\n- ~~~\n  <!-- в -->\n  ~~~",
			"paragraph <code <!-- а -->> и\ncode  \"<!-- б -->\"\nitem –\n  code  \"<!-- в -->\""},
		{"escaped", `\<!-- а -->`, "paragraph <!-- а -->"},
		{"backquotes in it", "<!-- ` --> а <!-- ` --> б", "paragraph а б"},
	} {
		p := Parse(c.source, around)
		if got := dump(t, p.Blocks); trimLines(got) != c.want || len(p.Faults) > 0 {
			t.Errorf("%s:\n%s\ngives\n%s\n%+v\nwant\n%s", c.about, c.source, got, p.Faults, c.want)
		}
	}
}

func trimLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n")
}

// A fault behind a comment is told at its own place.
func TestPlacesBehindComments(t *testing.T) {
	const source = "А <!-- раз\n\nдва --> б\n<!-- три -->\n\n[@]"
	p := Parse(source, around)
	if len(p.Faults) != 1 || p.Faults[0].Offset != strings.Index(source, "[@]") {
		t.Errorf("got %+v", p.Faults)
	}
}

// Word's line, page and paragraph separators part words.
func TestSeparatorsAreBlanks(t *testing.T) {
	for _, sign := range []string{"\v", "\f", "\u0085", "\u2028", "\u2029"} {
		p := Parse("Новая"+sign+"дом, `а"+sign+"б`.", around)
		if got, want := dump(t, p.Blocks), "paragraph Новая дом, <code а б>."; got != want || len(p.Faults) > 0 {
			t.Errorf("%U gives %s %+v", []rune(sign), got, p.Faults)
		}
	}
}
