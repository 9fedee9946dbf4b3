package main

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	_ "rd50/generator/pace"
)

// TestACorpusIsAsLongAsItIsAsked: within a tenth, and the same each time.
func TestACorpusIsAsLongAsItIsAsked(t *testing.T) {
	samples := os.DirFS("../../../samples")
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

// TestOthersGetTheSameContent: as many units, rows and tables as the appendices have.
func TestOthersGetTheSameContent(t *testing.T) {
	files, err := corpus(os.DirFS("../../../samples"), 60)
	if err != nil {
		t.Fatal(err)
	}
	made := sources(files)
	md, typ := string(made["report.md"]), string(made["report.typ"])
	var filled struct{ Units []unit }
	if err := json.Unmarshal(made["report.json"], &filled); err != nil {
		t.Fatal(err)
	}
	tables := strings.Count(md, "\n|---")
	for what, got := range map[string]int{
		"units": len(filled.Units), "tables of Typst": strings.Count(typ, "#table("), "ends of them": strings.Count(typ, "],\n)\n"),
	} {
		if got != tables || tables == 0 {
			t.Errorf("%d %s, want %d", got, what, tables)
		}
	}
	for _, u := range filled.Units {
		if len(u.Rows) != 9 || len(u.Paragraphs) < 8 {
			t.Errorf("%s: %d rows, %d paragraphs", u.Title, len(u.Rows), len(u.Paragraphs))
		}
	}
}

// TestASaveIsMeasured: each finds the state before, and the PDF comes behind the page.
func TestASaveIsMeasured(t *testing.T) {
	toPage, toPDF, err := saves(os.DirFS("../../../samples"), 1)
	if err != nil || toPage <= 0 || toPDF <= toPage {
		t.Errorf("%.1f, %.1f, %v", toPage, toPDF, err)
	}
}
