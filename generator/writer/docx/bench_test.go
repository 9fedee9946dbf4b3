package docx_test

import (
	"io"
	"os"
	"slices"
	"testing"

	"rd50/fonts"
	"rd50/generator"
	"rd50/generator/report"
	"rd50/generator/typeset"
	"rd50/generator/writer/docx"
)

// telecom is the large sample, typeset: 110 pages, 14 vector pictures.
func telecom(b *testing.B) *typeset.Layout {
	b.Helper()
	templates, err := generator.LoadTemplates(nil)
	if err != nil {
		b.Fatal(err)
	}
	in := generator.Input{Files: os.DirFS("../../../samples/telecom"), Name: "engagement.toml", Folder: "telecom"}
	r, err := generator.Read(in, templates).Report()
	if err != nil {
		b.Fatal(err)
	}
	l, err := typeset.Typeset(r, fonts.Default())
	if err != nil {
		b.Fatal(err)
	}
	return l
}

// withoutDrawings is the report of a layout with a photograph in the place of each vector picture.
func withoutDrawings(l *typeset.Layout) *report.Report {
	var photo report.Image
	report.EachBlock(blocksOf(l.Report), func(b report.Block) {
		if f, ok := b.(*report.Figure); ok && f.Image.Format != report.SVG {
			photo = f.Image
		}
	})
	r := *l.Report
	r.Sections = nil
	for _, s := range l.Report.Sections {
		c := *s
		c.Blocks = slices.Clone(s.Blocks)
		for i, b := range s.Blocks {
			if f, ok := b.(*report.Figure); ok {
				shot := *f
				shot.Image = photo
				c.Blocks[i] = &shot
			}
		}
		r.Sections = append(r.Sections, &c)
	}
	return &r
}

func blocksOf(r *report.Report) []report.Block {
	var out []report.Block
	for _, s := range r.Sections {
		out = append(out, s.Blocks...)
	}
	return out
}

// BenchmarkTelecom writes the whole report, with the pixels of an earlier one, and its text
// alone.
func BenchmarkTelecom(b *testing.B) {
	l := telecom(b)
	write := func(r *report.Report, kept *docx.Pixels) func(b *testing.B) {
		return func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := docx.Write(io.Discard, r, l, docx.Options{Pixels: kept}); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	b.Run("whole", write(l.Report, nil))
	b.Run("kept", write(l.Report, new(docx.Pixels)))
	b.Run("text", write(withoutDrawings(l), nil))
}
