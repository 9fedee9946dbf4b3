package workbook

import (
	"bytes"
	"os"
	"testing"

	"rd50/generator/engagement"
	"rd50/templates"
)

func words(t *testing.T) *Words {
	t.Helper()
	w, err := LoadWords(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// sample reads a sample's engagement and the text of its own file.
func sample(t *testing.T, name, file string) (*engagement.Engagement, []byte) {
	t.Helper()
	files := os.DirFS("../../samples/" + name)
	e, _ := engagement.Load(files, file)
	if e == nil {
		t.Fatalf("%s/%s was not read", name, file)
	}
	text, err := os.ReadFile("../../samples/" + name + "/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return e, text
}

// book writes an engagement's book and reads it again.
func book(t *testing.T, w *Words, e *engagement.Engagement) []Grid {
	t.Helper()
	var b bytes.Buffer
	if err := w.WriteXLSX(&b, Book{Tables: w.Of(e), Engagement: e, Program: "rd50"}); err != nil {
		t.Fatal(err)
	}
	grids, err := ReadXLSX("книга.xlsx", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return grids
}

// TestNothingChanges takes the book of each sample back as it is: not a byte of the
// TOML changes.
func TestNothingChanges(t *testing.T) {
	w := words(t)
	for _, c := range []struct{ name, file, base string }{
		{"telecom", "engagement.toml", ""}, {"telecom", "versions/1.1.toml", "engagement.toml"},
		{"state", "engagement.toml", ""}, {"state", "versions/1.1.toml", "engagement.toml"}, {"minimal", "engagement.toml", ""},
	} {
		e, text := sample(t, c.name, c.file)
		in := Input{Engagement: e, Text: text}
		if c.base != "" {
			in.Base, _ = sample(t, c.name, c.base)
		}
		out, err := w.Merge(in, book(t, w, e))
		if err != nil || len(out.Faults) > 0 || len(out.Notes) > 0 {
			t.Errorf("%s/%s: %v, %v, %v", c.name, c.file, err, out.Faults, out.Notes)
		}
		if !bytes.Equal(out.Text, text) {
			t.Errorf("%s/%s: the text changed", c.name, c.file)
		}
	}
}
