package prose

import (
	"strings"
	"testing"
	"time"

	"rd50/generator/report"
)

// quotes gives runs of 1, 2, 3 … backquotes, n in all.
func quotes(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("`", i+1) + " a ")
	}
	return b.String()
}

// What takes the parser ages is refused at its place before it starts; what is only
// long is read.
func TestHostileTextsAreQuick(t *testing.T) {
	const many = 50000
	repeat := func(s string) string { return strings.Repeat(s, many) }
	for _, c := range []struct{ about, source, message string }{
		{"links never closed", repeat("[a]("), "знаков разметки [, * и _ в одном абзаце больше 2000"},
		{"brackets", repeat("["), "знаков разметки [, * и _ в одном абзаце больше 2000"},
		{"brackets over lines of a quotation", repeat("> [a](\n"), "знаков разметки [, * и _ в одном абзаце больше 2000"},
		{"emphasis of two kinds", repeat("*a_ "), "знаков разметки [, * и _ в одном абзаце больше 2000"},
		{"addresses of links", repeat("[a]: b \"c\n"), "знаков разметки [, * и _ в одном абзаце больше 2000"},
		{"backquotes in no pairs", quotes(3000), "знаки ` не образуют пар"},
		{"quotations in one another", repeat(">") + "а", tooDeep},
		{"lists in one another", repeat("- ") + "а", tooDeep},
		{"lists and quotations", repeat("1. > ") + "а", tooDeep},
		{"emphases in one another", repeat("*") + "а" + repeat("*"), "выделения вложены слишком глубоко"},
		{"footnotes", strings.Repeat("[^a]: б\n\n", 2*mostNotes), "сносок в тексте больше 2000"},
		{"a comment never closed", repeat("<!-- "), "комментарий не закрыт"},

		{"lines", repeat("слово слово\n"), ""},
		{"items", repeat("- слово [@R1]\n"), ""},
		{"references", repeat("[@R1] "), ""},
		{"rows", "| а | б |\n|---|---|\n" + repeat("| [a](https://b.ru) | *в* |\n"), ""},
		{"a formula of many lines", "$$\n" + repeat("+ a\n") + "$$", ""},
		{"comments", repeat("а <!-- б --> "), ""},
		{"escapes", repeat(`\*\[`), ""},
	} {
		start := time.Now()
		p := Parse(c.source, around)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: %v", c.about, took)
		}
		switch {
		case c.message == "" && len(p.Faults) > 0:
			t.Errorf("%s: %d «%s»", c.about, p.Faults[0].Offset, p.Faults[0].Message)
		case c.message != "" && (len(p.Faults) == 0 || p.Faults[0].Message != c.message):
			t.Errorf("%s: %d faults, want «%s»", c.about, len(p.Faults), c.message)
		}
	}
}

// A fault of depth stands where the text goes too deep.
func TestPlacesOfDepth(t *testing.T) {
	source := strings.Repeat("*а **б ", 8)
	for i := 8; i > 0; i-- {
		source += "в** г*"
	}
	p := Parse(source, around)
	if len(p.Faults) != 1 || p.Faults[0].Offset != len("*а **б ")*innermost/2 {
		t.Errorf("got %+v", p.Faults)
	}
	deep := 0
	report.EachInline(p.Blocks, func(in report.Inline) {
		if _, ok := in.(*report.Emphasis); ok {
			deep++
		}
	})
	if deep != innermost/2+1 { // the last one is empty
		t.Errorf("%d emphases are left", deep)
	}
}
