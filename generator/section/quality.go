package section

import "rd50/generator/report"

// quality lists the requirements that guarantee the system's quality.
func (a *assembler) quality() []report.Block {
	if len(a.e.Quality) == 0 {
		return nil
	}
	w := a.file("quality")
	t := table("quality/quality", w, "quality.caption", "quality.columns", nil)
	for _, q := range a.e.Quality {
		t.Rows = append(t.Rows, a.row(q.ID, q.Characteristic, q.Requirement, q.Metric, string(q.Threshold), q.Method, join(q.Requirements)))
	}
	return []report.Block{para(w, "quality.lead", nil), t}
}
