package preview

import (
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"rd50/generator"
	"rd50/generator/writer"
)

// changedFile is prose of the telecom sample, in which the benchmarks change a
// sentence.
const changedFile = "prose/study.md"

// BenchmarkSaveToPage is the time from a save to the changed blocks in a
// browser's stream, beside that of a cold render in the same run.
func BenchmarkSaveToPage(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as the command does
	l := start(b, sample(b, "telecom")).connect(b)
	text := l.text(b, changedFile)
	var times []time.Duration
	for b.Loop() {
		word := fmt.Sprintf("Правка-%d", len(times))
		from := time.Now()
		l.write(b, changedFile, text+"\n\n"+word+".\n")
		l.until(b, word, func() bool { return strings.Contains(fmt.Sprint(l.last.Ops...), word) })
		times = append(times, time.Since(from))
		l.untilPaged(b)
	}
	report(b, times)
}

// BenchmarkSaveToPDF is the time from a save to the bytes of the new PDF.
func BenchmarkSaveToPDF(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as the command does
	l := start(b, sample(b, "telecom")).connect(b)
	text := l.text(b, changedFile)
	var times []time.Duration
	for b.Loop() {
		word := fmt.Sprintf("Правка-%d", len(times))
		from := time.Now()
		l.write(b, changedFile, text+"\n\n"+word+".\n")
		l.until(b, word, func() bool { return l.shows(word) })
		l.untilPaged(b)
		if code, _, body := l.get(b, "/report.pdf"); code != 200 || len(body) < 1000 {
			b.Fatal(code, body)
		}
		times = append(times, time.Since(from))
	}
	report(b, times)
}

// untilPaged waits for the PDF of the page that is shown.
func (l *live) untilPaged(b testing.TB) {
	b.Helper()
	if l.status.Pages != l.last.Version {
		l.until(b, "the PDF", func() bool { return l.status.Pages == l.last.Version })
	}
}

func report(b *testing.B, times []time.Duration) {
	b.Helper()
	slices.Sort(times)
	b.ReportMetric(0, "ns/op") // a mean that the waiting for the PDF is part of
	b.ReportMetric(milliseconds(times[len(times)/2]), "median-ms")
	b.ReportMetric(milliseconds(times[len(times)*9/10]), "p90-ms")
	b.ReportMetric(milliseconds(coldRender(b)), "cold-render-ms")
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// coldRender is the time from nothing to a PDF within this process, the best of
// three.
func coldRender(b *testing.B) time.Duration {
	b.Helper()
	best := time.Hour
	for range 3 {
		from := time.Now()
		t, err := generator.LoadTemplates(nil)
		if err != nil {
			b.Fatal(err)
		}
		d := generator.Read(generator.Input{Files: os.DirFS("../../../samples/telecom"), Name: "engagement.toml", Folder: "telecom"}, t)
		f, _ := writer.Find("pdf")
		if _, err := d.Render([]writer.Format{f}, generator.Options{}); err != nil {
			b.Fatal(err)
		}
		best = min(best, time.Since(from))
	}
	return best
}
