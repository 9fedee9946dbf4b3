package generator_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator"
	"rd50/templates"
)

// TestEveryStandardIsTakenByItsFile: what an engagement may name and what it is checked
// and printed by is one list; any other name is an error.
func TestEveryStandardIsTakenByItsFile(t *testing.T) {
	text, err := os.ReadFile("../samples/minimal/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := loadTemplates()
	if err != nil {
		t.Fatal(err)
	}
	if len(loaded.Standards()) != len(templates.Standards()) {
		t.Errorf("%d standards are loaded", len(loaded.Standards()))
	}
	for _, id := range append(templates.Standards(), "gost-r-1-2030") {
		files := fstest.MapFS{"engagement.toml": {Data: []byte(strings.Replace(string(text), "rd-50-34.698-90", id, 1))}}
		d := generator.Sketch(generator.Input{Files: files, Name: "engagement.toml", Folder: "x"}, loaded)
		if known := id != "gost-r-1-2030"; known {
			if d.Faults.Errors() > 0 || d.Standard.ID != id {
				t.Errorf("%s is taken for %s: %v", id, d.Standard.ID, d.Faults)
			}
		} else if len(d.Faults) != 1 || d.Faults[0].Code != "RD001" || d.Faults[0].Position.Line != 4 || !strings.Contains(d.Faults[0].Hint, templates.Standards()[1]) {
			t.Errorf("%s: %v", id, d.Faults)
		}
	}
}
