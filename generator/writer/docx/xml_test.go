package docx

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"rd50/generator/report"
)

// TestQuickLooksMissNothing: what is known by bytes is what the signs tell.
func TestQuickLooksMissNothing(t *testing.T) {
	pieces := []string{"а", "ѿ", "№", "»", "—", "\u0301", "\xd0", "\xd1\xd0", "\xe2", "Я", "z", " ", "  ", "\t", "\n", "\r", "\x00", "\x1f", "\u0085", "\u00a0", "\u00ad", "\u00c5", "\u2027", "\u2028", "\u2029", "\u202f",
		"\ufffd", "\ufffe", "\uffff", "\xff", "\xc2", "\xe2\x80", "\U0001f600", "&", "<", "\""}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var b strings.Builder
		for range random.IntN(5) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		s := b.String()
		if got, want := isLegal(s), utf8.ValidString(s) && !strings.ContainsFunc(s, illegal); got != want {
			t.Fatalf("isLegal(%q) is %v, want %v", s, got, want)
		}
		if isPlain(s) && !(isLegal(s) && report.Composed(s) && isClean(s)) {
			t.Fatalf("isPlain(%q)", s)
		}
		if s = legal(s); isClean(s) == (strings.ContainsAny(s, "\t\n\r\u00ad\u0085\u2028\u2029") || strings.Contains(s, "  ")) {
			t.Fatalf("isClean(%q) is %v", s, isClean(s))
		}
	}
}

func TestEntities(t *testing.T) {
	got := string(el("a", at("b", "<\"&>\t\n'й"), characters("<\"&>\t\n'й")).append(nil))
	if want := "<a b=\"&lt;&quot;&amp;&gt;&#9;&#10;'й\">&lt;\"&amp;&gt;\t\n'й</a>"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
