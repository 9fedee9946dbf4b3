package check_test

import (
	"bytes"
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
		if marks, errors := strings.Count(string(markdownOf(p)), "⟦RD"), d.Faults.Errors(); marks != errors {
			t.Errorf("%s: %d marks for %d errors", name, marks, errors)
		}
		for _, s := range p.Sections {
			if holes := len(d.FaultsBySection()[s.ID]) > 0; holes != (s.State == generator.Holes) && s.State != generator.Excluded {
				t.Errorf("%s: section %s is %s", name, s.ID, s.State)
			}
		}
	})
}

// markdownOf gives what a preview shows as Markdown, or why there is none; nothing where
// there are no data.
func markdownOf(p *generator.Preview) []byte {
	if p.Report == nil {
		return nil
	}
	var b bytes.Buffer
	if err := markdown.Write(&b, p.Report); err != nil {
		return []byte(err.Error())
	}
	return b.Bytes()
}
