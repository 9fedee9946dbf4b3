package parts_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/parts"
)

func load(t *testing.T, sample string) *engagement.Engagement {
	t.Helper()
	e, faults := engagement.Load(os.DirFS("../../samples/"+sample), "engagement.toml")
	if faults.Errors() > 0 {
		t.Fatal(faults)
	}
	return e
}

// TestTheTable: ids are of known sections and stand once; what a part repeats or
// follows is there, and is printed whatever is omitted.
func TestTheTable(t *testing.T) {
	all := parts.All()
	seen := map[string]bool{}
	for _, p := range all {
		if seen[p.ID] || !outline.Known(p.Section()) || p.Prints == "" {
			t.Errorf("%s: twice, of no section or without words", p.ID)
		}
		seen[p.ID] = true
		if x, known := parts.Find(all, p.Repeats); p.Repeats != "" && (!known || x.Repeats != "") {
			t.Errorf("%s repeats %s, which may be omitted or is not there", p.ID, p.Repeats)
		}
		if x, known := parts.Find(all, p.Under); p.Under != "" && (!known || x.Under != "") {
			t.Errorf("%s follows %s, which follows another or is not there", p.ID, p.Under)
		}
		if p.Under != "" && p.Repeats != "" {
			t.Errorf("%s follows another and may be omitted", p.ID)
		}
	}
}

// TestTheFullSampleHasEveryPart, but for those of its data that exclude one another.
func TestTheFullSampleHasEveryPart(t *testing.T) {
	e := load(t, "telecom")
	for _, id := range outline.IDs() {
		for _, p := range parts.Of(e, id) {
			if !p.Has(e) {
				t.Errorf("the sample has nothing for %s", p.ID)
			}
		}
	}
	for _, p := range parts.Of(&engagement.Engagement{}, "study") {
		if p.Has(&engagement.Engagement{}) {
			t.Errorf("nothing is something for %s", p.ID)
		}
	}
}

// TestEntriesHaveParts: one a variant, at its place among the others.
func TestEntriesHaveParts(t *testing.T) {
	var ids []string
	for _, p := range parts.Of(load(t, "telecom"), "alternatives") {
		ids = append(ids, p.ID)
	}
	want := "alternatives/variants alternatives/V1 alternatives/V2 alternatives/V3 alternatives/summary alternatives/costs"
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestOnlyRepeatsAreOmitted: what omit says of anything else is a fault, and changes
// nothing.
func TestOnlyRepeatsAreOmitted(t *testing.T) {
	e := load(t, "telecom")
	e.Sections["resources"] = engagement.Authored{Omit: []string{"resources/ownership", "resources/years"}}
	var omitted []string
	for _, p := range parts.Of(e, "resources") {
		if parts.Omitted(e, p) {
			omitted = append(omitted, p.ID)
		}
	}
	if !slices.Equal(omitted, []string{"resources/ownership"}) {
		t.Errorf("omitted: %v", omitted)
	}
}
