// Package drawing is a small model of vector pictures, with SVG in and out and
// a raster for formats that take pixels only.
//
// A Drawing is a flat list of items in painting order. There are two kinds,
// *Path and *Text; groups, transformations, inheritance and style sheets are
// resolved while reading, so whoever draws needs one loop:
//
//	for _, item := range d.Items {
//		switch item := item.(type) {
//		case *drawing.Path: // Segments, then fill, then stroke
//		case *drawing.Text: // Runs one after another from the anchor point
//		default: // an error
//		}
//	}
//
// # Coordinates
//
// Units are CSS pixels (1/96 inch, 0.75 pt), the origin is the upper left
// corner, x runs to the right and y down. What lies outside 0, 0, Width, Height
// is not shown: a writer clips to that rectangle.
//
// # Paths on a PDF page
//
// Scale by k = width on the page / Drawing.Width. Move, Line, Cubic and Close
// are the operators m, l, c and h. Stroke width and dashes scale by k as well.
// Fill first, stroke after; Colour.A is the opacity of that paint alone.
//
// # Text
//
// Text.Placement maps text space to the drawing: its origin is the anchor point
// on the baseline, units are pixels. The runs' widths, measured with the
// writer's own fonts, give the start for the anchors Middle and End. A non-zero
// Length is the width that the author gave to the text: stretch the text
// horizontally to fit (Tz in PDF).
//
// # Limits
//
// svg.Parse never panics and refuses what it can't draw, naming the element and
// the line. Opacity of a group is multiplied into its items, so overlapping
// items of a half transparent group show through each other. Text is always
// set in the report's faces: font families only tell monospaced from the rest.
package drawing

import "math"

// Drawing is a vector picture; Width and Height are in CSS pixels.
type Drawing struct {
	Width, Height float64
	Items         []Item // in painting order
	Title, Desc   string // of the root element; may be empty
}

// Item is a *Path or a *Text. The set is closed.
type Item interface{ item() }

func (*Path) item() {}
func (*Text) item() {}

// Colour is a colour with opacity: A is 255 for an opaque one. It is not
// premultiplied.
type Colour struct{ R, G, B, A uint8 }

// RGB gives an opaque colour.
func RGB(r, g, b uint8) Colour { return Colour{r, g, b, 255} }

// Opacity gives A as 0 to 1.
func (c Colour) Opacity() float64 { return float64(c.A) / 255 }

// Fade multiplies the opacity; nil stands for no paint at all.
func (c Colour) Fade(opacity float64) *Colour {
	c.A = uint8(math.Round(float64(c.A) * opacity))
	if c.A == 0 {
		return nil
	}
	return &c
}

// Point is a place in a drawing.
type Point struct{ X, Y float64 }

// At gives the place with the coordinates x and y.
func At(x, y float64) Point { return Point{x, y} }

// Add treats places as vectors.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Sub gives the way from q to p.
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

// Scale makes the way from the origin k times as long.
func (p Point) Scale(k float64) Point { return Point{p.X * k, p.Y * k} }

// Dot is the scalar product.
func (p Point) Dot(q Point) float64 { return p.X*q.X + p.Y*q.Y }

// Cross is the area that two vectors span, with its sign.
func (p Point) Cross(q Point) float64 { return p.X*q.Y - p.Y*q.X }

// Length is the distance from the origin.
func (p Point) Length() float64 { return math.Hypot(p.X, p.Y) }

// Distance is that between two places.
func (p Point) Distance(q Point) float64 { return q.Sub(p).Length() }

// Unit is the direction alone.
func (p Point) Unit() Point { return p.Scale(1 / p.Length()) }

// Mix is the place that lies t of the way from p to q.
func (p Point) Mix(q Point, t float64) Point { return p.Scale(1 - t).Add(q.Scale(t)) }
