package check_test

import (
	"io/fs"
	"strings"
	"testing"

	"rd50/generator"
	"rd50/generator/check"
	"rd50/generator/writer/markdown"
)

// TestMutationsCanBeSeen: what breaks a rule can still be previewed, and each error
// stands in the draft once.
func TestMutationsCanBeSeen(t *testing.T) {
	templates, err := generator.LoadTemplates(nil)
	if err != nil {
		t.Fatal(err)
	}
	check.EachMutation(t, func(name string, folder fs.FS) {
		d := generator.Sketch(generator.Input{Files: folder, Name: "engagement.toml", Folder: "telecom"}, templates)
		p := d.Preview()
		var text strings.Builder
		if err := markdown.Write(&text, p.Report); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if marks, errors := strings.Count(text.String(), "⟦RD"), d.Faults.Errors(); marks != errors {
			t.Errorf("%s: %d marks for %d errors", name, marks, errors)
		}
		for _, s := range p.Sections {
			if holes := len(d.FaultsBySection()[s.ID]) > 0; holes != (s.State == generator.Holes) && s.State != generator.Excluded {
				t.Errorf("%s: section %s is %s", name, s.ID, s.State)
			}
		}
	})
}
