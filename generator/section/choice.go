package section

import (
	"fmt"

	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// choice justifies the chosen variant and describes the proposed system.
func choice(a *assembler) []report.Block {
	w := a.file("choice")
	var blocks []report.Block
	if len(a.e.Criteria) > 0 && len(a.e.Variants) > 0 {
		blocks = append(blocks, scores(a, w)...)
		blocks = append(blocks, stabilityOf(a, w)...)
	}
	if a.e.Choice != nil {
		blocks = append(blocks, justification(a, w)...)
	}
	if a.e.Solution != nil {
		blocks = append(blocks, solution(a, w)...)
	}
	if productsShown(a) {
		blocks = append(blocks, products(a, w)...)
	}
	return blocks
}

func justification(a *assembler, w *wording.Words) []report.Block {
	c := a.e.Choice
	name := ""
	for _, v := range a.e.Variants {
		if v.ID == c.Variant {
			name = v.Name
		}
	}
	blocks := []report.Block{
		heading(2, w, "choice.heading", nil, "choice"),
		para(w, "choice.chosen", wording.Values{"id": c.Variant, "name": name}),
	}
	blocks = append(blocks, a.Book.Blocks(c.Text)...)
	if !c.Deviation.Empty() {
		blocks = append(append(blocks, para(w, "choice.deviation", nil)), a.Book.Blocks(c.Deviation)...)
	}
	return blocks
}

func solution(a *assembler, w *wording.Words) []report.Block {
	s := a.e.Solution
	blocks := append([]report.Block{heading(2, w, "solution.heading", nil, "solution")}, a.Book.Blocks(s.Text)...)
	if len(s.Subsystems) > 0 {
		blocks = append(blocks, heading(2, w, "subsystems.heading", nil, "solution.subsystems"),
			para(w, "subsystems.lead", wording.Values{"count": fmt.Sprint(len(s.Subsystems))}),
			a.list("choice/subsystems", w, "subsystems.", "solution.subsystems", of("id"), of("name"), of("purpose")))
	}
	if len(s.Functions) > 0 {
		blocks = append(blocks, heading(2, w, "functions.heading", nil, "solution.functions"), para(w, "functions.lead", nil), functions(a, w, s))
	}
	return blocks
}

func functions(a *assembler, w *wording.Words, s *engagement.Solution) *report.Table {
	names := map[string]string{}
	for _, x := range s.Subsystems {
		names[x.ID] = x.Name
	}
	subsystem := of("subsystem").as(func(a *assembler, x engagement.Entry) report.Cell {
		c := a.value(x, "subsystem")
		id, _ := x.Value("subsystem").(string)
		name := a.text(names[id])
		name.Keys = c.Keys
		return name
	})
	return a.list("choice/functions", w, "functions.", "solution.functions",
		of("id"), of("name"), subsystem, maybe("requirements"), maybe("tasks"))
}

// productsShown tells whether the recommendations of concrete products are in:
// neither switched off nor excluded by agreement.
func productsShown(a *assembler) bool {
	p := a.e.Products
	return p != nil && p.Include != nil && *p.Include && len(p.Items) > 0 && !a.excluded[outline.Products]
}

func products(a *assembler, w *wording.Words) []report.Block {
	return []report.Block{
		heading(2, w, "products.heading", nil, "products"), para(w, "products.lead", nil),
		a.list("choice/products", w, "products.", "products.items", of("name"), of("vendor"), of("class"), maybe("text")),
	}
}
