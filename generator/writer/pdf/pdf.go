// Package pdf writes the pages of a layout as a PDF file. It decides nothing about
// where anything stands: every run of text, rule and picture is drawn at its place.
package pdf

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/go-pdf/fpdf"

	"rd50/fonts"
	"rd50/generator/report"
	"rd50/generator/typeset"
)

// Write draws a layout. Equal layouts give equal bytes. Nothing is written when
// there is an error.
func Write(w io.Writer, r *report.Report, l *typeset.Layout) error {
	data, err := render(r, l)
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
func render(r *report.Report, l *typeset.Layout) (data []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			data, err = nil, fmt.Errorf("файл PDF не собран: %v", p)
		}
	}()
	d := newDocument(r, l)
	for i, page := range l.Pages {
		if err := d.page(i, page); err != nil {
			return nil, err
		}
	}
	if err := d.targets(); err != nil {
		return nil, err
	}
	d.use()
	var out bytes.Buffer
	if err := d.pdf.Error(); err != nil {
		return nil, fmt.Errorf("файл PDF не собран: %w", err)
	}
	if err := d.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("файл PDF не собран: %w", err)
	}
	return finish(out.Bytes())
}

// document is a PDF file being drawn.
type document struct {
	pdf    *fpdf.Fpdf
	report *report.Report
	layout *typeset.Layout
	fonts  []*font // in the order of first use
	known  map[*fonts.Face]*font
	links  map[string]int // id of the report → link of the library
	order  []string       // of links
	images map[*report.Image]registered
	marks  map[int][]bookmark // by page
	height float64            // of the page being drawn, in points
	font   *font
	size   typeset.Length
	line   []byte // buffer for one operation
}

// font is a face in use and the signs that are drawn with it.
type font struct {
	face *fonts.Face
	used map[rune]bool
}

func newDocument(r *report.Report, l *typeset.Layout) *document {
	pdf := fpdf.NewCustom(&fpdf.InitType{
		UnitStr: "pt", Size: fpdf.SizeType{Wd: points(l.Pages[0].Width), Ht: points(l.Pages[0].Height)},
	})
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCatalogSort(true)
	date := documentDate(r.Meta.Date)
	pdf.SetCreationDate(date)
	pdf.SetModificationDate(date)
	pdf.SetTitle(clean(r.Meta.Title), true)
	pdf.SetAuthor(clean(r.Meta.Author), true)
	pdf.SetSubject(clean(r.Meta.Subject), true)
	pdf.SetKeywords(clean(strings.Join(r.Meta.Keywords, ", ")), true)
	pdf.SetCreator("rd50", true)
	pdf.SetProducer("rd50", true)
	if r.Meta.Language != "" {
		pdf.SetLang(r.Meta.Language)
	}
	d := &document{
		pdf: pdf, report: r, layout: l, known: map[*fonts.Face]*font{},
		links: map[string]int{}, images: map[*report.Image]registered{},
	}
	d.marks = d.bookmarks()
	return d
}

// documentDate reads the report's date; a report without one gets a fixed day, never
// the clock's.
func documentDate(iso string) time.Time {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t
}

// clean keeps what the library can write in a document's property: it panics on cut
// UTF-8 and knows no signs beyond the Basic Multilingual Plane.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF || r < ' ' || r == '\ufffd' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

func points(l typeset.Length) float64 { return float64(l) / 1000 }

// page draws one page.
func (d *document) page(index int, page *typeset.Page) error {
	d.height = points(page.Height)
	d.pdf.AddPageFormat("P", fpdf.SizeType{Wd: points(page.Width), Ht: d.height})
	d.font = nil
	for _, item := range page.Items {
		if err := d.item(item); err != nil {
			return err
		}
	}
	d.mark(index)
	return nil
}

func (d *document) item(item typeset.Item) error {
	switch item := item.(type) {
	case *typeset.Run:
		d.run(item)
	case *typeset.Rule:
		d.rule(item)
	case *typeset.Picture:
		return d.picture(item)
	case *typeset.Link:
		d.link(item)
	default:
		return fmt.Errorf("PDF не знает элемента страницы %T", item)
	}
	return nil
}
