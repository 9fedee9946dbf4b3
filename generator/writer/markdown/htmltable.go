package markdown

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"rd50/generator/report"
)

// beyondPipes tells whether a table has cells that its author joined, a head of several rows
// or cells over several rows.
func beyondPipes(t *report.Table) bool {
	tall := func(row []report.Cell) bool {
		return slices.ContainsFunc(row, func(c report.Cell) bool { return c.Rows > 1 })
	}
	return t.Joined || len(t.Head) > 1 || slices.ContainsFunc(t.Head, tall) || slices.ContainsFunc(t.Rows, tall)
}

// markup gives a table as a block of HTML (CommonMark, «HTML blocks»). Blank lines around the
// text of a cell make it Markdown again, where it is more than words.
func (m *writer) markup(t *report.Table) string {
	var b strings.Builder
	b.WriteString("<table>\n")
	m.group(&b, t, "thead", "th", t.Head)
	m.group(&b, t, "tbody", "td", t.Rows)
	return b.String() + "</table>"
}

func (m *writer) group(b *strings.Builder, t *report.Table, group, tag string, rows [][]report.Cell) {
	if len(rows) == 0 {
		return
	}
	b.WriteString("<" + group + ">\n")
	for i, row := range report.Placed(rows) {
		b.WriteString("<tr>\n")
		for _, c := range row {
			if c.Row == i {
				fmt.Fprintf(b, "<%s%s>%s</%[1]s>\n", tag, attributes(t, c, tag == "th"), m.inTag(c.Cell))
			}
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</" + group + ">\n")
}

// attributes tells what a cell covers and where its text stands.
func attributes(t *report.Table, c report.PlacedCell, head bool) string {
	out, align := "", c.Align
	if c.Span > 1 {
		out += fmt.Sprintf(` colspan="%d"`, c.Span)
	}
	if c.Rows > 1 {
		out += fmt.Sprintf(` rowspan="%d"`, c.Rows)
	}
	if align == "" && !head && c.Column < len(t.Columns) {
		align = t.Columns[c.Column].Align
	}
	if align == report.Centre {
		return out + ` align="center"`
	}
	if align == report.Right {
		return out + ` align="right"`
	}
	return out
}

// inTag gives the text of a cell between its tags.
func (m *writer) inTag(c report.Cell) string {
	first, rest := report.Opening(c.Blocks)
	if len(rest) == 0 && !slices.ContainsFunc(first, func(in report.Inline) bool { _, words := in.(*report.Text); return !words }) {
		return html.EscapeString(report.PlainText(first))
	}
	return "\n\n" + m.apart(c.Blocks) + "\n\n"
}
