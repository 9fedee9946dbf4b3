package section

import (
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/standard"
	"rd50/generator/wording"
	"rd50/templates"
)

// A draft may be shown before its circles are mended: stages without a place have
// dashes, and neither a finish nor a bar.
func TestPlanWithCircles(t *testing.T) {
	words, err := wording.Load(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	week := engagement.Duration{Count: 1, Unit: engagement.Weeks}
	a := engagement.Stage{ID: "A", Name: "Первая", Duration: week, After: []string{"B"}, Responsible: "Анна"}
	b := engagement.Stage{ID: "B", Name: "Вторая", Duration: week, After: []string{"A"}}
	c := engagement.Stage{ID: "C", Name: "Третья", Duration: week}
	for _, x := range []struct {
		name    string
		stages  []engagement.Stage
		figures int
		rows    []string
	}{
		{"all", []engagement.Stage{a, b}, 0, []string{"A|Первая|—|—|—|—|—", "B|Вторая|—|—|—|—|—"}},
		{"some", []engagement.Stage{a, b, c}, 1, []string{"A|Первая|—|—|—|—|—", "B|Вторая|—|—|—|—|—", "C|Третья|1|1|1|1|0"}},
	} {
		e := &engagement.Engagement{Stages: x.stages, Figures: engagement.Figures{Gantt: true}}
		in := newAssembler(Input{Engagement: e, Standard: &standard.Standard{}, Wording: words, Faces: fonts.Default()})
		figures, rows := 0, []string(nil)
		report.EachBlock(in.section("plan"), func(b report.Block) {
			switch b := b.(type) {
			case *report.Figure:
				figures++
			case *report.Paragraph:
				if x.figures == 0 && strings.Contains(report.PlainText(b.Inlines), "Критический путь:") {
					t.Errorf("%s: a critical path without a finish", x.name)
				}
			case *report.Table:
				for _, row := range b.Rows {
					var cells []string
					for _, c := range row {
						cells = append(cells, cellLines(c))
					}
					if b.ID == "plan/schedule" {
						rows = append(rows, strings.Join(cells, "|"))
					}
				}
			}
		})
		if got, want := strings.Join(rows, "\n"), strings.Join(x.rows, "\n"); figures != x.figures || got != want {
			t.Errorf("%s: %d figures, rows\n%s\nwant %d,\n%s", x.name, figures, got, x.figures, want)
		}
		if err := in.err(); err != nil {
			t.Errorf("%s: %v", x.name, err)
		}
	}
}
