// Package html writes a report as HTML: one file that holds all, or the blocks of a
// page that follows a draft, each with a key that stays the same while the block
// does.
//
// Nothing that stands in a report can run in a browser: all text is escaped, links
// lead to http, https, mailto or an element of the page, and pictures are shown as
// images, in which no script runs. The blocks hold no style and no script, so that a
// page may forbid both by its Content-Security-Policy.
//
//	html.go      the page and its blocks
//	blocks.go    every block of the model
//	inline.go    every inline
//	node.go      what leads from an element back to the data
//	table.go, math.go, picture.go, title.go
//	document.go  the page as one file
package html

import (
	"crypto/sha256"
	_ "embed" // for the look of a report
	"encoding/hex"
	"fmt"
	"html"
	"net/url"

	"rd50/generator/report"
)

//go:embed sheet.css
var style string

// Style gives the look of the blocks as CSS, for the page around them.
func Style() []byte { return []byte(style) }

// Page is a report as HTML.
type Page struct {
	Blocks []Block
	Assets map[string]Asset // by the name that blocks know them by: AssetPrefix + NAME
}

// Block is a piece of a page: one element, on its own.
type Block struct {
	Key    string // of its content; unique within a page
	HTML   string
	Anchor string        // the id of the heading that it is; empty for what is none
	Nodes  []report.Keys // of its elements with the attribute data-n, by that number
}

// idPrefix stands before every id of a page, so that no id of a report can be one of
// the page around it.
const idPrefix = "d-"

// Anchor gives the id of the element that a section, a heading, a table, a figure or
// a formula has by its id in the report.
func Anchor(id string) string { return idPrefix + id }

// Of gives the page of a resolved report, a draft's too. Pictures are its assets.
func Of(r *report.Report) (*Page, error) {
	page := &Page{Assets: map[string]Asset{}}
	w := &writer{report: r, source: page.asset, tracing: true}
	page.Blocks = w.all()
	return page, w.err
}

// writer makes the blocks of a report.
type writer struct {
	report  *report.Report
	source  func(report.Image) (string, error) // gives the address of a picture
	blocks  []Block
	tracing bool          // elements tell what they are printed from
	nodes   []report.Keys // of the present block
	keys    map[string]int
	ids     map[string]bool
	notes   []*report.Footnote // of the present section
	err     error
}

func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *writer) all() []Block {
	w.keys, w.ids = map[string]int{}, map[string]bool{}
	w.title(w.report.Title)
	for _, s := range w.report.Sections {
		w.section(s)
	}
	return w.blocks
}

func (w *writer) section(s *report.Section) {
	look := "structural"
	if s.Kind == report.Main {
		look = ""
	}
	w.addHeading(look, 1, s.ID, nil, escape(numbered(sectionNumber(s), s.Title)))
	if s.Status != "" {
		w.add("", `<p class="centred">(`+escape(s.Status)+")</p>")
	}
	for _, b := range s.Blocks {
		w.addBlock(b)
	}
	for len(w.notes) > 0 { // a note may hold another
		n := w.notes[0]
		w.notes = w.notes[1:]
		w.add("footnote", w.led(openingKeys(n.Blocks), w.noteMark(n.Number, "note", "mark")+" ", n.Blocks))
	}
}

func sectionNumber(s *report.Section) string {
	if s.Kind == report.Appendix {
		return "ПРИЛОЖЕНИЕ " + s.Number
	}
	return s.Number
}

func numbered(number, text string) string {
	if number == "" {
		return text
	}
	return number + " " + text
}

// addBlock adds a block of a section. What is long and changes by its lines goes
// out line by line.
func (w *writer) addBlock(b report.Block) {
	switch b := b.(type) {
	case *report.Heading:
		w.addHeading("", b.Level, b.ID, b.Keys, numbered(escape(b.Number), w.inlines(b.Inlines)))
	case *report.Definitions:
		for _, d := range b.Items {
			w.add("", w.definition(d))
		}
	case *report.Performers:
		for _, line := range performers(b) {
			w.add("", line)
		}
	case *report.Figure:
		w.add("picture", w.block(b))
	case *report.Table:
		w.add("grid", w.block(b))
	default:
		w.add("", w.block(b))
	}
}

// add adds a block of ready HTML.
func (w *writer) add(look, content string) *Block {
	if look != "" {
		look = " " + look
	}
	text := `<div class="block` + look + `">` + content + "</div>"
	sum := sha256.Sum256([]byte(text))
	key := hex.EncodeToString(sum[:8])
	if w.keys[key]++; w.keys[key] > 1 {
		key = fmt.Sprintf("%s.%d", key, w.keys[key])
	}
	w.blocks = append(w.blocks, Block{Key: key, HTML: text, Nodes: w.nodes})
	w.nodes = nil
	return &w.blocks[len(w.blocks)-1]
}

func (w *writer) addHeading(look string, level int, id string, keys report.Keys, text string) {
	w.add(look, w.heading(level, id, keys, text)).Anchor = Anchor(id)
}

func (w *writer) heading(level int, id string, keys report.Keys, text string) string {
	return fmt.Sprintf("<h%d%s>%s</h%[1]d>", level, w.id(id)+w.node(keys), text)
}

// id gives the attribute of the element that an id leads to: the first, should a
// draft have two of it.
func (w *writer) id(id string) string {
	if id == "" || w.ids[id] {
		return ""
	}
	w.ids[id] = true
	return ` id="` + escape(Anchor(id)) + `"`
}

// fragment gives the address of the element that an id leads to.
func fragment(id string) string {
	return escape((&url.URL{Fragment: Anchor(id)}).String())
}

func escape(s string) string { return html.EscapeString(s) }
