package report

import (
	"strings"
	"testing"
)

// Quotes around a reference say that its author wants the name, a cell of its own that
// the head says what it is; elsewhere kind, code and name stand together.
func TestBareLabels(t *testing.T) {
	labels := []Label{
		{ID: "V1", Text: "вариант V1 «Служба»", Name: "Служба", Short: "V1"},
		{ID: "R1", Text: "требование R1", Short: "R1"},
	}
	text := func(s string) Inline { return &Text{Text: s} }
	for _, c := range []struct {
		about  string
		before Inline
		id     string
		words  string
		after  Inline
		cell   bool
		want   string
	}{
		{"in a sentence", text("Выбран "), "V1", "", text("."), false, "вариант V1 «Служба»"},
		{"in quotes", text("Вариант «"), "V1", "", text("» дешев."), false, "Служба"},
		{"in quotes that it does not fill", text("Вариант «"), "V1", "", text(" — наш»."), false, "вариант V1 «Служба»"},
		{"without a name in quotes", text("«"), "R1", "", text("»"), false, "требование R1"},
		{"alone in a cell", nil, "V1", "", nil, true, "V1"},
		{"with words in a cell", nil, "V1", "варианта", nil, true, "варианта V1"},
		{"its own code as the words", text("требования "), "R1", "R1", text(" и другие"), false, "R1"},
		{"alone in a paragraph", nil, "R1", "", nil, false, "требование R1"},
	} {
		ref := &Reference{ID: c.id, Words: c.words}
		var line []Inline
		for _, in := range []Inline{c.before, ref, c.after} {
			if in != nil {
				line = append(line, in)
			}
		}
		var block Block = &Paragraph{Inlines: line}
		if c.cell {
			block = &Table{Rows: [][]Cell{{InlineCell(line)}}}
		}
		resolved(t, &Report{Labels: labels, Sections: []*Section{{Kind: Main, ID: "s", Blocks: []Block{block}}}})
		if got := ref.Text; strings.ReplaceAll(got, NBSP, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.about, got, c.want)
		}
	}
}
