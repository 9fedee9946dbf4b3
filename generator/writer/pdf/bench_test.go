package pdf

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

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

// plainFile makes what the library alone can: the same pages, links and outline, compressed,
// with no structure.
func plainFile(b testing.TB, l *typeset.Layout, r *report.Report) []byte {
	b.Helper()
	d := newDocument(l)
	d.pdf.SetCompression(true)
	d.marker = newMarker(&typeset.Element{})
	links := map[string]int{}
	for i, page := range l.Pages {
		bare := *page
		bare.Items = nil
		for _, item := range page.Items {
			switch item := item.(type) {
			case *typeset.Run:
				c := *item
				c.Element = nil
				bare.Items = append(bare.Items, &c)
			case *typeset.Picture:
				c := *item
				c.Element = nil
				bare.Items = append(bare.Items, &c)
			case *typeset.Rule:
				bare.Items = append(bare.Items, item)
			}
		}
		if err := d.page(&bare); err != nil {
			b.Fatal(err)
		}
		plainLinks(d, page, links)
		for _, e := range r.Outline() {
			if p, _ := l.PlaceOf(e.ID); p.Page == i+1 {
				d.pdf.SetFont(d.fonts[0].name, "", 10)
				d.pdf.Bookmark(e.Title, 0, points(p.Y))
			}
		}
	}
	d.use()
	var out bytes.Buffer
	if err := d.pdf.Output(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func plainLinks(d *document, page *typeset.Page, links map[string]int) {
	for _, item := range page.Items {
		l, ok := item.(*typeset.Link)
		if !ok {
			continue
		}
		x, y, w, h := points(l.X), points(l.Y), points(l.W), points(l.H)
		if l.URL != "" {
			d.pdf.LinkString(x, y, w, h, l.URL)
			continue
		}
		if _, ok := links[l.Target]; !ok {
			links[l.Target] = d.pdf.AddLink()
			place, _ := d.layout.PlaceOf(l.Target)
			d.pdf.SetLink(links[l.Target], points(place.Y), place.Page)
		}
		d.pdf.Link(x, y, w, h, links[l.Target])
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
				with, err := render(r, l, Options{})
				if err != nil {
					b.Fatal(err)
				}
				own, plain = own+time.Since(middle), plain+middle.Sub(start)
				size = float64(len(with)) / float64(len(without))
			}
			b.ReportMetric(float64(len(l.Pages)), "pages")
			b.ReportMetric(size, "size-ratio")
			b.ReportMetric(float64(own)/float64(plain), "time-ratio")
		})
	}
}
