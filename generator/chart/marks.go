package chart

import (
	"math"

	"rd50/generator/drawing"
)

// mostMarks is how many called-out points get their words.
const mostMarks = 20

// callouts sets words beside the points of a plot.
type callouts struct {
	*plot
	curves  [][]drawing.Point
	taken   []rect     // by words and rings
	leaders []straight // already drawn
}

// straight is a straight line.
type straight struct{ a, b drawing.Point }

// marks rings the called-out points and sets their words where these cover
// nothing.
func (c Lines) marks(p *plot, curves [][]drawing.Point) {
	o := &callouts{plot: p, curves: curves}
	var points []drawing.Point
	var marks []Mark
	for _, m := range c.Marks {
		if at, ok := m.place(curves); ok {
			points, marks = append(points, at), append(marks, m)
			o.taken = append(o.taken, rect{at.X - 7, at.Y - 7, 14, 14})
			ring(p.canvas, at)
		}
	}
	for i, m := range marks[:min(len(marks), mostMarks)] {
		if lines := p.wrap(m.Label, p.st, 190, 4); len(lines) > 0 {
			o.set(points[i], lines)
		}
	}
}

// place gives a mark's point on its line; false when it is off the line.
func (m Mark) place(curves [][]drawing.Point) (drawing.Point, bool) {
	if m.Series < 0 || m.Series >= len(curves) || !(m.X >= 0 && m.X <= float64(len(curves[m.Series])-1)) {
		return drawing.Point{}, false
	}
	curve := curves[m.Series]
	i := int(m.X)
	if i == len(curve)-1 {
		return curve[i], true
	}
	a, b, t := curve[i], curve[i+1], m.X-math.Floor(m.X)
	return point(a.X+(b.X-a.X)*t, a.Y+(b.Y-a.Y)*t), true
}

// ringRadius is that of the ring around a called-out point.
const ringRadius = 5.2

func ring(c *canvas, at drawing.Point) {
	c.add(&drawing.Path{Stroke: black.paint(), StrokeWidth: 1.2, Fill: white.paint()}).Ellipse(at.X, at.Y, ringRadius, ringRadius)
	c.add(&drawing.Path{Fill: black.paint()}).Ellipse(at.X, at.Y, 1.8, 1.8)
}

// set places a mark's words where they cost least and draws a leader to them.
func (o *callouts) set(at drawing.Point, lines []string) {
	w, h := o.widest(lines, o.st), float64(len(lines))*o.st.leading()
	best, least := rect{}, math.Inf(1)
	for _, up := range [...]float64{14, -14, 26, -26, 40, -40, 60, -60, 90, -90, 130, -130} {
		for _, aside := range [...]float64{-w/2 - 10, w/2 + 10, 0, -w/2 - 35, w/2 + 35, -w/2 - 75, w/2 + 75} {
			r := rect{at.X + aside - w/2, at.Y - up - sign(up)*h/2 - h/2, w, h}
			if cost := o.cost(at, r); cost < least {
				best, least = r, cost
			}
		}
	}
	best.x = max(o.area.x, min(best.x, Width-w))
	best.y = max(o.area.y, min(best.y, o.area.bottom()-h))
	leader, long := leaderTo(at, best)
	if long {
		o.line(ink, thin, leader.a, leader.b)
		o.leaders = append(o.leaders, leader)
	}
	o.plain(best, white)
	o.lines(best.x+w/2, best.y, drawing.MiddleAnchor, lines, o.st)
	o.taken = append(o.taken, best)
}

// leaderTo goes from a mark's ring to the nearest point of its words; false when
// they stand so near that none is needed.
func leaderTo(at drawing.Point, r rect) (straight, bool) {
	to := point(max(r.x, min(at.X, r.right())), max(r.y, min(at.Y, r.bottom())))
	away := math.Hypot(to.X-at.X, to.Y-at.Y)
	if away < ringRadius+3 {
		return straight{at, at}, false
	}
	k := (ringRadius + 0.6) / away
	return straight{point(at.X+(to.X-at.X)*k, at.Y+(to.Y-at.Y)*k), to}, true
}

// cost counts what words at a place and their leader would cover: leaving the
// area and covering other words weigh most.
func (o *callouts) cost(at drawing.Point, r rect) float64 {
	cost := 0.0
	if r.x < o.area.x+2 || r.right() > o.area.right() || r.y < o.area.y || r.bottom() > o.area.bottom()-1 {
		cost += 100
	}
	leader, _ := leaderTo(at, r)
	cost += math.Hypot(leader.b.X-leader.a.X, leader.b.Y-leader.a.Y) / 30
	for _, t := range o.taken {
		own := t.x < at.X && at.X < t.right() && t.y < at.Y && at.Y < t.bottom()
		if r.grown(3).meets(t) || !own && leader.meets(t) {
			cost += 20
		}
	}
	for _, l := range o.leaders {
		if l.meets(r.grown(2)) {
			cost += 20
		}
	}
	if zero := o.y.at(0); zero > r.y-2 && zero < r.bottom()+2 {
		cost += 10
	}
	for _, curve := range o.curves {
		cost += 6*float64(o.crossings(r.grown(5), curve)) + 2*float64(o.crossed(leader, curve))
	}
	return cost
}

// sides gives the first and the last side of a curve between two places. A
// curve has one point a slot; no more than fifty sides are looked at.
func (p *plot) sides(left, right float64, curve []drawing.Point) (first, last int) {
	first = max(0, int((left-p.x(0))/p.slot())-1)
	last = min(len(curve)-1, first+50, int((right-p.x(0))/p.slot())+2)
	return first, last
}

// crossings counts the sides of a curve that meet a rectangle.
func (p *plot) crossings(r rect, curve []drawing.Point) int {
	count := 0
	first, last := p.sides(r.x, r.right(), curve)
	for i := first; i < last; i++ {
		if (straight{curve[i], curve[i+1]}).meets(r) {
			count++
		}
	}
	return count
}

// crossed counts the sides of a curve that cross a line.
func (p *plot) crossed(l straight, curve []drawing.Point) int {
	count := 0
	first, last := p.sides(min(l.a.X, l.b.X), max(l.a.X, l.b.X), curve)
	for i := first; i < last; i++ {
		if (straight{curve[i], curve[i+1]}).crosses(l) {
			count++
		}
	}
	return count
}

// crosses tells whether two lines have an inner point in common.
func (s straight) crosses(o straight) bool {
	return s.side(o.a)*s.side(o.b) < 0 && o.side(s.a)*o.side(s.b) < 0
}

// side tells on which side of the line a point lies.
func (s straight) side(p drawing.Point) float64 {
	return sign((s.b.X-s.a.X)*(p.Y-s.a.Y) - (s.b.Y-s.a.Y)*(p.X-s.a.X))
}

// meets tells whether a line has a point within a rectangle.
func (s straight) meets(r rect) bool {
	from, to := 0.0, 1.0
	for _, axis := range [...]struct{ at, by, low, high float64 }{
		{s.a.X, s.b.X - s.a.X, r.x, r.right()},
		{s.a.Y, s.b.Y - s.a.Y, r.y, r.bottom()},
	} {
		if axis.by == 0 {
			if axis.at <= axis.low || axis.at >= axis.high {
				return false
			}
			continue
		}
		a, b := (axis.low-axis.at)/axis.by, (axis.high-axis.at)/axis.by
		from, to = max(from, min(a, b)), min(to, max(a, b))
	}
	return from < to
}
