package workbook

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/format"
)

// Form is how the cells of a column are written.
type Form int

// The forms.
const (
	Text     Form = iota // one line
	Long                 // a text that wraps
	IDs                  // ids, parted by commas
	Lines                // texts, one a line
	Number               // an exact decimal
	Whole                // an integer
	Day                  // a date
	Enum                 // a word of a closed list
	Computed             // follows from others; not read
)

// Column is one column of a table.
type Column struct {
	Key  string // text, compliance.V2, compliance.V2.note, scores.V1, amounts.2027
	Head string
	Form Form

	also   []string // other heads that mean it
	values []choice // of an Enum
	family string   // compliance, note, scores or amounts: columns that one key has many of
	member string   // the id of the variant; the place of the year in the list
}

// columns gives those of a sheet for an engagement.
func (w *Words) columns(s Sheet, e *engagement.Engagement) []Column {
	var out []Column
	table := s.entry()
	for _, f := range format.Fields(table) {
		if len(s.Only) > 0 && !slices.Contains(s.Only, f.Key) || format.IsTable(format.Element(f.Type)) {
			continue
		}
		if f.Key == "amounts" {
			out = append(out, w.years(e, 0, yearsOf(e))...)
			continue
		}
		if heads := s.Heads[f.Key]; len(heads) > 0 {
			out = append(out, Column{
				Key: f.Key, Head: heads[0], also: heads[1:], Form: formOf(f), values: w.values(table, f),
			})
		}
	}
	return append(out, w.more(s, e)...)
}

// formOf tells how the values of a key are written.
func formOf(f format.Field) Form {
	switch reflect.Zero(f.Type).Interface().(type) {
	case engagement.Prose:
		return Long
	case engagement.Date:
		return Day
	case engagement.Texts:
		return Lines
	case []string:
		if f.Ref != "" {
			return IDs
		}
		return Lines
	case int:
		return Whole
	}
	switch {
	case len(f.Enum) > 0:
		return Enum
	case format.Element(f.Type).Name() == "Decimal":
		return Number
	case f.Required && f.ID == "" && f.Ref == "":
		return Long
	}
	return Text
}

// more gives the columns that a list has beside its own keys.
func (w *Words) more(s Sheet, e *engagement.Engagement) []Column {
	var out []Column
	switch s.List {
	case "requirements":
		verdict := reflect.TypeFor[engagement.Verdict]()
		level := w.values(verdict, format.Fields(verdict)[0])
		for _, v := range e.Variants {
			names := []string{v.ID, v.Name, "Вариант " + v.ID}
			out = append(out,
				Column{Key: "compliance." + v.ID, Head: v.ID + " " + v.Name, also: names, Form: Enum, values: level, family: "compliance", member: v.ID},
				Column{Key: "compliance." + v.ID + ".note", Head: v.ID + ", " + w.Verdict.Note, Form: Text, family: "note", member: v.ID})
		}
	case "criteria":
		for _, v := range e.Variants {
			out = append(out, Column{Key: "scores." + v.ID, Head: v.ID + " " + v.Name, also: []string{v.ID, v.Name, "Вариант " + v.ID}, Form: Number, family: "scores", member: v.ID})
		}
	case "costs":
		out = append(out, Column{Key: "=sum", Head: w.Computed.Sum, Form: Computed})
	case "stages":
		out = append(out, Column{Key: "=start", Head: w.Computed.Start, Form: Computed}, Column{Key: "=end", Head: w.Computed.End, Form: Computed})
	}
	return out
}

// yearsOf is how many years the sums of an engagement take, a few at least.
func yearsOf(e *engagement.Engagement) int {
	const least = 3
	count := least
	for _, c := range e.Costs {
		count = max(count, len(c.Amounts))
	}
	return count
}

// years gives a column for each year of the sums from one place in the lists to another.
func (w *Words) years(e *engagement.Engagement, from, to int) []Column {
	var out []Column
	for i := from; i < to; i++ {
		year := strconv.Itoa(analysis.FirstYear(e) + i)
		out = append(out, Column{
			Key: "amounts." + year, Head: strings.ReplaceAll(w.Years.Head, "{{year}}", year), also: []string{year, year + " год"},
			Form: Number, family: "amounts", member: strconv.Itoa(i),
		})
	}
	return out
}

// mostYears is how many years of sums a grid may have.
const mostYears = 50

// fillable gives the table of a list with the columns that people may have added to it.
func (w *Words) fillable(s Sheet, e *engagement.Engagement) Table {
	t := w.table(s, e)
	if s.List != "costs" {
		return t
	}
	further := w.years(e, yearsOf(e), mostYears)
	t.Columns = append(t.Columns, further...)
	for i, r := range t.Rows {
		t.Rows[i].Cells = append(r.Cells, make([]string, len(further))...)
	}
	return t
}
