package svg

import (
	"rd50/generator/drawing"
	"rd50/generator/drawing/internal/outline"
	"rd50/generator/drawing/svg/internal/markup"
)

// cut takes away what of the items, counted from the given one, lies outside a frame
// whose coordinates m maps to the drawing. A stroke that is cut becomes a filled
// shape. Text can't be cut.
func (r *reader) cut(e *markup.Element, from int, m drawing.Matrix, frame rectangle) error {
	if r.inside(from, m, frame) {
		return nil
	}
	window := []drawing.Point{
		m.Apply(drawing.At(frame.x, frame.y)), m.Apply(drawing.At(frame.x+frame.width, frame.y)),
		m.Apply(drawing.At(frame.x+frame.width, frame.y+frame.height)), m.Apply(drawing.At(frame.x, frame.y+frame.height)),
	}
	var kept []drawing.Item
	for _, item := range r.drawing.Items[from:] {
		switch item := item.(type) {
		case *drawing.Text:
			kept = append(kept, item)
		case *drawing.Path:
			shapes, err := r.cutPath(item, window)
			if err != nil {
				return e.Errorf("%w", err)
			}
			kept = append(kept, shapes...)
		}
	}
	r.drawing.Items = append(r.drawing.Items[:from], kept...)
	if !r.inside(from, m, frame) {
		return e.Errorf("текст в <%s> выходит за его рамку, обрезка текста не поддерживается", e.Name)
	}
	return nil
}

func (r *reader) cutPath(p *drawing.Path, window []drawing.Point) ([]drawing.Item, error) {
	var out []drawing.Item
	if p.Fill != nil {
		shape := &drawing.Path{Fill: p.Fill, EvenOdd: p.EvenOdd}
		for _, l := range outline.Flatten(p.Segments, strayed) {
			polygon(shape, within(l.Points, window))
		}
		out = append(out, shape)
	}
	if p.Stroke != nil && p.StrokeWidth > 0 {
		shape := &drawing.Path{Fill: p.Stroke}
		if err := outline.Stroke(p, strayed, func(points []drawing.Point) { polygon(shape, within(points, window)) }); err != nil {
			return nil, err
		}
		out = append(out, shape)
	}
	var drawn []drawing.Item
	for _, item := range out {
		if n := len(item.(*drawing.Path).Segments); n > 0 {
			r.segments += n
			drawn = append(drawn, item)
		}
	}
	if r.segments > maxSegments {
		return nil, errTooMany
	}
	return drawn, nil
}

func polygon(to *drawing.Path, points []drawing.Point) {
	if len(points) < 3 {
		return
	}
	for i, p := range points {
		if i == 0 {
			to.MoveTo(p.X, p.Y)
		} else {
			to.LineTo(p.X, p.Y)
		}
	}
	to.Segments = append(to.Segments, drawing.Segment{Op: drawing.Close, End: points[0]})
}

// within cuts a polygon by the sides of a convex window, one after another
// (Sutherland and Hodgman). Where that leaves it in two parts, lines of no width along
// the window join them.
func within(points, window []drawing.Point) []drawing.Point {
	turn := 1.0
	if window[1].Sub(window[0]).Cross(window[2].Sub(window[1])) < 0 {
		turn = -1
	}
	for i, a := range window {
		side := window[(i+1)%len(window)].Sub(a)
		depth := func(p drawing.Point) float64 { return turn * side.Cross(p.Sub(a)) }
		var out []drawing.Point
		for k, p := range points {
			q := points[(k+1)%len(points)]
			from, to := depth(p), depth(q)
			if from >= 0 {
				out = append(out, p)
			}
			if from < 0 != (to < 0) {
				out = append(out, p.Mix(q, from/(from-to)))
			}
		}
		points = out
	}
	return points
}
