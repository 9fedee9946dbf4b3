package pdf

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/go-pdf/fpdf"

	"rd50/fonts"
	"rd50/generator/report"
	"rd50/generator/typeset"
)

// bulk is a report of about n pages of text with headings and tables.
func bulk(sections int) *report.Report {
	r := everything()
	r.Sections = r.Sections[:5]
	for i := range sections {
		s := &report.Section{Kind: report.Main, ID: fmt.Sprint("b", i), Title: "Раздел основной части", Listed: true}
		for k := range 5 {
			t := longTable(3)
			t.ID = fmt.Sprintf("bt%d-%d", i, k)
			s.Blocks = append(s.Blocks, &report.Heading{Level: 2, ID: fmt.Sprintf("bh%d-%d", i, k), Inlines: text("Подраздел")},
				para(strings.Repeat(words, 3)), para(strings.Repeat(words, 4)), t)
		}
		r.Sections = append(r.Sections, s)
	}
	r.Sections[4].Blocks = nil
	return r
}

func BenchmarkTypesetAndWrite(b *testing.B) {
	for _, sections := range []int{15, 150} {
		r := resolved(b, bulk(sections))
		pages := 0
		b.Run(fmt.Sprintf("typeset/%d", sections), func(b *testing.B) {
			for b.Loop() {
				l, err := typeset.Typeset(r, fonts.Default())
				if err != nil {
					b.Fatal(err)
				}
				pages = len(l.Pages)
			}
			b.ReportMetric(float64(pages), "pages")
		})
		l, err := typeset.Typeset(r, fonts.Default())
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("write/%d", sections), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := Write(io.Discard, r, l, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// plainFile makes what the library alone can: the same pages but pictures of pixels, links
// and outline, compressed, with no structure.
func plainFile(b testing.TB, l *typeset.Layout, r *report.Report) []byte {
	b.Helper()
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: points(l.Pages[0].Width), Ht: points(l.Pages[0].Height)}})
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	d := newDocument(l)
	d.marker = newMarker(&typeset.Element{})
	links := map[string]int{}
	for i, page := range l.Pages {
		content, err := d.page(page, bare(page))
		if err != nil {
			b.Fatal(err)
		}
		pdf.AddPageFormat("P", fpdf.SizeType{Wd: points(page.Width), Ht: points(page.Height)})
		for _, f := range d.fonts {
			pdf.AddUTF8FontFromBytes(f.name, "", f.face.Data)
		}
		pdf.RawWriteStr(string(content))
		plainLinks(pdf, l, page, links)
		for _, e := range r.Outline() {
			if p, _ := l.PlaceOf(e.ID); p.Page == i+1 {
				pdf.SetFont(d.fonts[0].name, "", 10)
				pdf.Bookmark(e.Title, 0, points(p.Y))
			}
		}
	}
	pdf.CreateTemplate(func(t *fpdf.Tpl) { // it cuts fonts by what its own methods write
		for _, f := range d.fonts {
			t.SetFont(f.name, "", 10)
			t.Text(0, 0, string(f.signs()))
		}
	})
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

// bare are the items of a page as they belong to no structure.
func bare(page *typeset.Page) iter.Seq2[typeset.Offset, typeset.Item] {
	return func(yield func(typeset.Offset, typeset.Item) bool) {
		for item := range page.Items() {
			switch item := item.(type) {
			case *typeset.Run:
				item.Element = nil
			case *typeset.Picture:
				if item.Element = nil; item.Drawing == nil {
					continue
				}
			case *typeset.Link:
				continue
			}
			if !yield(typeset.Offset{}, item) {
				return
			}
		}
	}
}

func plainLinks(pdf *fpdf.Fpdf, all *typeset.Layout, page *typeset.Page, links map[string]int) {
	for item := range page.Items() {
		l, ok := item.(*typeset.Link)
		if !ok {
			continue
		}
		x, y, w, h := points(l.X), points(l.Y), points(l.W), points(l.H)
		if l.URL != "" {
			pdf.LinkString(x, y, w, h, l.URL)
			continue
		}
		if _, ok := links[l.Target]; !ok {
			links[l.Target] = pdf.AddLink()
			place, _ := all.PlaceOf(l.Target)
			pdf.SetLink(links[l.Target], points(place.Y), place.Page)
		}
		pdf.Link(x, y, w, h, links[l.Target])
	}
}

// BenchmarkAgainstTheLibrary measures, in one run, the file and the time against those
// of the library alone: ratios of 1 are equal.
func BenchmarkAgainstTheLibrary(b *testing.B) {
	for _, sections := range []int{15, 150} {
		r := resolved(b, bulk(sections))
		l, err := typeset.Typeset(r, fonts.Default())
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(sections), func(b *testing.B) {
			var own, plain time.Duration
			var size float64
			for b.Loop() {
				start := time.Now()
				without := plainFile(b, l, r)
				middle := time.Now()
				var with bytes.Buffer
				if err := Write(&with, r, l, Options{}); err != nil {
					b.Fatal(err)
				}
				own, plain = own+time.Since(middle), plain+middle.Sub(start)
				size = float64(with.Len()) / float64(len(without))
			}
			b.ReportMetric(float64(len(l.Pages)), "pages")
			b.ReportMetric(size, "size-ratio")
			b.ReportMetric(float64(own)/float64(plain), "time-ratio")
		})
	}
}
