package prose

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"rd50/generator/pattern"
	"rd50/generator/report"
)

// softBreak marks the end of a source line until the paragraph is complete.
const softBreak = "\n"

func (c *converter) inlines(parent ast.Node) []report.Inline {
	var out []report.Inline
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		out = append(append(out, c.inline(n)...), c.takeMarks()...)
	}
	switch parent.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return out // a caption may stand on a line of its own: see settle
	}
	if out = settle(out); parent.Type() == ast.TypeBlock {
		trimEnds(out)
	}
	return out
}

// emphasised gives what stands within an emphasis, which may hold another one.
func (c *converter) emphasised(n ast.Node) []report.Inline {
	if c.emphases >= innermost {
		c.fault(n.Pos(), "выделения вложены слишком глубоко", fmt.Sprintf("допускается вложенность до %d; сами знаки пишутся как \\* и \\_", innermost))
		return nil
	}
	c.emphases++
	defer func() { c.emphases-- }()
	return c.inlines(n)
}

func (c *converter) inline(n ast.Node) []report.Inline {
	switch n := n.(type) {
	case *ast.Text:
		return c.text(n)
	case *ast.String:
		return report.Plain(string(n.Value))
	case *ast.CodeSpan:
		return []report.Inline{&report.CodeSpan{Text: c.codeText(n)}}
	case *ast.Emphasis:
		if n.Level == 2 {
			return []report.Inline{&report.Strong{Inlines: c.emphasised(n)}}
		}
		return []report.Inline{&report.Emphasis{Inlines: c.emphasised(n)}}
	case *ast.Link:
		return c.link(n.Pos(), string(n.Destination), c.inlines(n))
	case *ast.AutoLink:
		url := string(n.URL(c.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(url, "mailto:") {
			url = "mailto:" + url
		}
		return c.link(n.Pos(), url, report.Plain(verbatim(c, n.Pos()+1, n.Label(c.source))))
	case *ast.Image:
		c.fault(n.Pos(), "рисунок стоит внутри абзаца", "рисунок пишется отдельным абзацем")
	case *referenceNode:
		return c.reference(n)
	case *partNode:
		c.fault(n.Pos(), "часть раздела [@@"+n.id+"] стоит не отдельным абзацем", "до и после [@@"+n.id+"] нужны пустые строки")
	case *mathNode:
		if checkTeX(c, n.tex, n.Pos()) {
			signsIn(c, n.Pos(), c.source[n.Pos():n.end])
		}
		return []report.Inline{&report.Math{TeX: c.tex(n)}}
	case *east.FootnoteLink:
		return c.footnote(n)
	case *malformedNode:
		c.fault(n.Pos(), n.message, n.hint)
		return report.Plain(n.text)
	case *east.FootnoteBacklink:
	default:
		c.fault(n.Pos(), "элемент Markdown «"+n.Kind().String()+"» в отчете не предусмотрен", "уберите его или выразите обычным абзацем, списком или таблицей")
	}
	return nil
}

// tex gives a formula's TeX. In a table the sign | is written as \|, for it
// parts the cells.
func (c *converter) tex(n *mathNode) string {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == east.KindTableCell {
			return strings.ReplaceAll(n.tex, `\|`, "|")
		}
	}
	return n.tex
}

// strayLabel is {#id} where nothing takes it, lostPicture what stands before it when
// it is no stray: the picture was not understood, which is told by rule RD409.
var (
	strayLabel  = pattern.New(`\{#[^}]*\}`)
	lostPicture = pattern.New(`!\[[^\]\n]*\]\([^)\n]*\)$`)
)

// longestPicture is how far before a label a picture is looked for.
const longestPicture = 1 << 10

// stray gives the offset of a label that nothing takes in a text, or less than 0.
func (c *converter) stray(n *ast.Text) int {
	text := n.Segment.Value(c.source)
	if !bytes.Contains(text, []byte("{#")) {
		return -1
	}
	found := strayLabel.FindIndex(text)
	if found == nil || c.captionOffset(n.Parent()) >= 0 {
		return -1
	}
	at := n.Segment.Start + found[0]
	if lostPicture.Match(c.source[max(0, at-longestPicture):at]) {
		return -1
	}
	return at
}

func (c *converter) text(n *ast.Text) []report.Inline {
	if at := c.stray(n); at >= 0 {
		c.fault(at, "метка {#…} стоит не на месте", "метка ставится сразу за заголовком, рисунком, формулой или подписью таблицы: {#fig-1}")
	}
	out := report.Plain(c.printed(n.Segment.Start, n.Segment.Value(c.source)))
	switch {
	case n.HardLineBreak():
		out = append(out, &report.LineBreak{})
	case n.SoftLineBreak():
		out = append(out, &report.Text{Text: softBreak})
	}
	return out
}

func (c *converter) codeText(n *ast.CodeSpan) string {
	var b strings.Builder
	for t := n.FirstChild(); t != nil; t = t.NextSibling() {
		if t, ok := t.(*ast.Text); ok {
			b.WriteString(strings.ReplaceAll(verbatim(c, t.Segment.Start, t.Segment.Value(c.source)), "\n", " "))
		}
	}
	return b.String()
}

// schemes are the addresses that a report may lead to.
var schemes = []string{"https://", "http://", "mailto:", "ftp://"}

func (c *converter) link(offset int, url string, in []report.Inline) []report.Inline {
	for _, s := range schemes {
		if strings.HasPrefix(strings.ToLower(url), s) {
			return []report.Inline{&report.Link{URL: url, Inlines: in}}
		}
	}
	hint := "внешняя ссылка начинается с https://, http:// или mailto:"
	if id, ok := strings.CutPrefix(url, "#"); ok {
		hint = "ссылка внутри отчета пишется как [@" + id + "]"
	}
	c.fault(offset, "ссылка «"+url+"» ведет не на внешний адрес", hint)
	return in
}

// unescape resolves backslash escapes and, between them, character entities.
func unescape(s []byte) string {
	if !bytes.ContainsAny(s, `\&`) {
		return string(s)
	}
	var b strings.Builder
	start := 0
	flush := func(end int) {
		b.Write(util.ResolveEntityNames(util.ResolveNumericReferences(s[start:end])))
	}
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '\\' && util.IsPunct(s[i+1]) {
			flush(i)
			b.WriteByte(s[i+1])
			i++
			start = i + 1
		}
	}
	flush(len(s))
	return b.String()
}

// settle turns line ends into blanks and merges neighbouring texts.
func settle(in []report.Inline) []report.Inline {
	var out []report.Inline
	in = trimSpace(in)
	for i := 0; i < len(in); {
		first, ok := in[i].(*report.Text)
		if !ok {
			out = append(out, in[i])
			i++
			continue
		}
		var b strings.Builder
		for ; i < len(in); i++ {
			t, ok := in[i].(*report.Text)
			if !ok {
				break
			}
			if t.Text != softBreak {
				b.WriteString(t.Text)
			} else if built := b.String(); !strings.HasSuffix(built, " ") {
				b.WriteByte(' ')
			}
		}
		if first.Text = b.String(); first.Text != "" {
			out = append(out, first)
		}
	}
	return out
}

// trimEnds takes the blanks off the ends that comments leave behind.
func trimEnds(in []report.Inline) {
	if first, ok := at(in, 0).(*report.Text); ok {
		first.Text = strings.TrimLeft(first.Text, " ")
	}
	if last, ok := at(in, len(in)-1).(*report.Text); ok {
		last.Text = strings.TrimRight(last.Text, " ")
	}
}

// trimSpace drops blanks and line ends at both ends.
func trimSpace(in []report.Inline) []report.Inline {
	for len(in) > 0 && isBlank(in[len(in)-1]) {
		in = in[:len(in)-1]
	}
	for len(in) > 0 && isBlank(in[0]) {
		in = in[1:]
	}
	return in
}

func isBlank(in report.Inline) bool {
	t, ok := in.(*report.Text)
	return ok && strings.TrimSpace(t.Text) == ""
}
