package prose

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rd50/generator/report"
)

// tableCaption is the line «Таблица: Подпись {#tab-a}» before a table.
type tableCaption struct {
	id      string
	inlines []report.Inline
}

const captionWord = "Таблица:"

var captionLabel = regexp.MustCompile(`\s*\{#([^}\s]+)\}\s*$`)

// takeCaption cuts the caption line off the end of a paragraph. It gives nil
// when there is none; a caption without a table behind it is a fault.
func (c *converter) takeCaption(p *report.Paragraph, n ast.Node) *tableCaption {
	start := lastLine(p.Inlines)
	first, ok := at(p.Inlines, start).(*report.Text)
	if !ok || !strings.HasPrefix(first.Text, captionWord) {
		return nil
	}
	if _, ok := n.NextSibling().(*east.Table); !ok {
		c.fault(n.Pos(), "за подписью таблицы нет таблицы", "строка «Таблица: …» ставится прямо перед таблицей")
		return nil
	}
	first.Text = strings.TrimPrefix(first.Text, captionWord)
	line := settle(p.Inlines[start:])
	p.Inlines = p.Inlines[:start]
	caption := &tableCaption{}
	if last, ok := at(line, len(line)-1).(*report.Text); ok {
		if m := captionLabel.FindStringSubmatch(last.Text); m != nil {
			caption.id = m[1]
			last.Text = strings.TrimSuffix(last.Text, m[0])
			c.label(m[1], TableLabel, n.Pos())
		}
	}
	caption.inlines = trimSpace(line)
	if first, ok := at(caption.inlines, 0).(*report.Text); ok {
		first.Text = strings.TrimLeft(first.Text, " ")
	}
	return caption
}

func at(in []report.Inline, i int) report.Inline {
	if i >= 0 && i < len(in) {
		return in[i]
	}
	return nil
}

// lastLine gives the index of the inline that opens the last source line.
func lastLine(in []report.Inline) int {
	for i := len(in) - 1; i > 0; i-- {
		if t, ok := in[i-1].(*report.Text); ok && t.Text == softBreak {
			return i
		}
	}
	return 0
}

func (c *converter) table(n *east.Table, caption *tableCaption) report.Block {
	t := &report.Table{}
	if caption != nil {
		t.ID, t.Caption = caption.id, caption.inlines
	}
	for _, a := range n.Alignments {
		t.Columns = append(t.Columns, report.Column{Align: alignments[a]})
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := c.cells(row, len(t.Columns))
		if _, head := row.(*east.TableHeader); head {
			t.Head = append(t.Head, cells)
		} else {
			t.Rows = append(t.Rows, cells)
		}
	}
	return t
}

var alignments = map[east.Alignment]report.Align{
	east.AlignLeft: report.Left, east.AlignNone: report.Left,
	east.AlignCenter: report.Centre, east.AlignRight: report.Right,
}

func (c *converter) cells(row ast.Node, columns int) []report.Cell {
	var out []report.Cell
	for cell := row.FirstChild(); cell != nil && len(out) < columns; cell = cell.NextSibling() {
		out = append(out, report.InlineCell(c.inlines(cell)))
	}
	for len(out) < columns {
		out = append(out, report.TextCell(""))
	}
	return out
}
