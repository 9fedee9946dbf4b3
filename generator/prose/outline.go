package prose

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"rd50/generator/pattern"
)

// PartKind is what a part of a text is.
type PartKind int

// The parts of a text that rules speak of.
const (
	HeadingPart PartKind = iota // a heading
	TablePart                   // a table's caption; without words where it has none
	FigurePart                  // a picture's caption
	HeadPart                    // the head of a column
	CellPart                    // another cell of a table
	BlockPart                   // a paragraph or an item of a list that is neither of these
)

// Part is a piece of a text as it is written and where it stands. Near is the
// paragraph beside a table or picture that its author may have meant for the
// caption, with its offset.
type Part struct {
	Kind   PartKind
	Offset int
	Words  string
	ID     string // of a table or picture
	Level  int    // of a heading, as in the report; of the head of a column, its row from 1
	Near   string
	NearAt int
}

// outliner lists the parts of a text in its order.
type outliner struct {
	c   *converter
	out []Part
}

// outline lists the parts of a document.
func (c *converter) outline(doc ast.Node) []Part {
	o := &outliner{c: c}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			o.visit(n)
		}
		return ast.WalkContinue, nil
	})
	return o.out
}

func (o *outliner) visit(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		o.add(Part{Kind: HeadingPart, Offset: n.Pos(), Words: o.words(n), Level: min(max(n.Level+o.c.shift, 2), deepest)})
	case *east.Table:
		o.table(n)
	case *ast.Paragraph, *ast.TextBlock:
		o.paragraph(n)
	}
}

func (o *outliner) add(p Part) { o.out = append(o.out, p) }

// paragraph is a picture, or a block of words less a caption that it ends with.
func (o *outliner) paragraph(n ast.Node) {
	if img, ok := n.FirstChild().(*ast.Image); ok {
		if l, alone := o.c.trailingLabel(img); alone {
			near, at := o.near(n)
			o.add(Part{Kind: FigurePart, Offset: img.Pos(), Words: o.words(img), ID: l.id, Near: near, NearAt: at})
			return
		}
	}
	if at := o.c.captionOffset(n); at >= 0 && at == firstOffset(n) {
		return // told with the table
	}
	o.add(Part{Kind: BlockPart, Offset: firstOffset(n), Words: o.words(n)})
}

func (o *outliner) table(n *east.Table) {
	p, head := Part{Kind: TablePart, Offset: firstCell(n)}, 1
	if before := n.PreviousSibling(); before != nil {
		if at := o.c.captionOffset(before); at >= 0 {
			p.Offset = at
			line := strings.TrimPrefix(lineAt(o.c.source, at), captionWord)
			p.Words = captionLabel.ReplaceAllString(line, "")
			if label := captionLabel.FindStringSubmatch(line); label != nil {
				p.ID = label[1]
				head = headRows(label[2])
			}
		}
	}
	if p.Words = strings.TrimSpace(p.Words); p.Words == "" {
		p.Near, p.NearAt = o.near(n)
	}
	o.add(p)
	o.cells(n, head)
}

// cells adds the cells of a table, less the signs that join some.
func (o *outliner) cells(n *east.Table, head int) {
	level := 0
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		kind := CellPart
		if level++; level <= head {
			kind = HeadPart
		}
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell.Lines().Len() > 0 && joint(o.c.source, cell) == "" {
				o.add(Part{Kind: kind, Offset: cell.Lines().At(0).Start, Words: o.words(cell), Level: level})
			}
		}
	}
}

// captionLike is a line that an author meant for a caption: by hand, as pandoc
// writes it, or as GOSTdown does.
var captionLike = pattern.New(`^(?i:таблица|рисунок|рис\.|табл\.|table|figure|:)[\s\d.:—–-]`)

// near gives the paragraph before or behind a block that looks like a caption. One
// that stands right before another table is that one's.
func (o *outliner) near(n ast.Node) (words string, at int) {
	for _, beside := range []ast.Node{n.PreviousSibling(), n.NextSibling()} {
		if beside == nil || beside.Kind() != ast.KindParagraph {
			continue
		}
		if next := beside.NextSibling(); beside == n.NextSibling() && next != nil && next.Kind() == east.KindTable {
			continue
		}
		last := beside.Lines().At(beside.Lines().Len() - 1)
		line := last.TrimLeftSpace(o.c.source)
		if captionLike.Match(line.Value(o.c.source)) {
			return strings.TrimSpace(string(line.Value(o.c.source))), line.Start
		}
	}
	return "", 0
}

// words gives the text of a node as it is read, on one line.
func (o *outliner) words(n ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.WriteString(unescape(n.Segment.Value(o.c.source)))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *referenceNode:
			b.WriteString(n.words)
		case *mathNode:
			b.WriteString(n.tex)
		}
		return ast.WalkContinue, nil
	})
	return strings.TrimSpace(b.String())
}

func firstOffset(n ast.Node) int {
	if n.Lines().Len() == 0 {
		return n.Pos()
	}
	line := n.Lines().At(0)
	return line.Start
}

// firstCell gives the place of a table's first cell; the table itself has none.
func firstCell(n ast.Node) int {
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell.Lines().Len() > 0 {
				return cell.Lines().At(0).Start
			}
		}
	}
	return max(n.Pos(), 0)
}

func lineAt(source []byte, at int) string {
	line, _, _ := bytes.Cut(source[at:], []byte("\n"))
	return string(line)
}

// literal gives a copy of the source in which all that is no text for the reader,
// such as markup that was understood, code and formulas, is NUL bytes. Line ends
// stay, so do offsets.
func (c *converter) literal(doc ast.Node) string {
	out := bytes.Repeat([]byte{0}, len(c.source))
	for i, b := range c.source {
		if b == '\n' {
			out[i] = b
		}
	}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		t, ok := n.(*ast.Text)
		switch {
		case !entering:
		case n.Kind() == ast.KindCodeSpan, n.Kind() == east.KindTableCell && joint(c.source, n) != "":
			return ast.WalkSkipChildren, nil
		case ok:
			copy(out[t.Segment.Start:t.Segment.Stop], withoutEscapes(t.Segment.Value(c.source)))
		}
		return ast.WalkContinue, nil
	})
	return string(out)
}

// withoutEscapes blanks the signs that a backslash makes signs.
func withoutEscapes(s []byte) []byte {
	out := bytes.Clone(s)
	for i := 0; i+1 < len(out); i++ {
		if out[i] == '\\' && util.IsPunct(out[i+1]) {
			out[i], out[i+1] = 0, 0
			i++
		}
	}
	return out
}
