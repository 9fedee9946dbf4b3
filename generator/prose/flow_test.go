package prose

import (
	"fmt"
	"strings"
	"testing"
)

// TestFlows shows the running texts of a piece of Markdown: «|» where the source has
// something between two signs, «@» for what prints as something else.
func TestFlows(t *testing.T) {
	const source = "# Как *есть*\n\nОтдел `x*y` ведет\n  учет [@tab-a: в таблице]; 5 \\* 3 &laquo;да&raquo;<!-- нет -->.\n\n" +
		"- первый\n- **второй** [сайт](https://a.ru)\n\nТаблица: Подпись {#tab-a}\n\n| а | б |\n|---|---|\n| 1 | ^^ |\n\n![Схема](a.png){#fig-a}\n\nтекст[^1]\n\n[^1]: Сноска.\n"
	want := []string{
		"Как |есть", "Отдел |x*y| ведет↵учет @; 5 * 3 «да»|.", "первый", "второй| |сайт", "Таблица: Подпись {#tab-a}",
		"а", "б", "1", "^^", "Схема|{#fig-a}", "текст@", "Сноска.",
	}
	flows := Flows(source)
	var got []string
	for _, f := range flows {
		got = append(got, shown(f))
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, f := range flows {
		for _, s := range f.Signs {
			if r := []rune(source[s.From:s.To]); len(r) == 1 && r[0] != s.Rune {
				t.Errorf("%q is written %q", s.Rune, r)
			}
		}
	}
}

func shown(f Flow) string {
	var b strings.Builder
	for i, s := range f.Signs {
		if i > 0 && f.Signs[i-1].To != s.From {
			b.WriteByte('|')
		}
		switch s.Rune {
		case 0:
			b.WriteByte('@')
		case '\n':
			b.WriteString("↵")
		default:
			b.WriteRune(s.Rune)
		}
	}
	return b.String()
}
