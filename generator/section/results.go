package section

import (
	"rd50/generator/report"
	"rd50/generator/wording"
)

// results tells the expected results, how far the indicators move and the
// economic effect.
func (a *assembler) results() []report.Block {
	w := a.file("results")
	listed, changes, effect := a.expected(w), a.changes(w), a.effect(w)
	var blocks []report.Block
	if len(listed) > 0 {
		if len(changes)+len(effect) > 0 {
			blocks = append(blocks, heading(2, w, "results.heading", nil))
		}
		blocks = append(blocks, listed...)
	}
	if len(changes) > 0 {
		blocks = append(append(blocks, heading(2, w, "indicators.heading", nil)), changes...)
	}
	if len(effect) > 0 {
		blocks = append(append(blocks, heading(2, w, "economics.heading", nil)), effect...)
	}
	return blocks
}

func (a *assembler) expected(w *wording.Words) []report.Block {
	if len(a.e.Results) == 0 {
		return nil
	}
	t := table("results/results", w, "results.caption", "results.columns", nil)
	t.Columns[0].Weight, t.Columns[1].Weight = 3, 2
	for _, r := range a.e.Results {
		t.Rows = append(t.Rows, []report.Cell{report.TextCell(r.Text), a.listCell(a.indicatorNames(r.Indicators))})
	}
	return []report.Block{para(w, "results.lead", nil), t}
}

func (a *assembler) indicatorNames(ids []string) []string {
	var out []string
	for _, id := range ids {
		name := id
		if a.e.Strategy != nil {
			for _, i := range a.e.Strategy.Indicators {
				if i.ID == id {
					name = id + " — " + i.Name
				}
			}
		}
		out = append(out, name)
	}
	return out
}
