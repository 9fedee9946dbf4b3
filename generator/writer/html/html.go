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
//	kept.go      what stays of the page before
//	blocks.go    every block of the model
//	inline.go    every inline
//	markup.go    ready HTML and text
//	node.go      what leads from an element back to the data
//	table.go, math.go, picture.go, title.go
//	document.go  the page as one file
package html

import (
	"crypto/sha256"
	_ "embed" // for the look of a report
	"encoding/hex"
	"html"
	"net/url"
	"strconv"

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
func Of(r *report.Report) (*Page, error) { return new(Kept).Of(r) }

// writer makes the blocks of a report, passage by passage.
type writer struct {
	report    *report.Report
	source    func(report.Image) (string, error) // gives the address of a picture
	tracing   bool                               // elements tell what they are printed from
	page      *Page
	keys      map[string]int
	ids       map[string]bool
	fragments map[string]string // by the ids that they lead to
	kept      map[string]*passage
	*passage

	markup                    // of the present block
	nodes  []report.Keys      // of the present block
	notes  []*report.Footnote // of the present section
	err    error
}

func newWriter(r *report.Report) *writer {
	return &writer{
		report: r, page: &Page{Assets: map[string]Asset{}},
		keys: map[string]int{}, ids: map[string]bool{}, fragments: map[string]string{}, kept: map[string]*passage{},
	}
}

func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
	w.apart = true
}

// all writes the report but the sections that are known as they were written.
func (w *writer) all(known map[string]*passage) (*Page, error) {
	w.passage = &passage{}
	w.title(w.report.Title)
	w.take()
	for _, s := range w.report.Sections {
		w.passage = known[s.ID]
		if w.passage == nil || !w.section.Same(s) || !w.free(w.named) {
			w.passage = &passage{section: s}
			w.write(s)
		}
		w.take()
	}
	return w.page, w.err
}

func (w *writer) write(s *report.Section) {
	look := "structural"
	if s.Kind == report.Main {
		look = ""
	}
	w.begin(look)
	w.heading(1, s.ID, nil, sectionNumber(s), func() { w.text(s.Title) })
	w.end().Anchor = Anchor(s.ID)
	if s.Status != "" {
		w.begin("")
		w.put(`<p class="centred">(`)
		w.text(s.Status)
		w.put(")</p>")
		w.end()
	}
	for _, b := range s.Blocks {
		w.addBlock(b)
	}
	for len(w.notes) > 0 { // a note may hold another
		n := w.notes[0]
		w.notes = w.notes[1:]
		w.begin("footnote")
		w.led(openingKeys(n.Blocks), func() { w.noteMark(n.Number, "note", "mark"); w.put(" ") }, n.Blocks)
		w.end()
	}
}

func sectionNumber(s *report.Section) string {
	if s.Kind == report.Appendix {
		return "ПРИЛОЖЕНИЕ " + s.Number
	}
	return s.Number
}

// addBlock adds a block of a section. What is long and changes by its lines goes
// out line by line.
func (w *writer) addBlock(b report.Block) {
	switch b := b.(type) {
	case *report.Heading:
		w.begin("")
		w.block(b)
		w.end().Anchor = Anchor(b.ID)
	case *report.Definitions:
		for _, d := range b.Items {
			w.begin("")
			w.definition(d)
			w.end()
		}
	case *report.Performers:
		for _, line := range performers(b) {
			w.line("", line)
		}
	case *report.Figure:
		w.begin("picture")
		w.block(b)
		w.end()
	case *report.Table:
		w.begin("grid")
		w.block(b)
		w.end()
	default:
		w.begin("")
		w.block(b)
		w.end()
	}
}

// begin starts a block of a look.
func (w *writer) begin(look string) {
	w.out = append(w.out[:0], `<div class="block`...)
	if look != "" {
		w.put(" " + look)
	}
	w.put(`">`)
}

// end adds the block that was begun.
func (w *writer) end() *Block {
	w.put("</div>")
	sum := sha256.Sum256(w.out)
	w.blocks = append(w.blocks, Block{Key: hex.EncodeToString(sum[:8]), HTML: string(w.out), Nodes: w.nodes})
	w.nodes = nil
	return &w.blocks[len(w.blocks)-1]
}

// line adds a block of one paragraph.
func (w *writer) line(look, text string) {
	w.begin(look)
	w.put("<p>")
	w.text(text)
	w.put("</p>")
	w.end()
}

func (w *writer) heading(level int, id string, keys report.Keys, number string, words func()) {
	tag := "h" + strconv.Itoa(level)
	w.put("<" + tag)
	w.id(id)
	w.node(keys)
	w.put(">")
	w.numbered(number)
	words()
	w.put("</" + tag + ">")
}

// id gives the attribute of the element that an id leads to: the first, should a
// draft have two of it.
func (w *writer) id(id string) {
	if id == "" || w.ids[id] {
		w.apart = w.apart || id != ""
		return
	}
	w.ids[id] = true
	w.named = append(w.named, id)
	w.put(` id="`)
	w.text(Anchor(id))
	w.put(`"`)
}

// fragment gives the address of the element that an id leads to.
func (w *writer) fragment(id string) string {
	known, ok := w.fragments[id]
	if !ok {
		known = escape((&url.URL{Fragment: Anchor(id)}).String())
		w.fragments[id] = known
	}
	return known
}

func escape(s string) string { return html.EscapeString(s) }
