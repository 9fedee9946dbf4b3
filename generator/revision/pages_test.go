package revision_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator/golden"
	"rd50/generator/revision"
)

// TestGoldenPages shows what the PDF of the telecom sample's version tells of the changes.
func TestGoldenPages(t *testing.T) {
	files := os.DirFS("../../samples/telecom")
	old := drafted(t, files, "engagement.toml", nil)
	c := revision.OnPages(pagesOf(t, old), pagesOf(t, drafted(t, files, "versions/1.1.toml", old)))
	var b strings.Builder
	for i, bar := range c.Bars {
		if i == 0 || c.Bars[i-1].Page != bar.Page {
			fmt.Fprintf(&b, "bars on page %d\n", bar.Page)
		}
	}
	for _, g := range c.Gone {
		section := "-"
		if g.Section != nil {
			section = g.Section.ID
		}
		fmt.Fprintf(&b, "gone from page %d, %s, picture %v: %s\n", g.Page, section, g.Picture, strings.Join(g.Lines, " ⏎ "))
	}
	golden.Compare(t, "telecom-pages", []byte(b.String()))
}

// TestOneChangeOnPages: each edit of the least sample has as many bars and told places as
// changes.
func TestOneChangeOnPages(t *testing.T) {
	folder := os.DirFS("../../samples/minimal")
	text, err := fs.ReadFile(folder, "engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	before := drafted(t, folder, "engagement.toml", nil)
	for _, c := range []struct{ about, from, to, gone string }{
		{"nothing", "", "", ""},
		{"a comment", "# Наименьший", "# Самый малый", ""},
		{"a word replaced", "учета слушателей, заявок и", "учета слушателей, договоров и", "заявок → договоров"},
		{"a word added", "учета слушателей, заявок и", "учета слушателей, их заявок и", ""},
		{"a word dropped", "учета слушателей, заявок и", "учета слушателей и", ", заявок"},
		{"a date of the title page", "date = 2026-10-19", "date = 2026-10-20", ""},
	} {
		changed := strings.Replace(string(text), c.from, c.to, 1)
		files := overlay{folder, fstest.MapFS{"engagement.toml": {Data: []byte(changed)}}}
		after := drafted(t, files, "engagement.toml", before)
		got := revision.OnPages(pagesOf(t, before), pagesOf(t, after))
		var gone []string
		for _, g := range got.Gone {
			gone = append(gone, g.Lines...)
		}
		if strings.Join(gone, "; ") != c.gone {
			t.Errorf("%s: gone is %q", c.about, gone)
		}
		if shown := len(got.Bars) > 0; shown != strings.Contains(c.about, "word") || len(got.Bars) > 1 {
			t.Errorf("%s: bars %v", c.about, got.Bars)
		}
	}
}
