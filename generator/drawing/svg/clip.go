package svg

import (
	"rd50/generator/drawing"
	"rd50/generator/drawing/internal/outline"
	"rd50/generator/drawing/svg/internal/markup"
)

// clipped cuts the items drawn for an element, counted from the given one, by its
// clipping path, which is a rectangle: the frame that drawing programs put around
// everything.
func (r *reader) clipped(e *markup.Element, value string, from int, st style, m drawing.Matrix) error {
	if value == "" {
		return nil
	}
	id, err := reference("clip-path", value)
	if err != nil || id == "" {
		return wrap(e, err)
	}
	path := r.ids[id]
	if path == nil || path.Name != "clipPath" {
		return e.Errorf("элемента <clipPath id=\"%s\"> в файле нет", short(id))
	}
	frame, err := r.frame(path, st)
	if err != nil {
		return err
	}
	return r.cut(e, from, m, frame)
}

// maxChecked bounds the segments looked at, counting them anew for every frame
// around them. Beyond that nothing counts as inside.
const maxChecked = 4 * maxSegments

func wrap(e *markup.Element, err error) error {
	if err == nil {
		return nil
	}
	return e.Errorf("%w", err)
}

// frame reads a clipping path that is one upright rectangle.
func (r *reader) frame(path *markup.Element, st style) (rectangle, error) {
	var rect *markup.Element
	for _, c := range path.Children {
		if passive(c.Name) {
			continue
		}
		if rect != nil || c.Name != "rect" || c.Attr["transform"] != "" || c.Attr["rx"] != "" || c.Attr["ry"] != "" {
			rect = nil
			break
		}
		rect = c
	}
	if rect == nil || path.Attr["transform"] != "" || path.Attr["clipPathUnits"] == "objectBoundingBox" {
		return rectangle{}, path.Errorf("элемент <clipPath> поддерживается только с одним <rect>")
	}
	v, err := lengthsOf(rect, rect.Attr, st, "x", "y", "width", "height")
	if err != nil {
		return rectangle{}, err
	}
	return rectangle{v[0], v[1], v[2], v[3]}, nil
}

// inside tells whether items, counted from the given one, lie in a frame whose
// coordinates m maps to the drawing. Of strokes and texts only the line and the
// anchor point count, with a slack of a fiftieth.
func (r *reader) inside(from int, m drawing.Matrix, frame rectangle) bool {
	back, ok := m.Inverse()
	if !ok {
		return true // flattened to nothing
	}
	slackX, slackY := 0.01+frame.width/50, 0.01+frame.height/50
	within := func(p drawing.Point) bool {
		return p.X >= frame.x-slackX && p.X <= frame.x+frame.width+slackX &&
			p.Y >= frame.y-slackY && p.Y <= frame.y+frame.height+slackY
	}
	for _, item := range r.drawing.Items[from:] {
		switch item := item.(type) {
		case *drawing.Text:
			if !within(back.Apply(drawing.At(item.X, item.Y))) {
				return false
			}
		case *drawing.Path:
			if r.checked += len(item.Segments); r.checked > maxChecked {
				return false
			}
			for _, l := range outline.Flatten(back.Segments(item.Segments), (slackX+slackY)/4) {
				for _, p := range l.Points {
					if !within(p) {
						return false
					}
				}
			}
		}
	}
	return true
}
