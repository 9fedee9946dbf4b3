package section

import (
	"fmt"
	"slices"
	"strings"

	"rd50/generator/outline"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// WithSheet gives a report with a last sheet behind all that it has: no part of it, so
// that it stands in no table of contents. The report that is given stays as it is.
func WithSheet(r *report.Report, id, title string, blocks ...report.Block) *report.Report {
	out := *r
	out.Sections = append(slices.Clip(r.Sections), structural(id, title, false, report.Keys{"report"}, blocks...))
	return &out
}

// QuestionKind is what an open question is.
type QuestionKind string

// Faults keep a report from being finished, doubts don't; remarks are the customer's.
const (
	Fault  QuestionKind = "error"
	Doubt  QuestionKind = "warning"
	Remark QuestionKind = "remark"
)

// Question is what a draft leaves open.
type Question struct {
	Kind    QuestionKind
	Code    string // RD202, or the id of a remark
	Key     string // that it stands at, by names
	Section string // that a remark speaks of; that of a fault is found by its key
	Place   string // FILE:LINE
	Text    string
	Advice  string // what to do
}

// WithQuestions gives an assembled report with the list of open questions as its last
// sheet, by section; without any the report itself.
func WithQuestions(in Input, r *report.Report, list []Question) *report.Report {
	if len(list) == 0 {
		return r
	}
	w := newAssembler(in).file("back")
	return WithSheet(r, "questions", w.Text("questions.heading", nil), tally(w, list), questionTable(w, r, list))
}

// tally tells how much is open, and of faults where they are marked.
func tally(w *wording.Words, list []Question) *report.Paragraph {
	counts := map[QuestionKind]int{}
	for _, q := range list {
		counts[q.Kind]++
	}
	var told []string
	for _, kind := range []QuestionKind{Fault, Doubt, Remark} {
		if n := counts[kind]; n > 0 {
			told = append(told, w.Text("questions.count."+string(kind), wording.Values{"count": fmt.Sprint(n)}))
		}
	}
	out := para(w, "questions.lead", wording.Values{"list": join(told)})
	if counts[Fault] > 0 {
		out.Inlines = append(append(out.Inlines, &report.Text{Text: " "}), w.Inlines("questions.marked", nil)...)
	}
	return out
}

// questionTable has a row across it for each section in the report's order, before them
// what belongs to none.
func questionTable(w *wording.Words, r *report.Report, list []Question) *report.Table {
	t := &report.Table{ID: "questions/table", Columns: []report.Column{{Weight: 2}, {Weight: 3}, {Weight: 3}}, Head: [][]report.Cell{nil}}
	for _, name := range []string{"code", "text", "advice"} {
		t.Head[0] = append(t.Head[0], report.TextCell(w.Text("questions.columns."+name, nil)))
	}
	homes := map[*report.Section][]Question{}
	for _, q := range list {
		s := homeOf(r.Sections, q.Key)
		if q.Section != "" {
			s = homeOf(r.Sections, "sections."+q.Section)
		}
		homes[s] = append(homes[s], q)
	}
	for _, s := range append([]*report.Section{nil}, r.Sections...) {
		if len(homes[s]) == 0 {
			continue
		}
		across := report.TextCell(homeName(w, s))
		across.Span = len(t.Columns)
		t.Rows = append(t.Rows, []report.Cell{across})
		for _, q := range homes[s] {
			t.Rows = append(t.Rows, q.row(w))
		}
	}
	return t
}

// homeName names a part of the report; nil is all of it.
func homeName(w *wording.Words, s *report.Section) string {
	switch {
	case s == nil:
		return w.Text("questions.whole", nil)
	case s.Kind == report.Appendix:
		return "Приложение" + report.NBSP + s.Number + " " + s.Title
	}
	return strings.TrimSpace(s.Number + " " + s.Title)
}

// row gives the cells of a question; what can be pasted from them stays as it is.
func (q Question) row(w *wording.Words) []report.Cell {
	code := report.TextCell(q.Code + ", " + w.Text("questions.kind."+string(q.Kind), nil))
	code.Blocks = append(code.Blocks, linesCell(q.Place).Blocks...)
	row := []report.Cell{code, linesCell(q.Text), linesCell(q.Advice)}
	if q.Key != "" { // a remark on the row is one on what it is about
		for i := range row {
			row[i].Keys = report.Keys{q.Key}
		}
	}
	return row
}

// linesCell is a cell of a text, each line a paragraph.
func linesCell(s string) report.Cell {
	var c report.Cell
	for line := range strings.Lines(printable(s)) {
		if line = strings.TrimSpace(line); line != "" {
			c.Blocks = append(c.Blocks, plainPara(line))
		}
	}
	if c.Blocks == nil {
		return report.TextCell("")
	}
	return c
}

// printable replaces what is no text in names of files and what is quoted from them.
func printable(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

// homeOf gives the section that the data at a key belong to; nil where none does.
func homeOf(sections []*report.Section, key string) *report.Section {
	var home *report.Section
	most := 0
	for _, s := range sections {
		n := covered(s.Keys, key)
		if s.ID == markSheet { // it stands for the whole report
			n = 0
		}
		if s.Kind == report.Main && s.ID == outline.Home(key) {
			n = len(key)
		}
		if n > most {
			home, most = s, n
		}
	}
	return home
}
