package raster

import (
	"image"
	"math"

	"rd50/fonts"
	"rd50/generator/drawing"
	"rd50/generator/drawing/lettering"
	"rd50/generator/drawing/raster/internal/scan"
)

const (
	largest   = 64          // pixels of the em of letters that are stamped; larger ones come seldom again
	reach     = 4 * largest // how far a stamp goes from its letter's origin; no sound face needs as much
	phases    = 4           // places that are told apart within a pixel, either way
	mostCover = 2 << 20     // pixels of the stamps that are kept
)

// form is a glyph in a size, a direction and a place within the pixel of its origin.
type form struct {
	glyph      *fonts.Glyph
	a, b, c, d float64
	x, y       int // phases
}

// stamp tells how far a glyph covers the pixels of a box about its origin's, 0 to 255.
type stamp struct {
	box   image.Rectangle
	cover []uint8
}

// stamps keeps the letters of pictures as pixels, for the same ones come again and again.
// The zero stamps are ready.
type stamps struct {
	known map[form]stamp
	kept  int // pixels
}

// letters paints a run of text: large letters as paths, others by stamps.
func (p *painter) letters(run drawing.Run, letters []lettering.Letter) error {
	for _, l := range letters {
		m, em := p.scale.Times(l.Place), float64(l.Glyph.Em)
		wide, high := em*(math.Abs(m.A)+math.Abs(m.C)), em*(math.Abs(m.B)+math.Abs(m.D))
		if !(wide <= largest && high <= largest) {
			p.outline(m, lettering.Segments(l.Glyph))
			if err := p.paint(run.Fill, scan.NonZero); err != nil {
				return err
			}
			continue
		}
		if p.work -= edgeWork + int(wide*high); p.work < 0 {
			return errTooMuch
		}
		if !p.dry && image.Pt(int(m.E), int(m.F)).In(p.bounds.Inset(-reach)) {
			f, at := formOf(l.Glyph, m)
			p.paper.print(p.stamp(f), at, run.Fill)
		}
	}
	return nil
}

// formOf takes a letter's place apart into a pixel and what is within it. Upright letters
// stand on the edge of a row, which keeps them sharp.
func formOf(g *fonts.Glyph, m drawing.Matrix) (form, image.Point) {
	rows := float64(phases)
	if m.B == 0 && m.C == 0 {
		rows = 1
	}
	x, y := math.Floor(m.E*phases+0.5)/phases, math.Floor(m.F*rows+0.5)/rows
	left, top := math.Floor(x), math.Floor(y)
	return form{g, m.A, m.B, m.C, m.D, int((x - left) * phases), int((y - top) * phases)}, image.Pt(int(left), int(top))
}

// stamp gives the stamp of a form.
func (t *toolbox) stamp(f form) stamp {
	s, ok := t.stamps.known[f]
	if ok {
		return s
	}
	s = t.cut(f)
	if t.stamps.kept += len(s.cover); t.stamps.known == nil || t.stamps.kept > mostCover {
		t.stamps.known, t.stamps.kept = map[form]stamp{}, len(s.cover)
	}
	t.stamps.known[f] = s
	return s
}

// cut makes a stamp.
func (t *toolbox) cut(f form) stamp {
	t.outline(drawing.Matrix{A: f.a, B: f.b, C: f.c, D: f.d, E: float64(f.x) / phases, F: float64(f.y) / phases}, lettering.Segments(f.glyph))
	defer func() { t.edges = t.edges[:0] }()
	box := t.touched(image.Rect(-reach, -reach, reach, reach))
	if box.Empty() { // as a blank's
		return stamp{}
	}
	wide := box.Dx()
	s := stamp{box, make([]uint8, wide*box.Dy())}
	t.scan(box, scan.NonZero, func(y int, spans []scan.Span) {
		row := s.cover[(y-box.Min.Y)*wide:]
		for _, span := range spans {
			x := span.X - box.Min.X
			fill(row[x:x+span.N], uint8(span.Cover*255+0.5))
		}
	})
	return s
}

// print lays a colour over the pixels that a stamp covers, whose origin lies at a place.
func (p *paper) print(s stamp, at image.Point, c drawing.Colour) {
	box := s.box.Add(at)
	seen := box.Intersect(p.size)
	opaque := int(c.Opacity()*257 + 0.5) // of 257, by which 255 becomes nearly 1 << 16
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		from := (y-box.Min.Y)*box.Dx() + seen.Min.X - box.Min.X
		cover := s.cover[from : from+seen.Dx()]
		row := p.pixels[y*p.stride+seen.Min.X*p.bytes : (y+1)*p.stride]
		if p.bytes == 1 {
			printGrey(row, cover, int(c.R), opaque)
		} else {
			printColour(row, cover, c, opaque)
		}
	}
}

func printGrey(row, cover []uint8, grey, opaque int) {
	row = row[:len(cover)]
	for i, k := range cover {
		if k != 0 {
			row[i] = mixed(row[i], grey, int(k)*opaque)
		}
	}
}

func printColour(row, cover []uint8, c drawing.Colour, opaque int) {
	for i, k := range cover {
		if k != 0 {
			dot, alpha := row[4*i:4*i+3:4*i+3], int(k)*opaque
			dot[0], dot[1], dot[2] = mixed(dot[0], int(c.R), alpha), mixed(dot[1], int(c.G), alpha), mixed(dot[2], int(c.B), alpha)
		}
	}
}

// mixed lays a value over another; alpha is of 1 << 16.
func mixed(below uint8, over, alpha int) uint8 {
	return uint8(int(below) + ((over-int(below))*alpha+1<<15)>>16)
}
