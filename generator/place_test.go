package generator_test

import (
	"strings"
	"testing"

	"rd50/generator"
	"rd50/generator/report"
)

// TestNodesLeadBackToTheirLines: each key of a report's paragraph, caption or cell has a place
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
		eachPrinted(r, look)
		for _, s := range r.Sections { // the cells whose paragraphs have keys of their own
			report.EachBlock(s.Blocks, func(b report.Block) {
				if table, ok := b.(*report.Table); ok {
					eachCell(table, func(c report.Cell) { look(c.Keys, nil) })
				}
			})
		}
		if placed < 500 || exact < 300 {
			t.Errorf("%s: %d keys have a place, %d stand where the text begins", sample, placed, exact)
		}
	}
}
