package tomledit

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestPatch shows how a stretch of a string changes and the rest of it stays.
func TestPatch(t *testing.T) {
	for name, c := range map[string]struct{ text, old, new, want string }{
		"a basic string":             {`a = "один\tдва \u0442ри" # да`, "два", "пять", `a = "один\tпять \u0442ри" # да`},
		"what is new is escaped":     {`a = "один два"`, "два", `"д\"`, `a = "один \"д\\\""`},
		"an escape goes as a whole":  {`a = "один \u0442ри"`, "три", "два", `a = "один два"`},
		"a literal string":           {`a = 'C:\один два'`, "два", "три", `a = 'C:\один три'`},
		"it gives way":               {`a = 'один два'`, "два", "д'Артаньян", `a = "один д'Артаньян"`},
		"a string over lines":        {"a = \"\"\"\nодин \\\n   два\n\\\"три\\\"\n\"\"\"\n", "три", "пять", "a = \"\"\"\nодин \\\n   два\n\\\"пять\\\"\n\"\"\"\n"},
		"a line that goes on":        {"a = \"\"\"один \\\n  два\"\"\"", "два", "три", "a = \"\"\"один \\\n  три\"\"\""},
		"quotes at its end":          {`a = """один два"""`, "два", `"два"`, `a = """один "два\""""`},
		"literal lines":              {"a = '''\nод'ин\nдва'''", "два", "три", "a = '''\nод'ин\nтри'''"},
		"lines that end with CR LF":  {"a = \"\"\"\r\nодин\r\nдва три\"\"\"\r\n", "один\nдва", "пять", "a = \"\"\"\r\nпять три\"\"\"\r\n"},
		"new lines in such a file":   {"a = \"\"\"один\r\nдва\"\"\"\r\n", "два", "два\nтри", "a = \"\"\"один\r\nдва\r\nтри\"\"\"\r\n"},
		"an element of a list":       {`a = ["один", 'два']`, "", "", `a = ["один", 'два']`},
		"an empty string":            {`a = ""`, "", "один", `a = "один"`},
		"nothing left":               {`a = "один"`, "один", "", `a = ""`},
		"a value in a table by dots": {`a = "о"` + "\n", "о", "п", `a = "п"` + "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := Parse([]byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			path := Path{"a"}
			if f.Len(path) > 0 {
				path = append(path, 1)
			}
			value := lf(fmt.Sprint(f.Value(path)))
			at := strings.Index(value, c.old)
			if err := f.Patch(path, []Change{{at, at + len(c.old), c.new}}); err != nil {
				t.Fatal(err)
			}
			if got := string(f.Bytes()); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestPatchMeansWhatItSays: whatever changes where, the value is that of the change, and
// what stands around the string stays.
func TestPatchMeansWhatItSays(t *testing.T) {
	strs := []string{
		`"один \"два\" \\ \u0442ри\n"`, `'один \ два'`, "\"\"\"\nодин \\\n  два \"\"да\n\"\"\"", "'''\nодин 'два'\n'''", `""`,
		"\"\"\"один\r\n\\u0442ри\"\"\"", `"""a\ta"""`,
	}
	pieces := []string{"", "а", `"`, "'", `\`, "\n", `"""`, "'''", " ", "\t", "\x01"}
	r := rand.New(rand.NewPCG(17, 0))
	for range 5000 {
		raw := strs[r.IntN(len(strs))]
		text := "# о\n[t]\nb = 1\na = " + raw + " # да\nc = 2\n"
		f, err := Parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		path := Path{"t", "a"}
		value := lf(f.Value(path).(string))
		runes := []rune(value)
		from := r.IntN(len(runes) + 1)
		to := from + r.IntN(len(runes)-from+1)
		change := Change{len(string(runes[:from])), len(string(runes[:to])), pieces[r.IntN(len(pieces))] + pieces[r.IntN(len(pieces))]}
		if err := f.Patch(path, []Change{change}); err != nil {
			t.Fatal(err)
		}
		want := Spliced(value, []Change{change})
		if got := lf(f.Value(path).(string)); got != want {
			t.Fatalf("%s with %v means %q, not %q:\n%s", raw, change, got, want, f.Bytes())
		}
		got := string(f.Bytes())
		if !strings.HasPrefix(got, "# о\n[t]\nb = 1\na = ") || !strings.HasSuffix(got, " # да\nc = 2\n") {
			t.Fatalf("around it: %q", got)
		}
	}
}
