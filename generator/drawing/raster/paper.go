package raster

import (
	"bytes"
	"image"
	"image/color"
	"slices"

	"rd50/generator/drawing"
	"rd50/generator/drawing/raster/internal/scan"
)

// paper is what is painted on: a byte a pixel for greys, else four.
type paper struct {
	image  image.Image
	size   image.Rectangle
	pixels []uint8
	stride int
	bytes  int // a pixel
}

// newPaper gives white paper.
func (t *toolbox) newPaper(size image.Rectangle, grey bool) paper {
	p := paper{size: size, bytes: 4}
	if grey {
		p.bytes = 1
	}
	p.stride = p.bytes * size.Dx()
	p.pixels = slices.Grow(t.pixels[:0], p.stride*size.Dy())[:p.stride*size.Dy()]
	t.pixels = p.pixels
	fill(p.pixels, 0xFF)
	p.image = &image.RGBA{Pix: p.pixels, Stride: p.stride, Rect: size}
	if grey {
		p.image = &image.Gray{Pix: p.pixels, Stride: p.stride, Rect: size}
	}
	return p
}

// blend lays a colour over spans of a row.
func (p *paper) blend(y int, spans []scan.Span, c drawing.Colour) {
	row := p.pixels[y*p.stride : (y+1)*p.stride]
	opacity, grey := c.Opacity(), float64(c.R)
	for _, s := range spans {
		alpha := s.Cover * opacity
		switch {
		case p.bytes == 4:
			dots(row[s.X*4:(s.X+s.N)*4], c, alpha)
		case alpha > solid:
			fill(row[s.X:s.X+s.N], c.R)
		case s.N == 1: // as most pixels of letters
			row[s.X] = uint8(float64(row[s.X])*(1-alpha) + (grey*alpha + 0.5))
		default:
			greys(row[s.X:s.X+s.N], grey, alpha)
		}
	}
}

// greys lays a grey over pixels of one byte.
func greys(pixels []uint8, grey, alpha float64) {
	left, own := 1-alpha, grey*alpha+0.5
	below, mixed := pixels[0], uint8(float64(pixels[0])*left+own)
	for i, v := range pixels {
		if v != below { // seldom in a long span
			below, mixed = v, uint8(float64(v)*left+own)
		}
		pixels[i] = mixed
	}
}

// solid is the least opacity of a paint that hides what is below it.
const solid = 511.0 / 512

// dots lays a colour over pixels of four bytes.
func dots(pixels []uint8, c drawing.Colour, alpha float64) {
	if alpha > solid {
		for ; len(pixels) >= 4; pixels = pixels[4:] {
			pixels[0], pixels[1], pixels[2] = c.R, c.G, c.B
		}
		return
	}
	own := [...]float64{float64(c.R)*alpha + 0.5, float64(c.G)*alpha + 0.5, float64(c.B)*alpha + 0.5}
	for ; len(pixels) >= 4; pixels = pixels[4:] {
		for i, v := range own {
			pixels[i] = uint8(float64(pixels[i])*(1-alpha) + v)
		}
	}
}

// fill sets all bytes, the first ones one by one, then by doubling.
func fill(to []uint8, v uint8) {
	n := min(len(to), 16)
	for i := range n {
		to[i] = v
	}
	for ; n < len(to); n *= 2 {
		copy(to[n:], to[:n])
	}
}

// withPalette gives an opaque picture with a palette in the order in which its
// colours appear; false when it has more than a palette holds.
func withPalette(img *image.RGBA) (*image.Paletted, bool) {
	out := image.NewPaletted(img.Bounds(), nil)
	index := map[color.RGBA]uint8{}
	wide := out.Stride
	row := func(y int) []byte { return img.Pix[y*img.Stride : y*img.Stride+4*wide] }
	for y := range out.Rect.Dy() {
		to := out.Pix[y*wide : (y+1)*wide]
		if y > 0 && bytes.Equal(row(y), row(y-1)) {
			copy(to, out.Pix[(y-1)*wide:y*wide]) // as most rows of a diagram are
			continue
		}
		if !indexRow(to, row(y), index, &out.Palette) {
			return nil, false
		}
	}
	return out, true
}

// indexRow turns a row of pixels into indices of a palette, which grows to 256
// colours.
func indexRow(to []uint8, pixels []byte, index map[color.RGBA]uint8, palette *color.Palette) bool {
	var last color.RGBA // alpha 0: no pixel is like it
	var at uint8
	for i := range to {
		p := pixels[4*i : 4*i+4 : 4*i+4]
		if c := (color.RGBA{R: p[0], G: p[1], B: p[2], A: p[3]}); c != last {
			known := false
			if at, known = index[c]; !known {
				if len(*palette) == 256 {
					return false
				}
				at = uint8(len(*palette))
				index[c] = at
				*palette = append(*palette, c)
			}
			last = c
		}
		to[i] = at
	}
	return true
}
