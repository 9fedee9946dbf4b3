package raster

import (
	"image"
	"math"
	"sync"

	"rd50/fonts"
	"rd50/generator/drawing"
	"rd50/generator/drawing/lettering"
	"rd50/generator/drawing/raster/internal/scan"
)

const (
	largest   = 64          // pixels of the em of letters that are stamped; larger ones come seldom again
	reach     = 4 * largest // how far a stamp goes from its letter's origin; no sound face needs as much
	phases    = 4           // places that are told apart within a pixel, either way
	sizes     = 16          // of an em that are told apart within a pixel
	mostCover = 2 << 20     // pixels of the stamps that are kept
)

// form is a glyph in a size, a direction and a place within the pixel of its origin, rounded
// so that the letters of pictures of nearly one scale are the same.
type form struct {
	glyph      *fonts.Glyph
	a, b, c, d int32 // of the matrix, by which an em comes to so many sizes
	x, y       int32 // phases
}

// stamp tells how far a glyph covers the pixels of a box about its origin's, 0 to 255.
type stamp struct {
	box   image.Rectangle
	cover []uint8
}

// stamps keeps the letters of pictures as pixels, for the same ones come again and again in
// all of them. The zero stamps are ready, also for several goroutines at once.
type stamps struct {
	lock  sync.Mutex
	known map[form]stamp
	kept  int // pixels
}

var letterStamps stamps

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
	scale := sizes * float64(g.Em)
	f := form{glyph: g, a: round(m.A * scale), b: round(m.B * scale), c: round(m.C * scale), d: round(m.D * scale)}
	rows := float64(phases)
	if f.b == 0 && f.c == 0 {
		rows = 1
	}
	x, y := math.Floor(m.E*phases+0.5)/phases, math.Floor(m.F*rows+0.5)/rows
	left, top := math.Floor(x), math.Floor(y)
	f.x, f.y = int32((x-left)*phases), int32((y-top)*phases)
	return f, image.Pt(int(left), int(top))
}

func round(v float64) int32 { return int32(math.Floor(v + 0.5)) }

// matrix maps the glyph to the pixels of its stamp.
func (f form) matrix() drawing.Matrix {
	unit := 1 / (sizes * float64(f.glyph.Em))
	return drawing.Matrix{
		A: float64(f.a) * unit, B: float64(f.b) * unit, C: float64(f.c) * unit, D: float64(f.d) * unit,
		E: float64(f.x) / phases, F: float64(f.y) / phases,
	}
}

// stamp gives the stamp of a form.
func (t *toolbox) stamp(f form) stamp {
	s, ok := letterStamps.find(f)
	if !ok {
		s = t.cut(f)
		letterStamps.keep(f, s)
	}
	return s
}

func (s *stamps) find(f form) (stamp, bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	found, ok := s.known[f]
	return found, ok
}

// keep begins anew when there are too many.
func (s *stamps) keep(f form, made stamp) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.known == nil || s.kept > mostCover {
		s.known, s.kept = map[form]stamp{}, 0
	}
	s.known[f] = made
	s.kept += len(made.cover)
}

// cut makes a stamp.
func (t *toolbox) cut(f form) stamp {
	t.outline(f.matrix(), lettering.Segments(f.glyph))
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
