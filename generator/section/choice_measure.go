package section

import (
	"slices"

	"rd50/generator/analysis"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// computedScores tells how scores are computed: the formula, the meaning of its signs
// and the working, but no sum of costs that stay out of the report.
func computedScores(a *assembler, w *wording.Words) []report.Block {
	var blocks []report.Block
	for _, measure := range []string{"cost", "coverage"} {
		var ids []string
		for _, c := range a.e.Criteria {
			if c.Measure == measure {
				ids = append(ids, c.ID)
			}
		}
		if len(ids) > 0 {
			blocks = append(blocks, computed(a, w, measure, wording.Values{"criteria": join(ids), "currency": costUnit(a)})...)
		}
	}
	return blocks
}

// formulas are what analysis.Measures works out.
var formulas = map[string]string{
	"cost":     `b_v = 10 \cdot \frac{C_{\mathrm{min}}}{C_v}`,
	"coverage": `b_v = 10 \cdot \frac{\sum_{r} p_r m_{vr}}{\sum_{r} p_r}`,
}

// signs of the formulas are explained in the order in which they stand.
var signs = map[string][]string{"cost": {"score", "least", "own"}, "coverage": {"score", "priority", "met"}}

func computed(a *assembler, w *wording.Words, measure string, v wording.Values) []report.Block {
	blocks := []report.Block{para(w, measure+".lead", v), &report.Formula{ID: "choice/" + measure, TeX: formulas[measure]}}
	for _, sign := range signs[measure] {
		blocks = append(blocks, para(w, measure+".where_"+sign, v))
	}
	if measure == "cost" && a.excluded["resources"] {
		return append(blocks, para(w, "cost.excluded", v))
	}
	measures := analysis.Measures(a.e, measure)
	if slices.ContainsFunc(measures, func(m analysis.Measure) bool { return m.Score == nil }) {
		return blocks // RD203 tells why
	}
	if len(measures) > 0 {
		v["whole"] = number(measures[0].Whole)
	}
	t := a.captioned("choice/"+measure+"-scores", w, measure+".", measure+".", v, of("variant"), figures("own"), figures("score"))
	places := int32(0)
	for _, m := range measures {
		places = max(places, placesOf(m.Own))
	}
	for i, m := range measures {
		t.add(a.texts(m.Variant+" — "+a.e.Variants[i].Name, russian.Fixed(m.Own, places), russian.Fixed(*m.Score, analysis.MeasuredPlaces))...)
	}
	return append(blocks, para(w, measure+".table", v), t.out)
}
