package drawing

// Op is what a segment does.
type Op uint8

// Operations of a path. Close returns to the start of the subpath; a Move must
// follow before anything else is drawn.
const (
	Move Op = iota
	Line
	Cubic
	Close
)

// Segment is one step of a path: to End, for a Cubic along the control points
// A and B. The End of a Close is the point that it returns to.
type Segment struct {
	Op        Op
	A, B, End Point
}

// Cap is the form of a stroke's ends.
type Cap uint8

// Forms of ends.
const (
	ButtCap Cap = iota
	RoundCap
	SquareCap
)

// Join is the form of a stroke's corners.
type Join uint8

// Forms of corners.
const (
	MiterJoin Join = iota
	RoundJoin
	BevelJoin
)

// Path is a shape with its paint. The fill is painted before the stroke.
type Path struct {
	Segments    []Segment
	Fill        *Colour // nil: not filled
	EvenOdd     bool    // fill by the even-odd rule, else by the nonzero rule
	Stroke      *Colour // nil: no stroke
	StrokeWidth float64
	Cap         Cap
	Join        Join
	MiterLimit  float64   // longest miter to width; 0 is 4, SVG's default
	Dash        []float64 // lengths of dashes and gaps in turn, even in number; empty: solid
	DashOffset  float64   // where in the pattern the stroke begins
}

// MoveTo starts a subpath. Like the other steps it gives the path itself.
func (p *Path) MoveTo(x, y float64) *Path {
	p.Segments = append(p.Segments, Segment{Op: Move, End: Point{x, y}})
	return p
}

// LineTo draws a straight line.
func (p *Path) LineTo(x, y float64) *Path {
	p.Segments = append(p.Segments, Segment{Op: Line, End: Point{x, y}})
	return p
}

// CubicTo draws a Bézier curve to (x, y) with the control points a and b.
func (p *Path) CubicTo(ax, ay, bx, by, x, y float64) *Path {
	p.Segments = append(p.Segments, Segment{Cubic, Point{ax, ay}, Point{bx, by}, Point{x, y}})
	return p
}

// Close ends the subpath with a line to its start.
func (p *Path) Close() *Path {
	p.Segments = append(p.Segments, Segment{Op: Close, End: start(p.Segments)})
	return p
}

// Rect adds a rectangle.
func (p *Path) Rect(x, y, width, height float64) *Path {
	return p.MoveTo(x, y).LineTo(x+width, y).LineTo(x+width, y+height).LineTo(x, y+height).Close()
}

// RoundedRect adds a rectangle with elliptical corners of the radii rx and ry,
// which are cut down to half the sides.
func (p *Path) RoundedRect(x, y, width, height, rx, ry float64) *Path {
	rx, ry = min(rx, width/2), min(ry, height/2)
	if rx <= 0 || ry <= 0 {
		return p.Rect(x, y, width, height)
	}
	r, b := x+width, y+height
	kx, ky := rx*(1-kappa), ry*(1-kappa)
	return p.MoveTo(x+rx, y).
		LineTo(r-rx, y).CubicTo(r-kx, y, r, y+ky, r, y+ry).
		LineTo(r, b-ry).CubicTo(r, b-ky, r-kx, b, r-rx, b).
		LineTo(x+rx, b).CubicTo(x+kx, b, x, b-ky, x, b-ry).
		LineTo(x, y+ry).CubicTo(x, y+ky, x+kx, y, x+rx, y).
		Close()
}

// Ellipse adds an ellipse about (cx, cy); equal radii give a circle.
func (p *Path) Ellipse(cx, cy, rx, ry float64) *Path {
	kx, ky := rx*kappa, ry*kappa
	return p.MoveTo(cx+rx, cy).
		CubicTo(cx+rx, cy+ky, cx+kx, cy+ry, cx, cy+ry).
		CubicTo(cx-kx, cy+ry, cx-rx, cy+ky, cx-rx, cy).
		CubicTo(cx-rx, cy-ky, cx-kx, cy-ry, cx, cy-ry).
		CubicTo(cx+kx, cy-ry, cx+rx, cy-ky, cx+rx, cy).
		Close()
}

// kappa is how far, in radii, the control points of a quarter of a circle lie
// from its ends.
const kappa = 0.5522847498307936

// start gives the point at which the last subpath began.
func start(segments []Segment) Point {
	for i := len(segments) - 1; i >= 0; i-- {
		if segments[i].Op == Move {
			return segments[i].End
		}
	}
	return Point{}
}

// Quadratic gives the cubic curve that equals a quadratic one.
func Quadratic(from, control, to Point) Segment {
	return Segment{Cubic, from.Mix(control, 2.0/3), to.Mix(control, 2.0/3), to}
}

// DefaultMiterLimit is SVG's.
const DefaultMiterLimit = 4
