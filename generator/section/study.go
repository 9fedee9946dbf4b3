package section

import (
	"fmt"

	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// study describes the object of automation and the strategy that the system
// serves.
func study(a *assembler) []report.Block {
	var blocks []report.Block
	if o := a.e.Object; o != nil {
		w := a.file("study")
		if !o.Text.Empty() {
			blocks = append(blocks, heading(2, w, "object.heading", nil, "object.text"))
			blocks = append(blocks, a.Book.Blocks(o.Text)...)
		}
		blocks = append(blocks, processes(a, w, o)...)
		blocks = append(blocks, systems(a, w, o)...)
		blocks = append(blocks, problems(a, w, o)...)
	}
	if len(blocks) == 0 {
		if _, ok := a.e.SectionProse("study"); !ok && !a.draft {
			return nil // the strategy alone is no study of the object
		}
	}
	return append(blocks, strategy(a)...)
}

func processes(a *assembler, w *wording.Words, o *engagement.Object) []report.Block {
	if len(o.Processes) == 0 {
		return nil
	}
	return []report.Block{
		heading(2, w, "processes.heading", nil, "object.processes"),
		para(w, "processes.lead", wording.Values{"count": fmt.Sprint(len(o.Processes))}),
		a.list("study/processes", w, "processes.", "object.processes", of("id"), of("name").over("text"), maybe("owner"), maybe("volume")),
	}
}

func systems(a *assembler, w *wording.Words, o *engagement.Object) []report.Block {
	if len(o.Systems) == 0 {
		return nil
	}
	return []report.Block{
		heading(2, w, "systems.heading", nil, "object.systems"), para(w, "systems.lead", nil),
		a.list("study/systems", w, "systems.", "object.systems", of("id"), of("name"), maybe("vendor"), of("purpose"), enum("fate", "fate")),
	}
}

func problems(a *assembler, w *wording.Words, o *engagement.Object) []report.Block {
	if len(o.Problems) == 0 {
		return nil
	}
	return []report.Block{
		heading(2, w, "problems.heading", nil, "object.problems"), para(w, "problems.lead", nil),
		a.list("study/problems", w, "problems.", "object.problems", of("id"), of("text"), of("influence"), maybe("processes")),
	}
}
