package figures

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
	"rd50/generator/plainjson"
	"rd50/generator/russian"
)

// WriteText prints the tables for people: columns under each other, numbers to
// the right, a dash for what is not there.
func WriteText(w io.Writer, groups []Group) error {
	var b strings.Builder
	for _, g := range groups {
		fmt.Fprintf(&b, "%s\n", strings.ToUpper(g.Title))
		if len(g.Tables) == 0 {
			b.WriteString("\nнет данных\n")
		}
		for _, t := range g.Tables {
			fmt.Fprintf(&b, "\n%s\n", t.Title)
			t.text(&b)
		}
		b.WriteString("\n")
	}
	_, err := io.WriteString(w, strings.TrimSuffix(b.String(), "\n"))
	return err
}

func (t Table) text(b *strings.Builder) {
	rows := [][]string{make([]string, len(t.Columns))}
	for i, c := range t.Columns {
		rows[0][i] = c.Title
	}
	for _, r := range t.Rows {
		cells := make([]string, len(r))
		for i, v := range r {
			cells[i] = shown(v)
		}
		rows = append(rows, cells)
	}
	widths, numeric := make([]int, len(t.Columns)), make([]bool, len(t.Columns))
	for i := range t.Columns {
		widths[i], numeric[i] = width(rows, i), t.numeric(i)
	}
	for _, r := range rows {
		line := ""
		for i, cell := range r {
			line += pad(cell, widths[i], numeric[i]) + "  "
		}
		b.WriteString(strings.TrimRight("  "+line, " ") + "\n")
	}
}

// numeric tells whether a column holds nothing but numbers.
func (t Table) numeric(column int) bool {
	found := false
	for _, r := range t.Rows {
		switch r[column].(type) {
		case int, decimal.Decimal, Placed:
			found = true
		case nil:
		default:
			return false
		}
	}
	return found
}

func width(rows [][]string, column int) int {
	most := 0
	for _, r := range rows {
		most = max(most, utf8.RuneCountInString(r[column]))
	}
	return most
}

func pad(s string, width int, right bool) string {
	space := strings.Repeat(" ", width-utf8.RuneCountInString(s))
	if right {
		return space + s
	}
	return s + space
}

// shown writes a value for people.
func shown(v Value) string {
	switch v := v.(type) {
	case nil:
		return "—"
	case Word:
		return words[v]
	case Said:
		return v.Text
	case bool:
		if v {
			return "да"
		}
		return "нет"
	case decimal.Decimal:
		return russian.Number(v.Round(places(v)))
	case Placed:
		return russian.Number(v.Round(v.Places))
	case engagement.Date:
		return v.Short()
	case []string:
		if len(v) == 0 {
			return "—"
		}
		return strings.Join(v, ", ")
	}
	return fmt.Sprint(v)
}

// places are how many a number is printed with for people.
func places(d decimal.Decimal) int32 {
	if d.Abs().LessThan(decimal.NewFromInt(1)) {
		return 4
	}
	return 2
}

// words are all that a Word may be.
var words = map[Word]string{
	"accepted": "принято", "partly": "принято частично", "rejected": "отклонено", "open": "открыто",
	"low": "низкий", "medium": "средний", "high": "высокий",
	"total": "Итого", "all": "все",
	"must": "обязательные", "should": "желательные", "could": "возможные",
	"development": "разработка", "commissioning": "ввод в действие", "operation": "функционирование",
	"labour": "оплата труда", "licences": "лицензии", "equipment": "оборудование", "services": "услуги", "other": "прочее",
	"goal": "цель", "indicator": "индикатор", "task": "задача", "requirement": "требование", "function": "функция",
	"quality": "качество или приемка", "cost": "по затратам", "coverage": "по требованиям",
	"found": "вычислено", "unknown": "не вычислено", "never": "не наступает", "at_once": "сразу",
	"nothing": "не существует", "gains": "не существует", "losses": "не существует", "inverted": "не приводится", "several": "не приводится",
}

// Lines gives a line a value: group, table, row, column, value, under a head. Values are
// as in JSON; what is not there is empty.
func Lines(groups []Group) [][]string {
	lines := [][]string{{"group", "table", "row", "name", "column", "value"}}
	for _, g := range groups {
		for _, t := range g.Tables {
			for i, r := range t.Rows {
				for k, v := range r {
					lines = append(lines, []string{g.Key, t.Key, fmt.Sprint(i + 1), exact(r[0]), t.Columns[k].Key, exact(v)})
				}
			}
		}
	}
	return lines
}

// Cells gives the rows of a table for people: numbers as numbers, all else in words.
func (t Table) Cells() [][]any {
	var out [][]any
	for _, r := range t.Rows {
		row := make([]any, len(r))
		for i, v := range r {
			switch v := v.(type) {
			case nil:
			case int:
				row[i] = v
			case decimal.Decimal:
				row[i] = v.InexactFloat64()
			case Placed:
				row[i] = v.InexactFloat64()
			default:
				row[i] = shown(v)
			}
		}
		out = append(out, row)
	}
	return out
}

// exact writes a value for programs: numbers with a point, dates by ISO 8601.
func exact(v Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case engagement.Date:
		return v.Format("2006-01-02")
	case []string:
		return strings.Join(v, " ")
	}
	return fmt.Sprint(v)
}

// WriteJSON writes an object: group → table → list of rows, each an object by
// the columns' keys. Numbers are exact, what is not there is null.
func WriteJSON(w io.Writer, groups []Group) error {
	out := plainjson.Object{}
	for _, g := range groups {
		tables := plainjson.Object{}
		for _, t := range g.Tables {
			tables.Put(t.Key, t.json())
		}
		out.Put(g.Key, tables)
	}
	return plainjson.Write(w, out, "  ")
}

func (t Table) json() []plainjson.Object {
	out := []plainjson.Object{}
	for _, r := range t.Rows {
		row := plainjson.Object{}
		for i, c := range t.Columns[:len(r)] {
			row.Put(c.Key, literal(r[i]))
		}
		out = append(out, row)
	}
	return out
}

// literal gives a value as JSON writes it.
func literal(v Value) any {
	switch v := v.(type) {
	case nil, int, bool:
		return v
	case []string:
		return append([]string{}, v...) // [], not null
	case decimal.Decimal:
		return json.Number(v.String())
	case Placed:
		return json.Number(v.String())
	}
	return exact(v)
}
