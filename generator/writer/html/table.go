package html

import (
	"fmt"
	"strings"

	"rd50/generator/report"
)

// table gives a table under its caption, in a frame that may be scrolled.
func (w *writer) table(t *report.Table) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<div class="scroll" tabindex="0" role="region" aria-label="Таблица"><table>`)
	w.rows(&b, t, "thead", "th", t.Head)
	w.rows(&b, t, "tbody", "td", t.Rows)
	b.WriteString("</table></div>")
	if t.Number == "" {
		return b.String()
	}
	return "<figure" + w.id(t.ID) + w.node(t.Keys) + ">" + w.caption("Таблица", t.Number, t.Caption) + b.String() + "</figure>"
}

func (w *writer) rows(b *strings.Builder, t *report.Table, group, tag string, rows [][]report.Cell) {
	if len(rows) == 0 {
		return
	}
	b.WriteString("<" + group + ">")
	for i, row := range report.Placed(rows) {
		b.WriteString("<tr>")
		for _, c := range row {
			if c.Row == i {
				fmt.Fprintf(b, "<%s%s%s>%s</%[1]s>", tag, place(t, c), w.node(c.Keys), w.cell(c.Cell))
			}
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</" + group + ">")
}

// place gives the attributes of a cell: its columns, its rows and where its text stands.
func place(t *report.Table, c report.PlacedCell) string {
	out, align := "", c.Align
	if c.Span > 1 {
		out = fmt.Sprintf(` colspan="%d"`, c.Span)
	}
	if c.Rows > 1 {
		out += fmt.Sprintf(` rowspan="%d"`, c.Rows)
	}
	if align == "" && c.Column < len(t.Columns) {
		align = t.Columns[c.Column].Align
	}
	switch align {
	case report.Right:
		out += ` align="right"`
	case report.Centre:
		out += ` align="center"`
	}
	return out
}

// cell gives the text of a cell, in paragraphs where there are several.
func (w *writer) cell(c report.Cell) string {
	if first, rest := report.Opening(c.Blocks); len(rest) == 0 {
		return w.inlines(first)
	}
	return w.within(c.Blocks)
}
