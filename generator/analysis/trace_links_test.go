package analysis_test

import (
	"fmt"
	"strings"
	"testing"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

func TestLinks(t *testing.T) {
	for _, c := range []struct {
		about string
		cut   func(*engagement.Engagement)
		want  string
	}{
		{"all closed", func(*engagement.Engagement) {},
			"goal-indicator 1/1 1, goal-task 1/1 1, task-requirement 1/1 1, requirement-task 1/1 1, requirement-function 1/1 1, requirement-quality 1/1 1"},
		// R2 is a constraint: no function has to meet it, and it serves no task. One goal of two is measured, one served: 1/2.
		{"half of it", func(e *engagement.Engagement) {
			e.Strategy.Goals = append(e.Strategy.Goals, engagement.Goal{ID: "G2"})
			e.Strategy.Tasks = append(e.Strategy.Tasks, engagement.Task{ID: "T2"})
			e.Requirements = append(e.Requirements, engagement.Requirement{ID: "R2", Kind: "constraint"})
		}, "goal-indicator 1/2 0.5 G2, goal-task 1/2 0.5 G2, task-requirement 1/2 0.5 T2, requirement-task 1/1 1, requirement-function 1/1 1, requirement-quality 1/2 0.5 R2"},
		{"no strategy", func(e *engagement.Engagement) { e.Strategy = nil }, "requirement-function 1/1 1, requirement-quality 1/1 1"},
		{"no solution, no proof", func(e *engagement.Engagement) { e.Strategy, e.Solution, e.Quality, e.Acceptance = nil, nil, nil, nil },
			"requirement-function 0/1 0 R1, requirement-quality 0/1 0 R1"},
		{"an excluded section closes no link", func(e *engagement.Engagement) {
			e.Quality, e.Exclusions = nil, []engagement.Exclusion{{Section: "acceptance"}, {Section: "choice"}}
		}, "goal-indicator 1/1 1, goal-task 1/1 1, task-requirement 1/1 1, requirement-task 1/1 1, requirement-function 0/1 0 R1, requirement-quality 0/1 0 R1"},
		{"nothing to link", func(e *engagement.Engagement) { *e = engagement.Engagement{} }, "requirement-function 0/0 0, requirement-quality 0/0 0"},
	} {
		e := chain()
		e.Requirements[0].Kind = "function"
		c.cut(e)
		var got []string
		for _, l := range analysis.Links(e) {
			line := fmt.Sprintf("%s-%s %d/%d %s %s", l.From, l.To, l.Done(), l.All, l.Share(), strings.Join(l.Missing, " "))
			got = append(got, strings.TrimSpace(line))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.about, s, c.want)
		}
	}
}

// Two objects of three: the third is a third short of one.
func TestShareOfLink(t *testing.T) {
	if got := (analysis.Link{All: 3, Missing: []string{"R1"}}).Share().Round(4).String(); got != "0.6667" {
		t.Error(got)
	}
}
