package html

import (
	"reflect"
	"testing"

	"rd50/generator/report"
)

// TestKeptPagesAreWrittenAlike: whatever became of the report since the page before, the
// next one is as if there had been none.
func TestKeptPagesAreWrittenAlike(t *testing.T) {
	section := func(r *report.Report, id string) *report.Section {
		for _, s := range r.Sections {
			if s.ID == id {
				return s
			}
		}
		t.Fatal(id)
		return nil
	}
	heading := func(id, title string) *report.Heading {
		return &report.Heading{Level: 2, ID: id, Number: "1.9", Inlines: text(title)}
	}
	var k Kept
	for _, step := range []struct {
		name   string
		change func(*report.Report)
	}{
		{"the first", func(*report.Report) {}},
		{"the same", func(*report.Report) {}},
		{"a word", func(r *report.Report) { section(r, "study").Blocks[1] = words("другое") }},
		{"a heading, of which the contents tell", func(r *report.Report) { section(r, "choice").Blocks[0] = heading("fresh", "Новый") }},
		{"a source", func(r *report.Report) { r.Sources[0].Text = text("Другой источник") }},
		{"an id of a section below", func(r *report.Report) { section(r, "study").Blocks[0] = heading("app-sub", "Двойник") }},
		{"the same id", func(r *report.Report) { section(r, "study").Blocks[0] = heading("app-sub", "Двойник") }},
		{"the id of that below alone", func(*report.Report) {}},
		{"a block that stands elsewhere, too", func(r *report.Report) { section(r, "introduction").Blocks[0] = words("раз") }},
		{"both", func(r *report.Report) {
			section(r, "introduction").Blocks[0], section(r, "study").Blocks[0] = words("раз"), words("раз")
		}},
		{"another order", func(r *report.Report) { r.Sections[4], r.Sections[5] = r.Sections[5], r.Sections[4] }},
	} {
		r := everything(t)
		step.change(r)
		got, err := k.Of(r)
		if err != nil {
			t.Fatal(err)
		}
		if want := page(t, r); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: another page:\n%s\nnot\n%s", step.name, joined(got), joined(want))
		}
	}
}

// TestKeptSectionsAreNotWrittenAgain, but those that changed and those that tell of others.
func TestKeptSectionsAreNotWrittenAgain(t *testing.T) {
	var k Kept
	if _, err := k.Of(everything(t)); err != nil {
		t.Fatal(err)
	}
	before := k.passages
	r := everything(t)
	r.Sections[len(r.Sections)-1].Title = "Другое"
	if _, err := k.Of(r); err != nil {
		t.Fatal(err)
	}
	kept := 0
	for id, p := range k.passages {
		if p == before[id] {
			kept++
		}
	}
	if want := len(r.Sections) - 3; kept != want { // the contents, the sources, the changed one
		t.Errorf("%d sections are kept, not %d", kept, want)
	}
}
