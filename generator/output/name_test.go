package output

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNames(t *testing.T) {
	for text, want := range map[string]string{
		"КНТР.01-2026":   "КНТР.01-2026",
		" А Б\t":         "А_Б",
		`a/b\c:d*e?"<>|`: "a_b_c_d_e_____",
		"A\x1b[31m":      "A_[31m",
		"-rf":            "rf",
		".скрытый":       "скрытый",
		"1.0.":           "1.0",
		"конец. . ":      "конец",
		" ":              "",
		"..":             "",
		"...":            "",
		". -":            "",
		"\u200b":         "",
	} {
		if got := Name(text); got != want {
			t.Errorf("Name(%q) = %q, want %q", text, got, want)
		}
		if got := Name(text); got != "" && !Usable(got) {
			t.Errorf("Name(%q) = %q is not usable", text, got)
		}
	}
}

// TestCutNamesDiffer: what two long texts have in common doesn't make them one.
func TestCutNamesDiffer(t *testing.T) {
	long := "НИР-" + strings.Repeat("Ш", 47)
	a, b := Name(long+"А"), Name(long+"Б")
	if a == b || a != Name(long+"А") {
		t.Errorf("%s and %s", a, b)
	}
	for _, name := range []string{a, b} {
		if len(name) > longestName || !utf8.ValidString(name) || !strings.HasPrefix(name, "НИР-ШШШ") {
			t.Errorf("%s: %d bytes", name, len(name))
		}
	}
	if whole := strings.Repeat("Ш", longestName/2); Name(whole) != whole {
		t.Errorf("%s was cut", whole)
	}
}

func TestBaseNames(t *testing.T) {
	for _, c := range []struct {
		texts []string
		want  string
	}{
		{[]string{"А-1", "1.0"}, "А-1-1.0"},
		{[]string{"", "1.0"}, "1.0"},
		{[]string{"А", ".."}, "А"},
		{[]string{"con"}, "con_"},
		{[]string{"CON.Б", "1.0"}, "CON_.Б-1.0"},
		{[]string{"lpt1", "1"}, "lpt1-1"},
		{[]string{"..", " "}, ""},
	} {
		if got := BaseName(c.texts...); got != c.want {
			t.Errorf("BaseName(%q) = %q, want %q", c.texts, got, c.want)
		}
	}
}

func TestReserved(t *testing.T) {
	for _, name := range []string{"CON", "prn", "Aux", "NUL.txt", "nul .tar.gz", "COM1", "com9.md", "LPT¹", "CONIN$", "conout$"} {
		if !Reserved(name) || Usable(name) {
			t.Errorf("%s", name)
		}
	}
	for _, name := range []string{"CONCEPT", "COM", "COM10", "LPTA", "КОН", "CON-1.0.md", "1.NUL"} {
		if Reserved(name) || !Usable(name) {
			t.Errorf("%s", name)
		}
	}
	for _, name := range []string{"", "a ", "a.", ".a", "-a", "a:b", "a|b", "a\tb", `a\b`} {
		if Usable(name) {
			t.Errorf("%q", name)
		}
	}
}
