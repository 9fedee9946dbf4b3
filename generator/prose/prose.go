// Package prose turns the Markdown that consultants write into the report's
// blocks: CommonMark with tables, footnotes, definition lists and attributes,
// and three forms of its own (references [@id], table captions, formulas).
//
// Raw HTML is no part of it: a tag is printed as it stands.
package prose

import (
	"fmt"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"rd50/generator/report"
)

// Surroundings is what a text needs to know of the engagement around it.
type Surroundings struct {
	// IsSource tells whether an id is that of a source: a reference to it is a
	// citation.
	IsSource func(id string) bool
	// HasSign tells whether every face has a sign; nil when there is nothing to ask.
	HasSign func(rune) bool
	// Top is the level of the text's highest heading: that below the heading which the
	// text stands under; 0 for that of a subsection.
	Top int
	// InCell tells that the text is printed in a cell of a table.
	InCell bool
	// Key names the place of an offset, as in «prose/study.md:14»; nil when nobody asks.
	Key func(offset int) string
	// Picture reads and decodes a picture that the text names.
	Picture func(name string) (report.Image, error)
}

// Kind is the kind of object that a label in prose declares.
type Kind string

// Kinds of labels, by their Russian names.
const (
	Subsection Kind = "подраздел"
	TableLabel Kind = "таблица"
	FigureKind Kind = "рисунок"
	EquationID Kind = "формула"
)

// Label is an id that the prose gives to one of its objects; Offset is the
// byte offset in the text.
type Label struct {
	ID     string
	Kind   Kind
	Offset int
	Block  report.Block // the object; nil for a caption that no table follows
}

// Use is a reference [@id] in the prose and what it became.
type Use struct {
	ID     string
	Offset int
	Node   report.Inline
	Cited  bool // only a source may stand here
}

// Place is where the author of a section puts one of its generated parts: [@@id], a
// paragraph of its own. The paragraph stands in the blocks until the part takes its
// place; its mark tells a draft's reader why none does.
type Place struct {
	Part   string
	Offset int
	Block  *report.Paragraph
	Mark   *report.Mark
}

// FaultKind tells what a fault is about.
type FaultKind int

// A form that the report can't express, or a picture that can't be used.
const (
	BadForm FaultKind = iota
	BadPicture
)

// Fault is what is wrong with the prose at an offset. Mark is empty and stands in
// the blocks where a draft may tell of it; a text without faults holds none.
type Fault struct {
	Kind    FaultKind
	Offset  int
	Message string
	Hint    string
	Mark    *report.Mark
}

// Text is one parsed piece of prose.
type Text struct {
	Blocks []report.Block
	Labels []Label
	Uses   []Use
	Places []Place
	Faults []Fault
	Doubts []Fault // what is printed, but hardly as meant

	Parts   []Part // headings, captions, cells and paragraphs as they are written
	Literal string // the source; what is not printed as text is NUL
}

// Parse reads Markdown. Faults do not stop it: what can be expressed is there.
// Headings are shifted so that the highest has the level that its surroundings ask for.
func Parse(source string, around Surroundings) *Text {
	src, open := withoutComments([]byte(source))
	c := &converter{source: src, around: around, out: &Text{}, made: map[int]*report.Footnote{}}
	if x := tooMuch(src); x != nil {
		c.fault(x.offset, x.message, x.hint)
		c.out.Blocks = c.markParagraph()
		return c.out
	}
	if open >= 0 {
		c.fault(open, "комментарий не закрыт", `в конце комментария нужны знаки -->; сами знаки <!-- пишутся как \<!--`)
	}
	state := parser.NewContext()
	doc := markdown().Parse(text.NewReader(src), parser.WithContext(state))
	c.notes = footnotes(doc)
	c.shift = max(around.Top, subsection) - highestHeading(doc)
	c.out.Parts, c.out.Literal = c.outline(doc), c.literal(doc)
	c.out.Blocks = c.blocks(doc)
	for _, n := range unusedNotes(state) {
		c.fault(n.Pos(), "на сноску [^"+string(n.Ref)+"] нет ссылки", "место сноски в тексте обозначается так же: [^"+string(n.Ref)+"]")
	}
	c.out.Blocks = append(c.out.Blocks, c.markParagraph()...)
	return c.out
}

// markdown is CommonMark less raw HTML, plus the format's own forms. It is made
// once and keeps no state: what a text leaves behind is in its context.
var markdown = sync.OnceValue(func() parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(formulaParser{}, 50),
			util.Prioritized(parser.NewSetextHeadingParser(parser.WithHeadingAttribute()), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(parser.WithHeadingAttribute()), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(mathParser{}, 150),
			util.Prioritized(partParser{}, 155),
			util.Prioritized(referenceParser{}, 160),
			util.Prioritized(noteMarkParser{}, 170),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500)),
		parser.WithASTTransformers(util.Prioritized(unusedFinder{}, 900)), // before the footnotes' own, 999
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))
	md := goldmark.New(goldmark.WithParser(p))
	extension.Table.Extend(md)
	extension.Footnote.Extend(md)
	extension.DefinitionList.Extend(md)
	return md.Parser()
})

// subsection is the level of a subsection, and of the heading of a generated part.
const subsection = 2

// highestHeading gives the level of the highest heading; a part that is put into the
// text has that of a subsection. It is 2 when there is none.
func highestHeading(doc ast.Node) int {
	highest := 0
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		level := 0
		if h, ok := n.(*ast.Heading); ok {
			level = h.Level
		} else if _, ok := onlyChild(n).(*partNode); ok {
			level = subsection
		}
		if level > 0 && (highest == 0 || level < highest) {
			highest = level
		}
	}
	if highest == 0 {
		return subsection
	}
	return highest
}

// Inlines parses a piece of running text, such as a phrase of the templates.
// A text that is more than one paragraph is an error.
func Inlines(source string, around Surroundings) ([]report.Inline, error) {
	if around.HasSign == nil {
		if in, ok := simple(source, around.IsSource); ok {
			return in, nil
		}
	}
	t := Parse(source, around)
	switch {
	case strings.TrimSpace(source) == "":
		return nil, nil
	case len(t.Faults) > 0:
		return nil, fmt.Errorf("%s", t.Faults[0].Message)
	case len(t.Blocks) != 1 || len(t.Places) > 0:
		return nil, fmt.Errorf("нужен один абзац, а не %d", len(t.Blocks))
	}
	p, ok := t.Blocks[0].(*report.Paragraph)
	if !ok {
		return nil, fmt.Errorf("нужен абзац текста")
	}
	return p.Inlines, nil
}
