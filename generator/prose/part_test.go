package prose

import (
	"fmt"
	"strings"
	"testing"

	"rd50/generator/report"
)

// TestPlacesOfParts: [@@id] is a paragraph of its own; anywhere else it is a fault.
func TestPlacesOfParts(t *testing.T) {
	for _, c := range []struct{ source, places, faults string }{
		{"[@@study/processes]", "study/processes@0", ""},
		{"Текст.\n\n[@@plan/stages]\n\nТекст.", "plan/stages@13", ""},
		{"  [@@plan/stages]  \n", "plan/stages@2", ""},
		{"[@@a/b]\n\n[@@a/b]", "a/b@0 a/b@9", ""},
		{"[@@alternatives/Вариант-1.2]", "alternatives/Вариант-1.2@0", ""},
		{"Текст [@@a/b].", "", "стоит не отдельным абзацем"},
		{"[@@a/b]\n[@@c/d]", "", "стоит не отдельным абзацем"},
		{"- [@@a/b]", "", "стоит не отдельным абзацем"},
		{"> [@@a/b]", "", "стоит не отдельным абзацем"},
		{"[@@]", "", "не распознана"},
		{"[@@a b]", "", "не распознана"},
		{"`[@@a/b]`", "", ""},
		{`\[@@a/b]`, "", ""},
		{"<!-- [@@a/b] -->", "", ""},
	} {
		got := Parse(c.source, nowhere)
		var places []string
		for _, p := range got.Places {
			places = append(places, fmt.Sprintf("%s@%d", p.Part, p.Offset))
		}
		if s := strings.Join(places, " "); s != c.places {
			t.Errorf("%q: places %q, not %q", c.source, s, c.places)
		}
		var faults []string
		for _, f := range got.Faults {
			faults = append(faults, f.Message)
		}
		if s := strings.Join(faults, "; "); !strings.Contains(s, c.faults) || c.faults == "" && s != "" {
			t.Errorf("%q: faults %q, not %q", c.source, s, c.faults)
		}
	}
}

// nowhere surrounds a text with nothing.
var nowhere = Surroundings{IsSource: func(string) bool { return false }}

// TestHeadingsGoBelow: however its author counts levels, a text's headings stand below
// the heading that it is printed under.
func TestHeadingsGoBelow(t *testing.T) {
	for _, c := range []struct {
		source string
		top    int
		levels string
	}{
		{"# А\n\n## Б", 0, "2 3"},
		{"## А\n\n### Б", 0, "2 3"},
		{"### А\n\n#### Б", 0, "2 3"},
		{"## А\n\n### Б", 3, "3 4"},
		{"### А\n\n#### Б", 3, "3 4"},
		{"## А\n\n### Б\n\n#### В", 3, "3 4 4 unnumbered"}, // 6.4.2 knows no deeper one
		{"## А\n\n### Б", 4, "4 4 unnumbered"},
		{"[@@a/b]\n\n### Б", 0, "3"}, // a part has the level of a subsection
		{"[@@a/b]\n\n## Б", 0, "2"},
		{"# А\n\n[@@a/b]\n\n## Б", 0, "2 3"},
	} {
		var levels []string
		got := Parse(c.source, Surroundings{IsSource: nowhere.IsSource, Top: c.top})
		for _, b := range got.Blocks {
			if h, ok := b.(*report.Heading); ok {
				levels = append(levels, fmt.Sprint(h.Level))
				if h.Unnumbered {
					levels = append(levels, "unnumbered")
				}
			}
		}
		if s := strings.Join(levels, " "); s != c.levels || len(got.Faults) > 0 {
			t.Errorf("%q below level %d: %q, not %q; faults %v", c.source, c.top, s, c.levels, got.Faults)
		}
	}
}
