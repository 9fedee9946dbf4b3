package svg

import (
	"math"
	"strings"
	"unicode/utf8"

	"rd50/generator/drawing"
	"rd50/generator/drawing/svg/internal/markup"
)

// typist gathers the runs of a <text> into lines: a new line begins wherever an
// x is given.
type typist struct {
	reader *reader
	matrix drawing.Matrix
	line   drawing.Text // X, Y, Anchor and Length in the element's coordinates
	runs   []drawing.Run
	y      float64      // of the baseline now
	dx, dy float64      // waiting for the next run
	lists  [4][]float64 // of x, y, dx and dy: what the next signs are to get
	moved  bool         // the next sign has its place already
	space  bool         // the last sign was a space
	placed bool         // the line's place is known
}

// lines draws a <text>.
func (r *reader) lines(e *markup.Element, st style, m drawing.Matrix) error {
	t := &typist{reader: r, matrix: m, space: true}
	if err := t.place(e, st); err != nil {
		return err
	}
	if err := t.content(e, st); err != nil {
		return err
	}
	return t.finish(e)
}

// place reads the position that an element sets.
func (t *typist) place(e *markup.Element, st style) error {
	own := false
	for i, name := range positions {
		list, err := listOf(e, name, st)
		if err != nil {
			return err
		}
		if list != nil {
			t.lists[i], own = list, true
		}
	}
	if own {
		t.moved = true
		if err := t.move(e); err != nil {
			return err
		}
	}
	length, err := lengthOf(e, e.Attr, "textLength", st)
	switch {
	case err != nil:
		return err
	case length < 0:
		return e.Errorf("<%s>: отрицательная textLength", e.Name)
	case length > 0 && (len(t.runs) > 0 || t.listed()):
		return e.Errorf("<%s textLength> внутри строки не поддерживается", e.Name)
	case length > 0:
		t.line.Length = length
	}
	return nil
}

// positions are the attributes that place text; each may be a list, sign by sign.
var positions = [...]string{"x", "y", "dx", "dy"}

// listOf reads lengths that stand one behind another.
func listOf(e *markup.Element, name string, st style) ([]float64, error) {
	var out []float64
	for _, word := range strings.FieldsFunc(e.Attr[name], func(r rune) bool { return strings.ContainsRune(", \t\r\n", r) }) {
		v, err := lengthOf(e, map[string]string{name: word}, name, st)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// listed tells whether the signs to come have places of their own.
func (t *typist) listed() bool {
	for _, l := range t.lists {
		if len(l) > 0 {
			return true
		}
	}
	return false
}

// move takes the first of each list: an x begins a new line.
func (t *typist) move(e *markup.Element) error {
	var v [len(positions)]float64
	var has [len(positions)]bool
	for i, l := range t.lists {
		if has[i] = len(l) > 0; has[i] {
			v[i], t.lists[i] = l[0], l[1:]
		}
	}
	if has[0] {
		if err := t.finish(e); err != nil {
			return err
		}
		t.line = drawing.Text{X: v[0], Y: t.y}
	}
	if has[1] {
		t.dy += v[1] - t.y
		t.y = v[1]
	}
	t.dx, t.dy, t.y = t.dx+v[2], t.dy+v[3], t.y+v[3]
	return nil
}

func (t *typist) content(e *markup.Element, st style) error {
	for _, c := range e.Children {
		switch c.Name {
		case "":
			if err := t.write(c, st); err != nil {
				return err
			}
		case "tspan", "a":
			if err := t.piece(c, st); err != nil {
				return err
			}
		case "title", "desc", "metadata":
		default:
			return c.Errorf("элемент <%s> внутри <text> не поддерживается", c.Name)
		}
	}
	return nil
}

func (t *typist) piece(e *markup.Element, parent style) error {
	st, _, err := t.reader.cascade(e, parent)
	if err != nil || st.gone {
		return err
	}
	if err := t.place(e, st); err != nil {
		return err
	}
	return t.content(e, st)
}

// write adds character data in one look.
func (t *typist) write(e *markup.Element, st style) error {
	text := t.collapse(e.Data, st.spaces)
	if text == "" || st.fontSize == 0 {
		return nil
	}
	if t.reader.text += len(text); t.reader.text > maxText {
		return e.Errorf("в рисунке слишком много текста")
	}
	if st.strokeColour() != nil && st.strokeWidth > 0 && strings.TrimSpace(text) != "" {
		return e.Errorf("обводка текста (stroke) не поддерживается")
	}
	for t.listed() {
		if !t.moved {
			space := t.space
			if err := t.move(e); err != nil {
				return err
			}
			t.space = space
		}
		t.moved = false
		_, size := utf8.DecodeRuneInString(text)
		t.signs(text[:size], st)
		if text = text[size:]; text == "" {
			return nil
		}
	}
	t.moved = false
	t.signs(text, st)
	return nil
}

// signs adds text that stands together.
func (t *typist) signs(text string, st style) {
	if text == "" {
		return
	}
	if !t.placed {
		t.line.Anchor = st.anchor
		t.line.X += t.dx
		t.line.Y = t.y + st.baseline*st.fontSize
		t.dx, t.dy, t.placed = 0, 0, true
	}
	run := drawing.Run{Text: text, Size: st.fontSize, Bold: st.bold, Italic: st.italic, Mono: st.mono, DX: t.dx, DY: t.dy}
	if c := st.fillColour(); c != nil {
		run.Fill = *c
	}
	t.dx, t.dy = 0, 0
	t.append(run)
}

// append adds a run, or lengthens the last one when it looks the same.
func (t *typist) append(run drawing.Run) {
	if n := len(t.runs); n > 0 {
		last := t.runs[n-1]
		last.Text, last.DX, last.DY = run.Text, 0, 0
		if last == run {
			t.runs[n-1].Text += run.Text
			return
		}
	}
	t.runs = append(t.runs, run)
}

// collapse makes white space single spaces, none at the start of a line.
func (t *typist) collapse(text string, keep bool) string {
	if keep {
		t.space = false
		return strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ", "\r", " ").Replace(text)
	}
	var b strings.Builder
	for _, sign := range text {
		blank := strings.ContainsRune(" \t\r\n", sign)
		switch {
		case !blank:
			b.WriteRune(sign)
		case !t.space:
			b.WriteByte(' ')
		}
		t.space = blank
	}
	return b.String()
}

// finish ends the line and adds it to the drawing.
func (t *typist) finish(e *markup.Element) error {
	line, runs := t.line, t.trimmed()
	t.line, t.runs, t.dx, t.dy, t.space, t.placed = drawing.Text{}, nil, 0, 0, true, false
	k := t.matrix.Factor()
	if len(runs) == 0 || !visible(runs) || k == 0 {
		return nil
	}
	for i := range runs {
		runs[i].Size, runs[i].DX, runs[i].DY = runs[i].Size*k, runs[i].DX*k, runs[i].DY*k
	}
	at := t.matrix.Apply(drawing.At(line.X, line.Y))
	first := runs[0]
	out := &drawing.Text{X: at.X, Y: at.Y, Size: first.Size, Anchor: line.Anchor,
		Bold: first.Bold, Italic: first.Italic, Mono: first.Mono, Fill: first.Fill, Text: first.Text,
		Rest: runs[1:], Length: line.Length * k, Turn: turn(t.matrix, k)}
	if len(out.Rest) == 0 {
		out.Rest = nil
	}
	if !out.Sane() {
		return e.Errorf("%w", drawing.ErrCoordinate)
	}
	t.reader.drawing.Items = append(t.reader.drawing.Items, out)
	return nil
}

// trimmed gives the line's runs without a space at the end.
func (t *typist) trimmed() []drawing.Run {
	runs := t.runs
	if n := len(runs); n > 0 && t.space {
		runs[n-1].Text = strings.TrimSuffix(runs[n-1].Text, " ")
		if runs[n-1].Text == "" {
			runs = runs[:n-1]
		}
	}
	return runs
}

func visible(runs []drawing.Run) bool {
	for _, r := range runs {
		if r.Fill.A > 0 {
			return true
		}
	}
	return false
}

// turn is the part of a map that is neither move nor scale; zero for none.
func turn(m drawing.Matrix, k float64) drawing.Matrix {
	out := drawing.Matrix{A: m.A / k, B: m.B / k, C: m.C / k, D: m.D / k}
	if math.Abs(out.A-1)+math.Abs(out.B)+math.Abs(out.C)+math.Abs(out.D-1) < 1e-6 {
		return drawing.Matrix{}
	}
	return out
}
