// Package svg reads drawings from SVG files and writes them. The reader resolves
// groups, transformations, inheritance and style sheets.
package svg

import (
	"maps"
	"slices"
	"strings"

	"rd50/generator/drawing"
	"rd50/generator/drawing/svg/internal/markup"
)

// maxStyled bounds the elements drawn, counting what <use> repeats.
const maxStyled = 5 * markup.MaxElements

// maxText bounds the characters drawn, in bytes.
const maxText = 16 << 20

// Parse reads a picture. It understands what diagrams are made of: groups,
// transformations, the basic shapes, paths, text in lines or sign by sign, labels in
// HTML, style sheets, <use>, <symbol>, arrow markers, nested <svg>, <switch> and
// clipping by a rectangle. What it can't draw (gradients, patterns, filters, masks,
// pictures, animation, other clipping) is an error that names the element or property
// and the line. Nothing outside the data is read.
func Parse(data []byte) (*drawing.Drawing, error) {
	root, err := markup.Parse(data)
	if err != nil {
		return nil, err
	}
	r := &reader{ids: map[string]*markup.Element{}}
	if err := r.index(root); err != nil {
		return nil, err
	}
	if r.sheet, err = markup.ReadSheet(root); err != nil {
		return nil, err
	}
	if err := r.root(root); err != nil {
		return nil, err
	}
	if err := r.drawing.Check(); err != nil {
		return nil, err
	}
	return &r.drawing, nil
}

// reader draws elements one after another.
type reader struct {
	sheet    *markup.Sheet
	ids      map[string]*markup.Element
	drawing  drawing.Drawing
	styled   int
	segments int
	text     int
	depth    int
	checked  int // segments compared with frames
}

// index finds ids and refuses scripts wherever they stand.
func (r *reader) index(e *markup.Element) error {
	if e.Name == "script" {
		return e.Errorf("элемент <script> не поддерживается")
	}
	for _, name := range sortedKeys(e.Attr) {
		if strings.HasPrefix(name, "on") {
			return e.Errorf("сценарий в атрибуте %s не поддерживается", name)
		}
	}
	if id, ok := e.Attr["id"]; ok && r.ids[id] == nil {
		r.ids[id] = e
	}
	for _, c := range e.Children {
		if err := r.index(c); err != nil {
			return err
		}
	}
	return nil
}

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }

// root reads the size and draws everything.
func (r *reader) root(e *markup.Element) error {
	box, err := viewBox(e)
	if err != nil {
		return err
	}
	d := &r.drawing
	if d.Width, d.Height, err = rootSize(e, box); err != nil {
		return err
	}
	d.Title, d.Desc = describe(e, "title"), describe(e, "desc")
	viewport := drawing.At(d.Width, d.Height)
	m := drawing.Identity()
	if box != nil {
		if m, err = box.fit(e, d.Width, d.Height); err != nil {
			return err
		}
		viewport = drawing.At(box.width, box.height)
	}
	st, properties, err := r.cascade(e, initialStyle(viewport))
	if err != nil || st.gone {
		return err
	}
	if st.background != nil && st.background.A > 0 {
		p := &drawing.Path{Fill: st.background}
		d.Items = append(d.Items, p.Rect(0, 0, d.Width, d.Height))
	}
	if m, err = transformed(e, m, properties); err != nil {
		return err
	}
	from := len(d.Items)
	if err := r.children(e, st, m); err != nil {
		return err
	}
	return r.clipped(e, properties["clip-path"], from, st, m)
}

// rootSize gives the size in pixels. A missing or relative side follows from
// the other and the viewBox.
func rootSize(e *markup.Element, box *rectangle) (width, height float64, err error) {
	for _, side := range []struct {
		name string
		to   *float64
	}{{"width", &width}, {"height", &height}} {
		value := strings.TrimSpace(e.Attr[side.name])
		if value == "" || value == "auto" || strings.HasSuffix(value, "%") {
			continue
		}
		if *side.to, err = (measure{em: 16}).length(value); err != nil {
			return 0, 0, e.Errorf("%s: %w", side.name, err)
		}
		if !drawing.Positive(*side.to) {
			return 0, 0, e.Errorf("размер рисунка %s=\"%s\" недопустим", side.name, short(value))
		}
	}
	switch {
	case width > 0 && height > 0:
	case box == nil:
		return 0, 0, e.Errorf("размер рисунка не задан: нужны width и height или viewBox")
	case width > 0:
		height = width * box.height / box.width
	case height > 0:
		width = height * box.width / box.height
	default:
		width, height = box.width, box.height
	}
	if !drawing.Positive(width) || !drawing.Positive(height) {
		return 0, 0, e.Errorf("размер рисунка %v × %v недопустим", width, height)
	}
	return width, height, nil
}

// describe gives the text of a child element, its spaces made single.
func describe(e *markup.Element, name string) string {
	for _, c := range e.Children {
		if c.Name == name {
			return strings.Join(strings.Fields(c.Content()), " ")
		}
	}
	return ""
}

func (r *reader) children(e *markup.Element, st style, m drawing.Matrix) error {
	if r.depth++; r.depth > markup.MaxDepth {
		return e.Errorf("вложенность больше %d: возможно, <use> ссылается на себя", markup.MaxDepth)
	}
	defer func() { r.depth-- }()
	for _, c := range e.Children {
		if err := r.element(c, st, m); err != nil {
			return err
		}
	}
	return nil
}

// passive elements draw nothing where they stand: they describe, or wait for a
// reference.
func passive(name string) bool {
	switch name {
	case "", "title", "desc", "metadata", "style", "defs", "symbol", "marker", "linearGradient", "radialGradient",
		"pattern", "clipPath", "mask", "filter", "view":
		return true
	}
	return false
}

// element draws an element within its parent's style and coordinates.
func (r *reader) element(e *markup.Element, parent style, m drawing.Matrix) error {
	if passive(e.Name) || !holds(e) {
		return nil
	}
	st, properties, err := r.cascade(e, parent)
	if err != nil || st.gone {
		return err
	}
	if m, err = transformed(e, m, properties); err != nil {
		return err
	}
	from := len(r.drawing.Items)
	if err := r.drawn(e, properties, st, m); err != nil {
		return err
	}
	return r.clipped(e, properties["clip-path"], from, st, m)
}

// drawn draws an element in its own style and coordinates.
func (r *reader) drawn(e *markup.Element, properties map[string]string, st style, m drawing.Matrix) error {
	switch e.Name {
	case "g", "a":
		return r.children(e, st, m)
	case "switch":
		return r.choice(e, st, m)
	case "svg":
		return r.nested(e, st, m)
	case "use":
		return r.use(e, st, m)
	case "text":
		return r.lines(e, st, m)
	case "foreignObject":
		return r.label(e, properties, st, m)
	case "rect", "circle", "ellipse", "line", "polyline", "polygon", "path":
		return r.shape(e, properties, st, m)
	}
	return e.Errorf("элемент <%s> не поддерживается", e.Name)
}

// transformed adds an element's own transformation.
func transformed(e *markup.Element, m drawing.Matrix, properties map[string]string) (drawing.Matrix, error) {
	own, err := parseTransform(properties["transform"])
	if err == nil && own != drawing.Identity() {
		own, err = about(own, properties["transform-origin"])
	}
	if err != nil {
		return m, e.Errorf("%w", err)
	}
	m = m.Times(own)
	if !drawing.Bounded(m.A, m.B, m.C, m.D, m.E, m.F) {
		return m, e.Errorf("%w", drawing.ErrCoordinate)
	}
	return m, nil
}

// lengthOf reads a length attribute, 0 when it is missing.
func lengthOf(e *markup.Element, properties map[string]string, name string, st style) (float64, error) {
	value, ok := properties[name]
	if !ok || value == "" {
		return 0, nil
	}
	m := measure{em: st.fontSize}
	switch name {
	case "x", "width", "cx", "rx", "x1", "x2", "dx", "refX", "markerWidth":
		m.whole = st.viewport.X
	case "r":
		m.whole = diagonalOf(st.viewport)
	default:
		m.whole = st.viewport.Y
	}
	v, err := m.length(value)
	if err != nil {
		return 0, e.Errorf("<%s> %s: %w", e.Name, name, err)
	}
	return v, nil
}

// lengthsOf reads several length attributes.
func lengthsOf(e *markup.Element, properties map[string]string, st style, names ...string) ([]float64, error) {
	out := make([]float64, len(names))
	for i, name := range names {
		var err error
		if out[i], err = lengthOf(e, properties, name, st); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// diagonalOf is what percents of other lengths relate to (SVG 2, 8.9).
func diagonalOf(viewport drawing.Point) float64 { return viewport.Length() / 1.4142135623730951 }
