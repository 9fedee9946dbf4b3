package typeset

import (
	"slices"

	"rd50/fonts"
	"rd50/generator/tex"
)

// mathClass is the part that a box plays in a formula; it sets the space around it.
type mathClass uint8

const (
	ordinary  mathClass = iota
	large               // ∑ ∏ ∫
	function            // max, ln
	binary              // + −
	relation            // = ≤
	opening             // (
	closing             // )
	separator           // , ;
)

var classes = map[tex.Class]mathClass{
	tex.Letter: ordinary, tex.Ordinary: ordinary, tex.Binary: binary, tex.Relation: relation,
	tex.Opening: opening, tex.Closing: closing, tex.Punctuation: separator,
}

// box is a piece of a formula: items around a baseline at 0 that starts at 0.
type box struct {
	width        Length
	above, below Length
	items        []Item
	class        mathClass
	operator     *box // where a line may end: the sign to repeat on the next line
}

// Shapes of formulas, in thousandths of the em.
const (
	axis      = 250 // height of the middle of signs such as − above the baseline
	barWidth  = 45  // thickness of a fraction's bar
	clearance = 170 // between a fraction's bar and what stands above and below it
)

// mathSetter makes boxes of a parsed formula.
type mathSetter struct {
	*setter
	element *Element
	base    Length // size of signs that are no index
}

// add puts a box behind, at a height above the baseline.
func (b *box) add(c *box, dx, rise Length) {
	for _, item := range c.items {
		b.items = append(b.items, item.moved(dx, -rise))
	}
	b.width = max(b.width, dx+c.width)
	b.above = max(b.above, c.above+rise)
	b.below = max(b.below, c.below-rise)
}

// boxOf sets a formula of the line; nil after a fault.
func boxOf(s *setter, source string, size Length, e *Element) *box {
	row, err := tex.Parse(source)
	if err != nil {
		s.fail("%w", err)
		return nil
	}
	m := mathSetter{s, e, size}
	return m.joined(m.row(row, size, false))
}

func (m mathSetter) box(n tex.Node, size Length, display bool) *box {
	switch n := n.(type) {
	case *tex.Symbol:
		return m.signs(mathSigns{n.Text, classes[n.Class], n.Class == tex.Letter}, size, display)
	case *tex.Number:
		return m.signs(mathSigns{text: n.Text}, size, display)
	case *tex.Text:
		return m.signs(mathSigns{text: n.Text}, size, display)
	case *tex.Row:
		return m.joined(m.row(n, size, display))
	case *tex.Fraction:
		return m.fraction(n, size)
	case *tex.Root:
		return m.root(n, size, display)
	case *tex.Bar:
		return m.bar(n, size, display)
	case *tex.Script:
		return m.scripts(m.box(n.Base, size, display), n.Sub, n.Sup, size)
	case *tex.Operator:
		return m.operator(n, size, display)
	case *tex.Fenced:
		return m.fence(n, size, display)
	case *tex.Space:
		return &box{width: Length(n.Width) * size / 18}
	}
	m.fail("верстка не знает этой части формулы")
	return &box{}
}

// mathSigns is a run of signs that stand together.
type mathSigns struct {
	text   string
	class  mathClass
	italic bool
}

// signs sets a run of signs with the true extents of their pictures.
func (m mathSetter) signs(n mathSigns, size Length, display bool) *box {
	style := fonts.Regular
	if n.italic {
		style = fonts.Italic
	}
	if n.class == large && display {
		size = size * 3 / 2
	}
	t := m.shapeString(n.text, format{style: style, size: size, element: m.element})
	l := m.setLine(t, span{0, int32(len(t.glyphs)), false, true}, 0)
	b := &box{width: l.width, items: l.items, class: n.class}
	for _, g := range t.glyphs {
		if g.face == nil {
			continue
		}
		up, down := g.face.Bounds(g.r)
		b.above, b.below = max(b.above, advance(up, size)), max(b.below, advance(down, size))
	}
	if n.class == large { // its middle on the axis
		middle := (b.above - b.below) / 2
		c := &box{class: large}
		c.add(b, 0, size*axis/1000-middle)
		c.width = b.width + size/18
		return c
	}
	if n.italic {
		b.width += size / 40 // italics lean over
	}
	return b
}

// row sets the pieces of a row with the space that their classes want.
func (m mathSetter) row(n *tex.Row, size Length, display bool) []*box {
	out := make([]*box, 0, len(n.Nodes))
	for _, item := range n.Nodes {
		out = append(out, m.box(item, size, display))
	}
	for i, b := range out {
		if b.class == binary && (i == 0 || slices.Contains([]mathClass{binary, relation, opening, separator, function, large}, out[i-1].class)) {
			b.class = ordinary // a sign: −5
		}
	}
	small := size < m.base
	spaced := make([]*box, 0, len(out))
	for i, b := range out {
		before, after := around(b.class, small)
		if i == 0 {
			before = 0
		} else if b.class == ordinary || b.class == opening && out[i-1].class == function {
			before = 0
		}
		c := &box{class: b.class}
		c.add(b, before*size/18, 0)
		c.width += after * size / 18
		if (b.class == binary || b.class == relation) && !small {
			c.operator = b
		}
		spaced = append(spaced, c)
	}
	return spaced
}

// around gives the space before and after a class, in eighteenths of the em.
func around(c mathClass, small bool) (before, after Length) {
	switch {
	case c == large, c == function:
		return 3, 3
	case small:
		return 0, 0
	case c == binary:
		return 4, 4
	case c == relation:
		return 5, 5
	case c == separator:
		return 0, 3
	}
	return 0, 0
}

func (m mathSetter) joined(list []*box) *box {
	out := &box{}
	for _, b := range list {
		out.add(b, out.width, 0)
	}
	if len(list) == 1 {
		out.class = list[0].class
	}
	return out
}

// script is the size of indices.
func (m mathSetter) script(size Length) Length { return max(size*7/10, m.base/2) }

func (m mathSetter) fraction(n *tex.Fraction, size Length) *box {
	over, under := m.box(n.Over, size, false), m.box(n.Under, size, false)
	side := size / 12
	width := max(over.width, under.width) + 2*side
	bar := size * barWidth / 1000
	mid := size * axis / 1000
	gap := size * clearance / 1000
	out := &box{}
	out.add(over, (width-over.width)/2, mid+bar/2+gap+over.below)
	out.add(under, (width-under.width)/2, mid-bar/2-gap-under.above)
	out.items = append(out.items, &Rule{X: side / 2, Y: -mid - bar/2, W: width - side, H: bar})
	out.width = width
	return out
}

func (m mathSetter) bar(n *tex.Bar, size Length, display bool) *box {
	out := m.box(n.Of, size, display)
	rise := out.above + size*clearance/1000
	out.items = append(out.items, &Rule{Y: -rise, W: out.width, H: size * barWidth / 1000})
	out.above = rise
	return out
}

// root sets the sign as high as what stands under it and a rule above.
func (m mathSetter) root(n *tex.Root, size Length, display bool) *box {
	body := m.box(n.Of, size, display)
	bar, gap := size*barWidth/1000, size*clearance/1000
	top := body.above + gap + bar
	sign := m.stretched("√", top+body.below, size)
	out := &box{}
	x := Length(0)
	if n.Degree != nil {
		index := m.box(n.Degree, m.script(size), false)
		out.add(index, 0, (top-body.below)/2+index.below)
		x = max(0, index.width-sign.width/3)
	}
	out.add(sign, x, top-sign.above)
	x += sign.width
	out.items = append(out.items, &Rule{X: x - bar/2, Y: -top, W: body.width + size/12, H: bar})
	out.add(body, x, 0)
	out.width += size / 12
	out.above = max(out.above, top)
	return out
}

// stretched sets a sign enlarged to a height.
func (m mathSetter) stretched(text string, height, size Length) *box {
	b := m.signs(mathSigns{text: text}, size, false)
	if h := b.above + b.below; h > 0 && height > h {
		b = m.signs(mathSigns{text: text}, size*height/h, false)
	}
	return b
}

// fence sets brackets as high as what stands between them.
func (m mathSetter) fence(n *tex.Fenced, size Length, display bool) *box {
	body := m.box(n.Body, size, display)
	mid := size * axis / 1000
	height := 2 * max(body.above-mid, body.below+mid)
	out := &box{}
	if n.Open != "" {
		m.addFence(out, n.Open, height, size, mid)
	}
	out.add(body, out.width, 0)
	if n.Close != "" {
		m.addFence(out, n.Close, height, size, mid)
	}
	return out
}

func (m mathSetter) addFence(out *box, sign string, height, size, mid Length) {
	b := m.stretched(sign, height, size)
	out.add(b, out.width, mid-(b.above-b.below)/2)
}

// operator sets a sign or word with its limits: under and over it in a displayed
// formula, else at the right.
func (m mathSetter) operator(n *tex.Operator, size Length, display bool) *box {
	class := large
	if n.Word {
		class = function
	}
	base := m.signs(mathSigns{text: n.Symbol, class: class}, size, display)
	if !display {
		return m.scripts(base, n.From, n.To, size)
	}
	small := m.script(size)
	return limits(base, m.optional(n.To, small), m.optional(n.From, small), size/6)
}

// optional sets a part that may be absent.
func (m mathSetter) optional(n tex.Node, size Length) *box {
	if n == nil {
		return nil
	}
	return m.box(n, size, false)
}

// scripts sets indices at the right of a base.
func (m mathSetter) scripts(base *box, sub, sup tex.Node, size Length) *box {
	small := m.script(size)
	above, below := m.optional(sup, small), m.optional(sub, small)
	if above == nil && below == nil {
		return base
	}
	out := &box{class: base.class}
	out.add(base, 0, 0)
	x := base.width
	if above != nil {
		out.add(above, x, max(base.above-small*2/5, size*38/100)+max(0, above.below-small/4))
	}
	if below != nil {
		out.add(below, x, -max(base.below+small/8, size*15/100))
	}
	out.width += size / 24
	return out
}

func limits(base, above, below *box, gap Length) *box {
	width := base.width
	for _, b := range []*box{above, below} {
		if b != nil {
			width = max(width, b.width)
		}
	}
	out := &box{class: base.class}
	out.add(base, (width-base.width)/2, 0)
	if above != nil {
		out.add(above, (width-above.width)/2, base.above+gap+above.below)
	}
	if below != nil {
		out.add(below, (width-below.width)/2, -(base.below + gap + below.above))
	}
	out.width = width
	return out
}
