package section

import (
	"fmt"
	"strings"

	"rd50/generator/report"
	"rd50/generator/wording"
)

// Gone is what a report had at a place of its pages in an older version.
type Gone struct {
	Section *report.Section // nil outside of the sections
	Page    int
	Lines   []string
	Picture bool
}

// WithGone gives a report with the list of what is gone since an older version as its last
// sheet.
func WithGone(in Input, r *report.Report, version string, list []Gone) *report.Report {
	w := newAssembler(in).file("back")
	v := wording.Values{"version": version}
	if len(list) == 0 {
		return WithSheet(r, "gone", w.Text("gone.heading", nil), para(w, "gone.none", v))
	}
	t := &report.Table{ID: "gone/table", Columns: []report.Column{{Weight: 1}, {Weight: 3}, {Weight: 11}}, Head: [][]report.Cell{nil}}
	for _, name := range []string{"number", "place", "text"} {
		t.Head[0] = append(t.Head[0], report.TextCell(w.Text("gone.columns."+name, nil)))
	}
	for i, g := range list {
		t.Rows = append(t.Rows, []report.Cell{report.TextCell(fmt.Sprint(i + 1)), g.place(w), g.text(w)})
	}
	return WithSheet(r, "gone", w.Text("gone.heading", nil), para(w, "gone.lead", v), t)
}

// GoneBeside gives the words in the margin beside the place of the i-th.
func GoneBeside(in Input, i int) string {
	return newAssembler(in).file("back").Text("gone.beside", wording.Values{"number": fmt.Sprint(i + 1)})
}

// place is the section and the page.
func (g Gone) place(w *wording.Words) report.Cell {
	return linesCell(g.part(w) + "\n" + w.Text("gone.page", wording.Values{"page": fmt.Sprint(g.Page)}))
}

// part names what of the report it is.
func (g Gone) part(w *wording.Words) string {
	switch s := g.Section; {
	case s == nil && g.Page == 1:
		return w.Text("gone.title", nil)
	case s == nil:
		return w.Text("gone.notes", nil)
	case s.Number == "":
		return s.Title
	default:
		return w.Text("gone."+string(s.Kind), wording.Values{"number": s.Number})
	}
}

func (g Gone) text(w *wording.Words) report.Cell {
	lines := g.Lines
	if g.Picture {
		lines = append([]string{w.Text("gone.picture", nil)}, lines...)
	}
	return linesCell(strings.Join(lines, "\n"))
}
