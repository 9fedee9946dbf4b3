package prose_test

import (
	"fmt"
	"os"
	"testing"

	"rd50/fonts"
	"rd50/generator/engagement"
	"rd50/generator/prose"
)

// BenchmarkReadASave reads the texts of the large sample when one of them has changed.
func BenchmarkReadASave(b *testing.B) {
	e, faults := engagement.Load(os.DirFS("../../samples/telecom"), "engagement.toml")
	if faults.Errors() > 0 {
		b.Fatal(faults)
	}
	known := &prose.Known{}
	prose.Read(e, known, fonts.Default())
	text := e.Report.Introduction.Text
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		e.Report.Introduction.Text = fmt.Sprintf("%s\n\nПравка %d.", text, i)
		prose.Read(e, known, fonts.Default())
	}
}

// BenchmarkRead reads all of them for the first time.
func BenchmarkRead(b *testing.B) {
	e, faults := engagement.Load(os.DirFS("../../samples/telecom"), "engagement.toml")
	if faults.Errors() > 0 {
		b.Fatal(faults)
	}
	b.ReportAllocs()
	for b.Loop() {
		prose.Read(e, &prose.Known{}, fonts.Default())
	}
}
