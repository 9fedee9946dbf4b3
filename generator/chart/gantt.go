package chart

import (
	"math"
	"slices"
	"strings"

	"rd50/fonts"
	"rd50/generator/drawing"
)

// gantt is a schedule while it is drawn.
type gantt struct {
	*canvas
	Gantt
	st     style
	thick  float64 // height of a bar
	labels [][]string
	tops   []float64 // of the rows, and the end of the last
	x      scale
}

// density is how closely the rows of a schedule stand: the size of type, the
// width of a label, the height of a bar, the lines of a label at most and what a
// row has besides.
type density struct {
	size, width, bar float64
	lines            int
	between          float64
}

// Draw gives the schedule: labels on the left, the time axis above.
func (c Gantt) Draw(faces *fonts.Faces) *drawing.Drawing {
	g := &gantt{canvas: newCanvas(faces), Gantt: c}
	for _, d := range [...]density{{large, 236, 14, 4, 7}, {note, 236, 14, 4, 7}, {small, 236, 12, 4, 6}, {small, 300, 12, 4, 3}, {small, 300, 12, 2, 3}, {small, 300, 12, 1, 3}} {
		if g.layout(d); g.tops[len(c.Rows)]+g.foot() <= MaxHeight {
			break
		}
	}
	g.grid()
	for i := range c.Rows {
		g.arrows(i)
	}
	for i := range c.Rows {
		g.row(i)
	}
	end := g.tops[len(c.Rows)]
	return g.drawing(g.legend(end+10, g.words()))
}

// foot is what the legend takes in one line.
func (g *gantt) foot() float64 { return 10 + style{size: note}.leading() + 2 }

// layout wraps the labels and places the rows below the axis.
func (g *gantt) layout(d density) {
	const gap = 10.0
	margin := 6.0
	if slices.ContainsFunc(g.Rows, GanttRow.milestone) {
		margin += 2 // for one at the end
	}
	g.st, g.thick = style{size: d.size}, d.bar
	column := 0.0
	g.labels = make([][]string, len(g.Rows))
	for i, r := range g.Rows {
		g.labels[i] = g.wrap(r.Label, g.st, d.width, d.lines)
		column = max(column, g.widest(g.labels[i], g.st))
	}
	low, high := span(g.From, g.To)
	g.x = scale{low, high, column + gap, Width - margin}
	g.tops = []float64{g.head()}
	for i := range g.Rows {
		height := max(float64(len(g.labels[i]))*g.st.leading()+d.between, g.thick+d.between+4)
		g.tops = append(g.tops, g.tops[i]+height)
	}
}

// head is the height of the axis' labels.
func (g *gantt) head() float64 {
	lines := tallest(g.ticks())
	if lines == 0 {
		return 4
	}
	return float64(lines)*style{size: note}.leading() + 6
}

func (g *gantt) ticks() []placed { return placeTicks(g.canvas, g.Ticks, g.x) }

// placeTicks gives ticks at their places on an axis; those beyond its ends are not
// there. A label's own line breaks are kept.
func placeTicks(c *canvas, ticks []Tick, x scale) []placed {
	var out []placed
	for _, t := range ticks {
		if t.At < x.low || t.At > x.high || t.At != t.At {
			continue
		}
		var lines []string
		for l := range strings.Lines(t.Label) {
			if l = strings.TrimSpace(l); l != "" {
				lines = append(lines, l)
			}
		}
		out = append(out, c.tick(x.at(t.At), style{size: note}, lines...))
	}
	return out
}

func (g *gantt) grid() {
	top, end := g.tops[0], g.tops[len(g.Rows)]
	drawTicks(g.canvas, g.ticks(), top, end)
	g.tickLabels(g.ticks(), top-5, 0, Width, style{size: note}, true)
	for _, y := range g.tops[1:] {
		g.line(faint, hairline, point(0, y), point(g.x.end, y))
	}
	g.line(ink, thin, point(0, top), point(g.x.end, top))
	g.line(ink, thin, point(0, end), point(g.x.end, end))
	g.line(ink, thin, point(g.x.start, top), point(g.x.start, end))
}

// drawTicks draws the lines of an axis' ticks, but for those too close to the last.
func drawTicks(c *canvas, ticks []placed, top, end float64) {
	last := -10.0
	for _, t := range ticks {
		if t.x-last >= 3 {
			c.line(faint, thin, point(t.x, top), point(t.x, end))
			last = t.x
		}
	}
}

// leastBar is the width of what takes no time, or next to none.
const leastBar = 1.5

// bar is the place of a stage's bar.
func (g *gantt) bar(i int) rect {
	r := g.Rows[i]
	from, to := g.x.at(r.From), g.x.at(r.To)
	if to < from {
		from, to = to, from
	}
	middle := (g.tops[i] + g.tops[i+1]) / 2
	return rect{from, middle - g.thick/2, max(to-from, leastBar), g.thick}
}

func (g *gantt) row(i int) {
	r, b := g.Rows[i], g.bar(i)
	middle := b.y + b.h/2
	g.centred(0, middle, drawing.StartAnchor, g.labels[i], g.st)
	if latest := g.x.at(r.Latest); latest > b.right()+0.5 {
		g.slack(b.right(), latest, middle)
	}
	switch {
	case r.milestone():
		g.diamond(b.x, middle, g.thick/2, g.texture(r).base)
	default:
		g.box(b, g.texture(r))
	}
}

// milestone tells whether a row takes no time.
func (r GanttRow) milestone() bool { return tame(r.From) == tame(r.To) }

func (g *gantt) texture(r GanttRow) texture {
	if r.Critical {
		return texture{base: dark}
	}
	return texture{base: light}
}

func (g *gantt) slack(from, to, y float64) {
	g.line(ink, firm, point(from, y), point(to, y)).Dash = []float64{3, 2}
	g.line(ink, firm, point(to, y-3), point(to, y+3))
}

func (g *gantt) words() []entry {
	var ordinary, critical, milestone, slack, after bool
	for _, r := range g.Rows {
		bar := !r.milestone()
		ordinary, critical, milestone = ordinary || bar && !r.Critical, critical || bar && r.Critical, milestone || !bar
		slack, after = slack || r.Latest > r.To, after || len(r.After) > 0
	}
	var out []entry
	add := func(used bool, name string, sample func(r rect)) {
		if used && name != "" {
			out = append(out, entry{name, sample})
		}
	}
	add(critical, g.Critical, func(r rect) { g.box(r, texture{base: dark}) })
	add(ordinary, g.Ordinary, func(r rect) { g.box(r, texture{base: light}) })
	add(milestone, g.Milestone, func(r rect) {
		g.diamond(r.x+r.w/2, r.y+r.h/2, r.h/2, g.texture(GanttRow{Critical: critical && !ordinary}).base)
	})
	add(slack, g.Slack, func(r rect) { g.slack(r.x, r.right(), r.y+r.h/2) })
	add(after, g.Arrow, func(r rect) { g.arrow(point(r.x, r.y+r.h/2), point(r.right(), r.y+r.h/2)) })
	return out
}

// arrows draws what a stage waits for.
func (g *gantt) arrows(i int) {
	for _, before := range g.Rows[i].After {
		if before >= 0 && before < len(g.Rows) && before != i {
			g.dependency(g.bar(before), g.bar(i))
		}
	}
}

// dependency leads from the end of a bar to the start of another: along the row
// and then straight into the bar where that begins later, else around it.
func (g *gantt) dependency(from, to rect) {
	y, edge, turn := from.bottom()-2.5, to.y, 1.0
	if to.y < from.y {
		y, edge, turn = from.y+2.5, to.bottom(), -1
	}
	if to.w <= leastBar && math.Abs(to.x-from.right()) < 2 { // a milestone at its end: straight into it
		g.arrow(point(to.x, y+turn*2.5), point(to.x, edge))
		return
	}
	x := to.x + min(4, to.w/2)
	if x >= from.right()+2 {
		g.arrow(point(from.right(), y), point(x, y), point(x, edge))
		return
	}
	out := min(from.right()+5, Width-1)
	if out < to.right() {
		g.arrow(point(from.right(), y), point(out, y), point(out, edge))
		return
	}
	between := edge - turn*4
	in := max(to.x-9, 1)
	g.arrow(point(from.right(), y), point(out, y), point(out, between), point(in, between),
		point(in, to.y+to.h/2), point(to.x, to.y+to.h/2))
}
