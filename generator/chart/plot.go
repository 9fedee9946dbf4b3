package chart

import (
	"rd50/generator/drawing"
)

// plot is an area with a vertical axis and a slot for every label below it.
type plot struct {
	*canvas
	area   rect
	labels []string
	y      scale
	axis   graduation
	st     style // of the axes
}

// newPlot lays out the area below the axis' title.
func newPlot(c *canvas, labels []string, axis graduation, title string, height float64) *plot {
	p := &plot{canvas: c, labels: labels, axis: axis, st: style{size: note}}
	lines := c.wrap(title, p.st, Width, 3)
	c.lines(0, 0, drawing.StartAnchor, lines, p.st)
	left := c.widest(axis.labels(), p.st) + 10
	top := float64(len(lines))*p.st.leading() + 11
	p.area = rect{left, top, Width - 1 - left, height}
	p.lower(0)
	return p
}

// lower moves the area down, to make room above it.
func (p *plot) lower(by float64) {
	p.area.y += by
	p.y = scale{p.axis.low, p.axis.high(), p.area.bottom(), p.area.y}
}

// slot is the width that a label has.
func (p *plot) slot() float64 { return p.area.w / float64(max(1, len(p.labels))) }

// x is the middle of a slot, which need not be a whole one.
func (p *plot) x(slot float64) float64 { return p.area.x + (slot+0.5)*p.slot() }

// grid draws a line at every tick and the ticks' labels.
func (p *plot) grid() {
	for i, label := range p.axis.labels() {
		y := p.y.at(p.axis.value(i))
		p.line(faint, thin, point(p.area.x, y), point(p.area.right(), y))
		p.text(p.area.x-7, p.st.middle(y), drawing.EndAnchor, label, p.st)
	}
}

// under labels the slots and gives where the labels end.
func (p *plot) under() float64 {
	var ticks []placed
	lines := 1
	wide := p.slot() >= 60
	for i, l := range p.labels {
		text := []string{l}
		if wide {
			text = p.wrap(l, p.st, p.slot()-6, 3)
		}
		t := p.tick(p.x(float64(i)), p.st, text...)
		lines = max(lines, len(t.lines))
		ticks = append(ticks, t)
	}
	y := p.area.bottom() + 6
	p.tickLabels(ticks, y, 0, Width, p.st, false)
	return y + float64(lines)*p.st.leading()
}
