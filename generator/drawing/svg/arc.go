package svg

import (
	"math"

	"rd50/generator/drawing"
)

// arc turns an elliptical arc in endpoint form into cubic curves, by SVG 2,
// appendix B.2. Radii that are too small are enlarged; without a radius the arc
// is a line.
func arc(from drawing.Point, rx, ry, degrees float64, large, sweep bool, to drawing.Point) []drawing.Segment {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if from == to {
		return nil
	}
	if rx == 0 || ry == 0 {
		return []drawing.Segment{{Op: drawing.Line, End: to}}
	}
	turn := drawing.Rotate(degrees)
	// In the space of the ellipse made a unit circle the ends are p and q.
	toCircle := drawing.Scaling(1/rx, 1/ry).Times(drawing.Rotate(-degrees))
	p, q := toCircle.Apply(from), toCircle.Apply(to)
	half := q.Sub(p).Scale(0.5)
	reach := half.Length()
	if reach == 0 || !drawing.Bounded(reach) {
		return []drawing.Segment{{Op: drawing.Line, End: to}}
	}
	radius := math.Max(1, reach)
	side := math.Sqrt(math.Max(0, radius*radius-reach*reach))
	if large == sweep {
		side = -side
	}
	middle := p.Mix(q, 0.5).Add(drawing.At(-half.Y, half.X).Scale(side / reach))
	start := math.Atan2(p.Y-middle.Y, p.X-middle.X)
	angle := math.Atan2(q.Y-middle.Y, q.X-middle.X) - start
	if sweep && angle < 0 {
		angle += 2 * math.Pi
	} else if !sweep && angle > 0 {
		angle -= 2 * math.Pi
	}
	fromCircle := turn.Times(drawing.Scaling(rx, ry)).Times(drawing.Translate(middle.X, middle.Y)).Times(drawing.Scaling(radius, radius))
	out := fromCircle.Segments(circleArc(start, angle))
	out[len(out)-1].End = to // exact, whatever the rounding
	return out
}

// circleArc gives an arc of the unit circle in pieces of a quarter at most.
func circleArc(start, angle float64) []drawing.Segment {
	n := int(math.Max(1, math.Ceil(math.Abs(angle)/(math.Pi/2)-1e-9)))
	piece := angle / float64(n)
	k := 4.0 / 3 * math.Tan(piece/4)
	out := make([]drawing.Segment, n)
	for i := range n {
		s0, c0 := math.Sincos(start + float64(i)*piece)
		s1, c1 := math.Sincos(start + float64(i+1)*piece)
		out[i] = drawing.Segment{Op: drawing.Cubic, A: drawing.At(c0-k*s0, s0+k*c0), B: drawing.At(c1+k*s1, s1-k*c1), End: drawing.At(c1, s1)}
	}
	return out
}
