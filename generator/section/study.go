package section

import (
	"fmt"

	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// study describes the object of automation and the strategy that the system
// serves.
func (a *assembler) study() []report.Block {
	var blocks []report.Block
	if o := a.e.Object; o != nil {
		w := a.file("study")
		if !o.Text.Empty() {
			blocks = append(blocks, heading(2, w, "object.heading", nil))
			blocks = append(blocks, a.Book.Blocks(o.Text)...)
		}
		blocks = append(blocks, a.processes(w, o)...)
		blocks = append(blocks, a.systems(w, o)...)
		blocks = append(blocks, a.problems(w, o)...)
	}
	if len(blocks) == 0 {
		if _, ok := a.e.SectionProse("study"); !ok && !a.draft {
			return nil // the strategy alone is no study of the object
		}
	}
	return append(blocks, a.strategy()...)
}

func (a *assembler) processes(w *wording.Words, o *engagement.Object) []report.Block {
	if len(o.Processes) == 0 {
		return nil
	}
	t := table("study/processes", w, "processes.caption", "processes.columns", nil)
	for _, p := range o.Processes {
		r := a.row(p.ID, p.Name, p.Owner, string(p.Volume))
		r[1].Blocks = append(r[1].Blocks, a.Book.Blocks(p.Text)...)
		t.Rows = append(t.Rows, r)
	}
	lead := para(w, "processes.lead", wording.Values{"count": fmt.Sprint(len(o.Processes))})
	return []report.Block{heading(2, w, "processes.heading", nil), lead, t}
}

func (a *assembler) systems(w *wording.Words, o *engagement.Object) []report.Block {
	if len(o.Systems) == 0 {
		return nil
	}
	t := table("study/systems", w, "systems.caption", "systems.columns", nil)
	for _, s := range o.Systems {
		t.Rows = append(t.Rows, a.row(s.ID, s.Name, s.Vendor, s.Purpose, a.word("fate", s.Fate)))
	}
	return []report.Block{heading(2, w, "systems.heading", nil), para(w, "systems.lead", nil), t}
}

func (a *assembler) problems(w *wording.Words, o *engagement.Object) []report.Block {
	if len(o.Problems) == 0 {
		return nil
	}
	t := table("study/problems", w, "problems.caption", "problems.columns", nil)
	for _, p := range o.Problems {
		t.Rows = append(t.Rows, a.row(p.ID, p.Text, p.Influence, join(p.Processes)))
	}
	return []report.Block{heading(2, w, "problems.heading", nil), para(w, "problems.lead", nil), t}
}
