package section

import "rd50/generator/report"

// acceptanceText is what the consultant says of the acceptance.
func acceptanceText(a *assembler) []report.Block {
	h := heading(2, a.file("acceptance"), "text.heading", nil, "acceptance.text")
	return append([]report.Block{h}, a.prose(a.e.Acceptance.Text)...)
}

func conditions(a *assembler) []report.Block {
	w := a.file("acceptance")
	return []report.Block{
		heading(2, w, "conditions.heading", nil, "acceptance.conditions"), para(w, "conditions.lead", nil),
		a.list("acceptance/conditions", w, "conditions.", "acceptance.conditions",
			of("id"), of("text"), of("method"), of("document"), maybe("requirements"), maybe("indicators")),
	}
}

func commission(a *assembler) []report.Block {
	w := a.file("acceptance")
	return []report.Block{
		heading(2, w, "commission.heading", nil, "acceptance.commission"), para(w, "commission.lead", nil),
		a.list("acceptance/commission", w, "commission.", "acceptance.commission", maybe("name"), of("position"), of("organisation")),
	}
}
