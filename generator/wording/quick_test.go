package wording

import (
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rd50/templates"
)

// TestQuickIsWhatTOMLSays: all shipped files are read the quick way, and as the parser of
// TOML reads them. So is whatever becomes of them, as far as it is read that way.
func TestQuickIsWhatTOMLSays(t *testing.T) {
	names, err := fs.Glob(templates.Files, "sections/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, name := range names {
		data, err := fs.ReadFile(templates.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		if !sameReading(t, string(data)) {
			t.Errorf("%s is read the long way", name)
		}
		for range 40 {
			sameReading(t, torn(random, string(data)))
		}
	}
}

// torn takes some signs out of a text, and puts some in.
func torn(random *rand.Rand, s string) string {
	for range 3 {
		at := random.IntN(len(s))
		s = s[:at] + strings.Split(` "'[]{}=,#.a`+"\n\\", "")[random.IntN(14)] + s[at+random.IntN(2):]
	}
	return s
}

// sameReading compares both readings, and tells whether there is a quick one.
func sameReading(t *testing.T, data string) bool {
	t.Helper()
	got, ok := quick(data)
	if !ok {
		return false
	}
	want, err := decode(data)
	if err != nil {
		t.Errorf("no TOML is read quickly (%v):\n%s", err, data)
		return true
	}
	if !slices.Equal(got.keys, want.keys) {
		t.Errorf("keys\n%v, want\n%v", got.keys, want.keys)
	}
	for key, list := range want.byKey {
		if texts(got.byKey[key]) != texts(list) {
			t.Errorf("%s is %q, want %q", key, texts(got.byKey[key]), texts(list))
		}
	}
	return true
}

func texts(list []*phrase) string {
	var out []string
	for _, p := range list {
		out = append(out, p.text)
	}
	return strings.Join(out, "\x00")
}

// TestQuickLeavesTheRestToTOML: what has another form, or is wrong.
func TestQuickLeavesTheRestToTOML(t *testing.T) {
	for _, data := range []string{
		"a = 'b'", "[a.b]", "[[a]]", "[a]\n[a]", "[a]\nb = 1", "[a]\nb = \"\\n\"", "[a]\nb = \"\"\"c\"\"\"", "[a]\nb = '''c'''", "[a]\nb.c = 'd'",
		"[a]\nb = [\n'c']", "[a]\nb = []", "[a]\nb = {}", "[a]\nb = {c = {d = 'e'}}", "[a]\nb = 'c'\nb = 'd'", "[a]\nb = {c = 'd'}\nb = 'e'",
		"[a]\nb = 'c' d", "[a]\nb = 'c", "[a]\nb = '\x01'", "[a]\nb = '\xff'", "[a]\nb", "[a",
	} {
		if out, ok := quick(data); ok {
			t.Errorf("%q is read as %v", data, out.keys)
		}
	}
}
