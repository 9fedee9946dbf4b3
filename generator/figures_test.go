package generator_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator/report"
)

// computed are the switches of [figures] with the picture that each is of.
var computed = []struct{ key, id string }{
	{"gantt", "plan/gantt"},
	{"scores", "choice/scores-figure"},
	{"sensitivity", "choice/sensitivity-figure"},
	{"costs", "resources/costs-figure"},
	{"cashflow", "results/cashflow-figure"},
	{"indicators", "results/indicators-figure"},
	{"swot", "strategy/swot-figure"},
	{"map", "comparison/map-figure"},
}

// telecom gives the files of samples/telecom with more TOML behind.
func telecom(t *testing.T, more string) fstest.MapFS {
	t.Helper()
	files := held(t, "../samples/telecom")
	files["engagement.toml"].Data = append(files["engagement.toml"].Data, more...)
	return files
}

// assembled gives the report of files without errors, its pages not set.
func assembled(t *testing.T, files fstest.MapFS) *report.Report {
	t.Helper()
	d, p := sketched(t, files)
	if n := d.Faults.Errors(); n > 0 {
		t.Fatalf("%d errors", n)
	}
	return p.Report
}

// pictures gives the computed figures of a report by id, in its order.
func pictures(r *report.Report) (ids []string, figures map[string]*report.Figure) {
	figures = map[string]*report.Figure{}
	for _, s := range r.Sections {
		report.EachBlock(s.Blocks, func(b report.Block) {
			if f, ok := b.(*report.Figure); ok && strings.Contains(f.ID, "/") {
				ids, figures[f.ID] = append(ids, f.ID), f
			}
		})
	}
	return ids, figures
}

// referred gives the ids that the text of a report refers to.
func referred(r *report.Report) map[string]bool {
	out := map[string]bool{}
	for _, s := range r.Sections {
		report.EachInline(s.Blocks, func(i report.Inline) {
			if ref, ok := i.(*report.Reference); ok {
				out[ref.ID] = true
			}
		})
	}
	return out
}

// Every computed picture is there, captioned, told in words, referred to in the
// text (ГОСТ 7.32-2017, 6.5.1) and no higher than a page.
func TestComputedFigures(t *testing.T) {
	r := assembled(t, telecom(t, ""))
	_, figures := pictures(r)
	uses := referred(r)
	for _, c := range computed {
		f := figures[c.id]
		switch {
		case f == nil:
			t.Errorf("%s is not there", c.id)
		case report.PlainText(f.Caption) == "" || f.Number == "" || len(f.Alt) < 40:
			t.Errorf("%s: number %q, caption %q, alternative text %q", c.id, f.Number, report.PlainText(f.Caption), f.Alt)
		case !uses[c.id]:
			t.Errorf("nothing refers to %s", c.id)
		case f.Image.Height > 850:
			t.Errorf("%s is %g high", c.id, f.Image.Height)
		}
	}
}

// Each switch takes its own picture away, with the reference, and no other; that of the
// costs takes those of all variants.
func TestFiguresSwitchedOff(t *testing.T) {
	all, _ := pictures(assembled(t, telecom(t, "")))
	for _, c := range computed {
		t.Run(c.key, func(t *testing.T) {
			r := assembled(t, telecom(t, "\n[figures]\n"+c.key+" = false\n"))
			left, _ := pictures(r)
			want := slices.DeleteFunc(slices.Clone(all), func(id string) bool {
				return id == c.id || c.key == "costs" && strings.HasPrefix(id, "alternatives/") // those of the variants, too
			})
			if !slices.Equal(left, want) {
				t.Errorf("left are %q, want %q", left, want)
			}
			if referred(r)[c.id] {
				t.Error("the text still refers to it")
			}
		})
	}
}

// The picture of the SWOT analysis stands in the place of its table.
func TestSWOTFigureOrTable(t *testing.T) {
	for _, c := range []struct {
		about, more   string
		figure, table bool
	}{
		{"on", "", true, false},
		{"off", "\n[figures]\nswot = false\n", false, true},
	} {
		r := assembled(t, telecom(t, c.more))
		uses := referred(r)
		if uses["strategy/swot-figure"] != c.figure || uses["strategy/swot"] != c.table {
			t.Errorf("%s: figure %v, table %v", c.about, uses["strategy/swot-figure"], uses["strategy/swot"])
		}
	}
}
