package section

import (
	"fmt"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// comparison sets the user's requirements against the variants.
func (a *assembler) comparison() []report.Block {
	if len(a.e.Requirements) == 0 {
		return nil
	}
	w := a.file("comparison")
	t := table("comparison/requirements", w, "requirements.caption", "requirements.columns", nil)
	for _, r := range a.e.Requirements {
		t.Rows = append(t.Rows, a.row(r.ID, r.Text, a.word("kind", r.Kind), a.word("priority", r.Priority), r.Source, join(r.Tasks)))
	}
	blocks := []report.Block{
		heading(2, w, "requirements.heading", nil),
		para(w, "requirements.lead", wording.Values{"count": fmt.Sprint(len(a.e.Requirements))}), t,
	}
	if len(a.e.Variants) > 0 {
		blocks = append(blocks, heading(2, w, "matrix.heading", nil), para(w, "matrix.lead", nil), a.matrix(w))
		blocks = append(blocks, heading(2, w, "coverage.heading", nil), para(w, "coverage.lead", nil), a.coverage(w))
	}
	return append(blocks, a.traced(w)...)
}

// matrix is requirements × variants, each cell a verdict with its note.
func (a *assembler) matrix(w *wording.Words) *report.Table {
	heads := []string{w.Text("matrix.code", nil), w.Text("matrix.requirement", nil)}
	for _, v := range a.e.Variants {
		heads = append(heads, v.ID)
	}
	t := newTable("comparison/matrix", w.Inlines("matrix.caption", nil), heads)
	for _, r := range a.e.Requirements {
		cells := []string{r.ID, r.Text}
		for _, v := range a.e.Variants {
			cells = append(cells, a.verdict(v, r.ID))
		}
		t.Rows = append(t.Rows, a.row(cells...))
	}
	return t
}

func (a *assembler) verdict(v engagement.Variant, requirement string) string {
	verdict, ok := v.Compliance[requirement]
	switch {
	case !ok || verdict.Level == "":
		return ""
	case verdict.Note == "":
		return a.word("level", verdict.Level)
	}
	return a.word("level", verdict.Level) + " (" + verdict.Note + ")"
}

func (a *assembler) coverage(w *wording.Words) *report.Table {
	t := table("comparison/coverage", w, "coverage.caption", "coverage.columns", nil)
	alignRight(t, 1, 2, 3, 4, 5, 6, 7)
	for _, v := range a.e.Variants {
		all := analysis.Covered(v, a.e.Requirements, analysis.All)
		cells := []string{v.ID, fmt.Sprint(all.Full), fmt.Sprint(all.Partial), fmt.Sprint(all.None)}
		for _, p := range []string{"must", "should", "could"} {
			c := analysis.Covered(v, a.e.Requirements, analysis.WithPriority(p))
			if c.Full+c.Partial+c.None == 0 {
				cells = append(cells, "")
				continue
			}
			cells = append(cells, percent(c.Share))
		}
		t.Rows = append(t.Rows, a.row(append(cells, percent(all.Share))...))
	}
	return t
}

// percent writes a share of 0 to 1 in per cent with one place.
func percent(share decimal.Decimal) string {
	return russian.Fixed(share.Mul(decimal.NewFromInt(100)), 1)
}
