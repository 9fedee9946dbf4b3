package prose_test

import (
	"os"
	"strings"
	"testing"

	"rd50/generator/engagement"
	"rd50/generator/prose"
)

// TestRead: a book holds each piece of prose of the sample once, by its key,
// wherever it is written: in the TOML file, in a list, in a file of its own.
func TestRead(t *testing.T) {
	e, faults := engagement.Load(os.DirFS("../../samples/telecom"), "engagement.toml")
	if e == nil || faults.Errors() > 0 {
		t.Fatal(faults)
	}
	book := prose.Read(e, &prose.Known{}, nil)
	pages := map[string]prose.Page{}
	for _, p := range book.Pages {
		if _, twice := pages[p.Prose.Key]; twice {
			t.Errorf("%s is there twice", p.Prose.Key)
		}
		pages[p.Prose.Key] = p
		for _, f := range p.Text.Faults {
			t.Errorf("%s: %+v", p.Prose.Key, f)
		}
		if len(book.Blocks(p.Prose)) == 0 {
			t.Errorf("%s has no blocks", p.Prose.Key)
		}
	}
	for _, key := range []string{
		"report.introduction", "report.abstract.object", "system.purpose", "strategy.strategies[0].text",
		"variants[1].text", "choice.text", "sections.study.file", "sections.acceptance.file",
	} {
		if _, ok := pages[key]; !ok {
			t.Errorf("%s is missing", key)
		}
	}
	figures := 0
	for _, p := range book.Pages {
		for _, l := range p.Text.Labels {
			if l.Kind == prose.FigureKind {
				figures++
			}
		}
	}
	if want := strings.Count(sampleText(t), "!["); figures != want {
		t.Errorf("%d figures, the files hold %d", figures, want)
	}
	if book.Blocks(engagement.Prose{Key: "report.introduction"}) != nil {
		t.Error("empty prose has blocks")
	}
}

func sampleText(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	entries, err := os.ReadDir("../../samples/telecom/prose")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile("../../samples/telecom/prose/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return all.String()
}
