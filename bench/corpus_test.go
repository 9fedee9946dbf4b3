package main

import (
	"maps"
	"os"
	"slices"
	"testing"
)

// TestACorpusIsAsLongAsItIsAsked: within a tenth, and the same each time.
func TestACorpusIsAsLongAsItIsAsked(t *testing.T) {
	samples := os.DirFS("../samples")
	for _, pages := range []int{20, 60, 200} {
		files, err := corpus(samples, pages)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := corpus(samples, pages)
		if !maps.EqualFunc(files, again, slices.Equal) {
			t.Errorf("%d pages differ from run to run", pages)
		}
		dir := t.TempDir()
		if err := write(dir, files); err != nil {
			t.Fatal(err)
		}
		var m measured
		if err := m.running(dir, 1); err != nil {
			t.Fatal(err)
		}
		if off := m.Pages - pages; off < -pages/10-3 || off > pages/10+3 {
			t.Errorf("%d pages, want %d", m.Pages, pages)
		}
	}
}

// TestGrowthInProportionIsOne holds the exponent that the table tells.
func TestGrowthInProportionIsOne(t *testing.T) {
	all := []measured{{Pages: 20}, {Pages: 60}, {Pages: 600}}
	if got := growth(all, func(m measured) float64 { return 3 * float64(m.Pages) }); got != "1.00" {
		t.Errorf("growth %s", got)
	}
	if got := growth(all, func(m measured) float64 { return float64(m.Pages * m.Pages) }); got != "2.00" {
		t.Errorf("growth %s", got)
	}
}
