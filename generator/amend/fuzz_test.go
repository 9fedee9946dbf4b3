package amend

import (
	"slices"
	"strings"
	"testing"

	"rd50/generator/prose"
	"rd50/generator/tomledit"
)

// FuzzChanges puts words in the place of a word of any Markdown: it can't be done, or the
// source reads as it should and all else in it as before.
func FuzzChanges(f *testing.F) {
	f.Add("Отдел *ведет* учет [@tab-a], `код` и\n  5 \\* 3 &laquo;да&raquo;.\n\n- первый\n", uint(3), "пять слов")
	f.Add("| а | б |\n|---|---|\n| в г | д |\n", uint(2), "# е|ж")
	f.Add("Таблица: Подпись {#tab-a}\n\n| а |\n|---|\n", uint(1), "1. *раз*")
	f.Add("а[^1]\n\n[^1]: Сноска **два**<!-- нет -->\n", uint(0), "")
	f.Fuzz(func(t *testing.T, source string, n uint, words string) {
		src := markdown(source)
		if len(src.flows) == 0 {
			return
		}
		flow := int(n) % len(src.flows)
		was := tokens(src.flows[flow].Signs)
		if len(was) == 0 {
			return
		}
		at := was[int(n/7)%len(was)]
		text := printedAs(src.flows[flow].Signs)
		after := slices.Concat(text[:at.first], []rune(words), text[at.last+1:])
		m := meet(src, flow, tokens(prose.PlainFlow(string(text)).Signs))
		changes, err := m.changes(prose.PlainFlow(string(after)).Signs)
		if err != nil {
			return
		}
		now := markdown(tomledit.Spliced(source, changes))
		if len(now.flows) != len(src.flows) {
			t.Fatalf("%q becomes %q", source, now.source)
		}
		for i := range now.flows {
			want := alikeWords(src.flows[i].Signs)
			if i == flow {
				want = alikeWords(prose.PlainFlow(string(after)).Signs)
			}
			if got := alikeWords(now.flows[i].Signs); got != want {
				t.Fatalf("%q becomes %q: %q, want %q", source, now.source, got, want)
			}
		}
	})
}

// printedAs gives the characters of a flow, «@» for what prints as something else.
func printedAs(signs []prose.Sign) []rune {
	out := make([]rune, len(signs))
	for i, s := range signs {
		if out[i] = s.Rune; s.Rune == 0 {
			out[i] = '@'
		}
	}
	return out
}

// alikeWords gives the words of a flow as they are compared, without what prints as
// something else.
func alikeWords(signs []prose.Sign) string {
	return strings.ReplaceAll(strings.Join(words(tokens(signs)), " "), "@", "")
}
