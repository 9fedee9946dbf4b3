// Package figures gathers all that is computed of an engagement as named
// tables, for people and for other programs.
package figures

import (
	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

// Group is the figures of one analysis.
type Group struct {
	Key, Title string // decision, «Выбор варианта»
	Tables     []Table
}

// Table is rows of values under named columns. The first value of a row names
// it.
type Table struct {
	Key, Title string
	Columns    []Column
	Rows       [][]Value
}

// Column has a key for programs and a title for people.
type Column struct{ Key, Title string }

// Word is a value from a closed list: a key for programs, printed in Russian for
// people.
type Word string

// Said is such a value whose word depends on what it is said of: «operation» is a phase
// of costs and a kind of requirements.
type Said struct{ Key, Text string }

// String gives the key.
func (s Said) String() string { return s.Key }

// Placed is a number that is printed for people with so many places.
type Placed struct {
	decimal.Decimal
	Places int32
}

// Value is a string, a Word, Said, an int, a bool, a decimal.Decimal, Placed, an engagement.Date, a
// list of strings, or nil for what can't be computed or is not given.
type Value any

// Of gives every figure of an engagement, whatever else is wrong with it. The
// groups are always the same; a table is left out where there is no data for
// it.
func Of(e *engagement.Engagement) []Group {
	groups := []Group{
		{"decision", "Выбор варианта", decision(e)},
		{"schedule", "Сроки", schedule(e)},
		{"risks", "Риски", risks(e)},
		{"costs", "Затраты", costs(e)},
		{"effect", "Эффективность", effect(e)},
		{"indicators", "Индикаторы", indicators(e)},
		{"trace", "Прослеживаемость", trace(e)},
		{"remarks", "Замечания", remarks(e)},
	}
	for i := range groups {
		groups[i].Tables = filled(groups[i].Tables)
	}
	return groups
}

func filled(tables []Table) []Table {
	out := []Table{}
	for _, t := range tables {
		if len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// columns pairs keys with titles: "key", "title", "key", "title", …
func columns(words ...string) []Column {
	var out []Column
	for i := 0; i+1 < len(words); i += 2 {
		out = append(out, Column{words[i], words[i+1]})
	}
	return out
}

func indicators(e *engagement.Engagement) []Table {
	t := Table{Key: "changes", Title: "Изменение индикаторов", Columns: columns("indicator", "Индикатор", "name", "Название",
		"unit", "Единица", "baseline", "Исходное", "target", "Целевое", "change", "Изменение", "percent", "Изменение, %")}
	if e.Strategy == nil {
		return nil
	}
	for _, c := range analysis.Changes(e.Strategy.Indicators) {
		i := c.Indicator
		t.Rows = append(t.Rows, []Value{i.ID, i.Name, i.Unit, given(i.Baseline), given(i.Target), given(c.Delta), given(c.Percent)})
	}
	return []Table{t}
}

func trace(e *engagement.Engagement) []Table {
	links := Table{Key: "links", Title: "Полнота связей", Columns: columns("from", "Что связано", "to", "С чем",
		"all", "Всего", "linked", "Связано", "share", "Доля, %", "missing", "Не связаны")}
	for _, l := range analysis.Links(e) {
		if l.All == 0 {
			continue
		}
		links.Rows = append(links.Rows, []Value{Word(l.From), Word(l.To), l.All, l.Done(), percent(l.Share()), l.Missing})
	}
	return []Table{links}
}
