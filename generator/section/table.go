package section

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// The assembler's own tables and subsections have ids with a slash, which no id
// of an engagement has: «study/processes».

// column is one column of a table. Its name is that of its head in the wording and,
// in the table of a list, the key of the value that it prints.
type column struct {
	name     string
	below    string // key of a value that stands under the first one in the cell
	head     string // printed instead of the wording's, such as the id of a variant
	numeric  bool
	optional bool // left out when no row fills it
	weight   int
	show     func(*assembler, engagement.Entry) report.Cell // nil for the value as it is
}

// of is a column of values that every entry has.
func of(name string) column { return column{name: name} }

// maybe is a column of values that an entry need not have.
func maybe(name string) column { return column{name: name, optional: true} }

// figures is a column of numbers.
func figures(name string) column { return column{name: name, numeric: true} }

// enum is a column of an enumeration, in the words of a table of common.toml.
func enum(name, words string) column {
	return column{name: name, show: func(a *assembler, x engagement.Entry) report.Cell {
		value, _ := x.Value(name).(string)
		c := a.text(a.word(words, value))
		if c.Keys = (report.Keys{x.Key + "." + name}); c.Kind != report.Empty {
			c.Kind = report.Enum
		}
		return c
	}}
}

// items is a column of lists of texts.
func items(name string) column {
	return column{name: name, show: func(a *assembler, x engagement.Entry) report.Cell {
		switch list := x.Value(name).(type) {
		case []string:
			return a.listCell(list, x.Key+"."+name)
		case engagement.Texts:
			return a.listCell(list, x.Key+"."+name)
		}
		return a.unprintable(x, name)
	}}
}

// headed is a column with a head of its own.
func headed(name, head string) column { return column{name: name, head: head} }

// ifAny leaves the column out when no row fills it.
func (c column) ifAny() column {
	c.optional = true
	return c
}

func (c column) wide(weight int) column {
	c.weight = weight
	return c
}

// over puts the value of another key below the column's own.
func (c column) over(key string) column {
	c.below = key
	return c
}

// as prints a column in a way of its own.
func (c column) as(show func(*assembler, engagement.Entry) report.Cell) column {
	c.show = show
	return c
}

func (c column) cell(a *assembler, x engagement.Entry) report.Cell {
	if c.show != nil {
		return c.show(a, x)
	}
	out := a.value(x, c.name)
	if c.below == "" {
		return out
	}
	if more := a.value(x, c.below); more.Kind != report.Empty {
		out.Blocks = append(out.Blocks, more.Blocks...)
	}
	out.Keys = append(out.Keys, x.Key+"."+c.below)
	return out
}

// table is a captioned table that rows are added to.
type table struct {
	a       *assembler
	columns []column
	out     *report.Table
	words   *wording.Words
	prefix  string // of the table's phrases
}

// table starts a table: the caption is the wording's phrase PREFIXcaption, the heads
// are those of PREFIXcolumns.
func (a *assembler) table(id string, w *wording.Words, prefix string, v wording.Values, columns ...column) *table {
	return a.captioned(id, w, prefix, prefix, v, columns...)
}

// captioned starts a table whose caption and heads have prefixes of their own.
func (a *assembler) captioned(id string, w *wording.Words, caption, prefix string, v wording.Values, columns ...column) *table {
	t := &table{a, columns, &report.Table{ID: id, Caption: w.Inlines(caption+"caption", v)}, w, prefix}
	a.tables[t.out] = t
	var head []report.Cell
	for _, c := range columns {
		if c.head == "" {
			c.head = w.Text(prefix+"columns."+c.name, v)
		}
		align := report.Align(report.Left)
		if c.numeric {
			align = report.Right
		}
		t.out.Columns = append(t.out.Columns, report.Column{Align: align, Weight: c.weight, Optional: c.optional})
		head = append(head, report.TextCell(c.head))
	}
	t.out.Head = [][]report.Cell{head}
	return t
}

// list is the table of a list of the engagement, an entry a row.
func (a *assembler) list(id string, w *wording.Words, prefix, list string, columns ...column) *report.Table {
	t := a.table(id, w, prefix, nil, columns...)
	t.out.Keys = report.Keys{list}
	for _, x := range a.names.Entries(list) {
		t.entry(x)
	}
	return t.out
}

// entry adds the row of an entry.
func (t *table) entry(x engagement.Entry) {
	cells := make([]report.Cell, 0, len(t.columns))
	for _, c := range t.columns {
		cells = append(cells, c.cell(t.a, x))
	}
	t.add(cells...)
}

// add adds a row, which must fill all columns.
func (t *table) add(cells ...report.Cell) {
	width := 0
	for _, c := range cells {
		width += max(c.Span, 1)
	}
	if width != len(t.columns) {
		t.a.faults = append(t.a.faults, fmt.Errorf("таблица %s: граф %d, а в строке %d", t.out.ID, len(t.columns), width))
		return
	}
	t.out.Rows = append(t.out.Rows, cells)
}

// across adds a row of one cell over all columns.
func (t *table) across(c report.Cell) {
	c.Span = len(t.columns)
	t.add(c)
}

// value gives the cell of what an entry has under a key.
func (a *assembler) value(x engagement.Entry, key string) report.Cell {
	var c report.Cell
	switch v := x.Value(key).(type) {
	case string:
		c = a.text(v)
	case engagement.Token:
		c = a.text(string(v))
	case []string:
		c = a.text(russian.Ranges(v))
	case engagement.Date:
		c = a.text(v.Short())
	case engagement.Duration:
		c = a.text(a.duration(v))
	case engagement.Prose:
		c = a.cellProse(v)
	case decimal.Decimal:
		c = a.text(number(v))
	case *decimal.Decimal:
		c = a.text(optional(v))
	case engagement.Texts:
		c = a.listCell(v, "")
	default:
		return a.unprintable(x, key)
	}
	c.Keys = report.Keys{x.Key + "." + key}
	return c
}

// unprintable is the cell of a value that a table has no way to print: a mistake in the
// declaration of the table.
func (a *assembler) unprintable(x engagement.Entry, key string) report.Cell {
	a.faults = append(a.faults, fmt.Errorf("значение %s.%s в таблице не печатается", x.Key, key))
	return report.Cell{}
}

// text is a cell of one line; an empty one is printed as a dash.
func (a *assembler) text(s string) report.Cell {
	kind := report.Words
	switch {
	case strings.TrimSpace(s) == "":
		s, kind = a.word("table", "empty"), report.Empty
	case russian.IsNumber(s):
		kind = report.Number
	}
	c := report.TextCell(s)
	c.Kind = kind
	return c
}

// texts is several such cells.
func (a *assembler) texts(list ...string) []report.Cell {
	out := make([]report.Cell, 0, len(list))
	for _, s := range list {
		out = append(out, a.text(s))
	}
	return out
}

// count is a cell of a number of things.
func (a *assembler) count(n int) report.Cell { return a.text(fmt.Sprint(n)) }

// total is the cell before a sum, across the columns before it.
func (a *assembler) total(span int) report.Cell {
	c := a.text(a.word("table", "total"))
	c.Span = span
	return c
}

// listCell is a cell with a list.
func (a *assembler) listCell(list []string, key string) report.Cell {
	c := report.Cell{}
	switch len(list) {
	case 0:
		c = a.text("")
	case 1:
		c = report.TextCell(list[0])
	default:
		c.Blocks = []report.Block{a.dashList(list)}
	}
	c.Keys = report.Keys{key}
	return c
}

// cellProse is a cell with authored Markdown.
func (a *assembler) cellProse(p engagement.Prose) report.Cell {
	if blocks := a.prose(p); len(blocks) > 0 {
		return report.Cell{Blocks: blocks}
	}
	return a.text("")
}
