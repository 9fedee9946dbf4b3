package typeset

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"rd50/fonts"
	"rd50/generator/report"
)

// pagesOf is a report of about so many pages: contents, headings, text, lists, tables.
func pagesOf(b *testing.B, n int) *report.Report {
	b.Helper()
	r := reportOf(&report.Section{Kind: report.Structural, ID: "contents", Title: "СОДЕРЖАНИЕ", Blocks: []report.Block{&report.Contents{}}})
	for i := range n / 7 {
		s := section(fmt.Sprint("Раздел ", i))
		for k := range 2 {
			t := tableOf(12, words)
			t.ID = fmt.Sprintf("t%d-%d", i, k)
			s.Blocks = append(s.Blocks, &report.Heading{Level: 2, ID: fmt.Sprintf("h%d-%d", i, k), Inlines: report.Plain("Подраздел")},
				prose(strings.Repeat(words, 3)), &report.List{Kind: report.Dash, Items: [][]report.Block{{prose(words)}, {prose(words)}}},
				prose(strings.Repeat(words, 4)), t)
		}
		r.Sections = append(r.Sections, s)
	}
	if err := report.Resolve(r); err != nil {
		b.Fatal(err)
	}
	return r
}

// BenchmarkTypeset lays out 60 and 600 pages in one run and gives, besides the time, the
// exponent by which the time grows with the pages: 1 is in proportion.
func BenchmarkTypeset(b *testing.B) {
	small, large := pagesOf(b, 60), pagesOf(b, 600)
	var took [2]time.Duration
	var pages [2]int
	for b.Loop() {
		for i, r := range []*report.Report{small, large} {
			start := time.Now()
			l, err := Typeset(r, fonts.Default())
			if err != nil {
				b.Fatal(err)
			}
			took[i] += time.Since(start)
			pages[i] = len(l.Pages)
		}
	}
	growth := math.Log(float64(took[1])/float64(took[0])) / math.Log(float64(pages[1])/float64(pages[0]))
	b.ReportMetric(growth, "exponent")
	b.ReportMetric(float64(pages[0]), "pages")
	b.ReportMetric(float64(pages[1]), "pages-large")
	b.ReportMetric(float64(took[0].Milliseconds())/float64(b.N), "ms/small")
	b.ReportMetric(float64(took[1].Milliseconds())/float64(b.N), "ms/large")
}
