package analysis_test

import (
	"reflect"
	"strings"
	"testing"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

// chain is an engagement in which everything is linked: G1 – I1 – ST1 – T1 – R1
// – F1 – Q1, A1.
func chain() *engagement.Engagement {
	return &engagement.Engagement{
		Strategy: &engagement.Strategy{
			Goals:      []engagement.Goal{{ID: "G1", Title: "Удержать клиентов"}},
			Indicators: []engagement.Indicator{{ID: "I1", Goal: "G1"}},
			Strategies: []engagement.StrategyItem{{ID: "ST1", Goals: []string{"G1"}}},
			Tasks:      []engagement.Task{{ID: "T1", Title: "Вести карточку", Strategies: []string{"ST1"}}},
		},
		Requirements: []engagement.Requirement{{ID: "R1", Text: "АС ведет карточку", Tasks: []string{"T1"}}},
		Solution:     &engagement.Solution{Functions: []engagement.Function{{ID: "F1", Requirements: []string{"R1"}}}},
		Quality:      []engagement.Quality{{ID: "Q1", Requirements: []string{"R1"}}},
		Acceptance:   &engagement.Acceptance{Conditions: []engagement.Condition{{ID: "A1", Requirements: []string{"R1"}}}},
	}
}

func TestTraceability(t *testing.T) {
	rows := analysis.Traceability(chain())
	if len(rows) != 1 {
		t.Fatalf("%d rows", len(rows))
	}
	want := []string{"G1", "I1", "ST1", "T1 — Вести карточку", "R1", "F1", "Q1", "A1"}
	if got := rows[0].Cells(func(ids []string) string { return strings.Join(ids, ", ") }); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q want %q", got, want)
	}
	if analysis.Traceability(&engagement.Engagement{}) != nil {
		t.Error("rows without a strategy")
	}
}

func TestHoles(t *testing.T) {
	for name, c := range map[string]struct {
		cut  func(*engagement.Engagement)
		want string
	}{
		"none":                  {func(*engagement.Engagement) {}, ""},
		"a goal without a task": {func(e *engagement.Engagement) { e.Strategy.Strategies[0].Goals = nil }, "goal G1 – task"},
		"a task without a requirement": {func(e *engagement.Engagement) { e.Requirements[0].Tasks = []string{"T9"} },
			"task T1 – requirement"},
		"a function without a task": {func(e *engagement.Engagement) { e.Requirements[0].Kind, e.Requirements[0].Tasks = "function", nil },
			"task T1 – requirement; requirement R1 – task"},
		"nobody asks a task of a constraint": {func(e *engagement.Engagement) { e.Requirements[0].Kind, e.Requirements[0].Tasks = "constraint", nil },
			"task T1 – requirement"},
		"no strategy":              {func(e *engagement.Engagement) { e.Strategy = nil }, ""},
		"quality alone is enough":  {func(e *engagement.Engagement) { e.Acceptance = nil }, ""},
		"acceptance alone as well": {func(e *engagement.Engagement) { e.Quality = nil }, ""},
		"an excluded section proves nothing": {func(e *engagement.Engagement) {
			e.Quality, e.Exclusions = nil, []engagement.Exclusion{{Section: "acceptance"}}
		}, "requirement R1 – quality"},
		"nothing proves where both are excluded": {func(e *engagement.Engagement) {
			e.Exclusions = []engagement.Exclusion{{Section: "acceptance"}, {Section: "quality"}}
		}, ""},
		"neither": {func(e *engagement.Engagement) { e.Quality, e.Acceptance.Conditions[0].Requirements = nil, nil },
			"requirement R1 – quality"},
	} {
		e := chain()
		c.cut(e)
		var got []string
		for _, h := range analysis.Holes(e) {
			got = append(got, string(h.Kind)+" "+h.ID+" – "+string(h.Lacks))
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: got %q want %q", name, got, c.want)
		}
	}
}
