package section

import (
	"slices"

	"rd50/generator/analysis"
	"rd50/generator/report"
	"rd50/generator/russian"
)

// traced is how far requirements are linked to the strategy above them and to
// what meets and proves them below.
func traced(a *assembler) []report.Block {
	w := a.file("comparison")
	t := a.table("comparison/links", w, "links.", nil, of("link"), figures("all"), figures("linked"), figures("share"), maybe("missing"))
	t.out.Keep = true // six rows at most, read from end to end
	for _, l := range shownLinks(a) {
		name := w.Text("links."+string(l.From)+"_"+string(l.To), nil)
		t.add(a.text(name), a.count(l.All), a.count(l.Done()), a.text(percent(l.Share())), a.text(russian.Ranges(l.Missing)))
	}
	blocks := append([]report.Block{heading(2, w, "links.heading", nil)}, strategyMap(a, w)...)
	return append(blocks, para(w, "links.lead", nil), t.out)
}

// shownLinks leaves out what the report can't know or doesn't show: links into
// an excluded section, or into one that has prose alone.
func shownLinks(a *assembler) []analysis.Link {
	return slices.DeleteFunc(slices.Clone(analysis.Links(a.e)), func(l analysis.Link) bool {
		switch l.To {
		case "function":
			return l.All == 0 || a.excluded["choice"] || a.e.Solution == nil || len(a.e.Solution.Functions) == 0
		case "quality":
			qualities := len(a.e.Quality) > 0 && !a.excluded["quality"]
			conditions := a.e.Acceptance != nil && len(a.e.Acceptance.Conditions) > 0 && !a.excluded["acceptance"]
			return l.All == 0 || !qualities && !conditions
		}
		return l.All == 0
	})
}
