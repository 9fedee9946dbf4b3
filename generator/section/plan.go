package section

import (
	"fmt"

	"rd50/generator/report"
	"rd50/generator/wording"
)

// plan lists the stages of the implementation.
func (a *assembler) plan() []report.Block {
	if len(a.e.Stages) == 0 {
		return nil
	}
	w := a.file("plan")
	t := table("plan/stages", w, "stages.caption", "stages.columns", nil)
	for _, s := range a.e.Stages {
		r := a.row(s.ID, s.Name, a.duration(s.Duration), join(s.After), s.Start.Short(), "", s.Responsible)
		r[5] = a.listCell(s.Deliverables)
		t.Rows = append(t.Rows, r)
	}
	return []report.Block{para(w, "stages.lead", wording.Values{"count": fmt.Sprint(len(a.e.Stages))}), t}
}
