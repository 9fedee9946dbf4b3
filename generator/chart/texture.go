package chart

import (
	"math"

	"rd50/generator/drawing"
)

// hatch is a set of thin lines or dots over a base.
type hatch uint8

const (
	noHatch hatch = iota
	rising
	falling
	crossed
	level
	upright
	dotted
)

// texture is how an area is told apart without colour.
type texture struct {
	base  grey
	hatch hatch
}

// textures is how many there are before they come again.
const textures = 12

// textureOf gives the texture of a series. Neighbours differ in lightness and
// in hatching, the last and the first too.
func textureOf(series int) texture {
	return [textures]texture{
		{dark, noHatch},
		{white, rising},
		{light, noHatch},
		{white, crossed},
		{middle, noHatch},
		{white, level},
		{light, falling},
		{white, dotted},
		{black, noHatch},
		{white, noHatch},
		{middle, rising},
		{white, upright},
	}[series%textures]
}

// ink gives the grey of type on a texture and whether it needs a white plate below
// it.
func (t texture) ink() (g grey, plate bool) {
	if t.hatch != noHatch {
		return black, true
	}
	if t.base <= dark {
		return white, false
	}
	return black, false
}

// hatchStep is the distance between lines along an axis; lines of all areas
// stand on one grid, so that neighbours of one texture look like one area.
const hatchStep = 6.0

// hatch draws the lines of a texture within a rectangle.
func (c *canvas) hatch(r rect, t texture) {
	if t.hatch == noHatch || r.w < 1 || r.h < 1 {
		return
	}
	if t.hatch == dotted {
		c.dots(r)
		return
	}
	p := &drawing.Path{Stroke: ink.paint(), StrokeWidth: thin}
	switch t.hatch {
	case rising:
		risingLines(p, r, hatchStep)
	case falling:
		fallingLines(p, r, hatchStep)
	case crossed:
		risingLines(p, r, hatchStep*1.25)
		fallingLines(p, r, hatchStep*1.25)
	case level:
		for y := above(r.y, hatchStep*0.7); y < r.bottom(); y += hatchStep * 0.7 {
			p.MoveTo(r.x, y).LineTo(r.right(), y)
		}
	case upright:
		for x := above(r.x, hatchStep*0.7); x < r.right(); x += hatchStep * 0.7 {
			p.MoveTo(x, r.y).LineTo(x, r.bottom())
		}
	}
	if len(p.Segments) > 0 {
		c.add(p)
	}
}

// above gives the first multiple of a step that is greater than v.
func above(v, step float64) float64 { return math.Floor(v/step+1) * step }

// risingLines are those with x + y on the grid.
func risingLines(p *drawing.Path, r rect, step float64) {
	for k := above(r.x+r.y, step); k < r.right()+r.bottom(); k += step {
		a, b := max(r.x, k-r.bottom()), min(r.right(), k-r.y)
		p.MoveTo(a, k-a).LineTo(b, k-b)
	}
}

// fallingLines are those with x − y on the grid.
func fallingLines(p *drawing.Path, r rect, step float64) {
	for k := above(r.x-r.bottom(), step); k < r.right()-r.y; k += step {
		a, b := max(r.x, k+r.y), min(r.right(), k+r.bottom())
		p.MoveTo(a, a-k).LineTo(b, b-k)
	}
}

// dots stand in rows, every other row moved by half a step.
func (c *canvas) dots(r rect) {
	const step, side = 5.0, 1.5
	p := &drawing.Path{Fill: ink.paint()}
	for y := above(r.y, step/2); y+side < r.bottom(); y += step / 2 {
		shift := 0.0
		if int(math.Round(y/(step/2)))%2 != 0 {
			shift = step / 2
		}
		for x := above(r.x-shift, step) + shift; x+side < r.right(); x += step {
			p.Rect(x, y, side, side)
		}
	}
	if len(p.Segments) > 0 {
		c.add(p)
	}
}
