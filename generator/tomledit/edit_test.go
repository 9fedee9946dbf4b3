package tomledit

import (
	"errors"
	"strings"
	"testing"
)

// TestEdit shows what each edit does to a text.
func TestEdit(t *testing.T) {
	set := func(v any, path ...any) func(*File) error { return func(f *File) error { return f.Set(path, v) } }
	remove := func(path ...any) func(*File) error { return func(f *File) error { return f.Remove(path) } }
	add := func(t Table, path ...any) func(*File) error { return func(f *File) error { return f.Append(path, t) } }
	for name, c := range map[string]struct {
		text, want string
		edit       func(*File) error
	}{
		"a text keeps its quotes": {
			"# о книге\na = 'да' # почему\nb = 1\n", "# о книге\na = 'нет' # почему\nb = 1\n", set("нет", "a"),
		},
		"single quotes give way to what they can't hold": {"a = 'да'\n", "a = \"д'Артаньян\"\n", set("д'Артаньян", "a")},
		"a text over lines": {
			"a = \"\"\"\nодин\nдва\n\"\"\"\n", "a = \"\"\"\nодин\n\\\"\"\"\\\\три\n\"\"\"\n", set("один\n\"\"\"\\три\n", "a"),
		},
		"a value that means the same stays as it is": {"a = 1_000 # тысяча\n", "a = 1_000 # тысяча\n", set(1000, "a")},
		"a list on lines": {
			"a = [\n  'один', # первый\n  \"два\",\n]\n", "a = [\n  'один', # первый\n  \"два\",\n  \"три\",\n]\n",
			set([]any{"один", "два", "три"}, "a"),
		},
		"a list without a last comma": {
			"a = [\n  1, # первый\n  2 # второй\n]\n", "a = [\n  1, # первый\n  2, # второй\n  3\n]\n", set([]any{1, 2, 3}, "a"),
		},
		"an element of a list on lines goes with its line": {
			"a = [\n  1, # первый\n  2, # второй\n]\n", "a = [\n  1, # первый\n]\n", set([]any{1}, "a"),
		},
		"an element of a list on one line": {"a = [1, 2, 3]\n", "a = [1, 3]\n", remove("a", 1)},
		"the last key of a table": {
			"[x]\na = 1\n\n# о второй\n[y]\nb = 2\n", "[x]\na = 1\nc = \"в\"\n\n# о второй\n[y]\nb = 2\n", set("в", "x", "c"),
		},
		"a key beside its dotted sisters": {
			"a.x = 1\na.y = 2\nb = 3\n", "a.x = 1\na.y = 2\na.z = 4\nb = 3\n", set(4, "a", "z"),
		},
		"a key in braces":             {"a = { x = 1 } # да\n", "a = { x = 1, \"ы\" = 2 } # да\n", set(2, "a", "ы")},
		"a key of a table by the way": {"# о второй\n[a.b]\nx = 1\n", "[a]\ny = 2\n\n# о второй\n[a.b]\nx = 1\n", set(2, "a", "y")},
		"a scalar becomes a table":    {"[v]\nR1 = \"full\"\n", "[v]\nR1 = { level = \"partial\", note = \"доработка\" }\n", set(Inline{{"level", "partial"}, {"note", "доработка"}}, "v", "R1")},
		"a table of an entry": {
			"[[v]]\nid = 1\n\n[[v]]\nid = 2\n", "[[v]]\nid = 1\n\n[v.scores]\nC1 = 5\n\n[[v]]\nid = 2\n", set(Table{{"C1", 5}}, "v", 0, "scores"),
		},
		"an entry behind the last": {
			"[[v]]\nid = 1\n[v.s]\nx = 1\n\n# другое\n[w]\n", "[[v]]\nid = 1\n[v.s]\nx = 1\n\n[[v]]\nid = 2\n\n[v.s]\nx = 3\n\n# другое\n[w]\n",
			add(Table{{"id", 2}, {"s", Table{{"x", 3}}}}, "v"),
		},
		"an entry in brackets": {"v = [{ id = 1 }]\n", "v = [{ id = 1 }, { id = 2 }]\n", add(Table{{"id", 2}}, "v")},
		"the first entry":      {"a = 1", "a = 1\n\n[[v]]\nid = 2\n", add(Table{{"id", 2}}, "v")},
		"an entry of a list in a table that is not there": {"a = 1\n", "a = 1\n\n[[x.v]]\nid = 2\n", add(Table{{"id", 2}}, "x", "v")},
		"the same in braces":                              {"a = {}\n", "a = { x = { v = [{ id = 2 }] } }\n", add(Table{{"id", 2}}, "a", "x", "v")},
		"an entry goes":                                   {"[[v]]\nid = 1\n\n[[v]]\nid = 2 # да\n[v.s]\n\n[[v]]\nid = 3\n", "[[v]]\nid = 1\n\n[[v]]\nid = 3\n", remove("v", 1)},
		"the last entry goes":                             {"a = 1\n\n[[v]]\nid = 2\n", "a = 1\n", remove("v", 0)},
		"a key goes":                                      {"a = 1\n# о b\nb = 2 # да\nc = 3\n", "a = 1\n# о b\nc = 3\n", remove("b")},
		"a key goes out of braces":                        {"a = { x = 1, y = 2, z = 3 }\n", "a = { x = 1, z = 3 }\n", remove("a", "y")},
		"the first goes":                                  {"a = { x = 1, y = 2 }\n", "a = { y = 2 }\n", remove("a", "x")},
		"lines end as the file's do":                      {"[x]\r\na = 1\r\n", "[x]\r\na = 1\r\nb = \"\"\"\r\nи\r\nк\"\"\"\r\n", set("и\nк", "x", "b")},
		"indented as the others": {
			"[[v]]\n  id = 1\n", "[[v]]\n  id = 1\n\n[[v]]\n  id = 2\n", add(Table{{"id", 2}}, "v"),
		},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := Parse([]byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			if err := c.edit(f); err != nil {
				t.Fatal(err)
			}
			if got := string(f.Bytes()); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestNowhere asks for edits at places that can't be.
func TestNowhere(t *testing.T) {
	f, err := Parse([]byte("a = 1\n[[v]]\nid = 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		f.Remove(Path{"b"}), f.Remove(Path{"v", 1}), f.Remove(Path{}), f.Set(Path{"a", "x"}, 1), f.Set(Path{"v", 3, "id"}, 1), f.Append(Path{"a", "x"}, nil), f.Append(Path{"v", 3, "x"}, nil),
	} {
		if !errors.Is(err, ErrNotThere) {
			t.Errorf("got %v", err)
		}
	}
	if _, err := Parse([]byte("a =")); err == nil {
		t.Error("what is not TOML was read")
	}
	if got := string(f.Bytes()); got != "a = 1\n[[v]]\nid = 1\n" {
		t.Errorf("the text became %q", got)
	}
}

// TestLook asks what is there.
func TestLook(t *testing.T) {
	f, err := Parse([]byte("a = 1\n\n[[v]]\nid = 1\n[[v]]\nid = 2\n"))
	if err != nil {
		t.Fatal(err)
	}
	if !f.Has(Path{"v", 1, "id"}) || f.Has(Path{"v", 2}) || f.Len(Path{"v"}) != 2 || f.Len(Path{"w"}) != 0 {
		t.Errorf("in\n%s", strings.TrimSpace(f.text))
	}
	for line, path := range map[int]Path{1: {"a"}, 5: {"v", 1, "x"}, 6: {"v", 1, "id"}} {
		if got := f.Line(path); got != line {
			t.Errorf("%v: line %d, want %d", path, got, line)
		}
	}
}
