package analysis_test

import (
	"fmt"
	"testing"

	"rd50/generator/analysis"
)

func TestDominances(t *testing.T) {
	for _, c := range []struct {
		about       string
		scores      []string
		want, alike string
	}{
		{"each better by something", []string{"5 8", "9 6"}, "[]", "[]"},
		{"no worse and better by one", []string{"5 8", "5 7"}, "[{V1 V2}]", "[]"},
		{"a chain", []string{"1 1", "3 3", "2 2"}, "[{V2 V1} {V2 V3} {V3 V1}]", "[]"},
		{"equal ones dominate nobody but others", []string{"5 8", "5 8.0", "5 7"}, "[{V1 V3} {V2 V3}]", "[[V1 V2]]"},
		{"two groups", []string{"1 2", "2 1", "1 2", "2 1"}, "[]", "[[V1 V3] [V2 V4]]"},
		{"a missing score counts 0", []string{"0 1", "- 1", "1 -"}, "[]", "[[V1 V2]]"},
		{"one variant", []string{"1"}, "[]", "[]"},
	} {
		variants, list := scored(c.scores...), criteria("1", "1")
		if got := fmt.Sprint(analysis.Dominances(variants, list)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.about, got, c.want)
		}
		if got := fmt.Sprint(analysis.Alike(variants, list)); got != c.alike {
			t.Errorf("%s: alike %s, want %s", c.about, got, c.alike)
		}
	}
}
