package svg

import (
	"strings"

	"rd50/generator/drawing"
	"rd50/generator/drawing/svg/internal/markup"
)

// language is that of the reports.
const language = "ru"

// holds tells whether an element is drawn at all, by its conditional attributes
// (SVG 2, 5.7), as browsers have it: they hold every feature for supported, and no
// extension but XHTML and MathML.
func holds(e *markup.Element) bool {
	if list, has := e.Attr["requiredExtensions"]; has {
		names := strings.Fields(list)
		for _, name := range names {
			if name != "http://www.w3.org/1999/xhtml" && name != "http://www.w3.org/1998/Math/MathML" {
				return false
			}
		}
		if len(names) == 0 {
			return false
		}
	}
	list, has := e.Attr["systemLanguage"]
	for _, name := range strings.Split(list, ",") {
		if name = strings.ToLower(strings.TrimSpace(name)); name == language || strings.HasPrefix(name, language+"-") {
			return true
		}
	}
	return !has
}

// choice draws the first child of a <switch> whose conditions hold. A foreign object
// is passed over for what stands in for it, as drawing programs put it there: plain
// text in its place.
func (r *reader) choice(e *markup.Element, st style, m drawing.Matrix) error {
	var foreign *markup.Element
	for _, c := range e.Children {
		switch {
		case passive(c.Name) || !holds(c):
		case c.Name != "foreignObject":
			return r.element(c, st, m)
		case foreign == nil:
			foreign = c
		}
	}
	if foreign == nil {
		return nil
	}
	return r.element(foreign, st, m)
}
