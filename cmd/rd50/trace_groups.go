package main

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/russian"
)

// totals are how far the requirements of each group are linked.
type totals struct {
	heads  []string // of the columns, as in the report's appendix
	groups []analysis.GroupTrace
}

// outside stands for the requirements of no group.
const outside = "вне групп"

func inPercent(share decimal.Decimal) string { return russian.Fixed(share.Shift(2), 1) }

// cells gives a group's line.
func (t totals) cells(g analysis.GroupTrace) []string {
	name := outside
	if g.Index >= 0 {
		name = g.ID + " — " + g.Path()
	}
	return append([]string{name}, g.Cells(inPercent)...)
}

// markdown writes the groups as a table of their own.
func (t totals) markdown(b *strings.Builder) {
	if len(t.groups) == 0 {
		return
	}
	if b.Len() > 0 {
		b.WriteString("\n")
	}
	b.WriteString("Группы требований:\n\n")
	var lines [][]string
	for _, g := range t.groups {
		lines = append(lines, t.cells(g))
	}
	pipes(b, t.heads, lines)
}

// csv puts the groups behind the rows of the matrix, in columns behind its own.
func (t totals) csv(rows [][]string, matrix int) [][]string {
	if len(t.groups) == 0 {
		return rows
	}
	rows[0] = append(rows[0], t.heads...)
	for i := range rows[1:] {
		rows[i+1] = append(rows[i+1], make([]string, len(t.heads))...)
	}
	for _, g := range t.groups {
		rows = append(rows, slices.Concat(make([]string, matrix+1), t.cells(g)))
	}
	return rows
}

// groupTotals are the fields of a group's row in the JSON form.
type groupTotals struct {
	Group      string      `json:"group,omitempty"`
	GroupTitle string      `json:"group_title,omitempty"`
	Total      int         `json:"total,omitempty"`
	Functional int         `json:"functional,omitempty"`
	Tasked     *int        `json:"with_task,omitempty"`
	Done       *int        `json:"with_function,omitempty"`
	Proven     *int        `json:"with_proof,omitempty"`
	Coverage   json.Number `json:"coverage,omitempty"` // of the chosen variant, per cent
}

// json gives the groups as rows of the array; what is in no group has none.
func (t totals) json() []matrixRow {
	var out []matrixRow
	for _, g := range t.groups {
		row := newRow(analysis.Trace{Requirements: g.IDs}, "")
		row.Group, row.GroupTitle, row.Total = g.ID, g.Path(), len(g.All)
		if g.Index < 0 {
			row.GroupTitle = outside
		}
		row.Tasked, row.Functional, row.Done, row.Proven = g.Tasked, g.Functional, g.Done, g.Proven
		if g.Chosen != nil {
			row.Coverage = json.Number(g.Chosen.Shift(2).Round(6).String())
		}
		out = append(out, row)
	}
	return out
}
