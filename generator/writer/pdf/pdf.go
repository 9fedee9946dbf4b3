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
	Packed      *Packed      // of files before; may be nil
	Drawn       *Drawn       // the file of an earlier state; may be nil
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
	w, d := newWriter(r, l, o.Packed), newDocument(l)
	d.attachments, d.header, d.earlier = o.Attachments, o.Header, o.Drawn.of(l, o.Header)
	for _, page := range l.Pages {
		if err := w.page(d, page, o.Drawn != nil); err != nil {
			return err
		}
	}
	if err := w.finish(to, d, r); err != nil {
		return err
	}
	o.Drawn.keep(d)
	return nil
}

// page adds a page: as it was drawn before, or drawn now, perhaps to be kept.
func (w *writer) page(d *document, page *typeset.Page, kept bool) error {
	number := w.reserve()
	w.contents = append(w.contents, number)
	if s := d.again(page); s != nil {
		w.streams = append(w.streams, &stream{number, s.dict, s.data})
		return nil
	}
	from := d.state()
	content, err := d.page(page, page.Shared())
	if err != nil {
		return err
	}
	s := w.fill(number, deflate, "", content, used)
	if kept {
		d.sheets = append(d.sheets, d.sheet(page, from, s))
	}
	return nil
}

// document is the pages being drawn.
type document struct {
	layout  *typeset.Layout
	fonts   []*font // by the faces of inks
	known   map[*fonts.Face]*font
	gallery gallery
	inks

	earlier []*sheet // of an earlier state of the report
	sheets  []*sheet // of this one, where they are kept

	attachments []Attachment
	header      string

	pixels bool           // the page shows some
	shown  []signs        // on the page
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
	d.font, d.size, d.at, d.out, d.pixels = nil, 0, typeset.Offset{}, blank(), false
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
	d.shown = d.shown[:0]
	for i, f := range d.fonts {
		d.shown = f.endPage(d.shown, i)
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
