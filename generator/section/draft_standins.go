package section

import (
	"strings"
	"unicode"

	"rd50/generator/chart"
	"rd50/generator/report"
	"rd50/generator/tex"
)

// standIns puts something that can be set in the place of pictures and formulas that
// can't be: their marks tell why.
func (p *placer) standIns() {
	for _, s := range p.report.Sections {
		report.EachBlock(s.Blocks, func(b report.Block) {
			switch b := b.(type) {
			case *report.Figure:
				if b.Image.Format == "" {
					p.frame(b)
				}
			case *report.Formula:
				b.TeX = settable(b.TeX)
			}
		})
		report.EachInline(s.Blocks, func(in report.Inline) {
			if m, ok := in.(*report.Math); ok {
				m.TeX = settable(m.TeX)
			}
		})
	}
}

// frame gives a figure a frame in its picture's place.
func (p *placer) frame(f *report.Figure) {
	d := chart.Absent{Words: p.a.file("front").Text("draft.picture", nil)}.Draw(p.a.Faces)
	f.Landscape, f.Width = false, 0
	f.Image = report.Image{Name: "absent.svg", Format: report.SVG, Width: d.Width, Height: d.Height, Drawing: d}
}

// settable gives the words of a formula that can't be read, in place of it.
func settable(source string) string {
	if _, err := tex.Parse(source); err == nil {
		return source
	}
	words := strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\{}$~`, r) || unicode.IsControl(r) || r == unicode.ReplacementChar {
			return ' '
		}
		return r
	}, source))
	if words == "" {
		words = "…"
	}
	return `\text{` + words + `}`
}
