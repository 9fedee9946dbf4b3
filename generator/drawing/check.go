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

// ErrCoordinate tells of a number that no picture needs.
var ErrCoordinate = errors.New("координата или размер в рисунке вне допустимых пределов")

// Check refuses what can't be drawn: a picture without a size, coordinates that
// aren't numbers or lie absurdly far away, unknown forms.
func (d *Drawing) Check() error {
	if !(d.Width >= minSize && d.Width <= maxCoordinate && d.Height >= minSize && d.Height <= maxCoordinate) {
		return fmt.Errorf("размер рисунка %v × %v недопустим", d.Width, d.Height)
	}
	for _, item := range d.Items {
		ok := false
		switch item := item.(type) {
		case *Path:
			ok = item.Sane()
		case *Text:
			ok = item.Sane()
		default:
			return fmt.Errorf("элемент рисунка не поддерживается")
		}
		if !ok {
			return ErrCoordinate
		}
	}
	return nil
}

// Positive tells whether a number may be a size.
func Positive(v float64) bool { return v > 0 && v <= maxCoordinate }

// Bounded tells whether numbers may be coordinates; it is false for NaN too.
func Bounded(values ...float64) bool {
	for _, v := range values {
		if !(math.Abs(v) <= maxCoordinate) {
			return false
		}
	}
	return true
}

// Sane tells whether a path can be drawn.
func (p *Path) Sane() bool {
	for _, s := range p.Segments {
		if !Bounded(s.A.X, s.A.Y, s.B.X, s.B.Y, s.End.X, s.End.Y) {
			return false
		}
	}
	for _, d := range p.Dash {
		if !Bounded(d) || d < 0 {
			return false
		}
	}
	return (p.MiterLimit == 0 || p.MiterLimit >= 1) &&
		Bounded(p.StrokeWidth, p.MiterLimit, p.DashOffset) && p.StrokeWidth >= 0 &&
		p.Cap <= SquareCap && p.Join <= BevelJoin
}

// Sane tells whether a text can be drawn.
func (t *Text) Sane() bool {
	for _, r := range t.Runs() {
		if !Positive(r.Size) || !Bounded(r.DX, r.DY) {
			return false
		}
	}
	return t.Anchor <= EndAnchor && t.Length >= 0 &&
		Bounded(t.X, t.Y, t.Length, t.Turn.A, t.Turn.B, t.Turn.C, t.Turn.D)
}
