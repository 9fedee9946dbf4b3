package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestADoubleClick shows the draft of the folder that the program stands in, or
// of what was dropped on it; else it says what to do. The window stays until a key.
func TestADoubleClick(t *testing.T) {
	dir := t.TempDir()
	concept, empty := filepath.Join(dir, "концепция"), filepath.Join(dir, "пустая")
	for _, d := range []string{concept, empty} {
		if err := os.Mkdir(d, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	file, text := filepath.Join(concept, mainFile), filepath.Join(concept, "план.md")
	for _, f := range []string{file, text} {
		if err := os.WriteFile(f, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	preview := func(path string) []string {
		return []string{"preview", "--serve", "--open", "--addr", "127.0.0.1:0", path}
	}
	for _, c := range []struct {
		about, here string
		args, want  []string
	}{
		{"beside an engagement", concept, nil, preview(".")},
		{"elsewhere", empty, nil, nil},
		{"a folder dropped", empty, []string{concept}, preview(concept)},
		{"a file dropped", empty, []string{file}, preview(file)},
		{"a folder without an engagement dropped", empty, []string{dir}, nil},
		{"another file dropped", empty, []string{text}, nil},
		{"a shortcut with a command", empty, []string{"version"}, []string{"version"}},
		{"a shortcut with a command and its arguments", concept, []string{"check", "."}, []string{"check", "."}},
	} {
		t.Chdir(c.here)
		var ran []string
		var said strings.Builder
		in := strings.NewReader("\nrest")
		code := runClicked(c.args, func(args []string) int { ran = args; return 0 }, in, &said)
		if !slices.Equal(ran, c.want) || (code == 0) != (c.want != nil) {
			t.Errorf("%s: ran %q with code %d, want %q", c.about, ran, code, c.want)
		}
		if helped := strings.Contains(said.String(), "перетащить на rd50.exe"); helped != (c.want == nil) {
			t.Errorf("%s: said %s", c.about, said.String())
		}
		if !strings.HasSuffix(said.String(), "Нажмите Enter, чтобы закрыть окно. ") {
			t.Errorf("%s: the window does not wait: %s", c.about, said.String())
		}
		if rest, err := io.ReadAll(in); err != nil || len(rest) == len("\nrest") {
			t.Errorf("%s: no key was awaited", c.about)
		}
	}
}
