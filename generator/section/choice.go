package section

import (
	"fmt"

	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/standard"
	"rd50/generator/wording"
)

// choice justifies the chosen variant and describes the proposed system.
func (a *assembler) choice() []report.Block {
	w := a.file("choice")
	var blocks []report.Block
	if len(a.e.Criteria) > 0 && len(a.e.Variants) > 0 {
		blocks = append(blocks, a.scores(w)...)
		blocks = append(blocks, a.stability(w)...)
	}
	if a.e.Choice != nil {
		blocks = append(blocks, a.justification(w)...)
	}
	if a.e.Solution != nil {
		blocks = append(blocks, a.solution(w)...)
	}
	if a.productsShown() {
		blocks = append(blocks, a.products(w)...)
	}
	return blocks
}

func (a *assembler) justification(w *wording.Words) []report.Block {
	c := a.e.Choice
	name := ""
	for _, v := range a.e.Variants {
		if v.ID == c.Variant {
			name = v.Name
		}
	}
	blocks := []report.Block{
		heading(2, w, "choice.heading", nil),
		para(w, "choice.chosen", wording.Values{"id": c.Variant, "name": name}),
	}
	blocks = append(blocks, a.Book.Blocks(c.Text)...)
	if !c.Deviation.Empty() {
		blocks = append(append(blocks, para(w, "choice.deviation", nil)), a.Book.Blocks(c.Deviation)...)
	}
	return blocks
}

func (a *assembler) solution(w *wording.Words) []report.Block {
	s := a.e.Solution
	blocks := append([]report.Block{heading(2, w, "solution.heading", nil)}, a.Book.Blocks(s.Text)...)
	if len(s.Subsystems) > 0 {
		t := table("choice/subsystems", w, "subsystems.caption", "subsystems.columns", nil)
		for _, x := range s.Subsystems {
			t.Rows = append(t.Rows, a.row(x.ID, x.Name, x.Purpose))
		}
		blocks = append(blocks, heading(2, w, "subsystems.heading", nil),
			para(w, "subsystems.lead", wording.Values{"count": fmt.Sprint(len(s.Subsystems))}), t)
	}
	if len(s.Functions) > 0 {
		blocks = append(blocks, heading(2, w, "functions.heading", nil), para(w, "functions.lead", nil), a.functions(w, s))
	}
	return blocks
}

func (a *assembler) functions(w *wording.Words, s *engagement.Solution) *report.Table {
	names := map[string]string{}
	for _, x := range s.Subsystems {
		names[x.ID] = x.Name
	}
	t := table("choice/functions", w, "functions.caption", "functions.columns", nil)
	for _, f := range s.Functions {
		t.Rows = append(t.Rows, a.row(f.ID, f.Name, names[f.Subsystem], join(f.Requirements), join(f.Tasks)))
	}
	return t
}

// productsShown tells whether the recommendations of concrete products are in:
// neither switched off nor excluded by agreement.
func (a *assembler) productsShown() bool {
	p := a.e.Products
	return p != nil && p.Include != nil && *p.Include && len(p.Items) > 0 && !a.excluded[standard.Products]
}

func (a *assembler) products(w *wording.Words) []report.Block {
	t := table("choice/products", w, "products.caption", "products.columns", nil)
	for _, p := range a.e.Products.Items {
		t.Rows = append(t.Rows, a.row(p.Name, p.Vendor, p.Class, p.Text))
	}
	return []report.Block{heading(2, w, "products.heading", nil), para(w, "products.lead", nil), t}
}
