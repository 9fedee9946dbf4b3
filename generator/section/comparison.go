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

// requirements are those of the user, in the order of their groups.
func requirements(a *assembler) []report.Block {
	w := a.file("comparison")
	t := a.table("comparison/requirements", w, "requirements.", nil,
		of("id"), of("text").over("note"), enum("kind", "kind"), enum("priority", "priority"), maybe("source"), maybe("tasks"))
	grouped(a, t, nil)
	lead := para(w, "requirements.lead", wording.Values{"count": fmt.Sprint(len(a.e.Requirements))})
	return []report.Block{heading(2, w, "requirements.heading", nil, "requirements"), lead, t.out}
}

// matrix is requirements × variants, each cell a verdict with its note. Where the
// requirements stand before it their codes tell them.
func matrix(a *assembler) []report.Block {
	w := a.file("comparison")
	columns := []column{headed("id", w.Text("matrix.code", nil))}
	if !a.follows("comparison/matrix", "comparison/requirements") {
		columns = append(columns, headed("text", w.Text("matrix.requirement", nil)))
	}
	named := len(columns)
	for _, v := range a.names.Entries("variants") {
		columns = append(columns, verdicts(v))
	}
	t := a.table("comparison/matrix", w, "matrix.", nil, columns...)
	grouped(a, t, func(name string, list []engagement.Requirement) {
		cell := a.text(w.Text("matrix.covered", wording.Values{"name": name}))
		cell.Span = named
		t.add(append([]report.Cell{cell}, shares(a, list)...)...)
	})
	return []report.Block{heading(2, w, "matrix.heading", nil), para(w, "matrix.lead", nil), t.out}
}

// verdicts is the column of a variant.
func verdicts(variant engagement.Entry) column {
	id, _ := variant.Value("id").(string)
	all, _ := variant.Value("compliance").(map[string]engagement.Verdict)
	return headed("compliance", id).as(func(a *assembler, x engagement.Entry) report.Cell {
		requirement, _ := x.Value("id").(string)
		c := a.text(verdict(a, all[requirement]))
		c.Keys = report.Keys{variant.Key + ".compliance[" + requirement + "]"}
		return c
	})
}

func verdict(a *assembler, v engagement.Verdict) string {
	switch {
	case v.Level == "":
		return ""
	case v.Note == "":
		return a.word("level", v.Level)
	}
	return a.word("level", v.Level) + " (" + v.Note + ")"
}

func coverage(a *assembler) []report.Block {
	w := a.file("comparison")
	t := a.table("comparison/coverage", w, "coverage.", nil, of("variant"), figures("full"), figures("partial"), figures("none"),
		maybe("must"), maybe("should"), maybe("could"), figures("all"))
	for _, v := range a.e.Variants {
		all := analysis.Covered(v, a.e.Requirements, analysis.All)
		cells := []report.Cell{a.text(v.ID), a.count(all.Full), a.count(all.Partial), a.count(all.None)}
		for _, p := range []string{"must", "should", "could"} {
			c, share := analysis.Covered(v, a.e.Requirements, analysis.WithPriority(p)), ""
			if c.Full+c.Partial+c.None > 0 {
				share = percent(c.Share)
			}
			cells = append(cells, a.text(share))
		}
		t.add(append(cells, a.text(percent(all.Share)))...)
	}
	return []report.Block{heading(2, w, "coverage.heading", nil), para(w, "coverage.lead", nil), t.out}
}

// percent writes a share of 0 to 1 in per cent with one place.
func percent(share decimal.Decimal) string {
	return russian.Fixed(share.Mul(decimal.NewFromInt(100)), 1)
}
