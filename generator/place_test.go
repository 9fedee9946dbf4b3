package generator_test

import (
	"strings"
	"testing"

	"rd50/generator"
	"rd50/generator/report"
)

// TestNodesLeadBackToTheirLines: each key of a report's paragraph or cell has a place
// in the files, and what is printed there as it was written begins on that line.
func TestNodesLeadBackToTheirLines(t *testing.T) {
	for _, sample := range []string{"telecom", "state"} {
		d, r := sketchOf(t, sample)
		places := generator.PlacesOf(d)
		placed, exact, lines := 0, 0, map[string][]string{}
		look := func(keys report.Keys, text []report.Inline) {
			for _, key := range keys {
				at, ok := places.At(key)
				if !ok {
					t.Errorf("%s: %s has no place", sample, key)
					continue
				}
				placed++
				if lines[at.File] == nil {
					lines[at.File] = strings.Split(string(d.Source(at.File)), "\n")
				}
				of := lines[at.File]
				if words := report.PlainText(text); at.Line <= len(of) && len(words) > 10 && strings.Contains(of[at.Line-1], words[:10]) {
					exact++
				}
			}
		}
		for _, s := range r.Sections {
			report.EachBlock(s.Blocks, func(b report.Block) {
				switch b := b.(type) {
				case *report.Paragraph:
					look(b.Keys, b.Inlines)
				case *report.Heading:
					look(b.Keys, b.Inlines)
				case *report.Table:
					for _, row := range b.Rows {
						for _, c := range row {
							first, _ := report.Opening(c.Blocks)
							look(c.Keys, first)
						}
					}
				}
			})
		}
		if placed < 500 || exact < 300 {
			t.Errorf("%s: %d keys have a place, %d stand where the text begins", sample, placed, exact)
		}
	}
}
