package diagnostic

import (
	"strings"
	"testing"
)

// Repeats of one warning are told by their places; fewer than four, and errors,
// each in full.
func TestGrouped(t *testing.T) {
	var list List
	add := func(code string, severity Severity, file string, line int) {
		list = append(list, Diagnostic{Position: Position{file, line, 1}, Severity: severity, Code: code, Message: "м", Hint: "п"})
	}
	for line := range 3 {
		add("RD305", Warning, "a.toml", 10+line)
		add("RD003", Error, "a.toml", 20+line)
		add("RD003", Error, "a.toml", 30+line)
		add("RD306", Warning, "a.toml", 40+line)
	}
	add("RD306", Warning, "b.toml", 7)
	var plain, grouped strings.Builder
	if err := list.Styled(&grouped, Style{Grouped: true}, nil); err != nil {
		t.Fatal(err)
	}
	if err := list.Text(&plain, nil); err != nil {
		t.Fatal(err)
	}
	told := grouped.String()
	for part, want := range map[string]int{
		"warning RD305": 3, "error RD003": 6, "warning RD306": 1, "и еще RD306, всего 4: a.toml:41:1, 42:1, b.toml:7:1\n": 1, "hint: п": 10,
	} {
		if n := strings.Count(told, part); n != want {
			t.Errorf("%q stands %d times, want %d, in\n%s", part, n, want, told)
		}
	}
	if n := strings.Count(plain.String(), "RD306"); n != 4 {
		t.Errorf("ungrouped: %d times RD306", n)
	}
}
