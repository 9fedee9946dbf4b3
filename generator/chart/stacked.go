package chart

import (
	"rd50/fonts"
	"rd50/generator/drawing"
)

// Draw gives the bars one below the other, each under its label, on a common
// axis.
func (c Stacked) Draw(faces *fonts.Faces) *drawing.Drawing {
	p := newCanvas(faces)
	st := style{size: large}
	longest, room := 0.0, 0.0
	for _, b := range c.Bars {
		longest = max(longest, b.sum(len(c.Series)))
		room = max(room, p.width(p.cut(p.clean(b.Total), st, 160), st))
	}
	g := graduate(0, longest, 10)
	x := scale{g.low, g.high(), 4, Width - max(room+10, 14)}
	const bar = 26.0
	y, digits := 0.0, places(longest, c.parts)
	for _, b := range c.Bars {
		label := p.wrap(b.Label, st, Width, 3)
		p.lines(0, y, drawing.StartAnchor, label, st)
		y += float64(len(label))*st.leading() + 3
		end := stack(p, b, len(c.Series), digits, x, y, bar)
		p.text(end+7, st.middle(y+bar/2), drawing.StartAnchor, p.cut(p.clean(b.Total), st, 160), st)
		y += bar + 12
	}
	drawLevels(p, g, x, y)
	y = underAxis(p, g, x, y, c.Axis)
	return p.drawing(p.legend(y+8, p.areas(c.Series)))
}

// parts gives every part that is drawn.
func (c Stacked) parts(yield func(float64) bool) {
	for _, b := range c.Bars {
		for i := range c.Series {
			if !yield(max(0, value(b.Parts, i))) {
				return
			}
		}
	}
}

// sum adds up what is drawn of a bar.
func (b StackedBar) sum(series int) float64 {
	sum := 0.0
	for i := range series {
		sum += max(0, value(b.Parts, i))
	}
	return sum
}

// stack draws a bar's parts and gives where it ends.
func stack(c *canvas, b StackedBar, series int, places int32, x scale, y, height float64) float64 {
	sum := 0.0
	for i := range series {
		part := max(0, value(b.Parts, i))
		r := rect{x.at(sum), y, 0, height}
		sum += part
		if r.w = x.at(sum) - r.x; r.w <= 0 {
			continue
		}
		c.box(r, textureOf(i))
		c.inside(r, textureOf(i), fixed(part, places))
	}
	return x.at(sum)
}

// drawLevels draws the lines of a horizontal axis' ticks and the axis at y.
func drawLevels(c *canvas, g graduation, x scale, y float64) {
	for i := range g.count + 1 {
		at := x.at(g.value(i))
		c.line(ink, thin, point(at, y), point(at, y+4))
	}
	c.line(ink, thin, point(x.start, y), point(x.end, y))
}

// underAxis labels a horizontal axis and gives where that ends.
func underAxis(c *canvas, g graduation, x scale, y float64, title string) float64 {
	st := style{size: note}
	var ticks []placed
	for i, label := range g.labels() {
		ticks = append(ticks, c.tick(x.at(g.value(i)), st, label))
	}
	c.tickLabels(ticks, y+5, 0, Width, st, false)
	y += 5 + st.leading()
	return axisTitle(c, y, x, title, st)
}

// axisTitle says under an axis what it measures.
func axisTitle(c *canvas, y float64, x scale, title string, st style) float64 {
	lines := c.wrap(title, st, x.end-x.start, 3)
	c.lines((x.start+x.end)/2, y, drawing.MiddleAnchor, lines, st)
	return y + float64(len(lines))*st.leading()
}
