package section

import "rd50/generator/report"

// acceptance tells the conditions of acceptance and the commission.
func acceptance(a *assembler) []report.Block {
	acc := a.e.Acceptance
	if acc == nil {
		return nil
	}
	w := a.file("acceptance")
	blocks := append([]report.Block{}, a.Book.Blocks(acc.Text)...)
	if len(acc.Conditions) > 0 {
		t := a.list("acceptance/conditions", w, "conditions.", "acceptance.conditions",
			of("id"), of("text"), of("method"), of("document"), maybe("requirements"), maybe("indicators"))
		if len(acc.Commission) > 0 {
			blocks = append(blocks, heading(2, w, "conditions.heading", nil, "acceptance.conditions"))
		}
		blocks = append(blocks, para(w, "conditions.lead", nil), t)
	}
	if len(acc.Commission) > 0 {
		t := a.list("acceptance/commission", w, "commission.", "acceptance.commission", maybe("name"), of("position"), of("organisation"))
		blocks = append(blocks, heading(2, w, "commission.heading", nil, "acceptance.commission"), para(w, "commission.lead", nil), t)
	}
	return blocks
}
