package explain_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator"
	"rd50/generator/check"
	"rd50/generator/diagnostic"
	"rd50/generator/explain"
	_ "rd50/generator/pace"
	"rd50/generator/standard"
	"rd50/templates"
)

func texts(t *testing.T) []explain.Text {
	t.Helper()
	standards, err := standard.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	all, err := explain.Load(templates.Files, check.Rules(standards...))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func faults(t *testing.T, words *generator.Templates, text string) diagnostic.List {
	t.Helper()
	files := fstest.MapFS{"engagement.toml": {Data: []byte(text)}}
	return generator.Read(generator.Input{Files: files, Name: "engagement.toml", Folder: "demo"}, words).Faults
}

// TestExamplesHold: the right example stands in an engagement without a fault; the wrong
// one in its place makes faults of its rule, and of no other.
func TestExamplesHold(t *testing.T) {
	words, err := generator.LoadTemplates(nil)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("testdata/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	base := string(data)
	if list := faults(t, words, base); len(list) > 0 {
		t.Fatalf("the engagement has faults: %v", list)
	}
	for _, r := range texts(t) {
		right := "\n" + r.Right + "\n"
		if n := strings.Count(base, right); n != 1 {
			t.Errorf("%s: the right example stands %d times in the engagement", r.Code, n)
			continue
		}
		list := faults(t, words, strings.Replace(base, right, "\n"+r.Wrong+"\n", 1))
		if len(list) == 0 {
			t.Errorf("%s: the wrong example makes no fault", r.Code)
		}
		for _, d := range list {
			if d.Code != r.Code {
				t.Errorf("%s: the wrong example makes %s at %s: %s", r.Code, d.Code, d.Position, d.Message)
			}
		}
	}
}
