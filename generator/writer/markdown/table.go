package markdown

import (
	"strings"

	"rd50/generator/report"
)

// table writes a pipe table under its caption, or HTML where pipes can't say what the
// table is.
func (m *writer) table(t *report.Table) {
	if t.Number != "" {
		m.para(m.caption("Таблица", t.Number, t.Caption))
	}
	if beyondPipes(t) {
		m.para(m.markup(t))
		return
	}
	rows := append(append([][]report.Cell{}, t.Head...), t.Rows...)
	if len(t.Head) == 0 {
		rows = append([][]report.Cell{nil}, rows...)
	}
	m.out.WriteString("\n")
	for i, row := range rows {
		m.row(row, len(t.Columns))
		if i == 0 {
			m.delimiter(t.Columns)
		}
	}
}

// row writes the cells of a row; one over several columns, as before a sum, is followed by
// empty ones.
func (m *writer) row(cells []report.Cell, columns int) {
	var out []string
	for _, c := range cells {
		out = append(out, m.cell(c))
		for range c.Span - 1 {
			out = append(out, "")
		}
	}
	for len(out) < columns {
		out = append(out, "")
	}
	m.out.WriteString("| " + strings.Join(out, " | ") + " |\n")
}

func (m *writer) delimiter(columns []report.Column) {
	marks := map[report.Align]string{report.Left: "---", report.Centre: ":---:", report.Right: "---:"}
	var out []string
	for _, c := range columns {
		mark, ok := marks[c.Align]
		if !ok {
			mark = "---"
		}
		out = append(out, mark)
	}
	m.out.WriteString("| " + strings.Join(out, " | ") + " |\n")
}

// cell puts all blocks of a cell on one line, apart by <br>.
func (m *writer) cell(c report.Cell) string {
	outer := m.inTable
	m.inTable = true
	defer func() { m.inTable = outer }()
	var lines []string
	for _, b := range c.Blocks {
		switch b := b.(type) {
		case *report.Paragraph:
			lines = append(lines, m.inlines(b.Inlines))
		case *report.List:
			lines = append(lines, m.cellList(b)...)
		case *report.Quote:
			lines = append(lines, m.cell(report.Cell{Blocks: b.Blocks}))
		case *report.Formula:
			lines = append(lines, m.inlines(report.MathLine(b).Inlines))
		case *report.Code:
			for _, l := range strings.Split(b.Text, "\n") {
				lines = append(lines, m.codeSpan(l))
			}
		case *report.Note:
			for i, item := range b.Items {
				lines = append(lines, m.noteWords(b, i)+m.cell(report.Cell{Blocks: item}))
			}
		case *report.Definitions:
			for _, d := range b.Items {
				lines = append(lines, m.inlines(d.Term)+" — "+m.cell(report.Cell{Blocks: d.Blocks}))
			}
		default:
			m.fail("Markdown не передает этот элемент в ячейке таблицы")
		}
	}
	text := strings.Join(lines, "<br>")
	return strings.ReplaceAll(text, "\\\n", "<br>")
}

func (m *writer) cellList(l *report.List) []string {
	var out []string
	for i, item := range l.Items {
		mark := l.Mark(i) + " "
		for _, b := range item {
			out = append(out, mark+m.cell(report.Cell{Blocks: []report.Block{b}}))
			mark = ""
		}
	}
	return out
}
