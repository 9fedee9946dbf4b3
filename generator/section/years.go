package section

import (
	"fmt"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// How many years a table shows before it leaves out those without money: as
// columns, and as rows.
const (
	yearColumns = 12
	yearRows    = 30
)

// yearRow is a name with its amounts by year, the first of them in the year
// number from.
type yearRow struct {
	name    string
	from    int
	amounts []decimal.Decimal
	key     string // of the entry that they are from; none of computed ones
}

func (r yearRow) cell(a *assembler, year int) report.Cell {
	i := year - r.from
	if i < 0 || i >= len(r.amounts) {
		return a.text("")
	}
	c := a.text(number(r.amounts[i]))
	if r.key != "" {
		c.Keys = report.Keys{engagement.ItemKey(r.key+".amounts", i)}
	}
	return c
}

// yearTable prints rows by year, the totals of the years last; each row ends
// with its sum. The head of the names is the wording's PREFIXname.
func yearTable(a *assembler, id string, w *wording.Words, prefix string, v wording.Values, first int, rows []yearRow, totals []decimal.Decimal) *report.Table {
	return yearsTable(a, id, w, prefix, v, first, append(rows, yearRow{name: a.word("table", "total"), amounts: totals}), shownYears(totals, yearColumns))
}

// yearsTable prints rows by some years.
func yearsTable(a *assembler, id string, w *wording.Words, prefix string, v wording.Values, first int, rows []yearRow, years []int) *report.Table {
	columns := []column{headed("name", w.Text(prefix+"name", nil)).wide(3)}
	for _, year := range years {
		columns = append(columns, yearColumn(fmt.Sprint(first+year)))
	}
	t := a.table(id, w, prefix, v, append(columns, yearColumn(a.word("table", "total")))...)
	for _, r := range rows {
		name := a.text(r.name)
		if r.key != "" {
			name.Keys = report.Keys{r.key}
		}
		cells := []report.Cell{name}
		for _, year := range years {
			cells = append(cells, r.cell(a, year))
		}
		t.add(append(cells, a.text(number(analysis.Sum(r.amounts))))...)
	}
	return t.out
}

func yearColumn(head string) column { return column{head: head, numeric: true, weight: 1} }

// shownYears gives the numbers of the years that a table shows: all of them, or
// of more than it has room for those with money.
func shownYears(totals []decimal.Decimal, room int) []int {
	var out []int
	for i, d := range totals {
		if len(totals) <= room || !d.IsZero() {
			out = append(out, i)
		}
	}
	return out
}

// yearLabels names years for the axis of a picture.
func yearLabels(first, count int) []string {
	var out []string
	for i := range count {
		out = append(out, fmt.Sprint(first+i))
	}
	return out
}

func floats(list []decimal.Decimal) []float64 {
	var out []float64
	for _, d := range list {
		out = append(out, d.InexactFloat64())
	}
	return out
}
