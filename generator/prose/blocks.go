package prose

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rd50/generator/report"
	"rd50/generator/tex"
)

// converter turns goldmark's tree into the report's.
type converter struct {
	source   []byte
	around   Surroundings
	shift    int // added to the level of a heading
	notes    map[int]*east.Footnote
	made     map[int]*report.Footnote
	inNote   bool
	depth    int             // of lists and quotations within one another
	emphases int             // within one another
	marks    []report.Inline // of faults, not yet in the blocks
	out      *Text
}

// deepest is the level of the lowest numbered heading: sub-points, 4.2.1.1.
const deepest = 4

// innermost is how deep lists and quotations may stand within one another: no
// page has room for more.
const innermost = 10

const tooDeep = "списки и цитаты вложены слишком глубоко"

var tooDeepHint = fmt.Sprintf("допускается вложенность до %d", innermost)

func (c *converter) fault(offset int, message, hint string) {
	c.add(Fault{Kind: BadForm, Offset: offset, Message: message, Hint: hint})
}

func (c *converter) add(f Fault) {
	f.Mark = &report.Mark{}
	c.marks = append(c.marks, f.Mark)
	c.out.Faults = append(c.out.Faults, f)
}

// takeMarks gives the marks of the faults told since it was last asked.
func (c *converter) takeMarks() []report.Inline {
	marks := c.marks
	c.marks = nil
	return marks
}

// markParagraph gives them as a paragraph, nothing when there are none.
func (c *converter) markParagraph() []report.Block {
	if len(c.marks) == 0 {
		return nil
	}
	return []report.Block{&report.Paragraph{Inlines: c.takeMarks()}}
}

func (c *converter) label(id string, kind Kind, offset int, b report.Block) {
	if id != "" {
		c.out.Labels = append(c.out.Labels, Label{id, kind, offset, b})
	}
}

// blocks converts the children of a node. A caption line is joined with the
// table behind it.
func (c *converter) blocks(parent ast.Node) []report.Block {
	if c.depth > innermost {
		c.fault(parent.Pos(), tooDeep, tooDeepHint)
		return nil
	}
	c.depth++
	defer func() { c.depth-- }()
	var out []report.Block
	var caption *tableCaption
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if t, ok := n.(*east.Table); ok {
			c.checkPlace(t)
			out = append(out, c.table(t, caption))
			out = append(out, c.markParagraph()...)
			caption = nil
			continue
		}
		c.checkPlace(n)
		b := c.block(n)
		if p, ok := b.(*report.Paragraph); ok {
			caption = c.takeCaption(p, n)
			if p.Inlines = settle(p.Inlines); len(p.Inlines) == 0 {
				continue
			}
			trimEnds(p.Inlines)
		}
		if b != nil {
			out = append(out, b)
		}
		out = append(out, c.markParagraph()...)
	}
	return out
}

func (c *converter) block(n ast.Node) report.Block {
	switch n := n.(type) {
	case *ast.Heading:
		return c.heading(n)
	case *ast.Paragraph:
		return c.paragraph(n)
	case *ast.TextBlock:
		return c.paragraph(n)
	case *ast.List:
		return c.list(n)
	case *ast.Blockquote:
		return quoted(c.blocks(n))
	case *ast.CodeBlock:
		return &report.Code{Text: c.lines(n)}
	case *ast.FencedCodeBlock:
		return &report.Code{Language: string(n.Language(c.source)), Text: c.lines(n)}
	case *formulaNode:
		return c.formula(n)
	case *east.DefinitionList:
		return c.definitions(n)
	case *east.FootnoteList, *east.FootnoteBacklink, *ast.LinkReferenceDefinition:
		return nil // each footnote and address stands at its reference
	case *ast.ThematicBreak:
		c.fault(n.Pos(), "горизонтальная черта в отчете не предусмотрена", "уберите строку «---» или замените ее заголовком")
	default:
		c.fault(n.Pos(), fmt.Sprintf("элемент Markdown «%s» в отчете не предусмотрен", n.Kind()), "уберите его или выразите обычным абзацем, списком или таблицей")
	}
	return nil
}

func (c *converter) lines(n ast.Node) string {
	var b strings.Builder
	for _, line := range n.Lines().Sliced(0, n.Lines().Len()) {
		b.WriteString(verbatim(c, line.Start, line.Value(c.source)))
	}
	return strings.TrimRight(b.String(), "\n")
}

func (c *converter) heading(n *ast.Heading) report.Block {
	h := &report.Heading{Level: n.Level + c.shift, Inlines: c.inlines(n), Keys: c.keys(n.Pos())}
	switch {
	case n.Parent().Kind() != ast.KindDocument:
		c.fault(n.Pos(), "заголовок стоит внутри списка, цитаты или сноски", "заголовок пишется от начала строки")
	case h.Level > deepest && h.Level-c.lowered() <= deepest:
		h.Unnumbered = true // only the generated heading above makes it too deep
	case h.Level > deepest:
		c.fault(n.Pos(), "заголовок глубже четвертого уровня", "ГОСТ 7.32-2017, 6.4.2 знает разделы, подразделы, пункты и подпункты")
	}
	h.Level = min(max(h.Level, 2), deepest)
	if id, ok := n.AttributeString("id"); ok {
		if b, ok := id.([]byte); ok {
			h.ID = string(b)
		}
	}
	c.label(h.ID, Subsection, n.Pos(), h)
	return h
}

// lowered tells how many levels a generated heading above the text takes.
func (c *converter) lowered() int { return max(0, c.around.Top-subsection) }

// paragraph gives a paragraph, or a figure when an image is all that it holds.
func (c *converter) paragraph(n ast.Node) report.Block {
	if img, ok := n.FirstChild().(*ast.Image); ok {
		if l, alone := c.trailingLabel(img); alone {
			return c.figure(img, l)
		}
	}
	if part, ok := onlyChild(n).(*partNode); ok && n.Parent().Kind() == ast.KindDocument {
		return c.place(part)
	}
	return &report.Paragraph{Inlines: c.inlines(n), Keys: c.keys(n.Pos())}
}

// keys names the place that a block was written at.
func (c *converter) keys(offset int) report.Keys {
	if c.around.Key == nil || offset < 0 {
		return nil
	}
	return report.Keys{c.around.Key(offset)}
}

// pictureLabel is {#id …} behind an image that stands alone.
type pictureLabel struct{ id, attributes string }

// trailingLabel gives the label behind an image, and whether nothing else follows.
func (c *converter) trailingLabel(img *ast.Image) (l pictureLabel, alone bool) {
	var rest strings.Builder
	for n := img.NextSibling(); n != nil; n = n.NextSibling() {
		t, ok := n.(*ast.Text)
		if !ok {
			return l, false
		}
		rest.Write(t.Value(c.source))
	}
	m := labelForm.FindStringSubmatch(rest.String())
	if m == nil {
		return l, false
	}
	return pictureLabel{m[1], m[2]}, true
}

func (c *converter) figure(img *ast.Image, l pictureLabel) report.Block {
	f := &report.Figure{ID: l.id, Caption: c.inlines(img), Alt: string(plainSigns([]byte(unescape(img.Title)))), Keys: c.keys(img.Pos())}
	c.label(l.id, FigureKind, img.Pos(), f)
	f.Width, f.Landscape = pictureLook(c, attributes(c.source, l.attributes, behind(img)))
	if f.Landscape && img.Parent().Parent().Kind() != ast.KindDocument {
		c.fault(img.Pos(), "рисунок на отдельном листе стоит внутри списка, цитаты или сноски", "рисунок с landscape пишется от начала строки, отдельным абзацем")
	}
	picture, err := c.around.Picture(string(img.Destination))
	if err != nil {
		c.add(Fault{Kind: BadPicture, Offset: img.Pos(), Message: err.Error(), Hint: hintOf(err)})
		return f
	}
	f.Image = picture
	return f
}

// behind gives the offset of what follows an image.
func behind(img *ast.Image) int {
	if t, ok := img.NextSibling().(*ast.Text); ok {
		return t.Segment.Start
	}
	return img.Pos()
}

func (c *converter) formula(n *formulaNode) report.Block {
	if !n.closed {
		c.fault(n.Pos(), "формула не закрыта", "в конце формулы нужны знаки $$")
	}
	if checkTeX(c, n.tex, n.Pos()) {
		for _, line := range n.Lines().Sliced(0, n.Lines().Len()) {
			signsIn(c, line.Start, line.Value(c.source))
		}
	}
	f := &report.Formula{ID: n.id, TeX: n.tex}
	c.label(n.id, EquationID, n.Pos(), f)
	return f
}

// checkTeX tells of a formula that no writer could set.
func checkTeX(c *converter, source string, offset int) bool {
	_, err := tex.Parse(source)
	if err != nil {
		c.fault(offset, err.Error(), "поддерживаемые команды перечислены в README.ru.md, раздел «Тексты»")
	}
	return err == nil
}

func (c *converter) list(n *ast.List) report.Block {
	l := &report.List{Kind: report.Dash}
	if n.IsOrdered() {
		l.Kind, l.Offset = report.Digit, n.Start-1
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		l.Items = append(l.Items, c.blocks(item))
	}
	return l
}

// definitions joins the terms that share an explanation, and the explanations of
// a term, for an entry has one of each.
func (c *converter) definitions(n ast.Node) report.Block {
	d := &report.Definitions{}
	var last *report.Definition
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		switch item := item.(type) {
		case *east.DefinitionTerm:
			if last == nil || last.Blocks != nil {
				d.Items = append(d.Items, report.Definition{})
				last = &d.Items[len(d.Items)-1]
			} else {
				last.Term = append(last.Term, &report.Text{Text: ", "})
			}
			last.Term = append(last.Term, c.inlines(item)...)
		case *east.DefinitionDescription:
			if last != nil {
				last.Blocks = joined(last.Blocks, c.blocks(item))
			}
		}
	}
	return d
}

// joined puts a second explanation behind the first, in its paragraph where each is
// no more than that.
func joined(before, after []report.Block) []report.Block {
	if len(before) != 1 || len(after) == 0 {
		return append(before, after...)
	}
	a, ok := before[0].(*report.Paragraph)
	b, both := after[0].(*report.Paragraph)
	if !ok || !both {
		return append(before, after...)
	}
	a.Inlines = append(append(a.Inlines, &report.LineBreak{}), b.Inlines...)
	return append(before, after[1:]...)
}
