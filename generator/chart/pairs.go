package chart

import (
	"rd50/fonts"
	"rd50/generator/drawing"
)

// pairs is a chart of indicators while it is drawn.
type pairs struct {
	*canvas
	Pairs
	st              style
	labels          [][]string
	left, right     float64 // ends of the bars' column
	value           float64 // width of the widest value beside a bar
	height, between float64 // of a bar, and between rows
}

// Draw gives two bars for each row between its label and its change.
func (c Pairs) Draw(faces *fonts.Faces) *drawing.Drawing {
	p := &pairs{canvas: newCanvas(faces), Pairs: c}
	for _, v := range [...]struct{ size, height, between float64 }{{large, 16, 12}, {note, 14.5, 9}, {small, 13.5, 6}} {
		p.between, p.height = v.between, v.height
		if p.layout(v.size); p.total()+30 <= MaxHeight {
			break
		}
	}
	y := 0.5
	p.line(ink, thin, point(0, y), point(Width, y))
	for i := range c.Rows {
		height := p.rowHeight(i)
		p.row(i, y+height/2)
		y += height
		p.line(faint, thin, point(0, y), point(Width, y))
	}
	return p.drawing(p.legend(y+9, p.words()))
}

// layout measures the columns: label, bars with their values, change.
func (p *pairs) layout(size float64) {
	const most, gap = 240.0, 12.0
	p.st = style{size: size}
	p.labels = nil
	label, change := 0.0, 0.0
	p.value = 0
	for _, r := range p.Rows {
		lines := p.wrap(r.Label, p.st, most, 4)
		p.labels = append(p.labels, lines)
		label = max(label, p.widest(lines, p.st))
		change = max(change, p.width(p.short(r.Gap, p.st), p.st))
		p.value = max(p.value, p.width(p.short(r.FromText, p.st), p.st), p.width(p.short(r.ToText, p.st), p.st))
	}
	p.left = label + gap
	p.right = Width - change - gap - p.value - 6
}

// short cuts a value that would take the bars' room.
func (p *pairs) short(s string, st style) string { return p.cut(p.clean(s), st, 110) }

func (p *pairs) rowHeight(i int) float64 {
	return max(float64(len(p.labels[i]))*p.st.leading(), 2*max(p.height, p.st.size)) + p.between
}

func (p *pairs) total() float64 {
	sum := 0.0
	for i := range p.Rows {
		sum += p.rowHeight(i)
	}
	return sum
}

func (p *pairs) row(i int, middle float64) {
	r := p.Rows[i]
	p.centred(0, middle, drawing.StartAnchor, p.labels[i], p.st)
	p.text(Width, p.st.middle(middle), drawing.EndAnchor, p.short(r.Gap, p.st), p.st)
	from, to := tame(r.From), tame(r.To)
	low, high := min(from, to, 0), max(from, to, 0)
	if low == high {
		high = 1
	}
	x := scale{low, high, p.left, p.right}
	p.bar(x, from, middle-p.height, p.short(r.FromText, p.st), texture{base: light})
	p.bar(x, to, middle, p.short(r.ToText, p.st), texture{base: dark})
	p.line(ink, firm, point(x.at(0), middle-p.height-1), point(x.at(0), middle+p.height+1))
}

// bar draws a bar from zero with its value behind it.
func (p *pairs) bar(x scale, v, y float64, text string, t texture) {
	zero, end := x.at(0), x.at(v)
	r := rect{min(zero, end), y + 1.5, max(zero, end) - min(zero, end), p.height - 3}
	if r.w > 0 {
		p.box(r, t)
	}
	p.text(max(zero, end)+6, p.st.middle(y+p.height/2), drawing.StartAnchor, text, p.st)
}

func (p *pairs) words() []entry {
	var out []entry
	if p.Before != "" {
		out = append(out, entry{p.Before, func(r rect) { p.box(r, texture{base: light}) }})
	}
	if p.After != "" {
		out = append(out, entry{p.After, func(r rect) { p.box(r, texture{base: dark}) }})
	}
	return out
}
