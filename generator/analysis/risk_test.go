package analysis_test

import (
	"slices"
	"testing"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

// TestRiskLevels is the map by hand, the high probability above.
func TestRiskLevels(t *testing.T) {
	for probability, want := range map[string][]string{
		"high":   {"medium", "high", "high"},
		"medium": {"low", "medium", "high"},
		"low":    {"low", "low", "medium"},
	} {
		var got []string
		for _, impact := range analysis.Degrees() {
			got = append(got, analysis.RiskLevel(probability, impact))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", probability, got, want)
		}
	}
	e := &engagement.Engagement{Risks: []engagement.Risk{{ID: "A", Probability: "high", Impact: "low"}, {ID: "B", Probability: "medium", Impact: "medium"}}}
	if got := analysis.RisksOf(e, "medium"); !slices.Equal(got, []string{"A", "B"}) || len(analysis.RisksAt(e, "low", "high")) > 0 {
		t.Errorf("medium risks are %v", got)
	}
}
