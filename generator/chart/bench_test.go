package chart_test

import (
	"bytes"
	"io"
	"testing"

	"rd50/fonts"
	"rd50/generator/drawing/raster"
	"rd50/generator/drawing/svg"
)

func BenchmarkDrawAll(b *testing.B) {
	charts := specimens()
	for b.Loop() {
		for _, s := range charts {
			s.chart.Draw(fonts.Default())
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for _, s := range specimens() {
		b.Run(s.name, func(b *testing.B) {
			for b.Loop() {
				s.chart.Draw(fonts.Default())
			}
		})
	}
}

// BenchmarkSVG writes a drawing and reads it, as the writers do.
func BenchmarkSVG(b *testing.B) {
	for _, s := range specimens() {
		d := s.chart.Draw(fonts.Default())
		b.Run(s.name, func(b *testing.B) {
			for b.Loop() {
				var out bytes.Buffer
				if err := svg.Write(&out, d); err != nil {
					b.Fatal(err)
				}
				if _, err := svg.Parse(out.Bytes()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkPNG makes the pixels that a DOCX file carries beside the SVG: 200 an
// inch.
func BenchmarkPNG(b *testing.B) {
	f := fonts.Default()
	for _, s := range specimens() {
		d := s.chart.Draw(fonts.Default())
		b.Run(s.name, func(b *testing.B) {
			for b.Loop() {
				if err := raster.PNG(io.Discard, d, 1298, f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
