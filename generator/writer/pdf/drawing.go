package pdf

import (
	"fmt"
	"slices"
	"strconv"

	"rd50/fonts"
	"rd50/generator/drawing"
	"rd50/generator/drawing/lettering"
	"rd50/generator/typeset"
)

// drawing draws a vector picture, clipped to its rectangle.
func (d *document) drawing(p *typeset.Picture, left, lower float64) error {
	v := p.Drawing
	width, height, upper := points(p.W), points(p.H), d.height-points(d.at.Y+p.Y)
	d.ops("q %.3f %.3f %.3f %.3f re W n", left, lower, width, height)
	d.ops("%.6f 0 0 %.6f %.3f %.3f cm", width/v.Width, -height/v.Height, left, upper)
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
	if p.Fill != nil {
		b := colour(d.opacity(append(d.out, "q\n"...), *p.Fill), *p.Fill)
		b = steps(append(b, " rg "...), p.Segments)
		paint := "f Q\n"
		if p.EvenOdd {
			paint = "f* Q\n"
		}
		d.out = append(b, paint...)
	}
	if p.Stroke != nil && p.StrokeWidth > 0 {
		b := colour(d.opacity(append(d.out, "q\n"...), *p.Stroke), *p.Stroke)
		b = pen(append(b, " RG "...), p)
		d.out = append(steps(b, p.Segments), "S Q\n"...)
	}
}

// pen sets how a stroke is drawn.
func pen(b []byte, p *drawing.Path) []byte {
	miter := p.MiterLimit
	if miter < 1 {
		miter = 4
	}
	b = append(decimal(b, p.StrokeWidth, 4), " w "...)
	b = append(strconv.AppendInt(b, int64(p.Cap), 10), " J "...)
	b = append(strconv.AppendInt(b, int64(p.Join), 10), " j "...)
	b = append(decimal(b, miter, 3), " M ["...)
	for i, v := range p.Dash {
		if i > 0 {
			b = append(b, ' ')
		}
		b = decimal(b, v, 4)
	}
	return append(decimal(append(b, "] "...), p.DashOffset, 4), " d "...)
}

// opacity lets through what is below, until the state is taken back.
func (d *document) opacity(b []byte, c drawing.Colour) []byte {
	if c.A == 255 {
		return b
	}
	i := slices.Index(d.opaque, c.A)
	if i < 0 {
		i = len(d.opaque)
		d.opaque = append(d.opaque, c.A)
	}
	b = strconv.AppendInt(append(b, "/G"...), int64(i+1), 10)
	return append(b, " gs\n"...)
}

func colour(b []byte, c drawing.Colour) []byte {
	for i, v := range [...]uint8{c.R, c.G, c.B} {
		if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendFloat(b, float64(v)/255, 'g', 4, 64)
	}
	return b
}

func steps(b []byte, list []drawing.Segment) []byte {
	for _, s := range list {
		switch s.Op {
		case drawing.Move:
			b = append(coordinates(b, s.End), "m "...)
		case drawing.Line:
			b = append(coordinates(b, s.End), "l "...)
		case drawing.Cubic:
			b = append(coordinates(coordinates(coordinates(b, s.A), s.B), s.End), "c "...)
		case drawing.Close:
			b = append(b, "h "...)
		}
	}
	return b
}

// coordinates writes a point with a space behind it.
func coordinates(b []byte, p drawing.Point) []byte {
	return append(decimal(append(decimal(b, p.X, 3), ' '), p.Y, 3), ' ')
}

// decimal writes a number with some digits behind the point.
func decimal(b []byte, v float64, digits int) []byte {
	return strconv.AppendFloat(b, v, 'f', digits, 64)
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
	f := d.fontOf(p.face)
	d.font = nil
	b := colour(d.opacity(append(d.out, "q\n"...), r.Fill), r.Fill)
	b = d.choose(append(b, " rg BT "...), f, typeset.Length(r.Size*1000+0.5))
	for _, v := range [...]float64{m.A * stretch, m.B * stretch, -m.C, -m.D} {
		b = append(decimal(b, v, 5), ' ')
	}
	b = append(decimal(append(decimal(b, at.X, 4), ' '), at.Y, 4), " Tm <"...)
	for _, c := range p.text {
		f.use(c)
		b = hex(b, uint16(c))
	}
	d.out = append(b, "> Tj ET Q\n"...)
}

// portions cuts a run by the faces that have its signs.
func (d *document) portions(r drawing.Run) ([]portion, error) {
	var out []portion
	style, from := lettering.StyleOf(r), 0 // of the last portion
	for at, c := range r.Text {
		face, ok := d.layout.Faces.Find(style, c)
		if !ok {
			return nil, fmt.Errorf("знака U+%04X нет ни в одном шрифте", c)
		}
		if n := len(out); n == 0 || out[n-1].face != face {
			if n > 0 {
				out[n-1].text = r.Text[from:at]
			}
			out, from = append(out, portion{face: face}), at
		}
		out[len(out)-1].width += float64(face.Advance(c)) * r.Size / 1000
	}
	if n := len(out); n > 0 {
		out[n-1].text = r.Text[from:]
	}
	return out, nil
}
