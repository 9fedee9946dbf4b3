package prose

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rd50/generator/report"
	"rd50/generator/russian"
)

// tableCaption is the line «Таблица: Подпись {#tab-a head=2}» before a table.
type tableCaption struct {
	id      string
	label   int // index of the label, where there is an id
	head    int // rows of the head
	headAt  int // where that is told
	inlines []report.Inline
}

const captionWord = "Таблица:"

// takeCaption cuts the caption off the end of a paragraph. It gives nil when
// there is none; a caption without a table behind it is a fault.
func (c *converter) takeCaption(p *report.Paragraph, n ast.Node) *tableCaption {
	start, offset := captionStart(p.Inlines), c.captionOffset(n)
	if start < 0 || offset < 0 {
		return nil
	}
	if _, ok := n.NextSibling().(*east.Table); !ok {
		c.fault(offset, "за подписью таблицы нет таблицы", "строка «Таблица: …» ставится прямо перед таблицей")
		return nil
	}
	line := p.Inlines[start:]
	p.Inlines = p.Inlines[:max(start-1, 0)] // nor the line end before it
	first := line[0].(*report.Text)
	first.Text = strings.TrimPrefix(first.Text, captionWord)
	caption := &tableCaption{head: 1}
	line = settle(line)
	if last, ok := at(line, len(line)-1).(*report.Text); ok {
		if m := captionLabel.FindStringSubmatch(last.Text); m != nil {
			caption.id = m[1]
			last.Text = strings.TrimSuffix(last.Text, m[0])
			caption.label = len(c.out.Labels)
			c.label(m[1], TableLabel, offset, nil)
			headOf(c, caption, attributes(c.source, m[2], offset))
		}
	}
	caption.inlines = trimSpace(line)
	if first, ok := at(caption.inlines, 0).(*report.Text); ok {
		first.Text = strings.TrimLeft(first.Text, " ")
	}
	if len(caption.inlines) == 0 {
		c.fault(offset, "подпись таблицы пуста", "нужна строка «Таблица: подпись {#…}»")
	}
	return caption
}

// captionStart gives the index of the inline that opens the last source line
// with the caption word, -1 when no line does. A caption may go on over several
// lines.
func captionStart(in []report.Inline) int {
	for i := len(in) - 1; i >= 0; i-- {
		if t, ok := in[i].(*report.Text); ok && strings.HasPrefix(t.Text, captionWord) && (i == 0 || isLineEnd(in[i-1])) {
			return i
		}
	}
	return -1
}

func isLineEnd(in report.Inline) bool {
	if t, ok := in.(*report.Text); ok {
		return t.Text == softBreak
	}
	_, ok := in.(*report.LineBreak)
	return ok
}

// captionOffset gives the place of the caption's first line in a paragraph's
// source, -1 when there is none.
func (c *converter) captionOffset(n ast.Node) int {
	if n.Type() != ast.TypeBlock {
		return -1
	}
	for i := n.Lines().Len() - 1; i >= 0; i-- {
		line := n.Lines().At(i)
		line = line.TrimLeftSpace(c.source)
		if bytes.HasPrefix(line.Value(c.source), []byte(captionWord)) {
			return line.Start
		}
	}
	return -1
}

func at(in []report.Inline, i int) report.Inline {
	if i >= 0 && i < len(in) {
		return in[i]
	}
	return nil
}

func (c *converter) table(n *east.Table, caption *tableCaption) report.Block {
	t := &report.Table{Keys: c.keys(n.Pos())}
	if caption == nil {
		caption = &tableCaption{head: 1}
	}
	t.ID, t.Caption = caption.id, caption.inlines
	if t.ID != "" {
		c.out.Labels[caption.label].Block = t
	}
	for _, a := range n.Alignments {
		t.Columns = append(t.Columns, report.Column{Align: alignments[a]})
	}
	m := meshOf(c, n, len(t.Columns))
	if caption.head > len(m.spots) {
		c.fault(caption.headAt, fmt.Sprintf("головка таблицы больше самой таблицы: head=%d, а строк %d", caption.head, len(m.spots)),
			fmt.Sprintf("нужно число от 1 до %d", len(m.spots)))
		caption.head = 1
	}
	m.head = caption.head
	m.join()
	t.Head, t.Rows, t.Joined = m.rows(0, m.head), m.rows(m.head, len(m.spots)), m.joined
	return t
}

var alignments = map[east.Alignment]report.Align{
	east.AlignLeft: report.Left, east.AlignNone: report.Left,
	east.AlignCenter: report.Centre, east.AlignRight: report.Right,
}

// kindOf looks at what the author wrote: a number, a dash or nothing, or words. What a
// reference prints is not known yet.
func kindOf(c report.Cell) report.CellKind {
	in := c.Blocks[0].(*report.Paragraph).Inlines
	for _, x := range in {
		if _, text := x.(*report.Text); !text {
			return report.Words
		}
	}
	switch text := strings.TrimSpace(report.PlainText(in)); {
	case text == "" || text == "—":
		return report.Empty
	case russian.IsNumber(text):
		return report.Number
	}
	return report.Words
}

// surplus tells cells beyond the columns of the table: Markdown leaves them out
// without a word.
func (c *converter) surplus(row ast.Node) {
	last := row.LastChild()
	if last == nil || last.Lines().Len() == 0 {
		return
	}
	start := last.Lines().At(0).Stop
	line, _, _ := bytes.Cut(c.source[start:], []byte("\n"))
	rest, found := bytes.CutPrefix(bytes.TrimSpace(line), []byte("|"))
	if found && len(bytes.Trim(rest, "| \t")) > 0 {
		c.fault(start+bytes.IndexByte(line, '|'), "в строке таблицы ячеек больше, чем столбцов", "знак | внутри ячейки пишется как \\|")
	}
}
