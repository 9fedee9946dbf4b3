package svg

import (
	"errors"
	"fmt"

	"rd50/generator/drawing"
	"rd50/generator/drawing/internal/outline"
	"rd50/generator/drawing/svg/internal/markup"
)

var errTooMany = fmt.Errorf("в рисунке больше %d отрезков", maxSegments)

// shape draws a basic shape or a path.
func (r *reader) shape(e *markup.Element, properties map[string]string, st style, m drawing.Matrix) error {
	for _, c := range e.Children {
		if !passive(c.Name) {
			return c.Errorf("элемент <%s> внутри <%s> не поддерживается", c.Name, e.Name)
		}
	}
	p := &drawing.Path{}
	var err error
	switch e.Name {
	case "rect":
		err = rectShape(p, e, properties, st)
	case "circle", "ellipse":
		err = ellipseShape(p, e, properties, st)
	case "line":
		err = lineShape(p, e, properties, st)
	case "polyline", "polygon":
		err = polyShape(p, e)
	case "path":
		if p.Segments, err = parsePath(e.Attr["d"]); err != nil {
			err = e.Errorf("%w", err)
		}
	}
	if err != nil || len(p.Segments) == 0 {
		return err
	}
	if r.segments += len(p.Segments); r.segments > maxSegments {
		return e.Errorf("%w", errTooMany)
	}
	if err := r.paintShape(p, st, m); err != nil {
		return e.Errorf("%w", err)
	}
	switch e.Name {
	case "line", "polyline", "polygon", "path":
		return r.markers(e, p.Segments, st, m)
	}
	return nil
}

func rectShape(p *drawing.Path, e *markup.Element, properties map[string]string, st style) error {
	v, err := lengthsOf(e, properties, st, "x", "y", "width", "height")
	if err != nil {
		return err
	}
	rx, ry, err := radii(e, properties, st)
	if err != nil {
		return err
	}
	if v[2] < 0 || v[3] < 0 || rx < 0 || ry < 0 {
		return e.Errorf("<rect>: отрицательный размер")
	}
	if v[2] > 0 && v[3] > 0 {
		p.RoundedRect(v[0], v[1], v[2], v[3], rx, ry)
	}
	return nil
}

// radii reads rx and ry; one that is missing or auto equals the other.
func radii(e *markup.Element, properties map[string]string, st style) (rx, ry float64, err error) {
	hasX := properties["rx"] != "" && properties["rx"] != "auto"
	hasY := properties["ry"] != "" && properties["ry"] != "auto"
	if hasX {
		if rx, err = lengthOf(e, properties, "rx", st); err != nil {
			return 0, 0, err
		}
	}
	if hasY {
		if ry, err = lengthOf(e, properties, "ry", st); err != nil {
			return 0, 0, err
		}
	}
	if !hasX {
		rx = ry
	}
	if !hasY {
		ry = rx
	}
	return rx, ry, nil
}

func ellipseShape(p *drawing.Path, e *markup.Element, properties map[string]string, st style) error {
	v, err := lengthsOf(e, properties, st, "cx", "cy", "r")
	if err != nil {
		return err
	}
	rx, ry := v[2], v[2]
	if e.Name == "ellipse" {
		if rx, ry, err = radii(e, properties, st); err != nil {
			return err
		}
	}
	if rx < 0 || ry < 0 {
		return e.Errorf("<%s>: отрицательный радиус", e.Name)
	}
	if rx > 0 && ry > 0 {
		p.Ellipse(v[0], v[1], rx, ry)
	}
	return nil
}

func lineShape(p *drawing.Path, e *markup.Element, properties map[string]string, st style) error {
	v, err := lengthsOf(e, properties, st, "x1", "y1", "x2", "y2")
	if err == nil {
		p.MoveTo(v[0], v[1]).LineTo(v[2], v[3])
	}
	return err
}

func polyShape(p *drawing.Path, e *markup.Element) error {
	v, err := numbers(e.Attr["points"])
	if err != nil || len(v)%2 != 0 {
		return e.Errorf("<%s points=\"%s\">: нужны пары чисел", e.Name, short(e.Attr["points"]))
	}
	for i := 0; i < len(v); i += 2 {
		if i == 0 {
			p.MoveTo(v[0], v[1])
		} else {
			p.LineTo(v[i], v[i+1])
		}
	}
	if e.Name == "polygon" && len(v) > 0 {
		p.Close()
	}
	return nil
}

// paintShape adds a path in its own coordinates, which m maps to the drawing.
// Where m would distort a stroke, the stroke's outline becomes a filled path.
func (r *reader) paintShape(p *drawing.Path, st style, m drawing.Matrix) error {
	out := &drawing.Path{Fill: st.fillColour(), EvenOdd: st.evenOdd, Segments: m.Segments(p.Segments)}
	stroke := st.strokeColour()
	if st.strokeWidth == 0 {
		stroke = nil
	}
	if stroke != nil && m.Similar() {
		k := m.Factor()
		out.Stroke, out.StrokeWidth = stroke, st.strokeWidth*k
		out.Cap, out.Join, out.MiterLimit = st.cap, st.join, st.miter
		out.Dash, out.DashOffset = times(st.dash, k), st.dashOffset*k
	}
	if out.Fill != nil || out.Stroke != nil {
		r.drawing.Items = append(r.drawing.Items, out)
	}
	if !out.Sane() {
		return drawing.ErrCoordinate
	}
	if stroke != nil && out.Stroke == nil {
		return r.distorted(p, stroke, st, m)
	}
	return nil
}

// strayed is how far the outline of a distorted stroke may lie from the true one,
// in pixels.
const strayed = 0.05

func (r *reader) distorted(p *drawing.Path, stroke *drawing.Colour, st style, m drawing.Matrix) error {
	pen := &drawing.Path{Segments: p.Segments, StrokeWidth: st.strokeWidth, Cap: st.cap, Join: st.join,
		MiterLimit: st.miter, Dash: st.dash, DashOffset: st.dashOffset}
	out := &drawing.Path{Fill: stroke}
	stretch := max(1e-6, drawing.At(m.A, m.B).Length(), drawing.At(m.C, m.D).Length())
	err := outline.Stroke(pen, strayed/stretch, func(polygon []drawing.Point) {
		if r.segments += len(polygon) + 1; r.segments > maxSegments {
			return
		}
		for i, point := range polygon {
			if i == 0 {
				out.MoveTo(point.X, point.Y)
			} else {
				out.LineTo(point.X, point.Y)
			}
		}
		out.Segments = append(out.Segments, drawing.Segment{Op: drawing.Close, End: polygon[0]})
	})
	if err == nil && r.segments > maxSegments {
		err = errors.New("слишком сложная линия")
	}
	if err != nil {
		return err
	}
	out.Segments = m.Segments(out.Segments)
	r.drawing.Items = append(r.drawing.Items, out)
	return nil
}

func times(list []float64, k float64) []float64 {
	var out []float64
	for _, v := range list {
		out = append(out, v*k)
	}
	return out
}
