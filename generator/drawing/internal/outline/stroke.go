// Package outline turns curves into straight lines, and strokes into the polygons
// that cover them.
package outline

import (
	"errors"
	"math"

	"rd50/generator/drawing"
)

// stroker turns polylines into polygons that cover their stroke. All polygons
// turn the same way, so that overlaps are inside under the nonzero rule.
type stroker struct {
	half  float64 // of the width
	cap   drawing.Cap
	join  drawing.Join
	limit float64 // of miters
	step  float64 // angle between the points of an arc
	count int     // points emitted
	emit  func(polygon []drawing.Point)
}

// Stroke gives the polygons of a path's stroke, straying from true curves by
// no more than the tolerance.
func Stroke(p *drawing.Path, tolerance float64, emit func([]drawing.Point)) error {
	lines, err := dashed(Flatten(p.Segments, tolerance), p.Dash, p.DashOffset)
	if err != nil {
		return err
	}
	s := stroker{half: p.StrokeWidth / 2, cap: p.Cap, join: p.Join, limit: p.MiterLimit, emit: emit}
	if s.limit == 0 {
		s.limit = drawing.DefaultMiterLimit
	}
	s.step = math.Max(0.01, 2*math.Acos(math.Max(0, 1-tolerance/s.half)))
	for _, l := range lines {
		if s.line(l.trim()); s.count > maxPoints {
			return errors.New("слишком сложная линия")
		}
	}
	return nil
}

func (s *stroker) line(l Line) {
	n := len(l.Points)
	if n == 1 {
		s.dot(l.Points[0])
		return
	}
	sides := n - 1
	if l.closed {
		sides = n
	}
	directions := make([]drawing.Point, sides)
	for i := range sides {
		from, to := l.Points[i], l.Points[(i+1)%n]
		directions[i] = to.Sub(from).Unit()
		across := s.across(directions[i])
		s.polygon(from.Add(across), to.Add(across), to.Sub(across), from.Sub(across))
		if i > 0 {
			s.corner(from, directions[i-1], directions[i], l.smooth[i])
		}
	}
	if l.closed {
		s.corner(l.Points[0], directions[sides-1], directions[0], l.smooth[0])
		return
	}
	s.end(l.Points[0], directions[0].Scale(-1))
	s.end(l.Points[n-1], directions[sides-1])
}

// across is half the width, a quarter turn clockwise from the direction.
func (s *stroker) across(direction drawing.Point) drawing.Point {
	return drawing.At(-direction.Y, direction.X).Scale(s.half)
}

// corner fills the wedge at the outer side of a bend.
func (s *stroker) corner(at, in, out drawing.Point, smooth bool) {
	turn, along := in.Cross(out), in.Dot(out)
	if turn == 0 && along > 0 {
		return
	}
	from, to := s.across(in), s.across(out)
	if turn > 0 {
		from, to = from.Scale(-1), to.Scale(-1)
	}
	switch {
	case smooth || s.join == drawing.RoundJoin:
		angle := math.Copysign(math.Atan2(math.Abs(turn), along), turn)
		s.pie(at, from, angle)
	case s.join == drawing.MiterJoin && s.limit*s.limit*(1+along) >= 2:
		s.polygon(at, at.Add(from), at.Add(from.Add(to).Scale(1/(1+along))), at.Add(to))
	default:
		s.polygon(at, at.Add(from), at.Add(to))
	}
}

// end puts the cap on an end; the direction points outwards.
func (s *stroker) end(at, direction drawing.Point) {
	across := s.across(direction)
	switch s.cap {
	case drawing.SquareCap:
		tip := at.Add(direction.Scale(s.half))
		s.polygon(at.Add(across), tip.Add(across), tip.Sub(across), at.Sub(across))
	case drawing.RoundCap:
		s.pie(at, across, -math.Pi)
	}
}

// dot draws a subpath without length, which only its caps make visible.
func (s *stroker) dot(at drawing.Point) {
	switch s.cap {
	case drawing.SquareCap:
		s.end(at, drawing.Point{X: 1})
		s.end(at, drawing.Point{X: -1})
	case drawing.RoundCap:
		s.pie(at, drawing.Point{X: s.half}, 2*math.Pi)
	}
}

// pie emits the sector that a radius sweeps.
func (s *stroker) pie(at, radius drawing.Point, angle float64) {
	n := int(math.Max(1, math.Min(math.Ceil(math.Abs(angle)/s.step), 200)))
	points := make([]drawing.Point, 0, n+2)
	points = append(points, at)
	for i := range n + 1 {
		sin, cos := math.Sincos(angle * float64(i) / float64(n))
		points = append(points, at.Add(drawing.At(radius.X*cos-radius.Y*sin, radius.X*sin+radius.Y*cos)))
	}
	s.polygon(points...)
}

// polygon emits a polygon, turned clockwise on the page. When there are too
// many it emits none, and outline fails.
func (s *stroker) polygon(points ...drawing.Point) {
	if s.count += len(points); s.count > maxPoints {
		return
	}
	area := 0.0
	for i, p := range points {
		area += p.Cross(points[(i+1)%len(points)])
	}
	if area < 0 {
		for i, j := 0, len(points)-1; i < j; i, j = i+1, j-1 {
			points[i], points[j] = points[j], points[i]
		}
	}
	s.emit(points)
}
