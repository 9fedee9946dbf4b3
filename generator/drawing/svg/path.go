package svg

import (
	"fmt"
	"strings"

	"rd50/generator/drawing"
)

// maxSegments bounds the segments of one picture.
const maxSegments = 2_000_000

// pathReader turns path data (SVG 2, 9.3) into segments.
type pathReader struct {
	scanner
	out     []drawing.Segment
	at      drawing.Point // current point
	first   drawing.Point // of the subpath
	control drawing.Point // last control point, for S and T
	last    byte          // last command, in capitals
}

// parsePath reads the d attribute. Unlike a browser it does not draw what
// stands before a mistake.
func parsePath(data string) ([]drawing.Segment, error) {
	r := pathReader{scanner: scanner{text: data}}
	r.spaces()
	for command := byte(0); !r.done(); {
		if c := r.peek(); strings.IndexByte("MmLlHhVvCcSsQqTtAaZz", c) >= 0 {
			command = c
			r.scanner.at++
			r.spaces()
		} else if command == 0 || command|0x20 == 'z' {
			return nil, r.fault()
		}
		if len(r.out) == 0 && command|0x20 != 'm' {
			return nil, r.fault()
		}
		if !r.step(command) || len(r.out) > maxSegments {
			return nil, r.fault()
		}
		switch command { // further pairs after a move are lines
		case 'M':
			command = 'L'
		case 'm':
			command = 'l'
		}
	}
	return r.out, nil
}

func (r *pathReader) fault() error {
	return fmt.Errorf("ошибка в пути d, знак %d", r.scanner.at+1)
}

// arity is the number of arguments of a command, given by its capital letter.
func arity(command byte) int {
	switch command {
	case 'Z':
		return 0
	case 'H', 'V':
		return 1
	case 'S', 'Q':
		return 4
	case 'C':
		return 6
	case 'A':
		return 7
	}
	return 2
}

// step reads the arguments of one command and draws it.
func (r *pathReader) step(command byte) bool {
	capital := command &^ 0x20
	var v [7]float64
	for i := range arity(capital) {
		ok := false
		if capital == 'A' && (i == 3 || i == 4) {
			v[i], ok = r.flag()
		} else {
			v[i], ok = r.number()
		}
		if !ok {
			return false
		}
	}
	base := drawing.Point{}
	if command != capital {
		base = r.at
	}
	r.draw(capital, v, base)
	r.last = capital
	return true
}

// flag reads an arc's flag, which needs no separator after it.
func (r *pathReader) flag() (float64, bool) {
	c := r.peek()
	if c != '0' && c != '1' {
		return 0, false
	}
	r.scanner.at++
	r.separator()
	return float64(c - '0'), true
}

// draw adds a command's segments; coordinates count from base.
func (r *pathReader) draw(command byte, v [7]float64, base drawing.Point) {
	pair := func(i int) drawing.Point { return base.Add(drawing.At(v[i], v[i+1])) }
	switch command {
	case 'M':
		r.at, r.first = pair(0), pair(0)
		r.out = append(r.out, drawing.Segment{Op: drawing.Move, End: r.at})
	case 'L':
		r.line(pair(0))
	case 'H':
		r.line(drawing.At(base.X+v[0], r.at.Y))
	case 'V':
		r.line(drawing.At(r.at.X, base.Y+v[0]))
	case 'C':
		r.cubic(pair(0), pair(2), pair(4))
	case 'S':
		r.cubic(r.mirrored('C', 'S'), pair(0), pair(2))
	case 'Q':
		r.quadratic(pair(0), pair(2))
	case 'T':
		r.quadratic(r.mirrored('Q', 'T'), pair(0))
	case 'A':
		r.reopen()
		end := pair(5)
		r.out = append(r.out, arc(r.at, v[0], v[1], v[2], v[3] != 0, v[4] != 0, end)...)
		r.at = end
	case 'Z':
		r.reopen()
		r.out = append(r.out, drawing.Segment{Op: drawing.Close, End: r.first})
		r.at = r.first
	}
}

// mirrored gives the control point that continues the curve before smoothly;
// after anything but such a curve it is the current point.
func (r *pathReader) mirrored(a, b byte) drawing.Point {
	if r.last != a && r.last != b {
		return r.at
	}
	return r.at.Scale(2).Sub(r.control)
}

// reopen starts a new subpath when the last one has been closed.
func (r *pathReader) reopen() {
	if r.out[len(r.out)-1].Op == drawing.Close {
		r.out = append(r.out, drawing.Segment{Op: drawing.Move, End: r.at})
	}
}

func (r *pathReader) line(to drawing.Point) {
	r.reopen()
	r.out = append(r.out, drawing.Segment{Op: drawing.Line, End: to})
	r.at = to
}

func (r *pathReader) cubic(a, b, to drawing.Point) {
	r.reopen()
	r.out = append(r.out, drawing.Segment{Op: drawing.Cubic, A: a, B: b, End: to})
	r.at, r.control = to, b
}

func (r *pathReader) quadratic(control, to drawing.Point) {
	r.reopen()
	r.out = append(r.out, drawing.Quadratic(r.at, control, to))
	r.at, r.control = to, control
}
