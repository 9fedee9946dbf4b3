package typeset_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator"
	"rd50/generator/report"
	"rd50/generator/typeset"
)

// pagesBound is what the pages of a report may have at most: pages that are a quarter
// and half empty, the last pages of sections apart, and last pages of sections with
// under five lines.
type pagesBound struct{ quarter, half, short int }

// TestPagesAreFilled prints how the pages of whole reports are filled and where their
// tables are cut, and holds them to bounds.
func TestPagesAreFilled(t *testing.T) {
	for _, c := range []struct {
		name, folder string
		bound        pagesBound
	}{
		{"telecom", "../../samples/telecom", pagesBound{quarter: 3}},
		{"state", "../../samples/state", pagesBound{quarter: 3}},
		{"minimal", "../../samples/minimal", pagesBound{quarter: 3}},
		{"egisz", "../../../shared/cases/egisz", pagesBound{quarter: 5}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, l := laidOut(t, c.folder)
			got := sheets(r, l)
			t.Logf("%s: %d pages, %d a quarter empty %v, %d half empty %v, %d last pages of sections with under five lines %v; %s",
				c.name, len(l.Pages), len(got.quarter), got.quarter, len(got.half), got.half, len(got.short), got.short, tables(r, l))
			if len(got.quarter) > c.bound.quarter || len(got.half) > c.bound.half || len(got.short) > c.bound.short {
				t.Errorf("more than %+v", c.bound)
			}
		})
	}
}

// laidOut gives a report on its pages.
func laidOut(t *testing.T, folder string) (*report.Report, *typeset.Layout) {
	t.Helper()
	templates, err := generator.LoadTemplates(nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := generator.Sketch(generator.Input{Files: os.DirFS(folder), Name: "engagement.toml", Folder: "report"}, templates).Report()
	if err != nil {
		unavailable(t, folder, err)
	}
	l, err := typeset.Typeset(r, fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	return r, l
}

// unavailable ends the test of a case that stands beside the project, which fails where
// RD50_SHARED says that all of them are required.
func unavailable(t *testing.T, folder string, err error) {
	t.Helper()
	if !strings.Contains(folder, "/shared/") || os.Getenv("RD50_SHARED") == "required" {
		t.Fatal(err)
	}
	t.Skipf("%s: %v", folder, err)
}

// filling are pages by how they are filled, numbers as printed.
type filling struct {
	quarter, half []string
	short         []int
}

func sheets(r *report.Report, l *typeset.Layout) filling {
	last := map[int]bool{} // pages of sections
	several := map[int]bool{}
	for i, s := range r.Sections {
		end := len(l.Pages)
		if i+1 < len(r.Sections) {
			end, _ = l.PageOf(r.Sections[i+1].ID)
			end--
		}
		first, _ := l.PageOf(s.ID)
		last[end], several[end] = true, first < end
	}
	first, _ := l.PageOf(r.Sections[0].ID)
	var out filling
	for i, p := range l.Pages {
		n := i + 1
		empty, full := left(p)
		switch {
		case n < first: // the title sheets
		case last[n]:
			if several[n] && full < 5*line {
				out.short = append(out.short, n)
			}
		case empty >= 0.25:
			words := fmt.Sprintf("%d: %.0f %%", n, 100*empty)
			out.quarter = append(out.quarter, words)
			if empty >= 0.5 {
				out.half = append(out.half, words)
			}
		}
	}
	return out
}

// line is the height of a line of 14 points at one and a half spacing, less the leading
// below the lowest one.
const line = 14 * 1149 * 1.5 * 0.93

// left is the share of the text's height between a page's lowest line, its number apart,
// and the bottom margin; full is the height above it, in thousandths of a point.
func left(p *typeset.Page) (empty, full float64) {
	const margin = 20 * 72 * 1000 / 25.4
	bottom, lowest := float64(p.Height)-margin, margin
	for item := range p.Items() {
		switch item := item.(type) {
		case *typeset.Run:
			if float64(item.Y) <= bottom+1000 {
				lowest = max(lowest, float64(item.Y+item.Size/5))
			}
		case *typeset.Rule:
			lowest = max(lowest, float64(item.Y))
		case *typeset.Picture:
			lowest = max(lowest, float64(item.Y+item.H))
		}
	}
	return (bottom - lowest) / (bottom - margin), lowest - margin
}

// tables counts the report's tables by whether they stand on one page, and names those
// that are cut and those in a smaller font.
func tables(r *report.Report, l *typeset.Layout) string {
	whole, cut, small := 0, []string{}, []string{}
	for _, s := range r.Sections {
		report.EachBlock(s.Blocks, func(b report.Block) {
			if t, ok := b.(*report.Table); ok && t.Number != "" {
				if _, size := l.Columns(t); size < 12 {
					small = append(small, fmt.Sprintf("%s (%g)", t.Number, size))
				}
				if l.Whole(t) {
					whole++
				} else {
					first, last := l.Span(t)
					cut = append(cut, fmt.Sprintf("%s (%d–%d)", t.Number, first, last))
				}
			}
		})
	}
	return fmt.Sprintf("%d tables whole, %d cut: %s; smaller than 12 points: %s", whole, len(cut), strings.Join(cut, ", "), strings.Join(small, ", "))
}
