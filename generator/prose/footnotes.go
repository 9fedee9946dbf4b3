package prose

import (
	"regexp"
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"rd50/generator/report"
)

// footnote gives a footnote with its text at its place. A text that is referred
// to twice stands twice, for each mark has a number of its own.
func (c *converter) footnote(n *east.FootnoteLink) []report.Inline {
	note, ok := c.notes[n.Index]
	switch {
	case c.inNote:
		c.fault(n.Pos(), "сноска стоит внутри сноски", "")
		return nil
	case !ok:
		return nil
	}
	out := c.out
	if c.told[n.Index] {
		c.out = &Text{}
	}
	c.told[n.Index], c.inNote = true, true
	blocks := c.blocks(note)
	if slices.ContainsFunc(blocks, notText) {
		c.fault(note.Pos(), "в сноске допускаются только абзацы и списки", "")
	}
	c.out, c.inNote = out, false
	return []report.Inline{&report.Footnote{Blocks: blocks}}
}

func notText(b report.Block) bool {
	switch b.(type) {
	case *report.Paragraph, *report.List:
		return false
	}
	return true
}

// footnotes finds the texts of the footnotes by their index.
func footnotes(doc ast.Node) map[int]*east.Footnote {
	out := map[int]*east.Footnote{}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if _, ok := n.(*east.FootnoteList); !ok {
			continue
		}
		for f := n.FirstChild(); f != nil; f = f.NextSibling() {
			if f, ok := f.(*east.Footnote); ok {
				out[f.Index] = f
			}
		}
	}
	return out
}

// unusedFinder keeps the footnotes without a mark in the text before goldmark
// drops them.
type unusedFinder struct{}

var unusedKey = parser.NewContextKey()

// unusedNotes gives what was found in a text, by its context.
func unusedNotes(state parser.Context) []*east.Footnote {
	notes, _ := state.Get(unusedKey).([]*east.Footnote)
	return notes
}

// Transform implements parser.ASTTransformer.
func (unusedFinder) Transform(doc *ast.Document, _ text.Reader, state parser.Context) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if f, ok := n.(*east.Footnote); ok && entering && f.Index < 0 {
			state.Set(unusedKey, append(unusedNotes(state), f))
		}
		return ast.WalkContinue, nil
	})
}

var noteForm = regexp.MustCompile(`^\[\^[^\]\[\s]+\]`)

// noteMarkParser comes behind the footnotes' own parser: a mark [^x] that gets
// here has no text.
type noteMarkParser struct{}

func (noteMarkParser) Trigger() []byte { return []byte{'['} }

func (noteMarkParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	mark := string(noteForm.Find(line))
	if mark == "" {
		return nil
	}
	block.Advance(len(mark))
	return &malformedNode{text: mark, message: "у сноски " + mark + " нет текста", hint: "текст сноски пишется отдельной строкой: " + mark + ": …"}
}
