package prose

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"rd50/generator/pattern"
)

var (
	kindReference = ast.NewNodeKind("Reference")
	kindMath      = ast.NewNodeKind("Math")
	kindFormula   = ast.NewNodeKind("Formula")
	kindMalformed = ast.NewNodeKind("Malformed")
)

// referenceNode is [@id] or [@id: words], or a citation of sources.
type referenceNode struct {
	ast.BaseInline
	id, words string
	cited     []citedWork // [@a, с. 12; @b] has one at least
	end       int         // behind it in the source
}

// citedWork is a source in a citation, with the place in it that is meant.
type citedWork struct {
	id, place string
	at        int // of its sign @, behind the start of the citation
}

func (*referenceNode) Kind() ast.NodeKind { return kindReference }

func (n *referenceNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// idForm is an id; that of the templates' own objects has a slash, which no
// engagement's has.
const idForm = `[\p{L}][\p{L}0-9._/-]*`

var (
	referenceForm = pattern.New(`^\[@(` + idForm + `)\s*(?::\s*([^\]\[]*))?\]`)
	// citationForm is [@a, с. 12; @b] (ГОСТ Р 7.0.5-2008, 7.2, 7.5); citedForm one
	// source of it.
	citationForm = pattern.New(`^\[@` + idForm + `\s*(?:,[^\]\[;@]+)?(?:;\s*@` + idForm + `\s*(?:,[^\]\[;@]+)?)*\]`)
	citedForm    = pattern.New(`@(` + idForm + `)\s*(?:,([^\]\[;@]+))?`)
	// referenceOpen is a reference whose words go on in the next line.
	referenceOpen = pattern.New(`^\[@` + idForm + `\s*[:,;][^\]\[]*\n$`)
)

const referenceHint = "нужна запись [@идентификатор] или [@идентификатор: слова], для источников — [@источник, с. 12] или [@источник; @источник]"

type referenceParser struct{}

func (referenceParser) Trigger() []byte { return []byte{'['} }

func (referenceParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[@")) {
		return nil
	}
	if referenceOpen.Match(line) {
		line = ahead(block)
	}
	if m := referenceForm.FindSubmatch(line); m != nil {
		block.Advance(len(m[0]))
		return &referenceNode{id: string(m[1]), words: string(oneLine(plainSigns(m[2]))), end: endOf(block)}
	}
	if m := citationForm.Find(line); m != nil {
		block.Advance(len(m))
		return &referenceNode{cited: citedWorks(m), end: endOf(block)}
	}
	block.Advance(len("[@"))
	return &malformedNode{text: "[@", message: "ссылка не распознана", hint: referenceHint}
}

func citedWorks(citation []byte) []citedWork {
	var out []citedWork
	for _, m := range citedForm.FindAllSubmatchIndex(citation) {
		work := citedWork{id: string(citation[m[2]:m[3]]), at: m[0]}
		if m[4] >= 0 {
			work.place = string(oneLine(plainSigns(citation[m[4]:m[5]])))
		}
		out = append(out, work)
	}
	return out
}

// endOf gives the offset in the source that a reader has come to.
func endOf(block text.Reader) int {
	_, place := block.Position()
	return place.Start
}

// farthest is the number of lines that a reference or a formula in the text may
// take.
const farthest = 3

// ahead gives the present line from the reader's place on and the next lines.
func ahead(block text.Reader) []byte {
	number, place := block.Position()
	defer block.SetPosition(number, place)
	var out []byte
	for range farthest {
		line, _ := block.PeekLine()
		out = append(out, line...)
		block.AdvanceLine()
	}
	return out
}

var lineEnd = pattern.New(`\s*\n\s*`)

func oneLine(s []byte) []byte { return lineEnd.ReplaceAll(bytes.TrimSpace(s), []byte(" ")) }

// malformedNode is a piece of text that looks like one of the format's forms and
// is none: a fault.
type malformedNode struct {
	ast.BaseInline
	text, message, hint string
}

func (*malformedNode) Kind() ast.NodeKind { return kindMalformed }

func (n *malformedNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// mathNode is $$…$$ within a paragraph.
type mathNode struct {
	ast.BaseInline
	tex string
	end int // behind it in the source
}

func (*mathNode) Kind() ast.NodeKind { return kindMath }

func (n *mathNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var (
	mathForm = pattern.New(`^\$\$([^$]+)\$\$`)
	mathOpen = pattern.New(`^\$\$[^$]*\n$`) // goes on in the next line
)

type mathParser struct{}

func (mathParser) Trigger() []byte { return []byte{'$'} }

func (mathParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("$$")) {
		return nil
	}
	if mathOpen.Match(line) {
		line = ahead(block)
	}
	m := mathForm.FindSubmatch(line)
	if m == nil {
		block.Advance(len("$$"))
		return &malformedNode{text: "$$", message: "формула не закрыта", hint: `формула в строке пишется как $$…$$, сами знаки — как \$\$`}
	}
	block.Advance(len(m[0]))
	return &mathNode{tex: string(oneLine(plainSigns(m[1]))), end: endOf(block)}
}

// formulaNode is a formula that is a paragraph of its own: $$…$$ {#id}, on one
// line or several.
type formulaNode struct {
	ast.BaseBlock
	lines  []string
	tex    string // the lines in one, once it is closed
	id     string
	closed bool
}

func (*formulaNode) Kind() ast.NodeKind { return kindFormula }

func (n *formulaNode) IsRaw() bool { return true }

func (n *formulaNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var (
	formulaLine = pattern.New(`^\s{0,3}\$\$([^$]*)\$\$\s*(?:\{#([^}\s]+)\})?\s*$`)
	formulaOpen = pattern.New(`^\s{0,3}\$\$([^$]*)$`)
	formulaEnd  = pattern.New(`^([^$]*)\$\$\s*(?:\{#([^}\s]+)\})?\s*$`)
)

type formulaParser struct{}

func (formulaParser) Trigger() []byte { return []byte{'$'} }

func (formulaParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	n := &formulaNode{}
	if m := formulaLine.FindSubmatch(line); m != nil {
		n.add(m[1])
		n.id, n.closed = string(m[2]), true
	} else if m := formulaOpen.FindSubmatch(line); m != nil {
		n.add(m[1])
	} else {
		return nil, parser.NoChildren
	}
	n.Lines().Append(segment)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (formulaParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*formulaNode)
	if n.closed {
		return parser.Close
	}
	line, segment := reader.PeekLine()
	if m := formulaEnd.FindSubmatch(line); m != nil {
		n.add(m[1])
		n.id, n.closed = string(m[2]), true
	} else {
		n.add(line)
	}
	n.Lines().Append(segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (n *formulaNode) add(line []byte) {
	n.lines = append(n.lines, string(bytes.TrimSpace(plainSigns(line))))
}

func (formulaParser) Close(node ast.Node, _ text.Reader, _ parser.Context) {
	n := node.(*formulaNode)
	n.tex = strings.TrimSpace(strings.Join(n.lines, " "))
}

func (formulaParser) CanInterruptParagraph() bool { return true }

func (formulaParser) CanAcceptIndentedLine() bool { return false }
