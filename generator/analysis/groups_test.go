package analysis_test

import (
	"slices"
	"strings"
	"testing"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

// grouped gives requirements in groups of three levels, in an order of their own:
//
//	R5 (no group)
//	A: R4
//	  B: R1, R3
//	    C: R2
//	D: R6
func grouped() *engagement.Engagement {
	in := func(id, group, priority string) engagement.Requirement {
		return engagement.Requirement{ID: id, Group: group, Kind: "function", Priority: priority}
	}
	return &engagement.Engagement{
		Groups: []engagement.Group{
			{ID: "A", Title: "Первая"}, {ID: "C", Title: "Внутренняя", Parent: "B"}, {ID: "D", Title: "Вторая"},
			{ID: "B", Title: "Вложенная", Parent: "A"}, {ID: "E", Title: "Пустая"},
		},
		Requirements: []engagement.Requirement{
			in("R1", "B", "must"), in("R2", "C", "must"), in("R3", "B", "could"), in("R4", "A", "must"), in("R5", "", "must"), in("R6", "D", "must"),
		},
		Variants: []engagement.Variant{{ID: "V1", Compliance: map[string]engagement.Verdict{
			"R1": {Level: "full"}, "R2": {Level: "none"}, "R3": {Level: "partial"}, "R4": {Level: "full"}, "R5": {Level: "none"}, "R6": {Level: "partial"},
		}}},
	}
}

// TestCoverageByGroup, by hand: A holds R4, R1, R3, R2 with 1 + 1 + 0.5 + 0 of 4, B the
// last three with 1.5 of 3, C nothing of 1, D half of 1; R5 stands in no group.
func TestCoverageByGroup(t *testing.T) {
	e := grouped()
	var got []string
	for _, n := range analysis.Groups(e) {
		c := analysis.Covered(e.Variants[0], n.Requirements(e), analysis.All)
		got = append(got, strings.TrimSpace(n.Path()+" "+c.Share.Round(4).String()))
	}
	want := []string{"0", "Первая 0.625", "Первая / Вложенная 0.5", "Первая / Вложенная / Внутренняя 0", "Вторая 0.5"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestOrder: requirements stand as their groups do, what is right in a group before
// what its groups hold; a group ends where the last of those within it does.
func TestOrder(t *testing.T) {
	e := grouped()
	var got []string
	for _, r := range analysis.Ordered(e) {
		got = append(got, r.ID)
	}
	if order := strings.Join(got, " "); order != "R5 R4 R1 R3 R2 R6" {
		t.Errorf("the order is %s", order)
	}
	nodes := analysis.Groups(e)
	if got := nodes[3].Closes; !slices.Equal(got, []int{3, 2, 1}) {
		t.Errorf("the groups %d end with the third level", got)
	}
	e.Groups = nil
	if analysis.Groups(e) != nil || analysis.Ordered(e)[0].ID != "R1" {
		t.Error("without groups the order is the engagement's own")
	}
}

// TestGroupsInACircle loses no requirement, whatever the groups say of each other.
func TestGroupsInACircle(t *testing.T) {
	e := grouped()
	e.Groups[0].Parent = "C"                                                           // A → C → B → A
	e.Groups = append(e.Groups, engagement.Group{ID: "F", Title: "Своя", Parent: "F"}) // in itself
	circles := analysis.GroupCircles(e)
	if len(circles) != 2 || strings.Join(circles[0], " → ") != "A → C → B → A" || strings.Join(circles[1], " → ") != "F → F" {
		t.Errorf("circles: %v", circles)
	}
	if n := len(analysis.Ordered(e)); n != 6 {
		t.Errorf("%d of 6 requirements are left", n)
	}
}

// TestKindsAreInTheOrderOfTheSpecification.
func TestKindsAreInTheOrderOfTheSpecification(t *testing.T) {
	e := grouped()
	e.Requirements[0].Kind, e.Requirements[3].Kind = "standard", "structure"
	var got []string
	for _, k := range analysis.ByKind(e) {
		var ids []string
		for _, r := range k.Requirements {
			ids = append(ids, r.ID)
		}
		got = append(got, k.Kind+" "+strings.Join(ids, " "))
	}
	if want := []string{"structure R4", "function R5 R3 R2 R6", "standard R1"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
