package svg

import (
	"fmt"
	"strings"

	"rd50/generator/drawing"
	"rd50/generator/drawing/svg/internal/markup"
)

// paint is what fill and stroke may be set to.
type paint struct {
	kind   paintKind
	colour drawing.Colour
}

type paintKind uint8

const (
	noPaint paintKind = iota
	solidPaint
	currentPaint // the value of the property color
	contextFill  // the fill of what a marker or a <use> stands on
	contextStroke
)

// style is the state that elements inherit, with the few properties that they
// don't (opacity is multiplied down, so that it needs no groups).
type style struct {
	colour                              drawing.Colour
	fill, stroke                        paint
	contextFill, contextStroke          *drawing.Colour
	fillOpacity, strokeOpacity, opacity float64
	evenOdd                             bool
	strokeWidth                         float64
	cap                                 drawing.Cap
	join                                drawing.Join
	miter                               float64
	dash                                []float64
	dashOffset                          float64
	fontSize                            float64
	bold, italic, mono                  bool
	anchor                              drawing.Anchor
	baseline                            float64 // shift of the text down, in em
	spaces                              bool    // kept as they stand
	hidden                              bool
	gone                                bool   // display: none
	markerStart, markerEnd              string // ids
	background                          *drawing.Colour
	viewport                            drawing.Point // what percents relate to
}

func initialStyle(viewport drawing.Point) style {
	black := drawing.RGB(0, 0, 0)
	return style{
		colour: black, fill: paint{solidPaint, black},
		fillOpacity: 1, strokeOpacity: 1, opacity: 1,
		strokeWidth: 1, miter: drawing.DefaultMiterLimit, fontSize: 16, viewport: viewport,
	}
}

// early are the properties that others relate to.
var early = [...]string{"font", "font-size", "color"}

// cascade gives the style of an element within that of its parent.
func (r *reader) cascade(e *markup.Element, parent style) (style, map[string]string, error) {
	if r.styled++; r.styled > maxStyled {
		return parent, nil, e.Errorf("рисунок слишком сложен")
	}
	properties, err := r.sheet.Properties(e)
	if err != nil {
		return parent, nil, err
	}
	st := parent
	st.background, st.gone = nil, properties["display"] == "none"
	if st.gone {
		return st, properties, nil
	}
	parentSize := parent.fontSize
	for _, name := range early {
		if value, ok := properties[name]; ok {
			if err := st.set(name, value, parentSize); err != nil {
				return st, nil, e.Errorf("%w", err)
			}
		}
	}
	for _, name := range sortedKeys(properties) {
		if name == "font" || name == "font-size" || name == "color" {
			continue
		}
		if err := st.set(name, properties[name], parentSize); err != nil {
			return st, nil, e.Errorf("%w", err)
		}
	}
	return st, properties, nil
}

// set applies one property. Attributes that are no properties pass unheeded.
func (st *style) set(name, value string, parentSize float64) (err error) {
	if value == "inherit" || name == "style" || strings.HasPrefix(name, "--") {
		return nil
	}
	if allowed, listed := unsupported(name); listed {
		return onlyHarmless(name, value, allowed)
	}
	if done, err := st.setPaint(name, value); done {
		return err
	}
	if done, err := st.setStroke(name, value); done {
		return err
	}
	return st.setText(name, value, parentSize)
}

func (st *style) setPaint(name, value string) (done bool, err error) {
	switch name {
	case "color":
		if value != "currentColor" {
			st.colour, err = parseColour(value)
		}
	case "fill":
		st.fill, err = parsePaint(name, value)
	case "stroke":
		st.stroke, err = parsePaint(name, value)
	case "fill-opacity":
		st.fillOpacity, err = share(value)
	case "stroke-opacity":
		st.strokeOpacity, err = share(value)
	case "opacity":
		var v float64
		v, err = share(value)
		st.opacity *= v
	case "fill-rule":
		st.evenOdd, err = choose(name, value, map[string]bool{"nonzero": false, "evenodd": true})
	case "visibility":
		st.hidden, err = choose(name, value, map[string]bool{"visible": false, "hidden": true, "collapse": true})
	case "background", "background-color":
		if value != "none" {
			var c drawing.Colour
			c, err = parseColour(value)
			st.background = &c
		}
	default:
		return false, nil
	}
	return true, err
}

func (st *style) setStroke(name, value string) (done bool, err error) {
	diagonal := measure{st.fontSize, diagonalOf(st.viewport)}
	switch name {
	case "stroke-width":
		st.strokeWidth, err = diagonal.length(value)
		if err == nil && st.strokeWidth < 0 {
			err = fmt.Errorf("отрицательная толщина линии")
		}
	case "stroke-linecap":
		st.cap, err = choose(name, value, map[string]drawing.Cap{"butt": drawing.ButtCap, "round": drawing.RoundCap, "square": drawing.SquareCap})
	case "stroke-linejoin":
		st.join, err = choose(name, value, map[string]drawing.Join{"miter": drawing.MiterJoin, "round": drawing.RoundJoin, "bevel": drawing.BevelJoin})
	case "stroke-miterlimit":
		st.miter, err = number(value)
		if err == nil && st.miter < 1 {
			err = fmt.Errorf("stroke-miterlimit меньше 1")
		}
	case "stroke-dasharray":
		st.dash, err = parseDash(value, diagonal)
	case "stroke-dashoffset":
		st.dashOffset, err = diagonal.length(value)
	case "marker":
		st.markerStart, err = reference(name, value)
		st.markerEnd = st.markerStart
		if err == nil && st.markerStart != "" {
			err = fmt.Errorf("свойство marker не поддерживается, есть marker-start и marker-end")
		}
	case "marker-start":
		st.markerStart, err = reference(name, value)
	case "marker-end":
		st.markerEnd, err = reference(name, value)
	default:
		return false, nil
	}
	return true, err
}

func (st *style) setText(name, value string, parentSize float64) (err error) {
	switch name {
	case "font-size":
		st.fontSize, err = fontSize(value, parentSize)
	case "font-weight":
		st.bold, err = weight(value, st.bold)
	case "font-style":
		st.italic = value == "italic" || strings.HasPrefix(value, "oblique")
	case "font-family":
		st.mono = monospaced(value)
	case "font":
		err = st.font(value, parentSize)
	case "text-anchor":
		st.anchor, err = choose(name, value, map[string]drawing.Anchor{"start": drawing.StartAnchor, "middle": drawing.MiddleAnchor, "end": drawing.EndAnchor})
	case "dominant-baseline", "alignment-baseline":
		st.baseline, err = baseline(value)
	case "space":
		st.spaces = value == "preserve"
	case "white-space":
		st.spaces = strings.HasPrefix(value, "pre")
	}
	return err
}

// choose finds a keyword.
func choose[T any](name, value string, known map[string]T) (T, error) {
	v, ok := known[strings.ToLower(value)]
	if !ok {
		return v, fmt.Errorf("%s=\"%s\" не поддерживается", name, short(value))
	}
	return v, nil
}

func parsePaint(name, value string) (paint, error) {
	switch value {
	case "none":
		return paint{}, nil
	case "currentColor", "currentcolor":
		return paint{kind: currentPaint}, nil
	case "context-fill":
		return paint{kind: contextFill}, nil
	case "context-stroke":
		return paint{kind: contextStroke}, nil
	}
	if strings.HasPrefix(value, "url(") {
		return paint{}, fmt.Errorf("%s=\"%s\": градиенты и узоры не поддерживаются", name, short(value))
	}
	c, err := parseColour(value)
	return paint{solidPaint, c}, err
}

// resolve gives the colour of a paint; nil is none.
func (st *style) resolve(p paint, opacity float64) *drawing.Colour {
	c := p.colour
	switch p.kind {
	case noPaint:
		return nil
	case currentPaint:
		c = st.colour
	case contextFill:
		if st.contextFill == nil {
			return nil
		}
		c = *st.contextFill
	case contextStroke:
		if st.contextStroke == nil {
			return nil
		}
		c = *st.contextStroke
	}
	if st.hidden {
		return nil
	}
	return c.Fade(opacity * st.opacity)
}

func (st *style) fillColour() *drawing.Colour   { return st.resolve(st.fill, st.fillOpacity) }
func (st *style) strokeColour() *drawing.Colour { return st.resolve(st.stroke, st.strokeOpacity) }

// parseDash reads dash lengths; an odd number of them is repeated, by SVG 2,
// 13.5.6.
func parseDash(value string, m measure) ([]float64, error) {
	if value == "none" {
		return nil, nil
	}
	var out []float64
	sum := 0.0
	for _, word := range strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(", \t\r\n", r) }) {
		v, err := m.length(word)
		if err != nil || v < 0 {
			return nil, fmt.Errorf("stroke-dasharray=\"%s\" не распознан", short(value))
		}
		sum += v
		out = append(out, v)
	}
	if sum == 0 {
		return nil, nil
	}
	if len(out)%2 != 0 {
		out = append(out, out...)
	}
	return out, nil
}

// reference reads url(#id); none is empty.
func reference(name, value string) (string, error) {
	if value == "none" || value == "" {
		return "", nil
	}
	inner, ok := strings.CutPrefix(value, "url(")
	inner = strings.Trim(strings.TrimSuffix(inner, ")"), "\"' ")
	id, local := strings.CutPrefix(inner, "#")
	if !ok || !local {
		return "", fmt.Errorf("%s=\"%s\" не поддерживается", name, short(value))
	}
	return id, nil
}
