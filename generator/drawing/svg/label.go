package svg

import (
	"strings"

	"rd50/generator/drawing"
	"rd50/generator/drawing/svg/internal/markup"
)

// htmlHint tells how to get a picture without HTML.
const htmlHint = "рисунок нужно сохранить с обычным текстом SVG (в Mermaid — htmlLabels: false)"

// labeller reads the HTML of a foreign object: plain words in lines, as the labels of
// diagrams are. A browser would break lines by its own fonts: a label that is higher
// than its lines was broken so, and is refused.
type labeller struct {
	reader *reader
	matrix drawing.Matrix
	box    rectangle
	lines  [][]drawing.Run
	look   labelLook
	space  bool // a blank stands before the next word
}

// labelLook is what HTML has besides the properties of SVG.
type labelLook struct {
	anchor  drawing.Anchor
	leading float64 // of a line, in em
}

// label draws a foreign object's words about its middle.
func (r *reader) label(e *markup.Element, properties map[string]string, st style, m drawing.Matrix) error {
	v, err := lengthsOf(e, properties, st, "x", "y", "width", "height")
	if err != nil {
		return err
	}
	l := &labeller{reader: r, matrix: m, box: rectangle{v[0], v[1], v[2], v[3]}, lines: make([][]drawing.Run, 1),
		look: labelLook{leading: 1.2}}
	if err := l.content(e, st, l.look.with(properties)); err != nil {
		return err
	}
	return l.finish(e)
}

func (l labelLook) with(properties map[string]string) labelLook {
	switch properties["text-align"] {
	case "center":
		l.anchor = drawing.MiddleAnchor
	case "right", "end":
		l.anchor = drawing.EndAnchor
	case "left", "start":
		l.anchor = drawing.StartAnchor
	}
	if v, err := number(properties["line-height"]); err == nil && v > 0 {
		l.leading = v
	}
	return l
}

func (l *labeller) content(e *markup.Element, st style, look labelLook) error {
	for _, c := range e.Children {
		if c.Name == "" {
			l.write(c.Data, st, look)
			continue
		}
		if err := l.element(c, st, look); err != nil {
			return err
		}
	}
	return nil
}

func (l *labeller) element(e *markup.Element, parent style, look labelLook) error {
	st, properties, err := l.reader.cascade(e, parent)
	if err != nil || st.gone {
		return err
	}
	if st.background != nil {
		p := &drawing.Path{Fill: st.background.Fade(st.opacity)}
		p.Rect(l.box.x, l.box.y, l.box.width, l.box.height)
		p.Segments = l.matrix.Segments(p.Segments)
		if p.Fill != nil && l.box.width > 0 && l.box.height > 0 {
			l.reader.drawing.Items = append(l.reader.drawing.Items, p)
		}
	}
	look = look.with(properties)
	switch e.Name {
	case "br":
		l.lines = append(l.lines, nil)
		return nil
	case "b", "strong":
		st.bold = true
	case "i", "em":
		st.italic = true
	case "code":
		st.mono = true
	case "div", "p", "body":
		l.begin()
		err := l.content(e, st, look)
		l.begin()
		return err
	case "span", "a", "font":
	default:
		return e.Errorf("элемент HTML <%s> внутри <foreignObject> не поддерживается, %s", e.Name, htmlHint)
	}
	return l.content(e, st, look)
}

// begin starts a line unless one is empty yet.
func (l *labeller) begin() {
	if len(l.lines[len(l.lines)-1]) > 0 {
		l.lines = append(l.lines, nil)
	}
}

func (l *labeller) write(text string, st style, look labelLook) {
	last := &l.lines[len(l.lines)-1]
	words := strings.Join(strings.Fields(text), " ")
	l.space = l.space || strings.TrimLeft(text, " \t\r\n") != text
	if words == "" || st.fontSize == 0 {
		return
	}
	if l.space && len(*last) > 0 {
		words = " " + words
	}
	l.space = strings.TrimRight(text, " \t\r\n") != text
	run := drawing.Run{Text: words, Size: st.fontSize, Bold: st.bold, Italic: st.italic, Mono: st.mono}
	if c := st.colour.Fade(st.opacity); c != nil && !st.hidden {
		run.Fill = *c
	}
	l.look = look
	*last = append(*last, run)
}

// finish sets the lines about the middle of the box.
func (l *labeller) finish(e *markup.Element) error {
	for n := len(l.lines); n > 0 && len(l.lines[n-1]) == 0; n-- {
		l.lines = l.lines[:n-1]
	}
	if len(l.lines) == 0 {
		return nil
	}
	size := 0.0
	for _, line := range l.lines {
		for _, run := range line {
			size = max(size, run.Size)
			l.reader.text += len(run.Text)
		}
	}
	if l.reader.text > maxText {
		return e.Errorf("в рисунке слишком много текста")
	}
	high := size * l.look.leading
	if l.box.height > (float64(len(l.lines))+0.7)*high {
		return e.Errorf("подпись <foreignObject> разбита на строки браузером, %s", htmlHint)
	}
	first := l.box.y + l.box.height/2 - float64(len(l.lines)-1)/2*high
	for i, runs := range l.lines {
		t := &typist{reader: l.reader, matrix: l.matrix, runs: runs}
		shift, _ := baseline("central")
		t.line = drawing.Text{X: l.box.x + l.box.width*float64(l.look.anchor)/2, Y: first + float64(i)*high + shift*size, Anchor: l.look.anchor}
		if err := t.finish(e); err != nil {
			return err
		}
	}
	return nil
}
