package section

import (
	"fmt"
	"slices"
	"strings"

	"rd50/generator/analysis"
	"rd50/generator/chart"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// mostMapped is how many tasks a map may have. Of more, the columns of tasks in the
// tables say the same.
const mostMapped = 120

// goalMap is what one picture shows: goals, the tasks that serve them, and how many
// requirements serve each task.
type goalMap struct {
	goals []engagement.Goal
	tasks []analysis.Trace
}

// strategyMap shows which tasks serve the goals and which requirements the tasks, in as
// many pictures as it takes to show every text whole.
func strategyMap(a *assembler, w *wording.Words) []report.Block {
	trace := analysis.Traceability(a.e)
	if !a.e.Figures.Map || len(trace) == 0 || len(trace) > mostMapped {
		return nil
	}
	m := mapper{a, w, trace, true}
	d := lasting(a, "comparison/maps", m.divided)
	m.codes = d.codes
	var blocks []report.Block
	for i, g := range d.maps {
		id, key := "comparison/map-figure", "map"
		if i > 0 {
			id = fmt.Sprintf("%s-%d", id, i+1)
		}
		if len(d.maps) > 1 {
			key = "map_part"
		}
		v := wording.Values{"goals": russian.Ranges(ids(g.goals)), "tasks": russian.Ranges(taskIDs(g.tasks))}
		lead := para(w, key+".lead", v)
		pointTo(lead, id)
		blocks = append(blocks, lead, a.picture(id, w, key, v, m.words(g), m.chart(g)))
	}
	return blocks
}

func ids(goals []engagement.Goal) []string {
	var out []string
	for _, g := range goals {
		out = append(out, g.ID)
	}
	return out
}

func taskIDs(tasks []analysis.Trace) []string {
	var out []string
	for _, t := range tasks {
		out = append(out, t.Task.ID)
	}
	return out
}

// mapper makes the maps.
type mapper struct {
	a     *assembler
	w     *wording.Words
	trace []analysis.Trace
	codes bool // requirements are told by their codes, too
}

// division is how the goals are dealt out to maps.
type division struct {
	maps  []goalMap
	codes bool
}

func (m mapper) divided() division {
	maps := m.maps()
	if m.codes && slices.ContainsFunc(maps, func(g goalMap) bool { return !m.whole(g) }) {
		m.codes = false // counts take less room
		return m.divided()
	}
	return division{maps, m.codes}
}

func (m mapper) whole(g goalMap) bool { return m.chart(g).Whole(m.a.Faces) }

// maps puts as many goals into a picture as it shows whole. A goal of more tasks takes
// several pictures.
func (m mapper) maps() []goalMap {
	var out []goalMap
	for _, goal := range m.a.e.Strategy.Goals {
		next := goalMap{goals: []engagement.Goal{goal}}
		for _, t := range m.trace {
			if slices.Contains(t.Goals, goal.ID) {
				next.tasks = append(next.tasks, t)
			}
		}
		if last := len(out) - 1; last >= 0 && m.whole(out[last].and(next)) {
			out[last] = out[last].and(next)
		} else {
			out = append(out, m.split(next)...)
		}
	}
	return out
}

// and joins two maps.
func (g goalMap) and(other goalMap) goalMap {
	out := goalMap{goals: slices.Concat(g.goals, other.goals), tasks: slices.Clone(g.tasks)}
	known := taskIDs(g.tasks)
	for _, t := range other.tasks {
		if !slices.Contains(known, t.Task.ID) {
			out.tasks = append(out.tasks, t)
		}
	}
	return out
}

// split deals the tasks of a goal out to as few maps as show them whole.
func (m mapper) split(g goalMap) []goalMap {
	n := len(g.tasks)
	for n > 1 && !m.whole(goalMap{g.goals, g.tasks[:n]}) {
		n--
	}
	if n == len(g.tasks) {
		return []goalMap{g}
	}
	return append([]goalMap{{g.goals, g.tasks[:n]}}, m.split(goalMap{g.goals, g.tasks[n:]})...)
}

// chart is the boxes of a map and their links.
func (m mapper) chart(g goalMap) chart.Layers {
	c := chart.Layers{Titles: m.w.List("map.titles", nil), Nodes: make([][]chart.Node, 3)}
	for _, goal := range g.goals {
		c.Nodes[0] = append(c.Nodes[0], chart.Node{Code: goal.ID, Text: goal.Title})
	}
	for j, t := range g.tasks {
		c.Nodes[1] = append(c.Nodes[1], chart.Node{Code: t.Task.ID, Text: t.Task.Title})
		for i, goal := range g.goals {
			if slices.Contains(t.Goals, goal.ID) {
				c.Links = append(c.Links, chart.Link{Layer: 0, From: i, To: j})
			}
		}
		if len(t.Requirements) > 0 {
			c.Links = append(c.Links, chart.Link{Layer: 1, From: j, To: len(c.Nodes[2])})
			c.Nodes[2] = append(c.Nodes[2], chart.Node{Text: m.requirements(t)})
		}
	}
	return c
}

// requirements tells how many serve a task, and which.
func (m mapper) requirements(t analysis.Trace) string {
	key := "map.count"
	if m.codes {
		key = "map.listed"
	}
	return m.w.Text(key, wording.Values{"count": fmt.Sprint(len(t.Requirements)), "list": russian.Ranges(t.Requirements)})
}

// words says what a map shows.
func (m mapper) words(g goalMap) string {
	var told []string
	tell := func(key, id string, linked []string) {
		if len(linked) > 0 {
			told = append(told, m.w.Text(key, wording.Values{"id": id, "linked": russian.Ranges(linked)}))
		}
	}
	for _, goal := range g.goals {
		var tasks []string
		for _, t := range g.tasks {
			if slices.Contains(t.Goals, goal.ID) {
				tasks = append(tasks, t.Task.ID)
			}
		}
		tell("map.alt_goal", goal.ID, tasks)
	}
	for _, t := range g.tasks {
		tell("map.alt_task", t.Task.ID, t.Requirements)
	}
	return m.w.Text("map.alt", wording.Values{"links": strings.Join(told, "; ")})
}
