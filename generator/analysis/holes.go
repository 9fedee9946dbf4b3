package analysis

import (
	"slices"

	"rd50/generator/engagement"
)

// Hole is an object of the chain goal → task → requirement → proof with nothing
// at its next link.
type Hole struct {
	Kind     engagement.Kind // goal, task or requirement
	ID, Name string
	Lacks    engagement.Kind // task, requirement, or quality, which stands for acceptance too
}

// Holes lists where the chain breaks: goals without a task, tasks without a
// requirement, functional requirements without a task (where there is a strategy), and
// requirements with neither a quality requirement nor an acceptance condition.
func Holes(e *engagement.Engagement) []Hole {
	e = reported(e)
	var out []Hole
	trace := reportedTrace(e)
	if e.Strategy != nil {
		for _, g := range e.Strategy.Goals {
			if !slices.ContainsFunc(trace, func(t Trace) bool { return slices.Contains(t.Goals, g.ID) }) {
				out = append(out, Hole{"goal", g.ID, g.Title, "task"})
			}
		}
	}
	for _, t := range trace {
		if len(t.Requirements) == 0 {
			out = append(out, Hole{"task", t.Task.ID, t.Task.Title, "requirement"})
		}
	}
	if e.Strategy != nil {
		for _, r := range e.Requirements {
			if Functional(r) && len(r.Tasks) == 0 {
				out = append(out, Hole{"requirement", r.ID, r.Text, "task"})
			}
		}
	}
	for _, r := range e.Requirements {
		if provable(e) && !proven(e, r.ID) {
			out = append(out, Hole{"requirement", r.ID, r.Text, "quality"})
		}
	}
	return out
}

// provable tells whether the report has a section that may prove requirements.
func provable(e *engagement.Engagement) bool {
	excluded := map[string]bool{}
	for _, x := range e.Exclusions {
		excluded[x.Section] = true
	}
	return !excluded["quality"] || !excluded["acceptance"]
}

// proven tells whether a quality requirement or an acceptance condition names a
// requirement.
func proven(e *engagement.Engagement, id string) bool {
	if slices.ContainsFunc(e.Quality, func(q engagement.Quality) bool { return slices.Contains(q.Requirements, id) }) {
		return true
	}
	return e.Acceptance != nil && slices.ContainsFunc(e.Acceptance.Conditions, func(c engagement.Condition) bool {
		return slices.Contains(c.Requirements, id)
	})
}
