package engagement

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator/diagnostic"
)

// baseFiles is a small engagement without faults: base.toml and its prose.
func baseFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range []string{"base.toml", "prose/study.md"} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}

// with gives base.toml with one passage replaced; an empty passage
// stands for the end of the file.
func with(t testing.TB, old, new string) fstest.MapFS {
	t.Helper()
	files := baseFiles(t)
	text := string(files["base.toml"].Data)
	if old == "" {
		text += new
	} else if strings.Count(text, old) != 1 {
		t.Fatalf("base.toml has %d passages %q", strings.Count(text, old), old)
	}
	files["base.toml"] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, min(len(old), 1)))}
	return files
}

// told writes faults one a line: place, code, message and hint.
func told(list diagnostic.List) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%s %s %s", d.Position, d.Code, d.Message)
		if advice := d.Advice(); advice != "" {
			b.WriteString(" | " + advice)
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// load loads base.toml and ends the test when it has faults.
func load(t testing.TB, files fstest.MapFS, name string) *Engagement {
	t.Helper()
	e, faults := Load(files, name)
	if e == nil || len(faults) > 0 {
		t.Fatalf("%s: %s", name, told(faults))
	}
	return e
}
