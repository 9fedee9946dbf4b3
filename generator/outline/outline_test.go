package outline_test

import (
	"os"
	"reflect"
	"testing"

	"rd50/generator/engagement"
	"rd50/generator/format"
	"rd50/generator/outline"
)

// TestTheOutlineIsOfTheModel: every table is one of the format, every kind is declared
// by the list that it names and printed by a key of that list.
func TestTheOutlineIsOfTheModel(t *testing.T) {
	e, faults := engagement.Load(os.DirFS("../../samples/telecom"), "engagement.toml")
	if faults.Errors() > 0 {
		t.Fatal(faults)
	}
	names := e.Names()
	for _, s := range outline.Sections() {
		for _, table := range append(append([]string{}, s.Tables...), s.Beside...) {
			if !format.Child(reflect.ValueOf(*e), table).IsValid() {
				t.Errorf("%s: the format has no table %s", s.ID, table)
			}
		}
		for _, key := range s.Data {
			if !names.Filled(key) {
				t.Errorf("%s: the sample has nothing under %s", s.ID, key)
			}
			if home := outline.Home(key); home != s.ID {
				t.Errorf("%s: %s belongs to %q", s.ID, key, home)
			}
		}
	}
	for _, k := range outline.Kinds() {
		entries := names.Entries(k.List)
		if len(entries) == 0 {
			t.Errorf("%s: the sample has no %s", k.Name, k.List)
			continue
		}
		if text, _ := entries[0].Value(k.Printed).(string); text == "" {
			t.Errorf("%s: nothing is printed by %s", k.Name, k.Printed)
		}
		if k.Section != "" && !outline.Known(k.Section) || format.Kind(k.Name).Noun() == "" {
			t.Errorf("%s: a section %q or a kind that is not there", k.Name, k.Section)
		}
	}
}

func TestHome(t *testing.T) {
	for key, want := range map[string]string{
		"object.processes[0].name": "study", "variants[1].name": "alternatives", "variants[1].compliance.R1": "comparison",
		"variants[V1].scores[C1]": "choice", "sections.plan.text": "plan", "sections[plan].text": "plan", "products.items": "choice",
		"strategy.goals[0]": "", "resultsx": "", "": "",
	} {
		if got := outline.Home(key); got != want {
			t.Errorf("%q belongs to %q, not %q", key, got, want)
		}
	}
}

func TestUnder(t *testing.T) {
	for _, c := range []struct {
		key, parent string
		want        bool
	}{
		{"costs[0].name", "costs", true}, {"costs", "costs", true}, {"costs.total", "costs", true},
		{"costsx", "costs", false}, {"cost", "costs", false},
	} {
		if got := outline.Under(c.key, c.parent); got != c.want {
			t.Errorf("%s under %s: %v", c.key, c.parent, got)
		}
	}
}
