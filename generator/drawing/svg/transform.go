package svg

import (
	"fmt"
	"math"
	"strings"

	"rd50/generator/drawing"
)

// parseTransform reads a list of transformations, of which the first is the
// outermost. CSS's units px and deg are taken too.
func parseTransform(text string) (drawing.Matrix, error) {
	m := drawing.Identity()
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
		m = m.Times(step)
		s.separator()
	}
	if !drawing.Bounded(m.A, m.B, m.C, m.D, m.E, m.F) {
		return m, drawing.ErrCoordinate
	}
	return m, nil
}

func transformation(name string, v []float64) (drawing.Matrix, bool) {
	switch n := len(v); {
	case name == "matrix" && n == 6:
		return drawing.Matrix{A: v[0], B: v[1], C: v[2], D: v[3], E: v[4], F: v[5]}, true
	case name == "translate" && n == 1:
		return drawing.Translate(v[0], 0), true
	case name == "translate" && n == 2:
		return drawing.Translate(v[0], v[1]), true
	case name == "scale" && n == 1:
		return drawing.Scaling(v[0], v[0]), true
	case name == "scale" && n == 2:
		return drawing.Scaling(v[0], v[1]), true
	case name == "rotate" && n == 1:
		return drawing.Rotate(v[0]), true
	case name == "rotate" && n == 3:
		return drawing.Translate(v[1], v[2]).Times(drawing.Rotate(v[0])).Times(drawing.Translate(-v[1], -v[2])), true
	case name == "skewX" && n == 1:
		return drawing.Matrix{A: 1, C: math.Tan(v[0] * math.Pi / 180), D: 1}, true
	case name == "skewY" && n == 1:
		return drawing.Matrix{A: 1, B: math.Tan(v[0] * math.Pi / 180), D: 1}, true
	}
	return drawing.Matrix{}, false
}

// about turns a transformation about a point: two lengths in pixels.
func about(m drawing.Matrix, origin string) (drawing.Matrix, error) {
	words := strings.Fields(origin)
	if len(words) == 0 {
		return m, nil
	}
	var at [2]float64
	for i, word := range words {
		v, err := number(strings.TrimSuffix(word, "px"))
		if err != nil || i > 1 && v != 0 || len(words) == 1 {
			return m, fmt.Errorf("transform-origin=\"%s\" не поддерживается", short(origin))
		}
		if i < 2 {
			at[i] = v
		}
	}
	return drawing.Translate(at[0], at[1]).Times(m).Times(drawing.Translate(-at[0], -at[1])), nil
}
