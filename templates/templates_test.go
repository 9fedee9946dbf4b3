package templates_test

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"rd50/templates"
)

// TestStandardsAreTheFiles: a standard is added by its file alone.
func TestStandardsAreTheFiles(t *testing.T) {
	got := templates.Standards()
	if len(got) < 2 || got[0] != "rd-50-34.698-90" {
		t.Errorf("%v: the oldest stands first", got)
	}
	entries, err := fs.ReadDir(templates.Files, "standards")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if id := strings.TrimSuffix(path.Base(e.Name()), ".toml"); !slices.Contains(got, id) {
			t.Errorf("%s is not listed", id)
		}
	}
	if len(entries) != len(got) {
		t.Errorf("%d files, %d standards", len(entries), len(got))
	}
	got[0] = "changed"
	if templates.Standards()[0] == "changed" {
		t.Error("the list can be changed from outside")
	}
}
