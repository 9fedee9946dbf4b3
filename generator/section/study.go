package section

import (
	"fmt"

	"rd50/generator/report"
	"rd50/generator/wording"
)

// object is what the consultant says of the object of automation.
func object(a *assembler) []report.Block {
	h := heading(2, a.file("study"), "object.heading", nil, "object.text")
	return append([]report.Block{h}, a.prose(a.e.Object.Text)...)
}

func processes(a *assembler) []report.Block {
	w := a.file("study")
	return []report.Block{
		heading(2, w, "processes.heading", nil, "object.processes"),
		para(w, "processes.lead", wording.Values{"count": fmt.Sprint(len(a.e.Object.Processes))}),
		a.list("study/processes", w, "processes.", "object.processes", of("id"), of("name").over("text"), maybe("owner"), maybe("volume")),
	}
}

func systems(a *assembler) []report.Block {
	w := a.file("study")
	return []report.Block{
		heading(2, w, "systems.heading", nil, "object.systems"), para(w, "systems.lead", nil),
		a.list("study/systems", w, "systems.", "object.systems", of("id"), of("name"), maybe("vendor"), of("purpose"), enum("fate", "fate")),
	}
}

func problems(a *assembler) []report.Block {
	w := a.file("study")
	return []report.Block{
		heading(2, w, "problems.heading", nil, "object.problems"), para(w, "problems.lead", nil),
		a.list("study/problems", w, "problems.", "object.problems", of("id"), of("text"), of("influence"), maybe("processes")),
	}
}
