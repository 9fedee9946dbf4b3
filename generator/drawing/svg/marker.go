package svg

import (
	"math"
	"strings"

	"rd50/generator/drawing"
	"rd50/generator/drawing/internal/outline"
	"rd50/generator/drawing/svg/internal/markup"
)

// markers draws the arrow heads of a path (SVG 2, 13.7). The segments are in the
// element's own coordinates, which m maps to the drawing.
func (r *reader) markers(e *markup.Element, segments []drawing.Segment, st style, m drawing.Matrix) error {
	if st.hidden || len(segments) == 0 {
		return nil
	}
	if st.markerStart != "" {
		at, direction := startOf(segments)
		if err := r.marker(e, st.markerStart, at, direction, true, st, m); err != nil {
			return err
		}
	}
	if st.markerEnd != "" {
		at, direction := endOf(segments)
		return r.marker(e, st.markerEnd, at, direction, false, st, m)
	}
	return nil
}

func (r *reader) marker(e *markup.Element, id string, at, direction drawing.Point, start bool, st style, m drawing.Matrix) error {
	target := r.ids[id]
	if target == nil || target.Name != "marker" {
		return e.Errorf("элемента <marker id=\"%s\"> в файле нет", short(id))
	}
	own, err := r.inherited(target)
	if err != nil || own.gone {
		return err
	}
	own.contextFill, own.contextStroke, own.opacity = st.fillColour(), st.strokeColour(), own.opacity*st.opacity
	if m, err = placeMarker(target, at, direction, start, st, m); err != nil {
		return err
	}
	size := rectangle{width: 3, height: 3}
	if _, ok := target.Attr["markerWidth"]; ok {
		if size.width, err = lengthOf(target, target.Attr, "markerWidth", own); err != nil {
			return err
		}
	}
	if _, ok := target.Attr["markerHeight"]; ok {
		if size.height, err = lengthOf(target, target.Attr, "markerHeight", own); err != nil {
			return err
		}
	}
	return r.markerContent(target, size, own, m)
}

// markerContent draws a marker's children so that its reference point falls on
// the origin.
func (r *reader) markerContent(e *markup.Element, size rectangle, st style, m drawing.Matrix) error {
	if size.width <= 0 || size.height <= 0 {
		return nil
	}
	box, err := viewBox(e)
	if err != nil {
		return err
	}
	fitted := drawing.Identity()
	st.viewport = drawing.At(size.width, size.height)
	if box != nil {
		if fitted, err = box.fit(e, size.width, size.height); err != nil {
			return err
		}
		st.viewport = drawing.At(box.width, box.height)
	}
	ref, err := lengthsOf(e, e.Attr, st, "refX", "refY")
	if err != nil {
		return err
	}
	origin := fitted.Apply(drawing.At(ref[0], ref[1]))
	m = m.Times(drawing.Translate(-origin.X, -origin.Y))
	from := len(r.drawing.Items)
	if err := r.children(e, st, m.Times(fitted)); err != nil {
		return err
	}
	if overflows(e) {
		return nil
	}
	return r.cut(e, from, m, size)
}

// placeMarker gives the coordinates of a marker at a vertex.
func placeMarker(e *markup.Element, at, direction drawing.Point, start bool, st style, m drawing.Matrix) (drawing.Matrix, error) {
	m = m.Times(drawing.Translate(at.X, at.Y))
	angle := math.Atan2(direction.Y, direction.X) * 180 / math.Pi
	switch orient := e.Attr["orient"]; orient {
	case "auto":
	case "auto-start-reverse":
		if start {
			angle += 180
		}
	default:
		angle = 0
		if orient != "" {
			var err error
			if angle, err = number(strings.TrimSuffix(orient, "deg")); err != nil {
				return m, e.Errorf("<marker> orient: %w", err)
			}
		}
	}
	m = m.Times(drawing.Rotate(angle))
	switch units := e.Attr["markerUnits"]; units {
	case "", "strokeWidth":
		m = m.Times(drawing.Scaling(st.strokeWidth, st.strokeWidth))
	case "userSpaceOnUse":
	default:
		return m, e.Errorf("<marker> markerUnits=\"%s\" не поддерживается", short(units))
	}
	return m, nil
}

// inherited gives the style that an element has where it stands in the file.
func (r *reader) inherited(e *markup.Element) (style, error) {
	if e.Parent == nil {
		st, _, err := r.cascade(e, initialStyle(drawing.At(r.drawing.Width, r.drawing.Height)))
		return st, err
	}
	parent, err := r.inherited(e.Parent)
	if err != nil {
		return parent, err
	}
	parent.opacity = 1
	st, _, err := r.cascade(e, parent)
	return st, err
}

// startOf gives where a path begins and which way it goes there.
func startOf(segments []drawing.Segment) (at, direction drawing.Point) {
	at = segments[0].End
	for _, s := range segments[1:] {
		for _, p := range [...]drawing.Point{s.A, s.B, s.End} {
			if (s.Op == drawing.Cubic || p == s.End) && p.Distance(at) > outline.SamePoint {
				return at, p.Sub(at)
			}
		}
	}
	return at, drawing.Point{X: 1}
}

// endOf gives where a path ends and which way it goes there.
func endOf(segments []drawing.Segment) (at, direction drawing.Point) {
	last := len(segments) - 1
	at = segments[last].End
	for i := last; i > 0; i-- {
		s := segments[i]
		for _, p := range [...]drawing.Point{s.B, s.A, segments[i-1].End} {
			if (s.Op == drawing.Cubic || p == segments[i-1].End) && p.Distance(at) > outline.SamePoint {
				return at, at.Sub(p)
			}
		}
	}
	return at, drawing.Point{X: 1}
}
