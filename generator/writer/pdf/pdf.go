// Package pdf writes the pages of a layout as a PDF file that is PDF/A-2a
// (ISO 19005-2; PDF/A-3a with attachments) and PDF/UA-1 (ISO 14289-1) at once. It
// decides nothing about where anything stands: every run of text, rule and picture
// is drawn at its place, marked with the element that it belongs to.
//
// The library draws pages, cuts fonts and encodes pictures; what it gives is read
// (flat.go) and written anew (file.go) with the structure tree, links, outline and
// metadata that it knows nothing of.
package pdf

import (
	"bytes"
	"fmt"
	"io"

	"github.com/go-pdf/fpdf"

	"rd50/fonts"
	"rd50/generator/report"
	"rd50/generator/typeset"
)

// Options are what a PDF may be made with.
type Options struct {
	Attachments []Attachment // associated files of the document
}

// Write draws a layout. Equal layouts and options give equal bytes. Nothing is
// written when there is an error.
func Write(w io.Writer, r *report.Report, l *typeset.Layout, o Options) error {
	data, err := render(r, l, o)
	if err != nil {
		return err
	}
	if _, err = w.Write(data); err != nil {
		return fmt.Errorf("файл PDF не записан: %w", err)
	}
	return nil
}

// render makes the file. The PDF library panics on some faults of fonts and
// pictures; here they become errors.
func render(r *report.Report, l *typeset.Layout, o Options) (data []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			data, err = nil, fmt.Errorf("файл PDF не собран: %v", p)
		}
	}()
	d := newDocument(l)
	d.attachments = o.Attachments
	for _, page := range l.Pages {
		if err := d.page(page); err != nil {
			return nil, err
		}
	}
	d.use()
	var out bytes.Buffer
	if err := d.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("файл PDF не собран: %w", err)
	}
	return finish(out.Bytes(), d, r)
}

// document is a PDF file being drawn.
type document struct {
	pdf    *fpdf.Fpdf
	layout *typeset.Layout
	fonts  []*font // in the order of first use
	known  map[*fonts.Face]*font
	images map[*report.Image]registered
	alpha  bool // something is drawn that lets through what is below it

	attachments []Attachment

	number int     // of the page being drawn, from 1
	height float64 // of that page, in points
	font   *font
	size   typeset.Length
	out    []byte // operations not yet handed to the library
	marker
}

func newDocument(l *typeset.Layout) *document {
	pdf := fpdf.NewCustom(&fpdf.InitType{
		UnitStr: "pt", Size: fpdf.SizeType{Wd: points(l.Pages[0].Width), Ht: points(l.Pages[0].Height)},
	})
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCatalogSort(true)
	pdf.SetCompression(false) // finish does it
	return &document{
		pdf: pdf, layout: l, known: map[*fonts.Face]*font{}, images: map[*report.Image]registered{},
		marker: newMarker(l.Root),
	}
}

func points(l typeset.Length) float64 { return float64(l) / 1000 }

// page draws one page.
func (d *document) page(page *typeset.Page) error {
	d.height = points(page.Height)
	d.pdf.AddPageFormat("P", fpdf.SizeType{Wd: points(page.Width), Ht: d.height})
	d.number++
	d.font, d.size = nil, 0
	d.startPage()
	for _, item := range page.Items {
		if err := d.item(item); err != nil {
			return err
		}
	}
	d.out = d.unmark(d.out)
	d.flush()
	return nil
}

// flush hands over what was drawn, before the library itself writes something.
func (d *document) flush() {
	d.pdf.RawWriteStr(string(d.out))
	d.out = d.out[:0]
}

func (d *document) item(item typeset.Item) error {
	switch item := item.(type) {
	case *typeset.Run:
		return d.run(item)
	case *typeset.Rule:
		d.rule(item)
	case *typeset.Picture:
		return d.picture(item)
	case *typeset.Link:
		return d.link(item)
	default:
		return fmt.Errorf("PDF не знает этого элемента страницы")
	}
	return nil
}
