package section

import "rd50/generator/report"

// acceptance tells the conditions of acceptance and the commission.
func (a *assembler) acceptance() []report.Block {
	acc := a.e.Acceptance
	if acc == nil {
		return nil
	}
	w := a.file("acceptance")
	blocks := append([]report.Block{}, a.Book.Blocks(acc.Text)...)
	if len(acc.Conditions) > 0 {
		t := table("acceptance/conditions", w, "conditions.caption", "conditions.columns", nil)
		for _, c := range acc.Conditions {
			t.Rows = append(t.Rows, a.row(c.ID, c.Text, c.Method, c.Document, join(c.Requirements), join(c.Indicators)))
		}
		if len(acc.Commission) > 0 {
			blocks = append(blocks, heading(2, w, "conditions.heading", nil))
		}
		blocks = append(blocks, para(w, "conditions.lead", nil), t)
	}
	if len(acc.Commission) > 0 {
		t := table("acceptance/commission", w, "commission.caption", "commission.columns", nil)
		for _, c := range acc.Commission {
			t.Rows = append(t.Rows, a.row(c.Name, c.Position, c.Organisation))
		}
		blocks = append(blocks, heading(2, w, "commission.heading", nil), para(w, "commission.lead", nil), t)
	}
	return blocks
}
