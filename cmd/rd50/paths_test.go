package main

import (
	"os/exec"
	"testing"
)

// TestArgumentsCanBePasted: what hints hold is taken by a shell as it stands.
func TestArgumentsCanBePasted(t *testing.T) {
	for _, c := range []struct{ word, posix, windows string }{
		{"концепция", "концепция", "концепция"},
		{"проекты/телеком-2/1.1.toml", "проекты/телеком-2/1.1.toml", "проекты/телеком-2/1.1.toml"},
		{`проекты\телеком`, `'проекты\телеком'`, `проекты\телеком`},
		{"мой проект", "'мой проект'", `"мой проект"`},
		{"it's", `'it'\''s'`, `"it's"`},
		{"a&b(1);$HOME", "'a&b(1);$HOME'", `"a&b(1);$HOME"`},
		{"a,b", "a,b", `"a,b"`},
		{"~", "'~'", `"~"`},
		{"-о", "./-о", "./-о"},
		{"--мой проект", "'./--мой проект'", `"./--мой проект"`},
		{"«АС»", "'«АС»'", `"«АС»"`},
		{"", "''", `""`},
		{"#1", "'#1'", `"#1"`},
		{"a*", "'a*'", `"a*"`},
	} {
		if got := quoted(c.word, false); got != c.posix {
			t.Errorf("%q: %s, not %s", c.word, got, c.posix)
		}
		if got := quoted(c.word, true); got != c.windows {
			t.Errorf("%q on Windows: %s, not %s", c.word, got, c.windows)
		}
	}
}

// FuzzQuoted holds the quotes to what a real shell makes of them.
func FuzzQuoted(f *testing.F) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		f.Skip("no shell of POSIX on this system")
	}
	for _, word := range []string{"a", "a b", "it's", `\`, "$HOME", "`x`", "!!", "a\"b", "*", "~/x", "{a,b}", "#", "=ls", "%"} {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		for _, r := range word {
			if r < ' ' || r == 0xFFFD || r == 0x7f {
				return // asArgument has made these visible
			}
		}
		out, err := exec.Command(sh, "-c", "printf %s "+quoted(word, false)).Output()
		if want := word; err != nil || string(out) != want && string(out) != "./"+want {
			t.Errorf("%q became %q: %v", word, out, err)
		}
	})
}
