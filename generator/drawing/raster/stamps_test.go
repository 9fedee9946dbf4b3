package raster

import (
	"image"
	"math/rand/v2"
	"testing"

	"rd50/fonts"
	"rd50/generator/drawing"
	"rd50/generator/drawing/lettering"
	"rd50/generator/drawing/raster/internal/scan"
)

// TestStampsAreLikePaths: a letter that is printed has the pixels of the same outline as a
// path at the nearest quarter of a pixel and the nearest size, wherever it stands, also where the picture ends.
func TestStampsAreLikePaths(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	glyph, err := fonts.Default().First(fonts.Regular).Glyph('Ж')
	if err != nil {
		t.Fatal(err)
	}
	ink := drawing.RGB(0, 0, 0)
	size := image.Rect(0, 0, 40, 30)
	painted := func(paint func(p *painter) error) []byte {
		p := painter{toolbox: new(toolbox), work: maxWork, bounds: size, scale: drawing.Identity()}
		p.paper = p.newPaper(size, true)
		if err := paint(&p); err != nil {
			t.Fatal(err)
		}
		return p.paper.pixels
	}
	for range 200 {
		scale := (5 + random.Float64()*40) / float64(glyph.Em) // turned, it takes more room
		m := drawing.Translate(random.Float64()*60-10, random.Float64()*60-10).Times(drawing.Rotate(float64(random.IntN(4)) * 30)).Times(drawing.Scaling(scale, scale))
		printed := painted(func(p *painter) error {
			return p.letters(drawing.Run{Fill: ink}, []lettering.Letter{{Glyph: glyph, Place: m}})
		})
		f, at := formOf(glyph, m)
		m = drawing.Translate(float64(at.X), float64(at.Y)).Times(f.matrix())
		path := painted(func(p *painter) error {
			p.outline(m, lettering.Segments(glyph))
			return p.paint(ink, scan.NonZero)
		})
		for i := range path {
			if d := int(path[i]) - int(printed[i]); d < -2 || d > 2 {
				t.Fatalf("%+v: pixel %d, %d is %d, want %d", m, i%40, i/40, printed[i], path[i])
			}
		}
	}
}
