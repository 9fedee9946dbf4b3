package workbook

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/format"
)

// Table is the entries of one list as rows of cells.
type Table struct {
	Sheet   Sheet
	Columns []Column
	Rows    []Row
}

// Row is one entry: its cells in a form that means the same wherever it is written,
// numbers with a point, dates as YYYY-MM-DD, values of closed lists as the format has
// them.
type Row struct {
	Name  string // what names the entry
	Cells []string
}

// Of gives the tables of an engagement in the order of the sheets.
func (w *Words) Of(e *engagement.Engagement) []Table {
	out := make([]Table, len(w.Sheets))
	for i, s := range w.Sheets {
		out[i] = w.table(s, e)
	}
	return out
}

func (w *Words) table(s Sheet, e *engagement.Engagement) Table {
	t := Table{Sheet: s, Columns: w.columns(s, e)}
	times := map[string]analysis.Span{}
	if s.List == "stages" {
		for _, span := range analysis.Schedule(e.Stages, e.Calendar).Spans {
			times[span.Stage] = span
		}
	}
	for _, entry := range e.Names().Entries(s.List) {
		name := strings.TrimSuffix(strings.TrimPrefix(entry.Key, s.List+"["), "]")
		row := Row{Name: name}
		for _, c := range t.Columns {
			row.Cells = append(row.Cells, cellOf(c, entry, name, e, times))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// cellOf gives the cell of an entry in a column.
func cellOf(c Column, entry engagement.Entry, name string, e *engagement.Engagement, times map[string]analysis.Span) string {
	switch c.family {
	case "compliance", "note":
		v := variant(e, c.member).Compliance[name]
		if c.family == "note" {
			return v.Note
		}
		return v.Level
	case "scores":
		if score, given := variant(e, c.member).Scores[name]; given {
			return score.String()
		}
		return ""
	case "amounts":
		list, _ := entry.Value("amounts").([]decimal.Decimal)
		if i, _ := strconv.Atoi(c.member); i < len(list) {
			return list[i].String()
		}
		return ""
	}
	switch c.Key {
	case "=start":
		return printed(times[name].Start)
	case "=end":
		return printed(times[name].End)
	}
	if strings.HasPrefix(c.Key, "=") {
		return ""
	}
	if ids, isList := entry.Value(c.Key).([]string); isList && c.Form == IDs {
		return strings.Join(ids, ", ")
	}
	return printed(entry.Value(c.Key))
}

func variant(e *engagement.Engagement, id string) engagement.Variant {
	for _, v := range e.Variants {
		if v.ID == id {
			return v
		}
	}
	return engagement.Variant{}
}

// printed gives a value of the model as a cell.
func printed(v any) string {
	switch v := v.(type) {
	case engagement.Prose:
		return v.Text
	case engagement.Date:
		if v.IsZero() {
			return ""
		}
		return v.ISO()
	case engagement.Duration:
		if !v.Given() {
			return ""
		}
		return strconv.Itoa(v.Count) + string(v.Unit)
	case engagement.Texts:
		return strings.Join(v, "\n")
	case []string:
		return strings.Join(v, "\n")
	case *decimal.Decimal:
		if v == nil {
			return ""
		}
		return v.String()
	case int:
		if v == 0 {
			return ""
		}
	}
	return fmt.Sprint(v)
}

// byKey gives the cells of a list by entry and key; sums of the years in one, too.
func (w *Words) byKey(s Sheet, e *engagement.Engagement) map[string]map[string]string {
	t, out := w.table(s, e), map[string]map[string]string{}
	for _, r := range t.Rows {
		cells := map[string]string{}
		var years []string
		for i, c := range t.Columns {
			cells[c.Key] = r.Cells[i]
			if c.family == "amounts" && r.Cells[i] != "" {
				years = append(years, r.Cells[i])
			}
		}
		cells["amounts"] = strings.Join(years, " ")
		out[r.Name] = cells
	}
	return out
}

// naming gives the keys that name an entry of a sheet, in the order in which they
// count.
func (s Sheet) naming() []string {
	var out []string
	for _, f := range format.Naming(s.entry()) {
		out = append(out, f.Key)
	}
	return out
}

// column finds a column by its key.
func (t Table) column(key string) int {
	for i, c := range t.Columns {
		if c.Key == key {
			return i
		}
	}
	return -1
}
