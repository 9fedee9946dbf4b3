package html

import (
	"slices"
	"strconv"

	"rd50/generator/report"
)

// table writes a table under its caption, in a frame that may be scrolled.
func (w *writer) table(t *report.Table) {
	from := len(w.out)
	w.put(`<div class="scroll" tabindex="0" role="region" aria-label="Таблица"><table>`)
	w.rows(t, "thead", "th", t.Head)
	w.rows(t, "tbody", "td", t.Rows)
	w.put("</table></div>")
	if t.Number == "" {
		return
	}
	grid := slices.Clone(w.out[from:]) // whose nodes come before the table's own
	w.out = w.out[:from]
	w.put("<figure")
	w.id(t.ID)
	w.node(t.Keys)
	w.put(">")
	w.caption("Таблица", t.Number, t.Caption)
	w.out = append(w.out, grid...)
	w.put("</figure>")
}

func (w *writer) rows(t *report.Table, group, tag string, rows [][]report.Cell) {
	if len(rows) == 0 {
		return
	}
	w.put("<" + group + ">")
	for i, row := range report.Placed(rows) {
		w.put("<tr>")
		for _, c := range row {
			if c.Row != i {
				continue
			}
			w.put("<" + tag)
			w.place(t, c)
			w.node(c.Keys)
			w.put(">")
			w.cell(c.Cell)
			w.put("</" + tag + ">")
		}
		w.put("</tr>")
	}
	w.put("</" + group + ">")
}

// place writes the attributes of a cell: its columns, its rows and where its text stands.
func (m *markup) place(t *report.Table, c report.PlacedCell) {
	if c.Span > 1 {
		m.put(` colspan="` + strconv.Itoa(c.Span) + `"`)
	}
	if c.Rows > 1 {
		m.put(` rowspan="` + strconv.Itoa(c.Rows) + `"`)
	}
	align := c.Align
	if align == "" && c.Column < len(t.Columns) {
		align = t.Columns[c.Column].Align
	}
	switch align {
	case report.Right:
		m.put(` align="right"`)
	case report.Centre:
		m.put(` align="center"`)
	}
}

// cell writes the text of a cell, in paragraphs where there are several.
func (w *writer) cell(c report.Cell) {
	if first, rest := report.Opening(c.Blocks); len(rest) == 0 {
		w.inlines(first)
		return
	}
	w.within(c.Blocks)
}
