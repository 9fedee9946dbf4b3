package section

import (
	"fmt"
	"slices"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// justification tells which variant is chosen and why.
func justification(a *assembler) []report.Block {
	w, c := a.file("choice"), a.e.Choice
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
	blocks = append(blocks, a.prose(c.Text)...)
	if !c.Deviation.Empty() {
		lead := "choice.deviation"
		if chosenWins(a) {
			lead = "choice.explanation"
		}
		blocks = append(append(blocks, para(w, lead, nil)), a.prose(c.Deviation)...)
	}
	return blocks
}

// chosenWins tells whether the chosen variant has the first place, alone or with others.
func chosenWins(a *assembler) bool {
	return slices.ContainsFunc(analysis.Standings(a.scored, a.e.Criteria), func(s analysis.Standing) bool {
		return s.Variant == a.e.Choice.Variant && s.Rank == 1
	})
}

// solution is what the consultant says of the proposed system.
func solution(a *assembler) []report.Block {
	h := heading(2, a.file("choice"), "solution.heading", nil, "solution")
	return append([]report.Block{h}, a.prose(a.e.Solution.Text)...)
}

func subsystems(a *assembler) []report.Block {
	w := a.file("choice")
	return []report.Block{
		heading(2, w, "subsystems.heading", nil, "solution.subsystems"),
		para(w, "subsystems.lead", wording.Values{"count": fmt.Sprint(len(a.e.Solution.Subsystems))}),
		a.list("choice/subsystems", w, "subsystems.", "solution.subsystems", of("id"), of("name"), of("purpose")),
	}
}

func functions(a *assembler) []report.Block {
	w := a.file("choice")
	t := a.list("choice/functions", w, "functions.", "solution.functions",
		of("id"), of("name"), subsystemName(a), maybe("requirements"), maybe("tasks"))
	return []report.Block{heading(2, w, "functions.heading", nil, "solution.functions"), para(w, "functions.lead", a.told(t)), t}
}

// subsystemName is the column of the subsystem that has a function.
func subsystemName(a *assembler) column {
	names := map[string]string{}
	for _, x := range a.e.Solution.Subsystems {
		names[x.ID] = x.Name
	}
	return of("subsystem").as(func(a *assembler, x engagement.Entry) report.Cell {
		c := a.value(x, "subsystem")
		id, _ := x.Value("subsystem").(string)
		name := a.text(names[id])
		name.Keys = c.Keys
		return name
	})
}

func products(a *assembler) []report.Block {
	w := a.file("choice")
	return []report.Block{
		heading(2, w, "products.heading", nil, "products"), para(w, "products.lead", nil),
		a.list("choice/products", w, "products.", "products.items", of("name"), of("vendor"), of("class"), maybe("text")),
	}
}
