package drawing

import (
	"fmt"
	"math"
	"strings"
)

// parseTransform reads a list of transformations, of which the first is the
// outermost. CSS's units px and deg are taken too.
func parseTransform(text string) (Matrix, error) {
	m := identity
	if strings.TrimSpace(text) == "none" {
		return m, nil
	}
	s := scanner{text: strings.TrimSpace(text)}
	for !s.done() {
		name := s.word()
		s.spaces()
		open, inside := s.peek() == '(', ""
		if end := strings.IndexByte(s.text[s.at:], ')'); open && end > 0 {
			inside = s.text[s.at+1 : s.at+end]
			s.at += end + 1
		}
		values, err := numbers(strings.NewReplacer("px", "", "deg", "").Replace(inside))
		step, ok := transformation(name, values)
		if err != nil || !ok {
			return m, fmt.Errorf("преобразование «%s» не поддерживается", short(text))
		}
		m = m.times(step)
		s.separator()
	}
	if !bounded(m.A, m.B, m.C, m.D, m.E, m.F) {
		return m, errCoordinate
	}
	return m, nil
}

func transformation(name string, v []float64) (Matrix, bool) {
	switch n := len(v); {
	case name == "matrix" && n == 6:
		return Matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, true
	case name == "translate" && n == 1:
		return translate(v[0], 0), true
	case name == "translate" && n == 2:
		return translate(v[0], v[1]), true
	case name == "scale" && n == 1:
		return scaling(v[0], v[0]), true
	case name == "scale" && n == 2:
		return scaling(v[0], v[1]), true
	case name == "rotate" && n == 1:
		return Rotate(v[0]), true
	case name == "rotate" && n == 3:
		return translate(v[1], v[2]).times(Rotate(v[0])).times(translate(-v[1], -v[2])), true
	case name == "skewX" && n == 1:
		return Matrix{A: 1, C: math.Tan(v[0] * math.Pi / 180), D: 1}, true
	case name == "skewY" && n == 1:
		return Matrix{A: 1, B: math.Tan(v[0] * math.Pi / 180), D: 1}, true
	}
	return Matrix{}, false
}
