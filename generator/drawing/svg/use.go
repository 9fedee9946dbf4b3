package svg

import (
	"strings"

	"rd50/generator/drawing"
	"rd50/generator/drawing/svg/internal/markup"
)

// use draws another element of the file here (SVG 2, 5.5).
func (r *reader) use(e *markup.Element, st style, m drawing.Matrix) error {
	href := strings.TrimSpace(e.Attr["href"])
	id, local := strings.CutPrefix(href, "#")
	if !local {
		return e.Errorf("<use href=\"%s\">: ссылки вне файла не поддерживаются", short(href))
	}
	target := r.ids[id]
	if target == nil {
		return e.Errorf("<use href=\"#%s\">: такого элемента в файле нет", short(id))
	}
	if r.depth++; r.depth > markup.MaxDepth {
		return e.Errorf("вложенность больше %d: возможно, <use> ссылается на себя", markup.MaxDepth)
	}
	defer func() { r.depth-- }()
	at, err := lengthsOf(e, e.Attr, st, "x", "y")
	if err != nil {
		return err
	}
	m = m.Times(drawing.Translate(at[0], at[1]))
	st.contextFill, st.contextStroke = st.fillColour(), st.strokeColour() // SVG 2, 13.3
	if target.Name != "symbol" && target.Name != "svg" {
		if passive(target.Name) {
			return e.Errorf("<use> ссылается на <%s>, это не поддерживается", target.Name)
		}
		return r.element(target, st, m)
	}
	if !holds(target) {
		return nil
	}
	inner, _, err := r.cascade(target, st)
	if err != nil || inner.gone {
		return err
	}
	room, err := symbolRoom(e, target, st)
	if err != nil {
		return err
	}
	own, err := lengthsOf(target, target.Attr, st, "x", "y")
	if err != nil {
		return err
	}
	room.x, room.y = own[0], own[1]
	return r.window(target, inner, m, room)
}

// symbolRoom gives the room of a <symbol> or an <svg>: as the <use> sets it, else as the
// symbol itself does, else the whole viewport.
func symbolRoom(use, symbol *markup.Element, st style) (rectangle, error) {
	sides := [2]float64{st.viewport.X, st.viewport.Y}
	for i, name := range [...]string{"width", "height"} {
		for _, e := range [...]*markup.Element{symbol, use} {
			value := e.Attr[name]
			if value == "" || value == "auto" {
				continue
			}
			v, err := lengthOf(e, e.Attr, name, st)
			if err != nil {
				return rectangle{}, err
			}
			sides[i] = v
		}
	}
	return rectangle{width: sides[0], height: sides[1]}, nil
}
