// Package scan turns polygons into coverage: how much of each pixel lies
// inside, by exact area, under the nonzero or the even-odd rule.
//
// Every edge adds to its pixels the signed area that it cuts off to its right,
// and to the next pixel the rest of its height; a running sum along the row is
// then the winding number, averaged over the pixel.
package scan

import "math"

// Rule tells which windings are inside.
type Rule uint8

// The two rules of fills.
const (
	NonZero Rule = iota
	EvenOdd
)

// Visible is the least coverage that is painted.
const Visible = 1.0 / 512

// Canvas collects the edges of one shape in a window of pixels.
type Canvas struct {
	left, top     int
	width, height int
	cells         []float32 // width+1 a row: the last one takes what lies right of the window
	rows          []stretch // of the cells that were added to
}

// stretch is cells from one to before another; of an untouched row none.
type stretch struct{ from, to int }

// Reset empties the canvas and moves it to a window of pixels. Rows that were read
// are empty already.
func (c *Canvas) Reset(left, top, width, height int) {
	for row := range c.rows {
		c.forget(row)
	}
	c.left, c.top, c.width, c.height = left, top, width, height
	n := (width + 1) * height
	if cap(c.cells) < n {
		c.cells = make([]float32, max(n, 2*cap(c.cells)))
	}
	c.cells = c.cells[:n]
	if cap(c.rows) < height {
		c.rows = make([]stretch, height)
	}
	c.rows = c.rows[:height]
}

// forget empties a row.
func (c *Canvas) forget(row int) {
	if r := &c.rows[row]; r.to > 0 {
		at := row * (c.width + 1)
		clear(c.cells[at+r.from : at+r.to])
		*r = stretch{}
	}
}

// Edge adds an edge from (x0, y0) to (x1, y1). Edges must close to polygons.
// Parts left of the window count in full, others outside are cut off, and so is
// an edge that isn't finite.
func (c *Canvas) Edge(x0, y0, x1, y1 float64) {
	x0, x1 = x0-float64(c.left), x1-float64(c.left)
	y0, y1 = y0-float64(c.top), y1-float64(c.top)
	sign := 1.0
	if y0 > y1 {
		x0, y0, x1, y1, sign = x1, y1, x0, y0, -1
	}
	if finite := x0 + y0 + x1 + y1; finite-finite != 0 {
		return
	}
	if y0 == y1 || y1 <= 0 || y0 >= float64(c.height) {
		return
	}
	slope := (x1 - x0) / (y1 - y0)
	if y0 < 0 {
		x0, y0 = x0-y0*slope, 0
	}
	if y1 > float64(c.height) {
		y1 = float64(c.height)
	}
	x := x0
	for y := y0; y < y1; {
		row := int(y)
		next := min(float64(row+1), y1)
		end := x0 + (next-y0)*slope
		c.strip(row, x, end, (next-y)*sign)
		x, y = end, next
	}
}

// strip adds the part of an edge in one row: from x0 to x1 over a signed height. Each
// cell gets the area covered right of the edge, its neighbour what is missing to the
// full height.
func (c *Canvas) strip(row int, x0, x1, height float64) {
	if x0 > x1 {
		x0, x1 = x1, x0
	}
	limit := float64(c.width)
	if x0 >= limit {
		return
	}
	cells := c.cells[row*(c.width+1) : (row+1)*(c.width+1)]
	if x0 < 0 {
		outside := height * min(1, -x0/(x1-x0))
		c.touch(row, 0, 2)
		cells[0] += float32(outside)
		height, x0, x1 = height-outside, 0, max(0, x1)
	}
	if x1 > limit {
		height, x1 = height*(limit-x0)/(x1-x0), limit
	}
	first, last := int(x0), int(math.Ceil(x1))-1
	c.touch(row, first, max(first, last)+2)
	if last <= first {
		area := height * (1 - ((x0+x1)/2 - float64(first)))
		cells[first] += float32(area)
		cells[first+1] += float32(height - area)
		return
	}
	perUnit := height / (x1 - x0)
	for i := first; i <= last; i++ {
		from, to := max(x0, float64(i)), min(x1, float64(i+1))
		part := (to - from) * perUnit
		area := part * (1 - ((from+to)/2 - float64(i)))
		cells[i] += float32(area)
		cells[i+1] += float32(part - area)
	}
}

// touch notes that cells of a row are added to.
func (c *Canvas) touch(row, from, to int) {
	r := &c.rows[row]
	if r.to == 0 || from < r.from {
		r.from = from
	}
	r.to = max(r.to, to)
}

// Row calls paint for every stretch of pixels of a row, 0 ≤ row < height, that is
// covered at all and evenly: from x in the picture, n pixels, with their coverage of 0
// to 1. The row is empty then.
func (c *Canvas) Row(row int, rule Rule, paint func(x, n int, coverage float64)) {
	touched := c.rows[row]
	last := min(touched.to, c.width)
	cells := c.cells[row*(c.width+1) : (row+1)*(c.width+1)]
	sum := 0.0
	for i := touched.from; i < last; {
		sum += float64(cells[i])
		end := i + 1
		for end < last && cells[end] == 0 {
			end++
		}
		if end == last {
			end = c.width
		}
		if cover := inside(sum, rule); cover > Visible {
			paint(c.left+i, end-i, cover)
		}
		i = end
	}
	c.forget(row)
}

func inside(winding float64, rule Rule) float64 {
	w := math.Abs(winding)
	if rule == NonZero {
		return min(w, 1)
	}
	w = math.Mod(w, 2)
	if w > 1 {
		w = 2 - w
	}
	return w
}
