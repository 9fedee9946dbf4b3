package svg

import (
	"bytes"
	"encoding/xml"
	"fmt"
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
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" font-family="%s">`+"\n",
		digits(d.Width), digits(d.Height), digits(d.Width), digits(d.Height), serif)
	writeElement(&b, "title", d.Title)
	writeElement(&b, "desc", d.Desc)
	for _, item := range d.Items {
		switch item := item.(type) {
		case *drawing.Path:
			writePath(&b, item)
		case *drawing.Text:
			writeText(&b, item)
		}
	}
	b.WriteString("</svg>\n")
	_, err := w.Write(b.Bytes())
	return err
}

const (
	serif     = "Liberation Serif, Times New Roman, serif"
	monospace = "Liberation Mono, Courier New, monospace"
)

func writeElement(b *bytes.Buffer, name, text string) {
	if text != "" {
		fmt.Fprintf(b, "<%s>%s</%s>\n", name, escape(text), name)
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
func digits(v float64) string { return decimals(v, 1000) }

func decimals(v, scale float64) string {
	rounded := math.Round(v*scale) / scale
	if rounded == 0 {
		return "0" // not -0
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// attributes are written in the order in which they are added.
type attributes struct{ strings.Builder }

func (a *attributes) add(name, value string) {
	for _, s := range [...]string{" ", name, `="`, escape(value), `"`} {
		a.WriteString(s)
	}
}

func (a *attributes) paint(name string, c *drawing.Colour) {
	if c == nil {
		a.add(name, "none")
		return
	}
	a.add(name, fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B))
	if c.A != 255 {
		a.add(name+"-opacity", digits(c.Opacity()))
	}
}

func writePath(b *bytes.Buffer, p *drawing.Path) {
	var a attributes
	a.paint("fill", p.Fill)
	if p.EvenOdd {
		a.add("fill-rule", "evenodd")
	}
	if p.Stroke != nil && p.StrokeWidth > 0 {
		a.stroke(p)
	}
	fmt.Fprintf(b, "<path d=\"%s\"%s/>\n", pathData(p.Segments), a.String())
}

func (a *attributes) stroke(p *drawing.Path) {
	a.paint("stroke", p.Stroke)
	a.add("stroke-width", decimals(p.StrokeWidth, 1e4))
	if p.Cap != drawing.ButtCap {
		a.add("stroke-linecap", [...]string{"butt", "round", "square"}[p.Cap])
	}
	if p.Join != drawing.MiterJoin {
		a.add("stroke-linejoin", [...]string{"miter", "round", "bevel"}[p.Join])
	}
	if p.MiterLimit != 0 && p.MiterLimit != drawing.DefaultMiterLimit {
		a.add("stroke-miterlimit", digits(p.MiterLimit))
	}
	if len(p.Dash) > 0 {
		words := make([]string, len(p.Dash))
		for i, d := range p.Dash {
			words[i] = digits(d)
		}
		a.add("stroke-dasharray", strings.Join(words, " "))
		if p.DashOffset != 0 {
			a.add("stroke-dashoffset", digits(p.DashOffset))
		}
	}
}

func pathData(segments []drawing.Segment) string {
	var b strings.Builder
	points := func(command byte, list ...drawing.Point) {
		b.WriteByte(command)
		for i, p := range list {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(digits(p.X) + " " + digits(p.Y))
		}
	}
	for _, s := range segments {
		switch s.Op {
		case drawing.Move:
			points('M', s.End)
		case drawing.Line:
			points('L', s.End)
		case drawing.Cubic:
			points('C', s.A, s.B, s.End)
		case drawing.Close:
			points('Z')
		}
	}
	return b.String()
}

func writeText(b *bytes.Buffer, t *drawing.Text) {
	var a attributes
	if t.Turn == (drawing.Matrix{}) {
		a.add("x", digits(t.X))
		a.add("y", digits(t.Y))
	} else {
		m := t.Placement()
		var words []string
		for _, v := range [...]float64{m.A, m.B, m.C, m.D, m.E, m.F} {
			words = append(words, decimals(v, 1e6))
		}
		a.add("transform", "matrix("+strings.Join(words, " ")+")")
	}
	if t.Anchor != drawing.StartAnchor {
		a.add("text-anchor", [...]string{"start", "middle", "end"}[t.Anchor])
	}
	if t.Length > 0 {
		a.add("textLength", digits(t.Length))
		a.add("lengthAdjust", "spacingAndGlyphs")
	}
	plain := t.Plain()
	if strings.TrimSpace(plain) != plain || strings.Contains(plain, "  ") {
		a.add("xml:space", "preserve")
	}
	runs := t.Runs()
	a.look(runs[0])
	fmt.Fprintf(b, "<text%s>%s", a.String(), escape(runs[0].Text))
	for _, r := range runs[1:] {
		writeRun(b, r)
	}
	b.WriteString("</text>\n")
}

// writeRun sets every property of a piece, so that it does not inherit.
func writeRun(b *bytes.Buffer, r drawing.Run) {
	var a attributes
	if r.DX != 0 {
		a.add("dx", digits(r.DX))
	}
	if r.DY != 0 {
		a.add("dy", digits(r.DY))
	}
	a.look(r)
	fmt.Fprintf(b, "<tspan%s>%s</tspan>", a.String(), escape(r.Text))
}

func (a *attributes) look(r drawing.Run) {
	a.add("font-size", decimals(r.Size, 1e4))
	a.add("font-weight", keyword(r.Bold, "bold", "normal"))
	a.add("font-style", keyword(r.Italic, "italic", "normal"))
	a.add("font-family", keyword(r.Mono, monospace, serif))
	a.paint("fill", &r.Fill)
}

func keyword(condition bool, yes, no string) string {
	if condition {
		return yes
	}
	return no
}
