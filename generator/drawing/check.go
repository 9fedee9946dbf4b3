package drawing

import (
	"errors"
	"fmt"
	"math"
)

// Bounds of sizes and coordinates, in pixels.
const (
	minSize       = 0.1 // of a picture's side
	maxCoordinate = 1e7
)

var errCoordinate = errors.New("координата или размер в рисунке вне допустимых пределов")

// check refuses what can't be drawn: a picture without a size, coordinates that
// aren't numbers or lie absurdly far away, unknown forms.
func (d *Drawing) check() error {
	if !(d.Width >= minSize && d.Width <= maxCoordinate && d.Height >= minSize && d.Height <= maxCoordinate) {
		return fmt.Errorf("размер рисунка %v × %v недопустим", d.Width, d.Height)
	}
	for _, item := range d.Items {
		ok := false
		switch item := item.(type) {
		case *Path:
			ok = item.sane()
		case *Text:
			ok = item.sane()
		default:
			return fmt.Errorf("элемент рисунка %T не поддерживается", item)
		}
		if !ok {
			return errCoordinate
		}
	}
	return nil
}

func positive(v float64) bool { return v > 0 && v <= maxCoordinate }

// bounded is false for NaN too.
func bounded(values ...float64) bool {
	for _, v := range values {
		if !(math.Abs(v) <= maxCoordinate) {
			return false
		}
	}
	return true
}

func (p *Path) sane() bool {
	for _, s := range p.Segments {
		if !bounded(s.A.X, s.A.Y, s.B.X, s.B.Y, s.End.X, s.End.Y) {
			return false
		}
	}
	for _, d := range p.Dash {
		if !bounded(d) || d < 0 {
			return false
		}
	}
	return (p.MiterLimit == 0 || p.MiterLimit >= 1) &&
		bounded(p.StrokeWidth, p.MiterLimit, p.DashOffset) && p.StrokeWidth >= 0 &&
		p.Cap <= SquareCap && p.Join <= BevelJoin
}

func (t *Text) sane() bool {
	for _, r := range t.Runs() {
		if !positive(r.Size) || !bounded(r.DX, r.DY) {
			return false
		}
	}
	return t.Anchor <= EndAnchor && t.Length >= 0 &&
		bounded(t.X, t.Y, t.Length, t.Turn.A, t.Turn.B, t.Turn.C, t.Turn.D)
}
