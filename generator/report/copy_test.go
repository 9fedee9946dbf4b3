package report_test

import (
	"reflect"
	"slices"
	"testing"

	"rd50/generator/report"
	"rd50/generator/report/specimen"
	"rd50/generator/typography"
)

// TestWhatIsDoneToACopy changes nothing of what it was made from: not the numbers, the
// marks nor the texts of blocks and inlines of all kinds.
func TestWhatIsDoneToACopy(t *testing.T) {
	r := specimen.New()
	held := map[string][]report.Block{}
	for _, s := range r.Sections {
		held[s.ID], s.Blocks = s.Blocks, report.Copy(s.Blocks, nil)
		if !reflect.DeepEqual(s.Blocks, held[s.ID]) {
			t.Errorf("%s: the copy differs", s.ID)
		}
	}
	if err := report.Resolve(r); err != nil {
		t.Fatal(err)
	}
	typography.Apply(r)
	for _, s := range r.Sections {
		overwrite(s.Blocks)
	}
	for _, s := range specimen.New().Sections {
		if !reflect.DeepEqual(s.Blocks, held[s.ID]) {
			t.Errorf("%s: what was copied has changed", s.ID)
		}
	}
}

// overwrite changes all that can be in blocks.
func overwrite(blocks []report.Block) {
	var nodes []any
	report.EachInline(blocks, func(in report.Inline) { nodes = append(nodes, in) })
	report.EachBlock(blocks, func(b report.Block) {
		nodes = append(nodes, b)
	})
	for _, n := range nodes {
		if t, ok := n.(*report.Table); ok {
			clear(t.Columns)
			for _, row := range slices.Concat(t.Head, t.Rows) {
				clear(row)
			}
			clear(t.Rows)
		}
		reflect.ValueOf(n).Elem().SetZero()
	}
	clear(blocks)
}

// TestMarksOfANoteReferToItsCopy, and what watches is told of each node.
func TestMarksOfANoteReferToItsCopy(t *testing.T) {
	note := &report.Footnote{Blocks: []report.Block{&report.Code{Text: "a"}}}
	mark := &report.FootnoteMark{Note: note}
	made := map[any]any{}
	out := report.Copy([]report.Block{&report.Paragraph{Inlines: []report.Inline{note, &report.Emphasis{Inlines: []report.Inline{mark}}}}},
		func(from, to any) { made[from] = to })
	line := out[0].(*report.Paragraph).Inlines
	if got := line[1].(*report.Emphasis).Inlines[0].(*report.FootnoteMark).Note; got != line[0] || got == note {
		t.Error("the mark refers to another note than the one before it")
	}
	if len(made) != 5 || made[note] != line[0] {
		t.Errorf("told of %d nodes, the note is %v", len(made), made[note])
	}
}
