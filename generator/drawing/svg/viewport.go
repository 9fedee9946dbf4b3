package svg

import (
	"strings"

	"rd50/generator/drawing"
	"rd50/generator/drawing/svg/internal/markup"
)

// rectangle is a viewBox or the room that it is fitted into.
type rectangle struct{ x, y, width, height float64 }

// viewBox reads the attribute; nil when there is none.
func viewBox(e *markup.Element) (*rectangle, error) {
	value, ok := e.Attr["viewBox"]
	if !ok {
		return nil, nil
	}
	v, err := numbers(value)
	if err != nil || len(v) != 4 || !drawing.Positive(v[2]) || !drawing.Positive(v[3]) {
		return nil, e.Errorf("viewBox=\"%s\" не распознан", short(value))
	}
	return &rectangle{v[0], v[1], v[2], v[3]}, nil
}

// fit maps the box into a room of a size, by preserveAspectRatio (SVG 2, 8.7).
func (b *rectangle) fit(e *markup.Element, width, height float64) (drawing.Matrix, error) {
	sx, sy := width/b.width, height/b.height
	align, form, _ := strings.Cut(strings.TrimSpace(e.Attr["preserveAspectRatio"]), " ")
	if align == "" {
		align = "xMidYMid"
	}
	if form = strings.TrimSpace(form); form != "" && form != "meet" {
		return drawing.Identity(), e.Errorf("preserveAspectRatio=\"%s\" не поддерживается", short(e.Attr["preserveAspectRatio"]))
	}
	if align == "none" {
		return drawing.Scaling(sx, sy).Times(drawing.Translate(-b.x, -b.y)), nil
	}
	parts := map[string]float64{"Min": 0, "Mid": 0.5, "Max": 1}
	if len(align) != 8 || align[0] != 'x' || align[4] != 'Y' {
		return drawing.Identity(), e.Errorf("preserveAspectRatio=\"%s\" не распознан", short(align))
	}
	across, okX := parts[align[1:4]]
	down, okY := parts[align[5:]]
	if !okX || !okY {
		return drawing.Identity(), e.Errorf("preserveAspectRatio=\"%s\" не распознан", short(align))
	}
	s := min(sx, sy)
	return drawing.Translate((width-b.width*s)*across, (height-b.height*s)*down).
		Times(drawing.Scaling(s, s)).Times(drawing.Translate(-b.x, -b.y)), nil
}

// nested draws an <svg> within another.
func (r *reader) nested(e *markup.Element, st style, m drawing.Matrix) error {
	size, err := lengthsOf(e, e.Attr, st, "x", "y", "width", "height")
	if err != nil {
		return err
	}
	return r.window(e, st, m, rectangle{size[0], size[1],
		orWhole(e.Attr["width"], size[2], st.viewport.X), orWhole(e.Attr["height"], size[3], st.viewport.Y)})
}

func orWhole(attribute string, value, whole float64) float64 {
	if attribute == "" || attribute == "auto" {
		return whole
	}
	return value
}

// window draws the children of a nested <svg> or a <symbol> in a room of their
// own.
func (r *reader) window(e *markup.Element, st style, m drawing.Matrix, room rectangle) error {
	if room.width < 0 || room.height < 0 {
		return e.Errorf("<%s>: отрицательный размер", e.Name)
	}
	if room.width == 0 || room.height == 0 {
		return nil
	}
	m = m.Times(drawing.Translate(room.x, room.y))
	box, err := viewBox(e)
	if err != nil {
		return err
	}
	inner := m
	st.viewport = drawing.At(room.width, room.height)
	if box != nil {
		fitted, err := box.fit(e, room.width, room.height)
		if err != nil {
			return err
		}
		inner, st.viewport = m.Times(fitted), drawing.At(box.width, box.height)
	}
	from := len(r.drawing.Items)
	if err := r.children(e, st, inner); err != nil {
		return err
	}
	if overflows(e) {
		return nil
	}
	return r.cut(e, from, m, rectangle{0, 0, room.width, room.height})
}

// overflows tells whether an element shows what lies outside its room.
func overflows(e *markup.Element) bool {
	return e.Attr["overflow"] == "visible" || e.Attr["overflow"] == "auto"
}
