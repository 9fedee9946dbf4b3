package svg

import (
	"bytes"
	"encoding/hex"
	"encoding/xml"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"rd50/generator/drawing"
)

// Write writes the picture as an SVG file that Parse and any browser read.
// Coordinates are rounded to a thousandth of a pixel.
func Write(w io.Writer, d *drawing.Drawing) error {
	if err := d.Check(); err != nil {
		return err
	}
	width, height := string(digits(nil, d.Width)), string(digits(nil, d.Height))
	f := file(`<svg xmlns="http://www.w3.org/2000/svg"`)
	f.add("width", width)
	f.add("height", height)
	f.add("viewBox", "0 0 "+width+" "+height)
	f.add("font-family", serif)
	f.put(">\n")
	f.element("title", d.Title)
	f.element("desc", d.Desc)
	for _, item := range d.Items {
		switch item := item.(type) {
		case *drawing.Path:
			f.path(item)
		case *drawing.Text:
			f.text(item)
		}
	}
	f.put("</svg>\n")
	_, err := w.Write(f)
	return err
}

const (
	serif     = "Liberation Serif, Times New Roman, serif"
	monospace = "Liberation Mono, Courier New, monospace"
)

// file is the text of an SVG file.
type file []byte

func (f *file) put(s string) { *f = append(*f, s...) }

func (f *file) element(name, text string) {
	if text != "" {
		f.put("<" + name + ">" + escape(text) + "</" + name + ">\n")
	}
}

// escape never fails: writing to a buffer doesn't.
func escape(text string) string {
	if isPlain(text) {
		return text
	}
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text))
	return b.String()
}

// isPlain tells a text that XML takes as it is, as most are; it refuses some that XML
// would take, too.
func isPlain(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c < ' ' || c == 0xEF: // U+FFFE and U+FFFF begin with it
			return false
		case c == '"' || c == '\'' || c == '&' || c == '<' || c == '>':
			return false
		}
	}
	return utf8.ValidString(text)
}

// digits writes a number with three decimals at most.
func digits(b []byte, v float64) []byte { return decimals(b, v, 3) }

// powers are those of ten.
var powers = [...]float64{1, 10, 100, 1e3, 1e4, 1e5, 1e6}

// decimals writes a number with some decimals at most. Fifteen digits are the shortest
// that tell a float from all others, so that they are those of the rounded one.
func decimals(b []byte, v float64, most int) []byte {
	whole := math.Round(v * powers[most])
	switch {
	case whole == 0:
		return append(b, '0') // not -0
	case math.Abs(whole) >= 1e15 || math.IsNaN(whole):
		return strconv.AppendFloat(b, whole/powers[most], 'f', -1, 64)
	case whole < 0:
		b, whole = append(b, '-'), -whole
	}
	rest, unit := int64(whole), int64(powers[most])
	b = strconv.AppendInt(b, rest/unit, 10)
	if rest %= unit; rest == 0 {
		return b
	}
	b = append(b, '.')
	for rest > 0 {
		unit /= 10
		b = append(b, '0'+byte(rest/unit))
		rest %= unit
	}
	return b
}

// add writes an attribute.
func (f *file) add(name, value string) {
	f.name(name)
	f.put(escape(value))
	f.put(`"`)
}

func (f *file) name(name string) {
	f.put(" ")
	f.put(name)
	f.put(`="`)
}

// number writes an attribute of numbers with some decimals at most.
func (f *file) number(name string, most int, values ...float64) {
	f.name(name)
	for i, v := range values {
		if i > 0 {
			f.put(" ")
		}
		*f = decimals(*f, v, most)
	}
	f.put(`"`)
}

func (f *file) paint(name string, c *drawing.Colour) {
	if c == nil {
		f.add(name, "none")
		return
	}
	f.name(name)
	f.put("#")
	*f = hex.AppendEncode(*f, []byte{c.R, c.G, c.B})
	f.put(`"`)
	if c.A != 255 {
		f.number(name+"-opacity", 3, c.Opacity())
	}
}

func (f *file) path(p *drawing.Path) {
	f.put(`<path d="`)
	f.segments(p.Segments)
	f.put(`"`)
	f.paint("fill", p.Fill)
	if p.EvenOdd {
		f.add("fill-rule", "evenodd")
	}
	if p.Stroke != nil && p.StrokeWidth > 0 {
		f.stroke(p)
	}
	f.put("/>\n")
}

func (f *file) stroke(p *drawing.Path) {
	f.paint("stroke", p.Stroke)
	f.number("stroke-width", 4, p.StrokeWidth)
	if p.Cap != drawing.ButtCap {
		f.add("stroke-linecap", [...]string{"butt", "round", "square"}[p.Cap])
	}
	if p.Join != drawing.MiterJoin {
		f.add("stroke-linejoin", [...]string{"miter", "round", "bevel"}[p.Join])
	}
	if p.MiterLimit != 0 && p.MiterLimit != drawing.DefaultMiterLimit {
		f.number("stroke-miterlimit", 3, p.MiterLimit)
	}
	if len(p.Dash) > 0 {
		f.number("stroke-dasharray", 3, p.Dash...)
		if p.DashOffset != 0 {
			f.number("stroke-dashoffset", 3, p.DashOffset)
		}
	}
}

func (f *file) segments(list []drawing.Segment) {
	for _, s := range list {
		switch s.Op {
		case drawing.Move:
			f.points('M', s.End)
		case drawing.Line:
			f.points('L', s.End)
		case drawing.Cubic:
			f.points('C', s.A, s.B, s.End)
		case drawing.Close:
			f.points('Z')
		}
	}
}

func (f *file) points(command byte, list ...drawing.Point) {
	b := append(*f, command)
	for i, p := range list {
		if i > 0 {
			b = append(b, ' ')
		}
		b = digits(append(digits(b, p.X), ' '), p.Y)
	}
	*f = b
}

func (f *file) text(t *drawing.Text) {
	f.put("<text")
	if t.Turn == (drawing.Matrix{}) {
		f.number("x", 3, t.X)
		f.number("y", 3, t.Y)
	} else {
		f.turn(t.Placement())
	}
	if t.Anchor != drawing.StartAnchor {
		f.add("text-anchor", [...]string{"start", "middle", "end"}[t.Anchor])
	}
	if t.Length > 0 {
		f.number("textLength", 3, t.Length)
		f.add("lengthAdjust", "spacingAndGlyphs")
	}
	plain := t.Plain()
	if strings.TrimSpace(plain) != plain || strings.Contains(plain, "  ") {
		f.add("xml:space", "preserve")
	}
	runs := t.Runs()
	f.look(runs[0])
	f.put(">")
	f.put(escape(runs[0].Text))
	for _, r := range runs[1:] {
		f.run(r)
	}
	f.put("</text>\n")
}

func (f *file) turn(t drawing.Matrix) {
	b := append(*f, ` transform="matrix(`...)
	for i, v := range [...]float64{t.A, t.B, t.C, t.D, t.E, t.F} {
		if i > 0 {
			b = append(b, ' ')
		}
		b = decimals(b, v, 6)
	}
	*f = append(b, `)"`...)
}

// run sets every property of a piece, so that it does not inherit.
func (f *file) run(r drawing.Run) {
	f.put("<tspan")
	if r.DX != 0 {
		f.number("dx", 3, r.DX)
	}
	if r.DY != 0 {
		f.number("dy", 3, r.DY)
	}
	f.look(r)
	f.put(">")
	f.put(escape(r.Text))
	f.put("</tspan>")
}

func (f *file) look(r drawing.Run) {
	f.number("font-size", 4, r.Size)
	f.add("font-weight", keyword(r.Bold, "bold", "normal"))
	f.add("font-style", keyword(r.Italic, "italic", "normal"))
	f.add("font-family", keyword(r.Mono, monospace, serif))
	f.paint("fill", &r.Fill)
}

func keyword(condition bool, yes, no string) string {
	if condition {
		return yes
	}
	return no
}
