package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"rd50/generator/pattern"
	"rd50/generator/report"
)

var kindPart = ast.NewNodeKind("Part")

// partNode is [@@id], where the generated part of a section stands.
type partNode struct {
	ast.BaseInline
	id string
}

func (*partNode) Kind() ast.NodeKind { return kindPart }

func (n *partNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var partForm = pattern.New(`^\[@@([^\s\[\]]+)\]`)

type partParser struct{}

func (partParser) Trigger() []byte { return []byte{'['} }

func (partParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	const open = "[@@"
	line, _ := block.PeekLine()
	if !bytes.HasPrefix(line, []byte(open)) {
		return nil
	}
	m := partForm.FindSubmatch(line)
	if m == nil {
		block.Advance(len(open))
		return &malformedNode{text: open, message: "часть раздела не распознана",
			hint: "нужна запись [@@раздел/часть], например [@@study/processes]; части перечисляет rd50 sections --parts"}
	}
	block.Advance(len(m[0]))
	return &partNode{id: string(plainSigns(m[1]))}
}

// onlyChild gives the node that is all that another holds.
func onlyChild(n ast.Node) ast.Node {
	if n.ChildCount() != 1 {
		return nil
	}
	return n.FirstChild()
}

// place keeps the place of a part.
func (c *converter) place(n *partNode) report.Block {
	mark := &report.Mark{}
	p := &report.Paragraph{Inlines: []report.Inline{mark}, Keys: c.keys(n.Pos())}
	c.out.Places = append(c.out.Places, Place{n.id, n.Pos(), p, mark})
	return p
}
