package html

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"rd50/generator/writer/markdown"
)

// newMarkdown reads what the Markdown writer writes: CommonMark without
// definitions of links (a footnote of one word would be one), tables, formulas
// and marks.
func newMarkdown() goldmark.Markdown {
	blocks := append(parser.DefaultBlockParsers(), util.Prioritized(formulaParser{}, 50))
	inlines := append(parser.DefaultInlineParsers(),
		util.Prioritized(mathParser{}, 50), util.Prioritized(noteParser{}, 60))
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(parser.WithBlockParsers(blocks...), parser.WithInlineParsers(inlines...))),
		// A style attribute would need the policy's leave.
		goldmark.WithExtensions(extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute))),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(nodes{}, 10))))
}

// nodes renders what goldmark's own renderer would let through, or doesn't know.
type nodes struct{}

func (nodes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindRawHTML, rawHTML)
	r.Register(ast.KindHTMLBlock, dropped)
	r.Register(ast.KindLink, link)
	r.Register(ast.KindAutoLink, autoLink)
	r.Register(ast.KindImage, picturesOnly)
	r.Register(east.KindTable, scrolledTable)
	r.Register(kindMath, inlineMath)
	r.Register(kindFormula, displayedFormula)
	r.Register(kindNote, footnoteMark)
	r.Register(kindHole, holeInText)
}

// ownTag are the tags that the Markdown writer writes itself; a «<» of the
// report's text is escaped there.
var ownTag = regexp.MustCompile(`^</?(?:sup|sub|em|strong)>$|^<br>$`)

func rawHTML(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	segments := n.(*ast.RawHTML).Segments
	if entering && segments.Len() == 1 {
		segment := segments.At(0)
		if tag := segment.Value(source); ownTag.Match(tag) {
			w.Write(tag)
		}
	}
	return ast.WalkSkipChildren, nil
}

func dropped(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkSkipChildren, nil
}

func escape(s string) string { return string(util.EscapeHTML([]byte(s))) }

// linkTags gives the tags around a link. An address of another kind than http,
// https, mailto or a heading is no link.
func linkTags(address string) (opening, closing string) {
	if anchor, ok := strings.CutPrefix(address, "#"); ok {
		if unescaped, err := url.PathUnescape(anchor); err == nil {
			anchor = unescaped
		}
		return `<a href="#` + escape(IDPrefix+anchor) + `">`, "</a>"
	}
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https" || u.Host == "") && u.Scheme != "mailto" {
		return `<span class="dead" title="адрес не открывается: ` + escape(address) + `">`, "</span>"
	}
	return `<a href="` + escape(u.String()) + `" target="_blank" rel="noopener noreferrer">`, "</a>"
}

func link(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	destination := n.(*ast.Link).Destination
	address := unescaped(destination)
	opening, closing := linkTags(address)
	if !entering {
		opening = closing
	}
	w.WriteString(opening)
	return ast.WalkContinue, nil
}

func autoLink(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.AutoLink)
	if entering {
		opening, closing := linkTags(string(n.URL(source)))
		w.WriteString(opening + escape(string(n.Label(source))) + closing)
	}
	return ast.WalkContinue, nil
}

// picturesOnly shows the report's own pictures and the words of any other.
func picturesOnly(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Image)
	if !entering {
		return ast.WalkContinue, nil
	}
	words := escape(plain(n, source))
	width, known := n.AttributeString("width")
	if !strings.HasPrefix(string(n.Destination), AssetPrefix) || !known {
		w.WriteString(words)
		return ast.WalkSkipChildren, nil
	}
	fmt.Fprintf(w, `<img src="%s" alt="%s"`, escape(string(n.Destination)), words)
	if height, _ := n.AttributeString("height"); width != "0" && height != "0" {
		fmt.Fprintf(w, ` width="%s" height="%s"`, width, height)
	}
	w.WriteString(">")
	return ast.WalkSkipChildren, nil
}

// sizePictures marks the pictures that are the report's own.
func sizePictures(tree ast.Node, pictures map[string]*picture) {
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the function gives no error
		if image, ok := n.(*ast.Image); ok && entering {
			for _, p := range pictures {
				if string(image.Destination) == AssetPrefix+p.name {
					image.SetAttributeString("width", strconv.Itoa(p.width))
					image.SetAttributeString("height", strconv.Itoa(p.height))
				}
			}
		}
		return ast.WalkContinue, nil
	})
}

// nameHeading gives the heading of a block that is one and an id to its element.
func nameHeading(tree ast.Node, source []byte) *Heading {
	h, ok := tree.FirstChild().(*ast.Heading)
	if !ok {
		return nil
	}
	words := plain(h, source)
	anchor := markdown.Slug(words)
	h.SetAttributeString("id", []byte(IDPrefix+anchor))
	return &Heading{h.Level, anchor, words}
}

// plain gives the characters of a node without markup.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the function gives no error
		switch n := n.(type) {
		case *ast.Text:
			if entering && n.Parent().Kind() == ast.KindCodeSpan {
				b.Write(n.Value(source))
			} else if entering {
				b.WriteString(unescaped(n.Value(source)))
			}
		case *math:
			if entering {
				b.WriteString(n.tex)
			}
		case *hole:
			if entering {
				b.WriteString("⟦" + n.text + "⟧")
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

func unescaped(markdown []byte) string {
	return string(util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(markdown))))
}

func scrolledTable(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		w.WriteString(`<div class="scroll" tabindex="0" role="region" aria-label="Таблица"><table>`)
	} else {
		w.WriteString("</table></div>")
	}
	return ast.WalkContinue, nil
}

func footnoteMark(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*note)
	if !entering {
		return ast.WalkContinue, nil
	}
	here, there, blank := IDPrefix+"mark-"+n.number, IDPrefix+"note-"+n.number, ""
	if n.text {
		here, there, blank = there, here, " "
	}
	fmt.Fprintf(w, `<sup class="note"><a id="%s" href="#%s">%s)</a></sup>%s`, here, there, n.number, blank)
	return ast.WalkContinue, nil
}

func holeInText(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		w.WriteString(`<mark class="hole" tabindex="-1">` + escape(node.(*hole).text) + "</mark>")
	}
	return ast.WalkContinue, nil
}
