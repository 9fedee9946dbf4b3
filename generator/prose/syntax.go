package prose

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var (
	kindReference = ast.NewNodeKind("Reference")
	kindMath      = ast.NewNodeKind("Math")
	kindFormula   = ast.NewNodeKind("Formula")
)

// referenceNode is [@id] or [@id: words].
type referenceNode struct {
	ast.BaseInline
	id, words string
}

func (*referenceNode) Kind() ast.NodeKind { return kindReference }

func (n *referenceNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// An id of the templates' own objects has a slash, which no engagement's has.
var referenceForm = regexp.MustCompile(`^\[@([\p{L}][\p{L}0-9._/-]*)(?::\s*([^\]\[]*))?\]`)

type referenceParser struct{}

func (referenceParser) Trigger() []byte { return []byte{'['} }

func (referenceParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	m := referenceForm.FindSubmatch(line)
	if m == nil {
		return nil
	}
	block.Advance(len(m[0]))
	return &referenceNode{id: string(m[1]), words: string(bytes.TrimSpace(m[2]))}
}

// mathNode is $$…$$ within a line.
type mathNode struct {
	ast.BaseInline
	tex string
}

func (*mathNode) Kind() ast.NodeKind { return kindMath }

func (n *mathNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var mathForm = regexp.MustCompile(`^\$\$([^$]+)\$\$`)

type mathParser struct{}

func (mathParser) Trigger() []byte { return []byte{'$'} }

func (mathParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	m := mathForm.FindSubmatch(line)
	if m == nil {
		return nil
	}
	block.Advance(len(m[0]))
	return &mathNode{tex: string(bytes.TrimSpace(m[1]))}
}

// formulaNode is a formula that is a paragraph of its own: $$…$$ {#id}, on one
// line or several.
type formulaNode struct {
	ast.BaseBlock
	tex, id string
	closed  bool
}

func (*formulaNode) Kind() ast.NodeKind { return kindFormula }

func (n *formulaNode) IsRaw() bool { return true }

func (n *formulaNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var (
	formulaLine = regexp.MustCompile(`^\s{0,3}\$\$([^$]*)\$\$\s*(?:\{#([^}\s]+)\})?\s*$`)
	formulaOpen = regexp.MustCompile(`^\s{0,3}\$\$([^$]*)$`)
	formulaEnd  = regexp.MustCompile(`^([^$]*)\$\$\s*(?:\{#([^}\s]+)\})?\s*$`)
)

type formulaParser struct{}

func (formulaParser) Trigger() []byte { return []byte{'$'} }

func (formulaParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	n := &formulaNode{}
	if m := formulaLine.FindSubmatch(line); m != nil {
		n.tex, n.id, n.closed = string(bytes.TrimSpace(m[1])), string(m[2]), true
	} else if m := formulaOpen.FindSubmatch(line); m != nil {
		n.tex = string(bytes.TrimSpace(m[1]))
	} else {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (formulaParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*formulaNode)
	if n.closed {
		return parser.Close
	}
	line, _ := reader.PeekLine()
	if m := formulaEnd.FindSubmatch(line); m != nil {
		n.tex += " " + string(bytes.TrimSpace(m[1]))
		n.id, n.closed = string(m[2]), true
	} else {
		n.tex += " " + string(bytes.TrimSpace(line))
	}
	n.tex = string(bytes.TrimSpace([]byte(n.tex)))
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (formulaParser) Close(ast.Node, text.Reader, parser.Context) {}

func (formulaParser) CanInterruptParagraph() bool { return true }

func (formulaParser) CanAcceptIndentedLine() bool { return false }
