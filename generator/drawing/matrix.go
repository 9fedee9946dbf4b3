package drawing

import "math"

// Matrix is an affine map in SVG's order: x' = A·x + C·y + E,
// y' = B·x + D·y + F.
type Matrix struct{ A, B, C, D, E, F float64 }

// Identity changes nothing.
func Identity() Matrix { return Matrix{A: 1, D: 1} }

// Rotate turns by degrees about the origin, clockwise on the page.
func Rotate(degrees float64) Matrix {
	if q, r := math.Modf(degrees / 90); r == 0 && math.Abs(q) < 1<<30 {
		return quarterTurns(int(q))
	}
	s, c := math.Sincos(degrees * math.Pi / 180)
	return Matrix{A: c, B: s, C: -s, D: c}
}

// quarterTurns keeps right angles exact.
func quarterTurns(n int) Matrix {
	switch ((n % 4) + 4) % 4 {
	case 1:
		return Matrix{B: 1, C: -1}
	case 2:
		return Matrix{A: -1, D: -1}
	case 3:
		return Matrix{B: -1, C: 1}
	}
	return Identity()
}

// Translate moves.
func Translate(x, y float64) Matrix { return Matrix{1, 0, 0, 1, x, y} }

// Scaling stretches along the axes.
func Scaling(sx, sy float64) Matrix { return Matrix{A: sx, D: sy} }

// Apply maps a point.
func (m Matrix) Apply(p Point) Point {
	return Point{m.A*p.X + m.C*p.Y + m.E, m.B*p.X + m.D*p.Y + m.F}
}

// Times gives the map that applies n first and m after, as nested groups do.
func (m Matrix) Times(n Matrix) Matrix {
	return Matrix{
		A: m.A*n.A + m.C*n.B, B: m.B*n.A + m.D*n.B,
		C: m.A*n.C + m.C*n.D, D: m.B*n.C + m.D*n.D,
		E: m.A*n.E + m.C*n.F + m.E, F: m.B*n.E + m.D*n.F + m.F,
	}
}

// Factor is the mean scale, the root of the area's scale.
func (m Matrix) Factor() float64 { return math.Sqrt(math.Abs(m.A*m.D - m.B*m.C)) }

// Similar tells whether circles stay circles.
func (m Matrix) Similar() bool {
	size := math.Abs(m.A) + math.Abs(m.B) + math.Abs(m.C) + math.Abs(m.D)
	near := func(x, y float64) bool { return math.Abs(x-y) <= 1e-6*size }
	return near(m.A, m.D) && near(m.B, -m.C) || near(m.A, -m.D) && near(m.B, m.C)
}

// Segments maps a path.
func (m Matrix) Segments(in []Segment) []Segment {
	out := make([]Segment, len(in))
	for i, s := range in {
		out[i] = Segment{s.Op, Point{}, Point{}, m.Apply(s.End)}
		if s.Op == Cubic {
			out[i].A, out[i].B = m.Apply(s.A), m.Apply(s.B)
		}
	}
	return out
}

// Inverse gives the map back; false when there is none.
func (m Matrix) Inverse() (Matrix, bool) {
	det := m.A*m.D - m.B*m.C
	if math.Abs(det) < 1e-18 {
		return Identity(), false
	}
	linear := Matrix{A: m.D / det, B: -m.B / det, C: -m.C / det, D: m.A / det}
	return linear.Times(Translate(-m.E, -m.F)), true
}
