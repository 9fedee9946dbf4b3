package chart_test

import (
	"testing"

	"rd50/fonts"
	"rd50/generator/drawing"
)

// faces gives the embedded faces as the raster wants them.
func faces(t testing.TB) *drawing.TextFaces {
	t.Helper()
	set := fonts.Default()
	files := drawing.FaceFiles{
		Regular: set.First(fonts.Regular).Data, Bold: set.First(fonts.Bold).Data, Italic: set.First(fonts.Italic).Data,
		BoldItalic: set.First(fonts.BoldItalic).Data, Mono: set.First(fonts.Mono).Data,
	}
	for _, f := range set.All() {
		files.Reserve = append(files.Reserve, f.Data)
	}
	out, err := drawing.ParseFaces(files)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
