package chart

import (
	"rd50/fonts"
	"rd50/generator/drawing"
)

// Sizes of type in pixels: 12, 11 and 10 points.
const (
	large = 16.0
	note  = 44.0 / 3
	small = 40.0 / 3
)

// Widths of lines.
const (
	hairline = 0.5
	thin     = 0.75
	firm     = 1.0
	heavy    = 1.75
)

// grey is how light a paint is, from 0 for black to 255 for white.
type grey uint8

const (
	black  grey = 0x00
	ink    grey = 0x26
	dark   grey = 0x4d
	middle grey = 0x9c
	light  grey = 0xd4
	faint  grey = 0xde // lines that only guide the eye
	pale   grey = 0xee
	white  grey = 0xff
)

func (g grey) colour() drawing.Colour { return drawing.RGB(uint8(g), uint8(g), uint8(g)) }

func (g grey) paint() *drawing.Colour {
	c := g.colour()
	return &c
}

// point keeps calls short.
func point(x, y float64) drawing.Point { return drawing.Point{X: x, Y: y} }

// rect is a rectangle, y down.
type rect struct{ x, y, w, h float64 }

func (r rect) right() float64  { return r.x + r.w }
func (r rect) bottom() float64 { return r.y + r.h }

func (r rect) grown(by float64) rect { return rect{r.x - by, r.y - by, r.w + 2*by, r.h + 2*by} }

func (r rect) meets(o rect) bool {
	return r.x < o.right() && o.x < r.right() && r.y < o.bottom() && o.y < r.bottom()
}

// cyrillicEnd is the sign behind the Cyrillic block.
const cyrillicEnd = 0x500

// canvas collects the items of a drawing.
type canvas struct {
	faces    *fonts.Faces
	items    []drawing.Item
	cleaned  map[string]string  // texts are measured more than once
	advances [cyrillicEnd]int16 // of signs
	fates    [cyrillicEnd]fate
}

func newCanvas(faces *fonts.Faces) *canvas {
	if faces == nil {
		faces = fonts.Default()
	}
	return &canvas{faces: faces, cleaned: map[string]string{}}
}

// drawing gives what was collected as a picture of a height.
func (c *canvas) drawing(height float64) *drawing.Drawing {
	return &drawing.Drawing{Width: Width, Height: max(height, 1), Items: c.items}
}

func (c *canvas) add(p *drawing.Path) *drawing.Path {
	c.items = append(c.items, p)
	return p
}

// line draws a polyline.
func (c *canvas) line(g grey, width float64, points ...drawing.Point) *drawing.Path {
	p := &drawing.Path{Stroke: g.paint(), StrokeWidth: width}
	for i, at := range points {
		if i == 0 {
			p.MoveTo(at.X, at.Y)
		} else {
			p.LineTo(at.X, at.Y)
		}
	}
	return c.add(p)
}

// polygon fills a closed shape.
func (c *canvas) polygon(fill, outline grey, points ...drawing.Point) {
	p := c.line(outline, thin, points...)
	p.Fill = fill.paint()
	p.Close()
}

// box paints a rectangle with a texture inside a thin outline.
func (c *canvas) box(r rect, t texture) {
	c.plain(r, t.base)
	c.hatch(r, t)
	c.add(&drawing.Path{Stroke: ink.paint(), StrokeWidth: thin}).Rect(r.x, r.y, r.w, r.h)
}

// plain fills a rectangle without an outline.
func (c *canvas) plain(r rect, g grey) {
	c.add(&drawing.Path{Fill: g.paint()}).Rect(r.x, r.y, r.w, r.h)
}

// diamond marks a point.
func (c *canvas) diamond(x, y, radius float64, fill grey) {
	c.polygon(fill, black, point(x-radius, y), point(x, y-radius), point(x+radius, y), point(x, y+radius))
}

// arrow draws a polyline with a solid head at its end, which must be reached
// along an axis.
func (c *canvas) arrow(points ...drawing.Point) {
	const length, half = 6.0, 2.6
	n := len(points)
	end, before := points[n-1], points[n-2]
	dx, dy := sign(end.X-before.X), sign(end.Y-before.Y)
	base := point(end.X-dx*length, end.Y-dy*length)
	line := append(append([]drawing.Point{}, points[:n-1]...), base)
	c.line(ink, thin, line...)
	head := &drawing.Path{Fill: ink.paint()}
	head.MoveTo(end.X, end.Y).LineTo(base.X-dy*half, base.Y+dx*half).LineTo(base.X+dy*half, base.Y-dx*half).Close()
	c.add(head)
}

func sign(v float64) float64 {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}
