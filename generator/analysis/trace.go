package analysis

import (
	"slices"

	"rd50/generator/engagement"
)

// Trace is one line of the traceability matrix: a task with what it serves and
// what serves it, all by id. Indicators are those that measure the goals.
type Trace struct {
	Goals, Indicators, Strategies                  []string
	Task                                           engagement.Task
	Requirements, Functions, Qualities, Conditions []string
}

// Cells gives the line for a table: goals, indicators, strategies, task,
// requirements, functions, quality requirements, acceptance conditions.
func (t Trace) Cells(list func(ids []string) string) []string {
	return []string{
		list(t.Goals), list(t.Indicators), list(t.Strategies), t.Task.ID + " — " + t.Task.Title,
		list(t.Requirements), list(t.Functions), list(t.Qualities), list(t.Conditions),
	}
}

// Traceability follows every task up to its goals and down to the requirements,
// functions, quality requirements and acceptance conditions, but for those of
// excluded sections.
func Traceability(e *engagement.Engagement) []Trace { return once(e, "trace", traceOf) }

func traceOf(e *engagement.Engagement) []Trace { return reportedTrace(reported(e)) }

func reportedTrace(e *engagement.Engagement) []Trace {
	if e.Strategy == nil {
		return nil
	}
	var out []Trace
	for _, task := range e.Strategy.Tasks {
		t := Trace{Task: task}
		for _, s := range e.Strategy.Strategies {
			if slices.Contains(task.Strategies, s.ID) {
				t.Strategies = append(t.Strategies, s.ID)
				t.Goals = union(t.Goals, s.Goals)
			}
		}
		for _, n := range e.Strategy.Indicators {
			if slices.Contains(t.Goals, n.Goal) {
				t.Indicators = append(t.Indicators, n.ID)
			}
		}
		t.follow(e)
		out = append(out, t)
	}
	return out
}

func (t *Trace) follow(e *engagement.Engagement) {
	for _, r := range e.Requirements {
		if slices.Contains(r.Tasks, t.Task.ID) {
			t.Requirements = append(t.Requirements, r.ID)
		}
	}
	t.prove(e)
}

// prove finds what meets and proves the line's requirements.
func (t *Trace) prove(e *engagement.Engagement) {
	if e.Solution != nil {
		for _, f := range e.Solution.Functions {
			if t.Task.ID != "" && slices.Contains(f.Tasks, t.Task.ID) || meet(f.Requirements, t.Requirements) {
				t.Functions = append(t.Functions, f.ID)
			}
		}
	}
	for _, q := range e.Quality {
		if meet(q.Requirements, t.Requirements) {
			t.Qualities = append(t.Qualities, q.ID)
		}
	}
	if e.Acceptance != nil {
		for _, c := range e.Acceptance.Conditions {
			if meet(c.Requirements, t.Requirements) {
				t.Conditions = append(t.Conditions, c.ID)
			}
		}
	}
}

func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}

func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// RequirementTrace is a requirement with what meets and proves it, by id.
type RequirementTrace struct {
	engagement.Requirement
	Functions, Qualities, Conditions []string
}

// RequirementTraces follows every requirement down, in the order of the kinds of the ТЗ
// and of the groups within a kind.
func RequirementTraces(e *engagement.Engagement) []RequirementTrace {
	e = reported(e)
	var out []RequirementTrace
	for _, k := range byKind(e.Requirements) {
		for _, r := range k.Requirements {
			t := Trace{Requirements: []string{r.ID}}
			t.prove(e)
			out = append(out, RequirementTrace{r, t.Functions, t.Qualities, t.Conditions})
		}
	}
	return out
}
