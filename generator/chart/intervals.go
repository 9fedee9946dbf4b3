package chart

import (
	"rd50/fonts"
	"rd50/generator/drawing"
)

// intervals is a chart of ranges while it is drawn.
type intervals struct {
	*canvas
	Intervals
	st            style
	labels, texts [][]string
	tops          []float64
	x             scale
}

// Draw gives a row for each range: its label on the left, its text on the right.
func (c Intervals) Draw(faces *fonts.Faces) *drawing.Drawing {
	v := &intervals{canvas: newCanvas(faces), Intervals: c}
	for _, size := range [...]float64{large, note, small} {
		if v.layout(size); v.tops[len(c.Rows)]+80 <= MaxHeight {
			break
		}
	}
	end := v.tops[len(c.Rows)]
	ticks := placeTicks(v.canvas, c.Ticks, v.x)
	drawTicks(v.canvas, ticks, v.tops[0], end)
	for i := range c.Rows {
		v.row(i)
	}
	v.line(ink, thin, point(v.x.start, end), point(v.x.end, end))
	axis, lines := style{size: note}, tallest(ticks)
	for _, t := range ticks {
		v.line(ink, thin, point(t.x, end), point(t.x, end+4))
	}
	v.tickLabels(ticks, end+6, 0, Width, axis, false)
	y := axisTitle(v.canvas, end+6+float64(lines)*axis.leading()+1, v.x, c.Axis, axis)
	return v.drawing(v.legend(y+8, v.words()))
}

// layout wraps the texts and places the rows.
func (v *intervals) layout(size float64) {
	const mostLabel, mostText, gap, half = 214.0, 130.0, 12.0, 10.0
	v.st = style{size: size}
	v.labels, v.texts = nil, nil
	left, right := 0.0, 0.0
	for _, r := range v.Rows {
		label, text := v.wrap(r.Label, v.st, mostLabel, 4), v.wrap(r.Text, v.st, mostText, 4)
		v.labels, v.texts = append(v.labels, label), append(v.texts, text)
		left, right = max(left, v.widest(label, v.st)), max(right, v.widest(text, v.st))
	}
	if right > 0 {
		right += gap
	}
	low, high := span(v.From, v.To)
	v.x = scale{low, high, left + gap, Width - half - right}
	v.tops = []float64{2}
	for i := range v.Rows {
		lines := max(len(v.labels[i]), len(v.texts[i]))
		v.tops = append(v.tops, v.tops[i]+max(float64(lines)*v.st.leading()+10, 28))
	}
}

func (v *intervals) row(i int) {
	r, y := v.Rows[i], (v.tops[i]+v.tops[i+1])/2
	v.line(faint, thin, point(v.x.start, y), point(v.x.end, y))
	v.centred(0, y, drawing.StartAnchor, v.labels[i], v.st)
	v.centred(Width, y, drawing.EndAnchor, v.texts[i], v.st)
	low, high := v.x.at(r.Low), v.x.at(r.High)
	if low > high {
		low, high = high, low
	}
	if r.Low == r.Low && r.High == r.High {
		v.box(rect{low, y - 6, max(high-low, 1), 12}, texture{base: light})
	}
	if r.At == r.At {
		v.mark(v.x.at(r.At), y)
	}
}

// mark is a diamond with a light rim, which shows on the range and beside it.
func (v *intervals) mark(x, y float64) { v.diamond(x, y, 5.5, black) }

func (v *intervals) words() []entry {
	var out []entry
	if v.Range != "" {
		out = append(out, entry{v.Range, func(r rect) { v.box(r, texture{base: light}) }})
	}
	if v.Mark != "" {
		out = append(out, entry{v.Mark, func(r rect) { v.mark(r.x+r.w/2, r.y+r.h/2) }})
	}
	return out
}
