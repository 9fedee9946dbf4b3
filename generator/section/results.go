package section

import (
	"rd50/generator/engagement"
	"rd50/generator/report"
)

// expected are the expected results with the indicators that measure them.
func expected(a *assembler) []report.Block {
	w := a.file("results")
	indicators := maybe("indicators").as(func(a *assembler, x engagement.Entry) report.Cell {
		ids, _ := x.Value("indicators").([]string)
		return a.listCell(indicatorNames(a, ids), x.Key+".indicators")
	})
	t := a.list("results/results", w, "results.", "results", of("text").wide(3), indicators.wide(2))
	return []report.Block{heading(2, w, "results.heading", nil, "results"), para(w, "results.lead", a.told(t)), t}
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
