package section

import (
	"fmt"

	"rd50/generator/report"
	"rd50/generator/wording"
)

// variantsLead is the sentence before the variants.
func variantsLead(a *assembler) []report.Block {
	return []report.Block{para(a.file("alternatives"), "variants.lead", wording.Values{"count": fmt.Sprint(len(a.e.Variants))})}
}

// summary sets the advantages and disadvantages of all variants side by side.
func summary(a *assembler) []report.Block {
	w := a.file("alternatives")
	return []report.Block{
		heading(2, w, "summary.heading", nil), para(w, "summary.lead", nil),
		a.list("alternatives/summary", w, "summary.", "variants",
			of("name").as(codeAndName).wide(3), items("advantages").wide(5), items("disadvantages").wide(5)),
	}
}

// listed is a list with the phrase that leads it in.
type listed struct {
	key   string
	items []string
}

// variant describes one variant of the concept with its risks, and with its advantages
// and disadvantages where the summary does not tell them.
func variant(a *assembler, i int) []report.Block {
	w, v := a.file("alternatives"), a.e.Variants[i]
	values := wording.Values{"id": v.ID, "name": v.Name}
	h := heading(2, w, "variants.heading", values, a.names.Entries("variants")[i].Key)
	h.ID = "alternatives/" + v.ID
	blocks := append([]report.Block{h}, a.prose(v.Text)...)
	told := []listed{{"variants.advantages", v.Advantages}, {"variants.disadvantages", v.Disadvantages}, {"variants.risks", v.Risks}}
	if a.prints("alternatives/summary") {
		told = told[2:]
	}
	for _, l := range told {
		if len(l.items) > 0 {
			blocks = append(blocks, para(w, l.key, values), a.dashList(l.items))
		}
	}
	return blocks
}
