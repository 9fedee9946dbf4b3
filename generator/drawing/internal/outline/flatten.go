package outline

import (
	"math"

	"rd50/generator/drawing"
)

// Line is a subpath of straight lines; a closed one does not repeat its
// first point. smooth marks vertices inside a curve, which are joined roundly
// whatever the path's join is.
type Line struct {
	Points []drawing.Point
	smooth []bool
	closed bool
}

// SamePoint is the distance, in pixels, below which points count as one, so
// that every side has a direction.
const SamePoint = 1e-9

// Curves are cut into maxPieces lines at most, and into fewer where a path has so
// many segments that it would come to more than maxPoints.
const (
	maxPieces = 500
	maxPoints = 4_000_000
)

// Flatten turns curves into lines that stray from them by no more than the
// tolerance.
func Flatten(segments []drawing.Segment, tolerance float64) []Line {
	var out []Line
	var current Line
	limit := float64(min(maxPieces, 1+maxPoints/(1+len(segments))))
	drawn := false // a lone Move leaves no mark, a line without length may
	finish := func() {
		if drawn && len(current.Points) > 0 {
			out = append(out, current)
		}
		current, drawn = Line{}, false
	}
	for _, s := range segments {
		switch s.Op {
		case drawing.Move:
			finish()
			current.add(s.End, false)
			continue
		case drawing.Line:
			current.add(s.End, false)
		case drawing.Cubic:
			current.curve(s, tolerance, limit)
		case drawing.Close:
			current.closed = true
		}
		if drawn = true; s.Op == drawing.Close {
			finish()
		}
	}
	finish()
	return out
}

// Edges gives the straight lines that a filled path has within m's coordinates, each
// subpath closed; they stray from its curves by no more than the tolerance.
func Edges(m drawing.Matrix, segments []drawing.Segment, tolerance float64, edge func(from, to drawing.Point)) {
	limit := float64(min(maxPieces, 1+maxPoints/(1+len(segments))))
	var first, at drawing.Point
	for _, s := range segments {
		end := m.Apply(s.End)
		switch s.Op {
		case drawing.Move:
			edge(at, first)
			first = end
		case drawing.Line, drawing.Close:
			edge(at, end)
		case drawing.Cubic:
			s.A, s.B, s.End = m.Apply(s.A), m.Apply(s.B), end
			n := int(max(1, min(pieces(at, s, tolerance), limit)))
			from := at
			for i := 1; i < n; i++ {
				next := cubicAt(at, s, float64(i)/float64(n))
				edge(from, next)
				from = next
			}
			edge(from, end)
		}
		at = end
	}
	edge(at, first)
}

func (l *Line) add(p drawing.Point, smooth bool) {
	if n := len(l.Points); n > 0 && l.Points[n-1].Distance(p) < SamePoint {
		return
	}
	l.Points = append(l.Points, p)
	l.smooth = append(l.smooth, smooth)
}

func (l *Line) curve(s drawing.Segment, tolerance, limit float64) {
	if len(l.Points) == 0 {
		l.add(s.A, false)
	}
	from := l.Points[len(l.Points)-1]
	n := int(math.Max(1, math.Min(pieces(from, s, tolerance), limit)))
	for i := 1; i < n; i++ {
		l.add(cubicAt(from, s, float64(i)/float64(n)), true)
	}
	l.add(s.End, false)
}

// pieces is Wang's bound on how many lines a curve needs.
func pieces(from drawing.Point, s drawing.Segment, tolerance float64) float64 {
	first := from.Sub(s.A.Scale(2)).Add(s.B).Length()
	second := s.A.Sub(s.B.Scale(2)).Add(s.End).Length()
	return math.Ceil(math.Sqrt(0.75 * math.Max(first, second) / tolerance))
}

func cubicAt(from drawing.Point, s drawing.Segment, t float64) drawing.Point {
	ab, bc, cd := from.Mix(s.A, t), s.A.Mix(s.B, t), s.B.Mix(s.End, t)
	return ab.Mix(bc, t).Mix(bc.Mix(cd, t), t)
}

// trim drops the last point of a closed polyline when it repeats the first.
func (l Line) trim() Line {
	n := len(l.Points)
	if l.closed && n > 1 && l.Points[0].Distance(l.Points[n-1]) < SamePoint {
		l.Points, l.smooth = l.Points[:n-1], l.smooth[:n-1]
	}
	return l
}
