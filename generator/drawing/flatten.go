package drawing

import "math"

// polyline is a subpath of straight lines; a closed one does not repeat its
// first point. smooth marks vertices inside a curve, which are joined roundly
// whatever the path's join is.
type polyline struct {
	points []Point
	smooth []bool
	closed bool
}

// samePoint is the distance, in pixels, below which points count as one, so
// that every side has a direction.
const samePoint = 1e-9

// Curves are cut into maxPieces lines at most, and into fewer where a path has so
// many segments that it would come to more than maxPoints.
const (
	maxPieces = 500
	maxPoints = 4_000_000
)

// flatten turns curves into lines that stray from them by no more than the
// tolerance.
func flatten(segments []Segment, tolerance float64) []polyline {
	var out []polyline
	var current polyline
	limit := float64(min(maxPieces, 1+maxPoints/(1+len(segments))))
	drawn := false // a lone Move leaves no mark, a line without length may
	finish := func() {
		if drawn && len(current.points) > 0 {
			out = append(out, current)
		}
		current, drawn = polyline{}, false
	}
	for _, s := range segments {
		switch s.Op {
		case Move:
			finish()
			current.add(s.End, false)
			continue
		case Line:
			current.add(s.End, false)
		case Cubic:
			current.curve(s, tolerance, limit)
		case Close:
			current.closed = true
		}
		if drawn = true; s.Op == Close {
			finish()
		}
	}
	finish()
	return out
}

func (l *polyline) add(p Point, smooth bool) {
	if n := len(l.points); n > 0 && l.points[n-1].distance(p) < samePoint {
		return
	}
	l.points = append(l.points, p)
	l.smooth = append(l.smooth, smooth)
}

func (l *polyline) curve(s Segment, tolerance, limit float64) {
	if len(l.points) == 0 {
		l.add(s.A, false)
	}
	from := l.points[len(l.points)-1]
	n := int(math.Max(1, math.Min(pieces(from, s, tolerance), limit)))
	for i := 1; i < n; i++ {
		l.add(cubicAt(from, s, float64(i)/float64(n)), true)
	}
	l.add(s.End, false)
}

// pieces is Wang's bound on how many lines a curve needs.
func pieces(from Point, s Segment, tolerance float64) float64 {
	first := from.sub(s.A.scale(2)).add(s.B).length()
	second := s.A.sub(s.B.scale(2)).add(s.End).length()
	return math.Ceil(math.Sqrt(0.75 * math.Max(first, second) / tolerance))
}

func cubicAt(from Point, s Segment, t float64) Point {
	ab, bc, cd := from.mix(s.A, t), s.A.mix(s.B, t), s.B.mix(s.End, t)
	return ab.mix(bc, t).mix(bc.mix(cd, t), t)
}

// trim drops the last point of a closed polyline when it repeats the first.
func (l polyline) trim() polyline {
	n := len(l.points)
	if l.closed && n > 1 && l.points[0].distance(l.points[n-1]) < samePoint {
		l.points, l.smooth = l.points[:n-1], l.smooth[:n-1]
	}
	return l
}
