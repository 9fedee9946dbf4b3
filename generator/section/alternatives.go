package section

import (
	"fmt"

	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// alternatives describes every variant of the concept with its advantages,
// disadvantages and risks, and sums them up in one table.
func alternatives(a *assembler) []report.Block {
	if len(a.e.Variants) == 0 {
		return nil
	}
	w := a.file("alternatives")
	blocks := []report.Block{para(w, "variants.lead", wording.Values{"count": fmt.Sprint(len(a.e.Variants))})}
	for i, v := range a.e.Variants {
		blocks = append(blocks, variant(a, w, i, v)...)
	}
	t := a.list("alternatives/summary", w, "summary.", "variants",
		of("name").as(codeAndName).wide(3), items("advantages").wide(5), items("disadvantages").wide(5))
	return append(blocks, heading(2, w, "summary.heading", nil), para(w, "summary.lead", nil), t)
}

func variant(a *assembler, w *wording.Words, i int, v engagement.Variant) []report.Block {
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
