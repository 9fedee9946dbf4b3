package section

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// The assembler's own tables and subsections have ids with a slash, which no id
// of an engagement has: «study/processes».

func heading(level int, w *wording.Words, key string, v wording.Values) *report.Heading {
	return &report.Heading{Level: level, Inlines: w.Inlines(key, v)}
}

func para(w *wording.Words, key string, v wording.Values) *report.Paragraph {
	return &report.Paragraph{Inlines: w.Inlines(key, v)}
}

func plainPara(s string) *report.Paragraph { return &report.Paragraph{Inlines: report.Plain(s)} }

// table starts a captioned table with the columns of the template, all aligned
// left.
func table(id string, w *wording.Words, caption, columns string, v wording.Values) *report.Table {
	return newTable(id, w.Inlines(caption, v), w.List(columns, v))
}

func newTable(id string, caption []report.Inline, heads []string) *report.Table {
	t := &report.Table{ID: id, Caption: caption}
	var head []report.Cell
	for _, h := range heads {
		t.Columns = append(t.Columns, report.Column{Align: report.Left})
		head = append(head, report.TextCell(h))
	}
	t.Head = [][]report.Cell{head}
	return t
}

// alignRight aligns columns of numbers, counted from 0.
func alignRight(t *report.Table, columns ...int) {
	for _, c := range columns {
		t.Columns[c].Align = report.Right
	}
}

// row gives a row of plain cells; an empty one is printed as a dash.
func (a *assembler) row(cells ...string) []report.Cell {
	var out []report.Cell
	for _, c := range cells {
		if strings.TrimSpace(c) == "" {
			c = a.file("common").Text("table.empty", nil)
		}
		out = append(out, report.TextCell(c))
	}
	return out
}

// dropEmptyColumns drops the columns for which no row has a value: an optional key
// that nobody gave takes no room. The first column stays.
func (a *assembler) dropEmptyColumns(t *report.Table) {
	for c := len(t.Columns) - 1; c > 0; c-- {
		if a.emptyColumn(t, c) {
			t.Columns = slices.Delete(t.Columns, c, c+1)
			for _, rows := range [][][]report.Cell{t.Head, t.Rows} {
				for i := range rows {
					rows[i] = withoutColumn(rows[i], c)
				}
			}
		}
	}
}

func (a *assembler) emptyColumn(t *report.Table, column int) bool {
	dash := a.file("common").Text("table.empty", nil)
	for _, row := range t.Rows {
		if i, wide := cellAt(row, column); !wide && cellText(row[i]) != dash {
			return false
		}
	}
	return len(t.Rows) > 0
}

// cellAt gives the index of the cell that covers a column, and whether it
// covers others too.
func cellAt(row []report.Cell, column int) (index int, wide bool) {
	for i, c := range row {
		if column -= max(c.Span, 1); column < 0 {
			return i, c.Span > 1
		}
	}
	return len(row) - 1, true
}

func withoutColumn(row []report.Cell, column int) []report.Cell {
	i, wide := cellAt(row, column)
	if wide {
		row[i].Span--
		return row
	}
	return slices.Delete(row, i, i+1)
}

func cellText(c report.Cell) string {
	if len(c.Blocks) == 1 {
		if p, ok := c.Blocks[0].(*report.Paragraph); ok {
			return report.PlainText(p.Inlines)
		}
	}
	return ""
}

// word gives a value of an enumeration in Russian.
func (a *assembler) word(enum, value string) string {
	return a.file("common").Text(enum+"."+value, nil)
}

func (a *assembler) duration(d engagement.Duration) string {
	return a.file("common").Text("duration."+string(d.Unit), wording.Values{"n": fmt.Sprint(d.Count)})
}

func (a *assembler) currency() string {
	if a.e.Economics != nil && a.e.Economics.Currency != "" {
		return a.e.Economics.Currency
	}
	return a.word("money", "currency")
}

// listCell is a table cell with a list, or a dash when there is nothing.
func (a *assembler) listCell(items []string) report.Cell {
	if len(items) == 0 {
		return a.row("")[0]
	}
	if len(items) == 1 {
		return report.TextCell(items[0])
	}
	return report.Cell{Blocks: []report.Block{dashList(items)}}
}

// dashList is an enumeration of complex items: each ends with a semicolon, the
// last with a full stop (ГОСТ 7.32-2017, 6.4.6).
func dashList(items []string) *report.List {
	l := &report.List{Kind: report.Dash}
	for i, s := range items {
		end := ";"
		if i == len(items)-1 {
			end = "."
		}
		s = strings.TrimRight(s, ".; ") + end
		l.Items = append(l.Items, []report.Block{plainPara(s)})
	}
	return l
}

// cellProse is a table cell with authored Markdown.
func (a *assembler) cellProse(p engagement.Prose) report.Cell {
	blocks := a.Book.Blocks(p)
	if len(blocks) == 0 {
		return a.row("")[0]
	}
	return report.Cell{Blocks: blocks}
}

func join(ids []string) string { return strings.Join(ids, ", ") }

func number(d decimal.Decimal) string { return russian.Number(d) }

// optional writes a number that may be absent.
func optional(d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	return number(*d)
}
