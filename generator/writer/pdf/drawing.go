package pdf

import (
	"fmt"
	"slices"
	"strings"

	"rd50/fonts"
	"rd50/generator/drawing"
	"rd50/generator/drawing/lettering"
	"rd50/generator/typeset"
)

// drawing draws a vector picture, clipped to its rectangle.
func (d *document) drawing(p *typeset.Picture) error {
	v := p.Drawing
	kx, ky := points(p.W)/v.Width, points(p.H)/v.Height
	d.ops("q %.3f %.3f %.3f %.3f re W n", points(p.X), d.height-points(p.Y+p.H), points(p.W), points(p.H))
	d.ops("%.6f 0 0 %.6f %.3f %.3f cm", kx, -ky, points(p.X), d.height-points(p.Y))
	for _, item := range v.Items {
		switch item := item.(type) {
		case *drawing.Path:
			d.path(item)
		case *drawing.Text:
			if err := d.words(item); err != nil {
				return fmt.Errorf("рисунок %s: %w", p.Image.Name, err)
			}
		default:
			return fmt.Errorf("PDF не знает этого элемента рисунка")
		}
	}
	d.ops("Q")
	d.font = nil // Q took the font back
	return nil
}

func (d *document) ops(format string, args ...any) {
	d.out = append(fmt.Appendf(d.out, format, args...), '\n')
}

// path paints the fill, then the stroke.
func (d *document) path(p *drawing.Path) {
	steps := d.steps(p.Segments)
	if p.Fill != nil {
		d.ops("q")
		d.opacity(*p.Fill)
		paint := "f"
		if p.EvenOdd {
			paint = "f*"
		}
		d.ops("%s rg %s%s Q", colour(*p.Fill), steps, paint)
	}
	if p.Stroke != nil && p.StrokeWidth > 0 {
		d.ops("q")
		d.opacity(*p.Stroke)
		miter := p.MiterLimit
		if miter < 1 {
			miter = 4
		}
		d.ops("%s RG %.4f w %d J %d j %.3f M %s %sS Q", colour(*p.Stroke), p.StrokeWidth, p.Cap, p.Join, miter, dashes(p), steps)
	}
}

// opacity lets through what is below, until the state is taken back.
func (d *document) opacity(c drawing.Colour) {
	if c.A == 255 {
		return
	}
	i := slices.Index(d.opaque, c.A)
	if i < 0 {
		i = len(d.opaque)
		d.opaque = append(d.opaque, c.A)
	}
	d.ops("/G%d gs", i+1)
}

func colour(c drawing.Colour) string {
	return fmt.Sprintf("%.4g %.4g %.4g", float64(c.R)/255, float64(c.G)/255, float64(c.B)/255)
}

func dashes(p *drawing.Path) string {
	var b strings.Builder
	b.WriteByte('[')
	for i, v := range p.Dash {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%.4f", v)
	}
	fmt.Fprintf(&b, "] %.4f d", p.DashOffset)
	return b.String()
}

func (d *document) steps(list []drawing.Segment) string {
	var b strings.Builder
	for _, s := range list {
		switch s.Op {
		case drawing.Move:
			fmt.Fprintf(&b, "%.3f %.3f m ", s.End.X, s.End.Y)
		case drawing.Line:
			fmt.Fprintf(&b, "%.3f %.3f l ", s.End.X, s.End.Y)
		case drawing.Cubic:
			fmt.Fprintf(&b, "%.3f %.3f %.3f %.3f %.3f %.3f c ", s.A.X, s.A.Y, s.B.X, s.B.Y, s.End.X, s.End.Y)
		case drawing.Close:
			b.WriteString("h ")
		}
	}
	return b.String()
}

// portion is a stretch of a run in one face.
type portion struct {
	face  *fonts.Face
	text  string
	width float64 // in pixels
}

// words sets one line of text in the report's faces.
func (d *document) words(t *drawing.Text) error {
	runs := t.Runs()
	portions := make([][]portion, len(runs))
	total := 0.0
	for i, r := range runs {
		var err error
		if portions[i], err = d.portions(r); err != nil {
			return err
		}
		total += r.DX
		for _, p := range portions[i] {
			total += p.width
		}
	}
	stretch := 1.0
	if t.Length > 0 && total > 0 {
		stretch = t.Length / total
	}
	x, y := t.Start(total)/stretch, 0.0
	for i, r := range runs {
		x, y = x+r.DX, y+r.DY
		for _, p := range portions[i] {
			d.portion(t, r, p, x, y, stretch)
			x += p.width
		}
	}
	return nil
}

func (d *document) portion(t *drawing.Text, r drawing.Run, p portion, x, y, stretch float64) {
	m := t.Placement()
	at := m.Apply(drawing.Point{X: x * stretch, Y: y})
	d.ops("q")
	d.opacity(r.Fill)
	f := d.fontOf(p.face)
	d.font = nil
	b := append(append(d.out, colour(r.Fill)...), " rg BT "...)
	b = d.choose(b, f, typeset.Length(r.Size*1000+0.5))
	b = fmt.Appendf(b, "%.5f %.5f %.5f %.5f %.4f %.4f Tm <", m.A*stretch, m.B*stretch, -m.C, -m.D, at.X, at.Y)
	for _, c := range p.text {
		f.use(c)
		b = hex(b, uint16(c))
	}
	d.out = append(b, "> Tj ET Q\n"...)
}

// portions cuts a run by the faces that have its signs.
func (d *document) portions(r drawing.Run) ([]portion, error) {
	var out []portion
	for _, c := range r.Text {
		face, ok := d.layout.Faces.Find(lettering.StyleOf(r), c)
		if !ok {
			return nil, fmt.Errorf("знака U+%04X нет ни в одном шрифте", c)
		}
		if n := len(out); n == 0 || out[n-1].face != face {
			out = append(out, portion{face: face})
		}
		last := &out[len(out)-1]
		last.text += string(c)
		last.width += float64(face.Advance(c)) * r.Size / 1000
	}
	return out, nil
}
