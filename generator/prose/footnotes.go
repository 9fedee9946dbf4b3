package prose

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"rd50/generator/pattern"
	"rd50/generator/report"
)

// footnote gives a footnote with its text at the first place that refers to it, and
// at further ones a mark.
func (c *converter) footnote(n *east.FootnoteLink) []report.Inline {
	source, ok := c.notes[n.Index]
	switch {
	case c.inNote:
		c.fault(n.Pos(), "сноска стоит внутри сноски", "уберите метку из текста сноски")
		return nil
	case !ok:
		return nil
	}
	if note := c.made[n.Index]; note != nil {
		return []report.Inline{&report.FootnoteMark{Note: note}}
	}
	note := &report.Footnote{}
	c.made[n.Index], c.inNote = note, true
	note.Blocks = c.blocks(source)
	c.inNote = false
	return []report.Inline{note}
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

var noteForm = pattern.New(`^\[\^[^\]\[\s]+\]`)

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
