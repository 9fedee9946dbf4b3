package html

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The nodes that the Markdown writer has beyond CommonMark and tables.
var (
	kindMath    = ast.NewNodeKind("Math")
	kindFormula = ast.NewNodeKind("Formula")
	kindNote    = ast.NewNodeKind("Note")
	kindHole    = ast.NewNodeKind("Hole")
)

// math is $…$.
type math struct {
	ast.BaseInline
	tex string
}

func (*math) Kind() ast.NodeKind          { return kindMath }
func (n *math) Dump(source []byte, i int) { ast.DumpHelper(n, source, i, nil, nil) }

// note is the mark of a footnote, [^3], or with text the number before its text.
type note struct {
	ast.BaseInline
	number string
	text   bool
}

func (*note) Kind() ast.NodeKind          { return kindNote }
func (n *note) Dump(source []byte, i int) { ast.DumpHelper(n, source, i, nil, nil) }

// hole is the mark of a fault at its place, ⟦RD202: …⟧.
type hole struct {
	ast.BaseInline
	text string // between the brackets
}

func (*hole) Kind() ast.NodeKind          { return kindHole }
func (n *hole) Dump(source []byte, i int) { ast.DumpHelper(n, source, i, nil, nil) }

// formula is a block between two lines $$.
type formula struct {
	ast.BaseBlock
}

func (*formula) Kind() ast.NodeKind          { return kindFormula }
func (*formula) IsRaw() bool                 { return true }
func (n *formula) Dump(source []byte, i int) { ast.DumpHelper(n, source, i, nil, nil) }

type mathParser struct{}

func (mathParser) Trigger() []byte { return []byte{'$'} }

func (mathParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	end := bytes.IndexByte(line[1:], '$')
	if end <= 0 {
		return nil
	}
	block.Advance(end + 2)
	return &math{tex: string(line[1 : end+1])}
}

type noteParser struct{}

var noteMark = regexp.MustCompile(`^\[\^(\d+)\](: )?`)

func (noteParser) Trigger() []byte { return []byte{'['} }

func (noteParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := noteMark.FindSubmatch(line)
	if m == nil {
		return nil
	}
	n := &note{number: string(m[1]), text: len(m[2]) > 0 && segment.Start == 0}
	length := len("[^]") + len(m[1])
	if n.text {
		length += len(m[2])
	}
	block.Advance(length)
	return n
}

type formulaParser struct{}

func (formulaParser) Trigger() []byte { return []byte{'$'} }

func (formulaParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if string(bytes.TrimSpace(line)) != "$$" {
		return nil, parser.NoChildren
	}
	reader.Advance(length(line, segment))
	return &formula{}, parser.NoChildren
}

func (formulaParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, segment := reader.PeekLine()
	if string(bytes.TrimSpace(line)) == "$$" {
		reader.Advance(length(line, segment))
		return parser.Close
	}
	node.Lines().Append(segment)
	reader.Advance(length(line, segment))
	return parser.Continue | parser.NoChildren
}

// length is that of a line up to its end.
func length(line []byte, segment text.Segment) int {
	if bytes.HasSuffix(line, []byte("\n")) {
		return segment.Len() - 1
	}
	return segment.Len()
}

func (formulaParser) Close(ast.Node, text.Reader, parser.Context) {}
func (formulaParser) CanInterruptParagraph() bool                 { return true }
func (formulaParser) CanAcceptIndentedLine() bool                 { return false }
