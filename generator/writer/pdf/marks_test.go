package pdf

import (
	"strings"
	"testing"

	"rd50/generator/report"
	"rd50/generator/writer/pdf/internal/readback"
)

// TestTheMarkOfADraft: in the structure it is an element of its own within the text, in
// narrow cells, too; its ground and the header are no content.
func TestTheMarkOfADraft(t *testing.T) {
	mark := func(s string) *report.Paragraph {
		return &report.Paragraph{Inlines: []report.Inline{&report.Text{Text: "Оценка "}, &report.Mark{Text: s}}}
	}
	table := &report.Table{Columns: []report.Column{{Weight: 1}, {Weight: 9}}, Rows: [][]report.Cell{{
		{Blocks: []report.Block{mark("⟦RD005: идентификатор requirements[R3].tasks никуда не ведет⟧")}}, report.TextCell("Широкая ячейка"),
	}}}
	r := everything()
	r.Sections[len(r.Sections)-1].Blocks = append(r.Sections[len(r.Sections)-1].Blocks, mark("⟦RD202: нет оценки⟧"), table)
	data, l := buildWith(t, r, Options{Header: "ПРОЕКТ"})
	f := open(t, data)
	root, err := f.Structure()
	if err != nil {
		t.Fatal(err)
	}
	var marks []string
	root.Walk(func(e *readback.Element) {
		if e.Type == "Span" {
			marks = append(marks, e.Parent.Type+": "+strings.ReplaceAll(e.Text, "\u00ad", ""))
		}
	})
	want := []string{"P: ⟦RD202: нет оценки⟧", "P: ⟦RD005: идентификатор requirements[R3].tasks никуда не ведет⟧"}
	if strings.Join(marks, "\n") != strings.Join(want, "\n") {
		t.Errorf("the marks are\n%s\nnot\n%s", strings.Join(marks, "\n"), strings.Join(want, "\n"))
	}
	grounds := 0
	for i, page := range f.Pages() {
		grounds += strings.Count(f.Content(page), "/Artifact BMC\n1 0.87 0.55 rg ")
		shown, err := f.Text(page)
		if err != nil {
			t.Fatal(err)
		}
		if s := shown[0]; s.Text != "ПРОЕКТ" || s.Mark != -1 || s.Y < points(l.Pages[i].Height)-56.7 || s.X < points(l.Pages[i].Width)/2 {
			t.Errorf("page %d has %+v at its head", i+1, s)
		}
	}
	if grounds < 3 {
		t.Errorf("%d grounds for marks of several lines", grounds)
	}
}
