package outline

import (
	"errors"
	"math"

	"rd50/generator/drawing"
)

// maxDashes bounds the dashes of one path.
const maxDashes = 100_000

// dashed cuts polylines into dashes. Each subpath starts the pattern anew, as
// SVG and PDF have it.
func dashed(lines []Line, pattern []float64, offset float64) ([]Line, error) {
	period := 0.0
	for _, d := range pattern {
		period += d
	}
	if period <= 0 {
		return lines, nil
	}
	var out []Line
	for _, l := range lines {
		d := newDasher(pattern, period, offset)
		if d.cut(l.open()); len(out)+len(d.out) > maxDashes {
			return nil, errors.New("слишком много штрихов в пунктирной линии")
		}
		out = append(out, d.out...)
	}
	return out, nil
}

// open gives a closed polyline as an open one that ends where it began.
func (l Line) open() Line {
	if l = l.trim(); !l.closed {
		return l
	}
	n := len(l.Points)
	return Line{
		Points: append(l.Points[:n:n], l.Points[0]),
		smooth: append(l.smooth[:n:n], false),
	}
}

// dasher walks along a polyline; left is what remains of the current dash or
// gap, number index of the pattern.
type dasher struct {
	pattern []float64
	index   int
	left    float64
	current Line
	out     []Line
}

func newDasher(pattern []float64, period, offset float64) *dasher {
	d := &dasher{pattern: pattern}
	offset = math.Mod(offset, period)
	if offset < 0 {
		offset += period
	}
	for d.left = pattern[0]; offset > 0 && offset >= d.left; d.left = pattern[d.index] {
		offset -= d.left
		d.index = (d.index + 1) % len(pattern)
	}
	d.left -= offset
	return d
}

func (d *dasher) drawing() bool { return d.index%2 == 0 }

func (d *dasher) cut(l Line) {
	for i, p := range l.Points {
		if i > 0 {
			d.side(l.Points[i-1], p)
		}
		if len(d.out) > maxDashes {
			return
		}
		if d.drawing() {
			d.current.add(p, l.smooth[i])
		}
	}
	d.finish()
}

// side walks one straight side and changes between dashes and gaps on it.
func (d *dasher) side(from, to drawing.Point) {
	length, done := from.Distance(to), 0.0
	for done+d.left < length && len(d.out) <= maxDashes {
		done += d.left
		d.turn(from.Mix(to, done/length))
	}
	d.left -= length - done
}

// turn goes from a dash to a gap or back.
func (d *dasher) turn(p drawing.Point) {
	if d.drawing() {
		d.current.add(p, false)
		d.finish()
	}
	d.index = (d.index + 1) % len(d.pattern)
	d.left = d.pattern[d.index]
	if d.drawing() {
		d.current.add(p, false)
	}
}

func (d *dasher) finish() {
	if len(d.current.Points) > 0 && d.drawing() {
		d.out = append(d.out, d.current)
	}
	d.current = Line{}
}
