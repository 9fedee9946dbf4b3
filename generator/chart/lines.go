package chart

import (
	"rd50/fonts"
	"rd50/generator/drawing"
)

// Draw gives the lines, a heavy line at zero and the called-out points.
func (c Lines) Draw(faces *fonts.Faces) *drawing.Drawing {
	p := newCanvas(faces)
	low, high := c.bounds()
	pl := newPlot(p, c.Labels, graduate(low, high, 9), c.Axis, plotHeight+20)
	pl.grid()
	if pl.axis.low <= 0 && pl.axis.high() >= 0 {
		zero := pl.y.at(0)
		pl.line(black, heavy, point(pl.area.x, zero), point(pl.area.right(), zero))
	}
	pl.line(ink, thin, point(pl.area.x, pl.area.y), point(pl.area.x, pl.area.bottom()))
	curves := make([][]drawing.Point, len(c.Series))
	for i, s := range c.Series {
		curves[i] = pl.curve(s.Values)
		strand(pl.canvas, i, curves[i])
	}
	c.marks(pl, curves)
	var entries []entry
	for i, s := range c.Series {
		entries = append(entries, entry{s.Name, func(r rect) {
			y := r.y + r.h/2
			strand(p, i, []drawing.Point{point(r.x, y), point(r.x+r.w/2, y), point(r.right(), y)})
		}})
	}
	return p.drawing(p.legend(pl.under()+12, entries))
}

// bounds gives the lowest and highest values, zero among them.
func (c Lines) bounds() (low, high float64) {
	for _, s := range c.Series {
		for i := range min(len(c.Labels), len(s.Values)) {
			low, high = min(low, value(s.Values, i)), max(high, value(s.Values, i))
		}
	}
	return low, high
}

// curve gives a series' points; values without a label are not drawn.
func (p *plot) curve(values []float64) []drawing.Point {
	var out []drawing.Point
	for i := range min(len(p.labels), len(values)) {
		out = append(out, point(p.x(float64(i)), p.y.at(values[i])))
	}
	return out
}

// strand draws a line with dots; dashes and the dots' forms tell series apart.
// The first and the last point of a legend's sample carry no dot.
func strand(c *canvas, series int, points []drawing.Point) {
	if len(points) == 0 {
		return
	}
	l := c.line(black, 1.4, points...)
	l.Join = drawing.RoundJoin
	l.Dash = [4][]float64{nil, {6, 3}, {1.5, 2.5}, {8, 3, 1.5, 3}}[series%4]
	if len(points) == 3 && points[0].Y == points[1].Y && points[2].Y == points[1].Y && points[2].X-points[0].X < 40 {
		points = points[1:2]
	}
	for _, at := range points {
		dot(c, series, at)
	}
}

func dot(c *canvas, series int, at drawing.Point) {
	const r = 3.3
	x, y := at.X, at.Y
	switch series % 4 {
	case 0:
		c.add(&drawing.Path{Fill: black.paint()}).Ellipse(x, y, r, r)
	case 1:
		c.polygon(white, black, point(x-r, y-r), point(x+r, y-r), point(x+r, y+r), point(x-r, y+r))
	case 2:
		c.polygon(middle, black, point(x, y-r*1.3), point(x+r*1.2, y+r), point(x-r*1.2, y+r))
	default:
		c.diamond(x, y, r*1.3, white)
	}
}
