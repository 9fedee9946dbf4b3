package chart

import (
	"strings"
	"unicode"

	"rd50/fonts"
	"rd50/generator/drawing"
)

// style is the look of a line of text: bold is for headings alone (ГОСТ 7.32-2017, 6.1.1).
type style struct {
	size float64
}

// leading is the height of a line.
func (s style) leading() float64 { return s.size * 1.15 }

// middle gives the baseline of a line whose small letters stand about y.
func (s style) middle(y float64) float64 { return y + s.size*0.32 }

// baseline gives where a line whose top is y stands.
func (s style) baseline(y float64) float64 { return y + s.size*0.91 }

// longest is how many signs of a text are looked at: what can't be legible
// anyway takes no time.
const longest = 1000

// clean makes a text fit for a picture: one line, no signs that XML forbids, and
// a mark in place of signs that no face has.
func (c *canvas) clean(s string) string {
	out, known := c.cleaned[s]
	if !known {
		out = c.cleanAnew(s)
		c.cleaned[s] = out
	}
	return out
}

func (c *canvas) cleanAnew(s string) string {
	var b strings.Builder
	b.Grow(min(len(s), 2*longest))
	count := 0
	for _, r := range s {
		if count++; count > longest {
			b.WriteRune('…')
			break
		}
		switch c.fate(r) {
		case kept:
			b.WriteRune(r)
		case blank:
			b.WriteByte(' ')
		case missing:
			b.WriteByte('?')
		}
	}
	return tied(b.String())
}

// fate is what becomes of a sign in a picture.
type fate uint8

const (
	unknown fate = iota
	kept
	blank
	dropped
	missing
)

// fate looks at a Latin or Russian sign once.
func (c *canvas) fate(r rune) fate {
	if r < 0 || r >= cyrillicEnd {
		return c.judged(r)
	}
	if c.fates[r] == unknown {
		c.fates[r] = c.judged(r)
	}
	return c.fates[r]
}

func (c *canvas) judged(r rune) fate {
	switch {
	case r != '\u00a0' && unicode.IsSpace(r):
		return blank
	case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
		return dropped
	case c.has(r):
		return kept
	}
	return missing
}

func (c *canvas) has(r rune) bool {
	if r == unicode.ReplacementChar || r >= 0xFFFE {
		return false
	}
	_, regular := c.faces.Find(fonts.Regular, r)
	return regular
}

// tied gives a text with one space between words, an unbreakable one after prepositions
// and before dashes and signs of percent.
func tied(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 16)
	before := ""
	for w := range strings.SplitSeq(s, " ") {
		if w == "" {
			continue
		}
		switch {
		case before == "":
		case short(before) || w == "—" || w == "–" || w == "%":
			b.WriteString("\u00a0")
		default:
			b.WriteByte(' ')
		}
		b.WriteString(w)
		before = w
	}
	return b.String()
}

// short tells a preposition or conjunction that should not end a line.
func short(word string) bool {
	n := 0
	for _, r := range word {
		if n++; n > 2 || !unicode.IsLower(unicode.ToLower(r)) || n == 2 && unicode.IsUpper(r) {
			return false
		}
	}
	return n > 0
}

// width measures a text in pixels. Faces without a sign count nothing for it.
func (c *canvas) width(s string, st style) float64 {
	total := 0
	for _, r := range s {
		total += c.advance(r)
	}
	return float64(total) * st.size / 1000
}

// advance is the width of a sign in thousandths of the size. Those of Latin and
// Cyrillic are kept, plus one, for every text is measured several times.
func (c *canvas) advance(r rune) int {
	if r < 0 || r >= cyrillicEnd {
		return c.find(r)
	}
	kept := &c.advances[r]
	if *kept == 0 {
		*kept = int16(c.find(r) + 1)
	}
	return int(*kept) - 1
}

func (c *canvas) find(r rune) int {
	if face, ok := c.faces.Find(fonts.Regular, r); ok {
		return face.Advance(r)
	}
	return 0
}

// fits tells whether a text is no wider than a room, without measuring more of it
// than that.
func (c *canvas) fits(s string, st style, room float64) bool {
	used := 0.0
	for _, r := range s {
		if used += float64(c.advance(r)) * st.size / 1000; used > room {
			return false
		}
	}
	return true
}

// widest measures the longest of some lines.
func (c *canvas) widest(lines []string, st style) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, c.width(l, st))
	}
	return w
}

// text sets a line with its baseline at y. An empty one leaves no item.
func (c *canvas) text(x, y float64, anchor drawing.Anchor, s string, st style) *drawing.Text {
	t := &drawing.Text{X: x, Y: y, Size: st.size, Anchor: anchor, Fill: black.colour(), Text: s}
	if s != "" {
		c.items = append(c.items, t)
	}
	return t
}

// lines sets lines one below the other from the top y.
func (c *canvas) lines(x, y float64, anchor drawing.Anchor, lines []string, st style) {
	for i, l := range lines {
		c.text(x, st.baseline(y+float64(i)*st.leading()), anchor, l, st)
	}
}

// centred sets lines about the height y.
func (c *canvas) centred(x, y float64, anchor drawing.Anchor, lines []string, st style) {
	top := y - float64(len(lines)-1)/2*st.leading()
	for i, l := range lines {
		c.text(x, st.middle(top+float64(i)*st.leading()), anchor, l, st)
	}
}

// inside sets a text in the middle of a textured area when it fits there.
func (c *canvas) inside(r rect, t texture, s string) {
	for _, size := range [...]float64{note, small} {
		st := style{size: size}
		w := c.width(s, st)
		if w+6 > r.w || size+2 > r.h {
			continue
		}
		x, y := r.x+r.w/2, r.y+r.h/2
		g, plate := t.ink()
		if plate {
			c.plain(rect{x - w/2 - 3, y - size/2, w + 6, size}, white)
		}
		c.text(x, st.middle(y), drawing.MiddleAnchor, s, st).Fill = g.colour()
		return
	}
}
