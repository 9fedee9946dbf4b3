package prose

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"rd50/generator/engagement"
)

// Sign is a character of running text and the bytes of the source that it is written
// with. A character reference, a soft line end and an escape are one sign of several
// bytes; what prints as something else, such as a reference, is a sign of its own.
type Sign struct {
	Rune     rune // 0 for what prints as something else
	From, To int
}

// Flow is the running text of a paragraph, a heading, a cell or a caption, sign by sign.
// What parts the signs in the source, such as the stars of an emphasis, is no sign.
type Flow struct {
	Offset int
	Signs  []Sign
}

// PlainFlow gives the flow of a text that means itself.
func PlainFlow(s string) Flow {
	var out Flow
	for i, r := range s {
		out.Signs = append(out.Signs, Sign{r, i, i + utf8.RuneLen(r)})
	}
	return out
}

// Flows gives the running texts of a piece of Markdown in their order.
func Flows(source string) []Flow {
	src, _ := withoutComments([]byte(source))
	if tooMuch(src) != nil {
		return nil
	}
	doc := markdown().Parse(text.NewReader(src))
	f := flower{source: src}
	_ = ast.Walk(doc, f.visit)
	return f.out
}

// flower lists the running texts of a document.
type flower struct {
	source []byte
	out    []Flow
	signs  []Sign // of the flow that is read
}

func (f *flower) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if n.Type() == ast.TypeBlock && flows(n) {
		if entering {
			f.signs = nil
		} else if len(f.signs) > 0 {
			f.out = append(f.out, Flow{firstOffset(n), f.signs})
		}
		return ast.WalkContinue, nil
	}
	if n.Type() == ast.TypeInline && entering {
		return f.inline(n), nil
	}
	return ast.WalkContinue, nil
}

// flows tells the blocks that hold running text.
func flows(n ast.Node) bool {
	switch n.(type) {
	case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *east.TableCell, *east.DefinitionTerm:
		return true
	}
	return false
}

func (f *flower) inline(n ast.Node) ast.WalkStatus {
	switch n := n.(type) {
	case *ast.Text:
		f.text(n)
	case *ast.Emphasis, *ast.Link, *ast.Image, *ast.CodeSpan:
	case *east.FootnoteBacklink:
	case *referenceNode:
		f.other(n, n.end)
	case *mathNode:
		f.other(n, n.end)
	default:
		f.other(n, n.Pos())
		return ast.WalkSkipChildren
	}
	return ast.WalkContinue
}

// other adds what prints as something else; its end may not be known.
func (f *flower) other(n ast.Node, end int) {
	at := max(n.Pos(), 0)
	f.signs = append(f.signs, Sign{0, at, max(end, at)})
}

// text adds the signs of a piece of the source.
func (f *flower) text(n *ast.Text) {
	code := n.Parent().Kind() == ast.KindCodeSpan
	for at := n.Segment.Start; at < n.Segment.Stop; {
		length, meant := f.sign(at, n.Segment.Stop, code)
		for _, r := range meant {
			f.signs = append(f.signs, Sign{r, at, at + length})
		}
		at += length
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		f.signs = append(f.signs, Sign{'\n', n.Segment.Stop, f.lineStart(n)})
	}
}

// lineStart gives where the text goes on behind a line end.
func (f *flower) lineStart(n *ast.Text) int {
	if next, ok := n.NextSibling().(*ast.Text); ok {
		return next.Segment.Start
	}
	at := n.Segment.Stop
	if end := bytes.IndexByte(f.source[at:], '\n'); end >= 0 {
		at += end + 1
	}
	for at < len(f.source) && f.source[at] == ' ' {
		at++
	}
	return at
}

// sign gives the length of what stands at a place of the source, and what it means.
func (f *flower) sign(at, end int, code bool) (length int, meant string) {
	s := f.source[at:end]
	switch {
	case s[0] == noted:
		return len(s) - len(bytes.TrimLeft(s, string(rune(noted)))), ""
	case code:
	case s[0] == '\\' && len(s) > 1 && util.IsPunct(s[1]):
		return 2, string(s[1:2])
	case s[0] == '&':
		if m := entityForm.FindIndex(s); m != nil && m[0] == 0 {
			return m[1], unescape(s[:m[1]])
		}
	}
	r, size := utf8.DecodeRune(s)
	return size, engagement.Blanks(string(r))
}
