package section

import (
	"slices"
	"strings"

	"rd50/generator/analysis"
	"rd50/generator/chart"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// traced is how far requirements are linked to the strategy above them and to
// what meets and proves them below.
func traced(a *assembler) []report.Block {
	w := a.file("comparison")
	t := a.table("comparison/links", w, "links.", nil, of("link"), figures("all"), figures("linked"), figures("share"), maybe("missing"))
	t.out.Keep = true // six rows at most, read from end to end
	for _, l := range shownLinks(a) {
		name := w.Text("links."+string(l.From)+"_"+string(l.To), nil)
		t.add(a.text(name), a.count(l.All), a.count(l.Done()), a.text(percent(l.Share())), a.text(join(l.Missing)))
	}
	blocks := append([]report.Block{heading(2, w, "links.heading", nil)}, strategyMap(a, w)...)
	return append(blocks, para(w, "links.lead", nil), t.out)
}

// shownLinks leaves out what the report can't know or doesn't show: links into
// an excluded section, or into one that has prose alone.
func shownLinks(a *assembler) []analysis.Link {
	return slices.DeleteFunc(analysis.Links(a.e), func(l analysis.Link) bool {
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

// strategyMap is the map of goals, tasks and requirements. A requirement that
// serves no task is not on it. Where the map is too high for a page, the columns
// of tasks in the tables say the same.
func strategyMap(a *assembler, w *wording.Words) []report.Block {
	if !a.e.Figures.Map || len(a.e.Strategy.Tasks) == 0 {
		return nil
	}
	c, alt := layers(a, w)
	figure := a.picture("comparison/map-figure", w, "map", nil, alt, c)
	if figure.Image.Height > chart.MaxHeight {
		return nil
	}
	return []report.Block{para(w, "map.lead", nil), figure}
}

// layers is the map's boxes and links, and the same in words.
func layers(a *assembler, w *wording.Words) (chart.Layers, string) {
	c := chart.Layers{Titles: w.List("map.titles", nil), Nodes: make([][]chart.Node, 3)}
	var told []string
	tell := func(key, id string, linked []string) {
		if len(linked) > 0 {
			told = append(told, w.Text(key, wording.Values{"id": id, "linked": join(linked)}))
		}
	}
	trace := analysis.Traceability(a.e)
	for i, g := range a.e.Strategy.Goals {
		c.Nodes[0] = append(c.Nodes[0], chart.Node{Code: g.ID, Text: g.Title})
		var tasks []string
		for j, t := range trace {
			if slices.Contains(t.Goals, g.ID) {
				c.Links = append(c.Links, chart.Link{Layer: 0, From: i, To: j})
				tasks = append(tasks, t.Task.ID)
			}
		}
		tell("map.alt_goal", g.ID, tasks)
	}
	for _, t := range trace {
		c.Nodes[1] = append(c.Nodes[1], chart.Node{Code: t.Task.ID, Text: t.Task.Title})
		tell("map.alt_task", t.Task.ID, t.Requirements)
	}
	for _, r := range a.e.Requirements {
		at := len(c.Nodes[2])
		for j, t := range trace {
			if slices.Contains(t.Requirements, r.ID) {
				c.Links = append(c.Links, chart.Link{Layer: 1, From: j, To: at})
			}
		}
		if len(r.Tasks) > 0 {
			c.Nodes[2] = append(c.Nodes[2], chart.Node{Code: r.ID, Text: r.Text})
		}
	}
	return c, w.Text("map.alt", wording.Values{"links": strings.Join(told, "; ")})
}
