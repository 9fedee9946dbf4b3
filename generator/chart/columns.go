package chart

import (
	"rd50/fonts"
	"rd50/generator/drawing"
)

// plotHeight is the height of a plot's area.
const plotHeight = 290.0

// Draw gives the columns over their labels, with the totals above them. Totals
// that are wider than the columns' pitch are turned upright.
func (c Columns) Draw(faces *fonts.Faces) *drawing.Drawing {
	p := newCanvas(faces)
	highest := 0.0
	for i := range c.Labels {
		highest = max(highest, c.sum(i))
	}
	axis := graduate(0, highest, 7)
	pl := newPlot(p, c.Labels, axis, c.Axis, plotHeight)
	st, turned := c.totalStyle(pl)
	head := st.size + 3
	if turned {
		head = c.widestTotal(p, st) + 8
	}
	pl.lower(max(0, head-(pl.y.at(highest)-pl.area.y)))
	pl.grid()
	digits := places(highest, c.parts)
	for i := range c.Labels {
		c.column(pl, i, digits, st, turned)
	}
	pl.line(ink, firm, point(pl.area.x, pl.area.bottom()), point(pl.area.right(), pl.area.bottom()))
	var names []string
	for _, s := range c.Series {
		names = append(names, s.Name)
	}
	return p.drawing(p.legend(pl.under()+12, p.areas(names)))
}

// parts gives every part that is drawn.
func (c Columns) parts(yield func(float64) bool) {
	for _, s := range c.Series {
		for i := range c.Labels {
			if !yield(max(0, value(s.Values, i))) {
				return
			}
		}
	}
}

// sum is the height of a column.
func (c Columns) sum(i int) float64 {
	sum := 0.0
	for _, s := range c.Series {
		sum += max(0, value(s.Values, i))
	}
	return sum
}

// total is what stands above a column.
func (c Columns) total(p *canvas, i int) string { return p.clean(word(c.Totals, i)) }

func (c Columns) widestTotal(p *canvas, st style) float64 {
	w := 0.0
	for i := range c.Labels {
		w = max(w, p.width(c.total(p, i), st))
	}
	return min(w, 160)
}

// totalStyle chooses the largest type in which the totals stand side by side;
// where even the smallest is too large they are turned.
func (c Columns) totalStyle(p *plot) (st style, turned bool) {
	for _, size := range [...]float64{large, note, small} {
		st = style{size: size}
		if c.widestTotal(p.canvas, st)+5 <= p.slot() {
			return st, false
		}
	}
	return st, true
}

// column draws one column and its total.
func (c Columns) column(p *plot, i int, digits int32, st style, turned bool) {
	width := min(p.slot()*0.62, 76)
	left, sum := p.x(float64(i))-width/2, 0.0
	for s, series := range c.Series {
		part := max(0, value(series.Values, i))
		bottom := p.y.at(sum)
		sum += part
		r := rect{left, p.y.at(sum), width, 0}
		if r.h = bottom - r.y; r.h <= 0 {
			continue
		}
		p.box(r, textureOf(s))
		p.inside(r, textureOf(s), fixed(part, digits))
	}
	p.above(p.x(float64(i)), p.y.at(sum), p.cut(c.total(p.canvas, i), st, 160), st, turned)
}

// above sets a total over a column, upright when there is no room. Turned totals
// of columns that are closer than a line of type are left out.
func (p *plot) above(x, y float64, total string, st style, turned bool) {
	w := p.width(total, st)
	if w == 0 {
		return
	}
	if !turned {
		x = within(x, w, 0, Width)
		p.plain(rect{x - w/2 - 1, y - st.size - 2, w + 2, st.size}, white)
		p.text(x, y-5, drawing.MiddleAnchor, total, st)
		return
	}
	if p.slot() < st.leading() {
		return
	}
	p.plain(rect{x - st.size/2, y - 6 - w, st.size, w + 2}, white)
	p.text(x+st.size*0.32, y-5, drawing.StartAnchor, total, st).Turn = drawing.Rotate(-90)
}
