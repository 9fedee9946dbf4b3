package section

import (
	"fmt"
	"slices"
	"strings"

	"rd50/generator/analysis"
	"rd50/generator/chart"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// risks is their register with the level of each, and the map of them.
func risks(a *assembler) []report.Block {
	w := a.file("plan")
	t := a.list("plan/risks", w, "risks.", "risks", of("id"), of("text").wide(4), enum("probability", "probability"), enum("impact", "impact"),
		of("level").as(riskLevel), of("measure").wide(4), maybe("owner"), maybe("stages"), maybe("variants"))
	blocks := []report.Block{heading(2, w, "risks.heading", nil, "risks"), para(w, "risks.lead", wording.Values{"count": fmt.Sprint(len(a.e.Risks))})}
	return append(append(blocks, riskMap(a, w)...), para(w, "risks.table_lead", nil), t)
}

func riskLevel(a *assembler, x engagement.Entry) report.Cell {
	probability, _ := x.Value("probability").(string)
	impact, _ := x.Value("impact").(string)
	if probability == "" || impact == "" {
		return a.text("")
	}
	return a.text(a.word("risk", analysis.RiskLevel(probability, impact)))
}

// riskMap is the risks' codes by probability, the high one above, and impact. Where the
// map is too high for a page, the register says the same.
func riskMap(a *assembler, w *wording.Words) []report.Block {
	c := chart.Grid{Up: w.Text("risk_map.up", nil), Across: w.Text("risk_map.across", nil)}
	var told []string
	for _, impact := range analysis.Degrees() {
		c.Columns = append(c.Columns, a.word("impact", impact))
		level := a.word("risk", impact)
		c.Levels = append(c.Levels, w.Text("risk_map.level", wording.Values{"level": level}))
	}
	for _, probability := range slices.Backward(analysis.Degrees()) {
		c.Rows = append(c.Rows, a.word("probability", probability))
		var row []chart.GridCell
		for _, impact := range analysis.Degrees() {
			level := analysis.RiskLevel(probability, impact)
			list := join(analysis.RisksAt(a.e, probability, impact))
			row = append(row, chart.GridCell{Text: list, Level: slices.Index(analysis.Degrees(), level)})
			if list != "" {
				told = append(told, w.Text("risk_map.alt_cell", wording.Values{"risks": list, "level": a.word("risk", level),
					"probability": a.word("probability", probability), "impact": a.word("impact", impact)}))
			}
		}
		c.Cells = append(c.Cells, row)
	}
	figure := a.picture("plan/risk-map", w, "risk_map", nil, w.Text("risk_map.alt", wording.Values{"cells": strings.Join(told, "; ")}), c)
	if figure.Image.Height > chart.MaxHeight {
		return nil
	}
	return []report.Block{para(w, "risk_map.lead", nil), figure}
}
