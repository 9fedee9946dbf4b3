package generator_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rd50/generator"
	"rd50/generator/amend"
	"rd50/generator/review"
	"rd50/generator/review/pen"
	"rd50/generator/writer"
)

// TestReturnedEdits: 60 seeded words that were edited in the DOCX, tracked and not, are
// found and taken over: nothing else changes in the files.
func TestReturnedEdits(t *testing.T) {
	draft, rep := sketchOf(t, "telecom")
	docx, _ := writer.Find("docx")
	files, err := draft.Render([]writer.Format{docx}, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(60, 0))
	p, err := pen.Open(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	runs := p.Paragraphs()
	lines := keyed(rep)
	fits := func(text, word string) bool {
		return slices.ContainsFunc(runs[text], func(run string) bool { return strings.Contains(run, word) })
	}
	prose, was := withWords(r, lines, inProse, 40, fits)
	values, more := withWords(r, lines, inValue, 20, fits)
	edits, words := append(prose, values...), append(was, more...)
	if len(edits) < 60 {
		t.Fatalf("%d edits", len(edits))
	}
	for i, e := range edits {
		by := pen.Sign{}
		if i%2 == 0 {
			by = pen.Sign{Author: "И. Второй", Date: "2026-11-12T10:00:00Z"}
		}
		if err := p.Rewrite(pen.Edit{Paragraph: e.Before, Old: words[i], New: "эхэхэ", By: by}); err != nil {
			t.Fatal(err)
		}
	}
	doc, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	reading, err := draft.Review(doc)
	if err != nil {
		t.Fatal(err)
	}
	remarks := reading.Remarks
	var found []amend.Edit
	for _, x := range remarks {
		if x.Key == "" {
			t.Errorf("no place: %s %q", x.Kind, x.Text)
		}
		found = append(found, amend.Edit{Key: x.Key, Line: x.Place.Line, Before: x.Before, After: x.After})
	}
	counted := map[review.Kind]int{}
	for _, x := range remarks {
		counted[x.Kind]++
	}
	if counted[review.Insertion] != 30 || counted[review.Deletion] != 30 || counted[review.Edit] != 30 {
		t.Errorf("found %v", counted)
	}
	out, faults, err := generator.Amend(draft, found)
	if err != nil {
		t.Fatal(err)
	}
	for i, fault := range faults {
		if fault != nil {
			t.Errorf("%s:%d: %q → %q: %v", found[i].Key, found[i].Line, found[i].Before, found[i].After, fault)
		}
	}
	onlyReplaced(t, out, words)
}
