package diagnostic

import (
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	long := strings.Repeat("слово ", 40)
	source := func(file string) []byte {
		return map[string][]byte{"a.toml": []byte("[report]\n\tцена = \"12\"\r\n" + long + "[@нет] " + long + "\n\xff\xfe = 1\n\n"), "c.toml": []byte("о\u0301\x1baб")}[file]
	}
	for _, c := range []struct {
		name string
		list List
		want string
	}{
		{"nothing", nil, ""},
		{"a caret below the place, behind a tab and Cyrillic", List{{Position{"a.toml", 2, 9}, Error, "RD001", "", "нужно число", "без кавычек", nil}},
			"a.toml:2:9: error RD001: нужно число\n    \tцена = \"12\"\n    \t       ^\nhint: без кавычек\n"},
		{"without a hint", List{{Position{"a.toml", 1, 1}, Warning, "RD104", "", "один текст", "", nil}},
			"a.toml:1:1: warning RD104: один текст\n    [report]\n    ^\n"},
		{"far behind in a long line", List{{Position{"a.toml", 3, 241}, Error, "RD005", "", "ссылка никуда не ведет", "", nil}},
			"a.toml:3:241: error RD005: ссылка никуда не ведет\n    …" + strings.Repeat("слово ", 10) + "[@нет] " + strings.Repeat("слово ", 15) + "сл…\n    " + strings.Repeat(" ", 61) + "^\n"},
		{"bytes that are no text", List{{Position{"a.toml", 4, 1}, Error, "RD001", "", "файл не в кодировке UTF-8", "", nil}},
			"a.toml:4:1: error RD001: файл не в кодировке UTF-8\n    \uFFFD = 1\n    ^\n"},
		{"control characters and a combining accent", List{{Position{"c.toml", 1, 5}, Error, "RD001", "", "знак", "", nil}},
			"c.toml:1:5: error RD001: знак\n    о\u0301\uFFFDaб\n       ^\n"},
		{"an empty line", List{{Position{"a.toml", 5, 1}, Error, "RD001", "", "пусто", "", nil}}, "a.toml:5:1: error RD001: пусто\n"},
		{"behind the end", List{{Position{"a.toml", 99, 1}, Error, "RD001", "", "пусто", "", nil}}, "a.toml:99:1: error RD001: пусто\n"},
		{"an unknown file", List{{Position{"b.toml", 1, 1}, Error, "RD006", "", "нет файла", "путь", nil}}, "b.toml:1:1: error RD006: нет файла\nhint: путь\n"},
	} {
		var b strings.Builder
		if err := c.list.Text(&b, source); err != nil || b.String() != c.want {
			t.Errorf("%s: %v\n%q\n%q", c.name, err, b.String(), c.want)
		}
	}
}

// Colours only add escapes: without them the text is the plain one.
func TestColour(t *testing.T) {
	list := List{
		{Position{"a.toml", 1, 3}, Error, "RD001", "", "ошибка", "совет", nil},
		{Position{"a.toml", 1, 1}, Warning, "RD403", "", "предупреждение", "", nil},
	}
	source := func(string) []byte { return []byte("a = 1") }
	var plain, colour strings.Builder
	if err := list.Text(&plain, source); err != nil {
		t.Fatal(err)
	}
	if err := list.Styled(&colour, Style{Colour: true}, source); err != nil {
		t.Fatal(err)
	}
	want := "\x1b[1ma.toml:1:3\x1b[0m: \x1b[1;31merror\x1b[0m RD001: ошибка\n    a = 1\n      \x1b[1;32m^\x1b[0m\n\x1b[36mhint:\x1b[0m совет\n" +
		"\x1b[1ma.toml:1:1\x1b[0m: \x1b[1;33mwarning\x1b[0m RD403: предупреждение\n    a = 1\n    \x1b[1;32m^\x1b[0m\n"
	if colour.String() != want {
		t.Errorf("%q", colour.String())
	}
	stripped := colour.String()
	for _, code := range []string{bold, red, yellow, green, cyan, "0"} {
		stripped = strings.ReplaceAll(stripped, "\x1b["+code+"m", "")
	}
	if stripped != plain.String() {
		t.Errorf("%q is not %q", stripped, plain.String())
	}
}

func TestSort(t *testing.T) {
	at := func(file string, line, column int, code string) Diagnostic {
		return Diagnostic{Position: Position{file, line, column}, Severity: Error, Code: code}
	}
	list := List{at("b", 1, 1, "RD001"), at("a", 10, 1, "RD001"), at("a", 2, 5, "RD202"), at("a", 2, 5, "RD201"), at("a", 2, 5, "RD202"), at("a", 2, 3, "RD403")}
	var got []string
	for _, d := range list.Sort() {
		got = append(got, d.Position.String()+" "+d.Code)
	}
	if s := strings.Join(got, ", "); s != "a:2:3 RD403, a:2:5 RD201, a:2:5 RD202, a:10:1 RD001, b:1:1 RD001" {
		t.Error(s)
	}
}
