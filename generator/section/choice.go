package section

import (
	"fmt"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/standard"
	"rd50/generator/wording"
)

// choice justifies the chosen variant and describes the proposed system.
func (a *assembler) choice() []report.Block {
	w := a.file("choice")
	var blocks []report.Block
	if len(a.e.Criteria) > 0 && len(a.e.Variants) > 0 {
		blocks = append(blocks, a.scores(w)...)
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

// scores is the decision matrix: criteria × variants, weighted sums, ranks.
func (a *assembler) scores(w *wording.Words) []report.Block {
	heads := []string{w.Text("scores.criterion", nil), w.Text("scores.weight", nil)}
	total := []string{w.Text("scores.total", nil), ""}
	rank := []string{w.Text("scores.rank", nil), ""}
	standings := analysis.Standings(a.e.Variants, a.e.Criteria)
	for i, v := range a.e.Variants {
		heads = append(heads, v.ID)
		total = append(total, russian.Fixed(standings[i].Total, 2))
		rank = append(rank, fmt.Sprint(standings[i].Rank))
	}
	t := newTable("choice/scores", w.Inlines("scores.caption", nil), heads)
	t.Keep = true // a sum is read with what it sums
	for i := range t.Columns[1:] {
		alignRight(t, i+1)
	}
	for _, c := range a.e.Criteria {
		cells := []string{c.ID + " — " + c.Name, number(c.Weight)}
		for _, v := range a.e.Variants {
			if s, ok := v.Scores[c.ID]; ok {
				cells = append(cells, number(s))
			} else {
				cells = append(cells, "")
			}
		}
		t.Rows = append(t.Rows, a.row(cells...))
	}
	t.Rows = append(t.Rows, a.row(total...), a.row(rank...))
	blocks := []report.Block{
		heading(2, w, "scores.heading", nil),
		para(w, "scores.lead", wording.Values{"count": fmt.Sprint(len(a.e.Criteria))}), t,
	}
	for i, s := range standings {
		if s.Rank == 1 {
			blocks = append(blocks, para(w, "scores.winner", wording.Values{
				"id": s.Variant, "name": a.e.Variants[i].Name, "total": russian.Fixed(s.Total, 2)}))
		}
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
