package chart

import (
	"strings"

	"rd50/fonts"
	"rd50/generator/drawing"
)

// layers is a map while it is drawn.
type layers struct {
	*canvas
	Layers
	columns []column
	top     float64 // of the boxes, below the titles
}

// column is one layer: where it stands and how its boxes are set.
type column struct {
	x, w         float64
	st, code     style
	most         int       // lines of a box; 0: the code only
	pad, between float64   // within a box, above and below; between boxes
	before, next [][]int   // by node: what it is linked to in the columns beside
	order        []int     // nodes from above
	rank         []float64 // by node: its place in the order
	texts        [][]string
	tops         []float64
}

// Measures of boxes.
const (
	boxSide   = 5.0  // from a box's edge to its text
	mostLines = 9    // of a box
	cutLines  = 5    // of a box where texts are cut
	linkRoom  = 58.0 // between columns
)

// Draw gives the columns of boxes with their links. Boxes of a later column
// stand in the order of what they are linked to. A column whose text makes it
// too high is given fewer lines a box, in the end the codes only.
func (c Layers) Draw(faces *fonts.Faces) *drawing.Drawing {
	l := c.laidOut(faces)
	if len(c.Nodes) == 0 {
		return l.drawing(1)
	}
	end := l.stand()
	l.titles()
	for k, column := range l.columns[1:] {
		for node, before := range column.before {
			for _, from := range before {
				l.link(k, from, node)
			}
		}
	}
	for k := range l.columns {
		for node := range l.Nodes[k] {
			l.box(k, node)
		}
	}
	return l.drawing(end + 1)
}

// Whole tells whether the picture shows every text from end to end.
func (c Layers) Whole(faces *fonts.Faces) bool { return c.laidOut(faces).whole() }

func (c Layers) laidOut(faces *fonts.Faces) *layers {
	l := &layers{canvas: newCanvas(faces), Layers: c, columns: make([]column, len(c.Nodes))}
	if len(c.Nodes) > 0 {
		l.join()
		l.layout()
	}
	return l
}

// layout chooses the largest type in which every text is whole, else that in which
// every box has room for three lines, else the smallest with as many lines as there is
// room for.
func (l *layers) layout() {
	l.spread()
	for _, size := range [...]float64{large, note, small} {
		if l.fit(size, mostLines, mostLines) && l.whole() {
			return
		}
	}
	for _, size := range [...]float64{large, note, small} {
		if l.fit(size, cutLines, 3) {
			return
		}
	}
	l.fit(small, cutLines, 0)
	l.spread()
	l.fit(small, cutLines, 0)
}

// whole tells whether no text is cut.
func (l *layers) whole() bool {
	for k := range l.columns {
		c := &l.columns[k]
		room := c.w - 2*boxSide
		for _, n := range l.Nodes[k] {
			text := l.clean(n.Text)
			if text != "" && (c.most == 0 || len(l.broken(text, c.st, room-l.codeWidth(c, n), room, c.most+1)) > c.most) {
				return false
			}
		}
	}
	return true
}

// weight is a column's part of the width: more where a box has one line only,
// little where it has its code only.
func (c *column) weight() float64 {
	switch {
	case c.texts == nil:
		return 1
	case c.most == 0:
		return 0.45
	case c.most == 1:
		return 1.7
	}
	return 1
}

// spread gives the columns their widths, by what they show if that is known.
func (l *layers) spread() {
	n, sum := float64(len(l.Nodes)), 0.0
	for k := range l.columns {
		sum += l.columns[k].weight()
	}
	room := min(linkRoom, 0.3*Width/max(1, n-1))
	x := 1.0
	for k := range l.columns {
		c := &l.columns[k]
		c.x, c.w = x, (Width-2-room*(n-1))*c.weight()/sum
		x += c.w + room
	}
}

// fit sets every column in a size of type with as many lines a box as its
// height allows, at most so many; false when a column has room for fewer than least.
func (l *layers) fit(size float64, most, least int) bool {
	l.top = 0
	for k := range l.columns {
		lines := l.wrap(word(l.Titles, k), style{size}, l.columns[k].w, 3)
		l.top = max(l.top, float64(len(lines))*style{size: size}.leading()+8)
	}
	for k := range l.columns {
		if !l.fitColumn(k, size, most, least) {
			return false
		}
	}
	return true
}

func (l *layers) fitColumn(k int, size float64, most, least int) bool {
	c, room := &l.columns[k], MaxHeight-l.top-1
	c.st, c.code = style{size: size}, style{size: size}
	c.most = most
	l.wrapColumn(k)
	for c.most = most; c.most >= max(1, least); c.most-- {
		c.pad, c.between = 4, 9
		if c.most == 1 {
			c.pad, c.between = 2, 4
		}
		if c.total() <= room {
			l.wrapColumn(k)
			return true
		}
	}
	if least > 0 {
		return false
	}
	c.most, c.pad, c.between = 0, 1, 2
	l.wrapColumn(k)
	pitch := room / float64(max(1, len(l.Nodes[k])))
	c.code.size = max(6, min(size, (pitch-c.between-2*c.pad)/1.15))
	return true
}

// wrapColumn breaks the nodes' texts; the first line begins behind the code.
func (l *layers) wrapColumn(k int) {
	c := &l.columns[k]
	room := c.w - 2*boxSide
	c.texts = make([][]string, len(l.Nodes[k]))
	for i, n := range l.Nodes[k] {
		if c.most > 0 && room > 2*c.st.size {
			c.texts[i] = l.broken(l.clean(n.Text), c.st, room-l.codeWidth(c, n), room, c.most)
		}
	}
}

// codeWidth is what a node's code takes of the first line.
func (l *layers) codeWidth(c *column, n Node) float64 {
	if code := l.clean(n.Code); code != "" {
		return l.width(code+"\u00a0", c.code)
	}
	return 0
}

// height is that of a box.
func (c *column) height(node int) float64 {
	if c.most == 0 {
		return c.code.leading() + 2*c.pad
	}
	return float64(max(1, min(c.most, len(c.texts[node]))))*c.st.leading() + 2*c.pad
}

func (c *column) total() float64 {
	sum := -c.between
	for node := range c.texts {
		sum += c.height(node) + c.between
	}
	return max(sum, 0)
}

func (l *layers) titles() {
	for k, c := range l.columns {
		lines := l.wrap(word(l.Titles, k), style{c.st.size}, c.w, 3)
		st := style{c.st.size}
		l.lines(c.x+c.w/2, l.top-8-float64(len(lines))*st.leading(), drawing.MiddleAnchor, lines, st)
	}
}

// box draws a node; the code stands at the head of the first line.
func (l *layers) box(k, node int) {
	c, n := &l.columns[k], l.Nodes[k][node]
	r := rect{c.x, c.tops[node], c.w, c.height(node)}
	l.frame(r)
	code := l.cut(l.clean(n.Code), c.code, c.w-2*boxSide)
	if c.w < 3*c.st.size {
		return
	}
	if c.most == 0 {
		l.text(r.x+r.w/2, c.code.middle(r.y+r.h/2), drawing.MiddleAnchor, code, c.code)
		return
	}
	first, lines := code, c.texts[node]
	if len(lines) > 0 {
		first, lines = strings.TrimPrefix(code+"\u00a0"+lines[0], "\u00a0"), lines[1:]
	}
	top := r.y + c.pad
	l.text(r.x+boxSide, c.st.baseline(top), drawing.StartAnchor, first, c.st)
	l.lines(r.x+boxSide, top+c.st.leading(), drawing.StartAnchor, lines, c.st)
}

func (l *layers) frame(r rect) {
	l.add(&drawing.Path{Fill: white.paint(), Stroke: ink.paint(), StrokeWidth: thin}).Rect(r.x, r.y, r.w, r.h)
}

// link draws the line from a node of column k to one of the next.
func (l *layers) link(k, from, to int) {
	a, b := &l.columns[k], &l.columns[k+1]
	x1, y1 := a.x+a.w, a.tops[from]+a.height(from)/2
	x2, y2 := b.x, b.tops[to]+b.height(to)/2
	bend := (x2 - x1) / 2
	p := &drawing.Path{Stroke: ink.paint(), StrokeWidth: thin}
	p.MoveTo(x1, y1).CubicTo(x1+bend, y1, x2-bend, y2, x2, y2)
	l.add(p)
}
