package section

import (
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// results tells the expected results, how far the indicators move and the
// economic effect.
func results(a *assembler) []report.Block {
	w := a.file("results")
	listed, changes, effect := expected(a, w), changes(a, w), effect(a, w)
	var blocks []report.Block
	if len(listed) > 0 {
		if len(changes)+len(effect) > 0 {
			blocks = append(blocks, heading(2, w, "results.heading", nil, "results"))
		}
		blocks = append(blocks, listed...)
	}
	if len(changes) > 0 {
		blocks = append(append(blocks, heading(2, w, "indicators.heading", nil)), changes...)
	}
	if len(effect) > 0 {
		blocks = append(append(blocks, heading(2, w, "economics.heading", nil, "economics")), effect...)
	}
	return blocks
}

func expected(a *assembler, w *wording.Words) []report.Block {
	if len(a.e.Results) == 0 {
		return nil
	}
	indicators := maybe("indicators").as(func(a *assembler, x engagement.Entry) report.Cell {
		ids, _ := x.Value("indicators").([]string)
		return a.listCell(indicatorNames(a, ids), x.Key+".indicators")
	})
	t := a.list("results/results", w, "results.", "results", of("text").wide(3), indicators.wide(2))
	return []report.Block{para(w, "results.lead", nil), t}
}

func indicatorNames(a *assembler, ids []string) []string {
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
