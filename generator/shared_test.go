package generator

import (
	"bytes"
	"os"
	"reflect"
	"sync"
	"testing"

	"rd50/generator/picture"
	"rd50/generator/prose"
	"rd50/generator/report"
	"rd50/generator/writer"
)

// TestTextsAreShared: drafts of one engagement have the same parsed texts, whatever is
// assembled, marked, numbered, set and written of them at the same time; and the texts stay
// as they were parsed.
func TestTextsAreShared(t *testing.T) {
	for _, folder := range []string{"../samples/telecom", "testdata/draft"} {
		templates := fresher(t)
		in := Input{Files: os.DirFS(folder), Name: "engagement.toml", Folder: "sample"}
		first := Sketch(in, templates)
		drafts := []*Draft{Sketch(in, templates), Sketch(in, templates)}
		var all sync.WaitGroup
		for _, d := range drafts {
			all.Go(func() { use(t, d) })
		}
		all.Wait()
		fresh := prose.Read(first.Engagement, &prose.Known{}, first.faces)
		for i, page := range first.book.Pages {
			if !reflect.DeepEqual(page.Text, fresh.Pages[i].Text) {
				t.Errorf("%s: the text at %s has changed", folder, page.Prose.Key)
			}
			for _, d := range drafts {
				if d.book.Pages[i].Text != page.Text {
					t.Errorf("%s: the text at %s was parsed again", folder, page.Prose.Key)
				}
			}
		}
		if shown(t, Sketch(in, templates)) != shown(t, Sketch(in, fresher(t))) {
			t.Errorf("%s: what is remembered changes the report", folder)
		}
	}
}

// fresher gives templates that remember nothing yet.
func fresher(t *testing.T) *Templates {
	t.Helper()
	templates, err := LoadTemplates(nil)
	if err != nil {
		t.Fatal(err)
	}
	return templates
}

// shown gives all of a draft's report.
func shown(t *testing.T, d *Draft) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.JSON(&b, d.Preview().Report, picture.Bytes); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// use does all that can be done with a draft.
func use(t *testing.T, d *Draft) {
	if d.Preview().Report == nil {
		t.Error("nothing to see")
	}
	d.CheckPages()
	if _, err := d.RenderDraft(writer.Formats(), Options{}); err != nil {
		t.Error(err)
	}
	if d.Faults.Errors() > 0 {
		return
	}
	if _, err := d.Render(writer.Formats(), Options{Attach: true}); err != nil {
		t.Error(err)
	}
}
