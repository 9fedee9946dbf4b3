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

// variant describes one variant of the concept with its advantages, disadvantages and
// risks.
func variant(a *assembler, i int) []report.Block {
	w, v := a.file("alternatives"), a.e.Variants[i]
	values := wording.Values{"id": v.ID, "name": v.Name}
	h := heading(2, w, "variants.heading", values, a.names.Entries("variants")[i].Key)
	h.ID = "alternatives/" + v.ID
	blocks := append([]report.Block{h}, a.Book.Blocks(v.Text)...)
	for _, l := range []struct {
		key   string
		items []string
	}{
		{"variants.advantages", v.Advantages}, {"variants.disadvantages", v.Disadvantages}, {"variants.risks", v.Risks},
	} {
		if len(l.items) > 0 {
			blocks = append(blocks, para(w, l.key, values), dashList(l.items))
		}
	}
	return blocks
}
