// Package telecom_test looks at the pages of the larger sample; it stands apart because it
// needs the whole pipeline.
package telecom_test

import (
	"os"
	"testing"

	"rd50/fonts"
	"rd50/generator"
	"rd50/generator/report"
	"rd50/generator/typeset"
)

// telecom is the report of the larger sample.
func telecom(t testing.TB) *report.Report {
	t.Helper()
	templates, err := generator.LoadTemplates(nil)
	if err != nil {
		t.Fatal(err)
	}
	draft := generator.Read(generator.Input{Files: os.DirFS("../../../samples/telecom"), Name: "engagement.toml", Folder: "telecom"}, templates)
	r, err := draft.Report()
	if err != nil {
		t.Fatal(err, draft.Faults)
	}
	return r
}

// TestTelecomSpaces prints how the spaces of justified lines are spread: 99 of 100
// lines within 0.75 and 1.6 of the normal space.
func TestTelecomSpaces(t *testing.T) {
	l, err := typeset.Typeset(telecom(t), fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	bounds := []int{75, 90, 110, 130, 160, 200, 1000}
	counts := make([]int, len(bounds)+1)
	good, all := 0, 0
	for _, p := range l.Pages {
		last := typeset.Length(-1)
		for item := range p.Items() {
			r, ok := item.(*typeset.Run)
			if !ok || r.Gap == 0 || r.Y == last || r.Element == nil {
				continue
			}
			last = r.Y
			normal := typeset.Length(r.Face.Advance(' ')) * r.Size / 1000
			percent := int((normal + r.Gap) * 100 / normal)
			i := 0
			for i < len(bounds) && percent >= bounds[i] {
				i++
			}
			counts[i]++
			all++
			if percent >= 75 && percent <= 160 {
				good++
			} else {
				t.Logf("%d%%: %s", percent, r.Text)
			}
		}
	}
	t.Logf("lines by their spaces, in per cent of the normal one, up to %v and more: %v; %d of %d even", bounds, counts, good, all)
	if good*100 < all*99 {
		t.Errorf("only %d of %d justified lines have even spaces", good, all)
	}
}
