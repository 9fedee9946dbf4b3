// Package pdf writes the pages of a layout as a PDF file that is PDF/A-2a
// (ISO 19005-2; PDF/A-3a with attachments) and PDF/UA-1 (ISO 14289-1) at once. It
// decides nothing about where anything stands: every run of text, rule and picture
// is drawn at its place, marked with the element that it belongs to.
//
// Pages are drawn and packed one after another with the structure tree, links, outline
// and metadata that the library knows nothing of; the library encodes pictures, which
// are read from the file that it makes (flat.go).
package pdf

import (
	"fmt"
	"io"
	"iter"

	"rd50/fonts"
	"rd50/generator/report"
	"rd50/generator/typeset"
)

// Options are what a PDF may be made with.
type Options struct {
	Attachments []Attachment // associated files of the document
	Header      string       // stands in the top margin of each page
}

// Write draws a layout. Equal layouts and options give equal bytes. Nothing is
// written when there is an error. The PDF library panics on some faults of pictures;
// here they become errors.
func Write(to io.Writer, r *report.Report, l *typeset.Layout, o Options) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("файл PDF не собран: %v", p)
		}
	}()
	w, d := newWriter(r, l), newDocument(l)
	d.attachments, d.header = o.Attachments, o.Header
	for _, page := range l.Pages {
		content, err := d.page(page, page.Shared())
		if err != nil {
			return err
		}
		w.contents = append(w.contents, w.fill(w.reserve(), deflate, "", content, used))
	}
	return w.finish(to, d, r)
}

// document is the pages being drawn.
type document struct {
	layout  *typeset.Layout
	fonts   []*font // in the order of first use
	known   map[*fonts.Face]*font
	gallery gallery
	opaque  []uint8 // opacities in use, from 0 to 255

	attachments []Attachment
	header      string

	number int            // of the page being drawn, from 1
	height float64        // of that page, in points
	at     typeset.Offset // of the item being drawn
	font   *font
	size   typeset.Length
	out    []byte // operations of the page
	marker
}

func newDocument(l *typeset.Layout) *document {
	return &document{layout: l, known: map[*fonts.Face]*font{}, marker: newMarker(l.Root)}
}

func points(l typeset.Length) float64 { return float64(l) / 1000 }

// page draws a page with some items and gives its operations.
func (d *document) page(page *typeset.Page, items iter.Seq2[typeset.Offset, typeset.Item]) ([]byte, error) {
	d.height = points(page.Height)
	d.number++
	d.font, d.size, d.at, d.out = nil, 0, typeset.Offset{}, blank()
	d.startPage()
	if err := d.overhead(page); err != nil {
		return nil, err
	}
	for at, item := range items {
		d.at = at
		if err := d.item(item); err != nil {
			return nil, err
		}
	}
	return d.unmark(d.out), nil
}

// overhead draws what stands at the head of each page, an artifact of its own kind
// (ISO 14289-1, 7.8).
func (d *document) overhead(page *typeset.Page) error {
	if d.header == "" {
		return nil
	}
	d.out = d.open(d.out, "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n")
	err := d.run(d.layout.Header(page, d.header))
	d.out = d.unmark(d.out)
	return err
}

func (d *document) item(item typeset.Item) error {
	switch item := item.(type) {
	case *typeset.Run:
		return d.run(item)
	case *typeset.Rule:
		d.rule(item)
	case *typeset.Shade:
		d.shade(item)
	case *typeset.Picture:
		return d.picture(item)
	case *typeset.Link:
		return d.link(item)
	default:
		return fmt.Errorf("PDF не знает этого элемента страницы")
	}
	return nil
}
