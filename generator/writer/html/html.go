// Package html turns the Markdown that the package markdown writes into the
// blocks of a page: one piece of HTML for every paragraph, table or figure, with
// a key that stays the same while its text does.
//
// Nothing that stands in the Markdown can run in a browser: raw HTML is dropped
// but for the six tags that the Markdown writer uses, links lead to http, https,
// mailto or a heading of the page, and pictures are those at the end of the
// Markdown, as files of their own. The HTML holds no style and no script, so that
// a page may forbid both by its Content-Security-Policy.
package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Page is a report as HTML.
type Page struct {
	Blocks []Block
	Assets map[string]Asset // by the name that blocks know them by: AssetPrefix + NAME
}

// Block is a piece of a page: one element, on its own.
type Block struct {
	Key     string // of its content; unique within a page
	HTML    string
	Heading *Heading // nil for what is no heading
}

// Heading is what a table of contents needs of a block.
type Heading struct {
	Level int
	ID    string // of its element
	Text  string
}

// IDPrefix stands before every id of a page, so that no heading can take an id
// that belongs to the page around the report.
const IDPrefix = "d-"

// Converter makes pages and remembers the blocks of the last one, so that a page
// that differs in little costs little. It is not for concurrent use.
type Converter struct {
	markdown goldmark.Markdown
	blocks   map[string]*converted // by Markdown
	pictures map[string]*picture   // by the text of their data URI
}

// New gives a converter that remembers nothing yet.
func New() *Converter {
	return &Converter{markdown: newMarkdown(), blocks: map[string]*converted{}, pictures: map[string]*picture{}}
}

// converted is a block before its place among equals is known.
type converted struct {
	key     string
	html    string
	heading *Heading // its ID is the anchor that the first of its name takes
}

// Convert gives the page of a report's Markdown. It is an error when a picture
// at its end can't be read.
func (c *Converter) Convert(source []byte) (*Page, error) {
	body, pictures, err := c.cutPictures(string(source))
	if err != nil {
		return nil, err
	}
	page := &Page{Assets: map[string]Asset{}}
	for _, p := range pictures {
		page.Assets[p.name] = p.Asset
	}
	seen := map[string]*converted{}
	names := &names{anchors: map[string]int{}, keys: map[string]int{}}
	for _, chunk := range split(body) {
		id := chunk.identity(pictures)
		block := c.blocks[id]
		if block == nil {
			if block, err = c.convert(chunk, pictures); err != nil {
				return nil, err
			}
		}
		seen[id] = block
		page.Blocks = append(page.Blocks, names.place(block))
	}
	c.blocks = seen
	return page, nil
}

func (c *Converter) convert(chunk chunk, pictures map[string]*picture) (*converted, error) {
	body, heading, err := c.body(chunk, pictures)
	if err != nil {
		return nil, err
	}
	out := `<div class="` + chunk.class() + `">` + body + "</div>"
	sum := sha256.Sum256([]byte(out))
	return &converted{key: hex.EncodeToString(sum[:8]), html: out, heading: heading}, nil
}

// body gives the inner HTML of a block.
func (c *Converter) body(chunk chunk, pictures map[string]*picture) (string, *Heading, error) {
	main, heading, err := c.render(chunk.text, pictures)
	if err != nil || chunk.caption == "" {
		return main, heading, err
	}
	caption, _, err := c.render(chunk.caption, pictures)
	caption = "<figcaption>" + unwrap(caption) + "</figcaption>"
	if chunk.kind == tableChunk {
		return "<figure>" + caption + main + "</figure>", nil, err
	}
	return "<figure>" + unwrap(main) + caption + "</figure>", nil, err
}

// unwrap takes the paragraph's tags off a single paragraph.
func unwrap(s string) string {
	if inner, ok := strings.CutPrefix(s, "<p>"); ok && strings.Count(s, "<p>") == 1 {
		return strings.TrimSuffix(inner, "</p>")
	}
	return s
}

func (c *Converter) render(source string, pictures map[string]*picture) (string, *Heading, error) {
	ctx := parser.NewContext()
	for label, p := range pictures {
		if strings.Contains(source, "["+label+"]") {
			ctx.AddReference(p.reference(label))
		}
	}
	source, holes := cutHoles(source)
	bytesOf := []byte(source)
	tree := c.markdown.Parser().Parse(text.NewReader(bytesOf), parser.WithContext(ctx))
	markHoles(tree, bytesOf, holes)
	heading := nameHeading(tree, bytesOf)
	sizePictures(tree, pictures)
	var out bytes.Buffer
	if err := c.markdown.Renderer().Render(&out, bytesOf, tree); err != nil {
		return "", nil, fmt.Errorf("html: %w", err)
	}
	return restoreHoles(strings.TrimSpace(out.String()), holes), heading, nil
}

// names numbers what occurs more than once, as the Markdown writer numbers
// anchors.
type names struct {
	anchors, keys map[string]int
}

func (n *names) place(c *converted) Block {
	b := Block{Key: c.key, HTML: c.html}
	if h := c.heading; h != nil {
		placed := *h
		if placed.ID = IDPrefix + n.anchor(h.ID); placed.ID != IDPrefix+h.ID {
			b.HTML = strings.Replace(b.HTML, idAttribute(h.ID), ` id="`+placed.ID+`"`, 1)
			b.Key += placed.ID
		}
		b.Heading = &placed
	}
	n.keys[b.Key]++
	if again := n.keys[b.Key]; again > 1 {
		b.Key = fmt.Sprintf("%s.%d", b.Key, again)
	}
	return b
}

func (n *names) anchor(base string) string {
	name := base
	for _, taken := n.anchors[name]; taken; _, taken = n.anchors[name] {
		n.anchors[base]++
		name = fmt.Sprintf("%s-%d", base, n.anchors[base])
	}
	n.anchors[name] = 0
	return name
}

func idAttribute(anchor string) string { return ` id="` + IDPrefix + anchor + `"` }
