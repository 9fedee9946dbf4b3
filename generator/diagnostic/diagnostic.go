// Package diagnostic holds the faults that rd50 finds in an engagement and
// the three forms in which they are told: text, JSON and SARIF 2.1.0.
package diagnostic

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity says whether a fault stops the report.
type Severity string

// The severities of the format page, section «What must hold».
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Position is a place in a source file. Line and Column count from 1; Column
// counts characters, not bytes. The zero Position is «somewhere in the input».
type Position struct {
	File   string
	Line   int
	Column int
}

// String gives FILE:LINE:COL.
func (p Position) String() string {
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Diagnostic is one fault: where it is, which rule it breaks and what to do.
type Diagnostic struct {
	Position Position
	Severity Severity
	Code     string // RD001 to RD404
	Key      string // path of the key, as in «variants[1].compliance.R3»; indexes count from 0
	Message  string
	Hint     string
}

// List is the faults of one run.
type List []Diagnostic

// Errors counts the faults that stop the report.
func (l List) Errors() int {
	n := 0
	for _, d := range l {
		if d.Severity == Error {
			n++
		}
	}
	return n
}

// Sort orders the list by file, line, column and code and drops repetitions.
func (l List) Sort() List {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Position.File, b.Position.File),
			cmp.Compare(a.Position.Line, b.Position.Line),
			cmp.Compare(a.Position.Column, b.Position.Column),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(l)
}

// Strict gives a copy of the list in which warnings are errors.
func (l List) Strict() List {
	out := slices.Clone(l)
	for i := range out {
		out[i].Severity = Error
	}
	return out
}
