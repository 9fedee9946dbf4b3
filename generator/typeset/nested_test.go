package typeset

import (
	"slices"
	"strings"
	"testing"

	"rd50/generator/report"
)

// nestedBlocks are what takes the width of the page.
func nestedBlocks() []report.Block {
	return []report.Block{
		&report.Table{ID: "tab", Caption: report.Plain("Имя"), Columns: make([]report.Column, 2), Rows: [][]report.Cell{{report.TextCell("а"), report.TextCell("б")}}},
		&report.Figure{ID: "fig", Caption: report.Plain("Схема"), Image: report.Image{Name: "a.png", Format: report.PNG, Width: 60, Height: 40}},
		&report.Formula{ID: "eq", TeX: "a = b"},
		&report.Formula{TeX: "a = b"},
	}
}

// A table, figure or formula within another block stands between its paragraphs, in
// the text and in the structure, numbered like any other.
func TestBlocksStandWithinBlocks(t *testing.T) {
	for name, within := range map[string]func(...report.Block) report.Block{
		"list": func(b ...report.Block) report.Block {
			return &report.List{Kind: report.Dash, Items: [][]report.Block{b}}
		},
		"quotation": func(b ...report.Block) report.Block { return &report.Quote{Blocks: b} },
		"note":      func(b ...report.Block) report.Block { return &report.Note{Items: [][]report.Block{b}} },
		"definition": func(b ...report.Block) report.Block {
			return &report.Definitions{Items: []report.Definition{{Term: report.Plain("Термин"), Blocks: b}}}
		},
	} {
		for _, b := range nestedBlocks() {
			l := layout(t, reportOf(section("Раздел", within(prose("Сверху."), b, prose("Снизу.")), prose("После."))))
			text := strings.Join(textOf(l.Pages[1]), "\n")
			above, below, behind := strings.Index(text, "Сверху."), strings.Index(text, "Снизу."), strings.Index(text, "После.")
			if above < 0 || below < above || behind < below {
				t.Errorf("%s with %T: %s", name, b, text)
			}
			if got := orderOf(l.Root, b); !slices.IsSorted(got) || len(got) != 3 {
				t.Errorf("%s with %T: the structure has it in the order %v", name, b, got)
			}
		}
	}
}

// orderOf gives where the text above a block, the block and the text below it stand in
// the structure.
func orderOf(root *Element, b report.Block) []int {
	var out []int
	n := 0
	place := map[string]int{}
	var visit func(e *Element)
	visit = func(e *Element) {
		n++
		if e.Block == b && place["block"] == 0 {
			place["block"] = n
		}
		if p, ok := e.Block.(*report.Paragraph); ok && e.Role == Paragraph {
			place[report.PlainText(p.Inlines)] = n
		}
		for _, k := range e.Kids {
			visit(k)
		}
	}
	visit(root)
	for _, what := range []string{"Сверху.", "block", "Снизу."} {
		if at := place[what]; at > 0 || what == "Сверху." { // the first paragraph may belong to a note or a term
			out = append(out, at)
		}
	}
	return out
}
