// Package diagnostic holds the faults that rd50 finds in an engagement and
// the three forms in which they are told: text, JSON and SARIF 2.1.0.
package diagnostic

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
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

// String gives FILE:LINE:COL for people.
func (p Position) String() string {
	return fmt.Sprintf("%s:%d:%d", Visible(p.File), p.Line, p.Column)
}

// Place is another place that a fault has to do with: «впервые задан» there.
type Place struct {
	Position
	Label string
	What  string // what stands there, «вариант»; may be empty
}

// String gives LABEL в FILE:LINE:COL (WHAT).
func (p Place) String() string {
	text := p.Label + " в " + p.Position.String()
	if p.What != "" {
		text += " (" + p.What + ")"
	}
	return text
}

// Diagnostic is one fault: where it is, which rule it breaks and what to do.
type Diagnostic struct {
	Position Position
	Severity Severity
	Code     string // RD001 to RD413
	Key      string // path of the key, as in «variants[1].compliance.R3»; indexes count from 0
	Message  string
	Hint     string
	Related  []Place // other places, put into words where the fault is shown
}

// Advice gives the hint and the related places in words, as people read them.
func (d Diagnostic) Advice() string {
	var parts []string
	if d.Hint != "" {
		parts = append(parts, d.Hint)
	}
	for _, p := range d.Related {
		parts = append(parts, p.String())
	}
	return strings.Join(parts, "; ")
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
	return slices.CompactFunc(l, func(a, b Diagnostic) bool { return reflect.DeepEqual(a, b) })
}

// Renamed gives a copy of the list in which every file has the name that name
// gives it.
func (l List) Renamed(name func(string) string) List {
	out := slices.Clone(l)
	for i := range out {
		d := &out[i]
		d.Position.File = name(d.Position.File)
		d.Related = slices.Clone(d.Related)
		for k := range d.Related {
			d.Related[k].File = name(d.Related[k].File)
		}
	}
	return out
}

// Strict gives a copy of the list in which warnings are errors.
func (l List) Strict() List {
	out := slices.Clone(l)
	for i := range out {
		out[i].Severity = Error
	}
	return out
}
