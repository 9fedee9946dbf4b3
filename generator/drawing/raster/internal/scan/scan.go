// Package scan turns polygons into coverage: how much of each pixel lies
// inside, by exact area, under the nonzero or the even-odd rule.
//
// Every edge adds to its pixels the signed area that it cuts off to its right,
// and to the next pixel the rest of its height; a running sum along the row is
// then the winding number, averaged over the pixel.
package scan

import (
	"math"
	"math/bits"
)

// Rule tells which windings are inside.
type Rule uint8

// The two rules of fills.
const (
	NonZero Rule = iota
	EvenOdd
)

// Visible is the least coverage that is painted.
const Visible = 1.0 / 512

// Span is a stretch of pixels of a row that are covered evenly: from X in the picture,
// N of them, with their coverage of 0 to 1.
type Span struct {
	X, N  int
	Cover float64
}

// Canvas collects the edges of one shape in a window of pixels. Cells that nothing was
// added to are zero.
type Canvas struct {
	left, top     int
	width, height int
	cells         []float32 // width+1 a row: the last one takes what lies right of the window
	marks         []uint64  // a bit for each cell of a row that was added to
	words         int       // of marks in a row
}

// Reset empties the canvas and moves it to a window of pixels. Rows that were read
// are empty already.
func (c *Canvas) Reset(left, top, width, height int) {
	for row := range c.height {
		c.forget(row)
	}
	c.left, c.top, c.width, c.height = left, top, width, height
	c.words = (width + 64) / 64
	c.cells = room(c.cells, (width+1)*height)
	c.marks = room(c.marks, c.words*height)
}

// room gives n values out of a slice that are zero, as all are beyond its length.
func room[T any](have []T, n int) []T {
	if cap(have) < n {
		return make([]T, n, max(n, 2*cap(have)))
	}
	return have[:n]
}

// forget empties a row.
func (c *Canvas) forget(row int) {
	marks, cells := c.row(row)
	for w, word := range marks {
		for ; word != 0; word &= word - 1 {
			cells[w<<6+bits.TrailingZeros64(word)] = 0
		}
		marks[w] = 0
	}
}

func (c *Canvas) row(row int) (marks []uint64, cells []float32) {
	return c.marks[row*c.words : (row+1)*c.words], c.cells[row*(c.width+1) : (row+1)*(c.width+1)]
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
	high := float64(c.height)
	if y0 == y1 || y1 <= 0 || y0 >= high {
		return
	}
	slope := (x1 - x0) / (y1 - y0)
	if y0 < 0 {
		x0, y0 = x0-y0*slope, 0
	}
	if y1 > high {
		y1 = high
	}
	x, y := x0, y0
	for row := int(y0); y < y1; row++ {
		next := float64(row + 1)
		if next > y1 {
			next = y1
		}
		end := x0 + (next-y0)*slope
		low, far := x, end
		if end < x {
			low, far = end, x
		}
		part := (next - y) * sign
		if i := int(low); low >= 0 && far <= float64(i+1) && i < c.width { // as most parts of letters
			c.add(row, i, part, (low+far)/2)
		} else {
			c.strip(row, low, far, part)
		}
		x, y = end, next
	}
}

// add gives a cell the area that an edge of a signed height covers to the right of
// itself, around x, and its neighbour what is missing to the full height.
func (c *Canvas) add(row, i int, height, x float64) {
	area := height * (1 - (x - float64(i)))
	at := row*(c.width+1) + i
	cells := c.cells[at : at+2 : at+2]
	cells[0] += float32(area)
	cells[1] += float32(height - area)
	at = row * c.words
	c.marks[at+i>>6] |= 1 << (i & 63)
	i++
	c.marks[at+i>>6] |= 1 << (i & 63)
}

// strip adds the part of an edge in one row: from x0 to x1 ≥ x0 over a signed height,
// to all cells that it crosses.
func (c *Canvas) strip(row int, x0, x1, height float64) {
	limit := float64(c.width)
	if x0 >= limit {
		return
	}
	if x0 < 0 {
		outside := height * min(1, -x0/(x1-x0))
		c.add(row, 0, outside, 0)
		height, x0, x1 = height-outside, 0, max(0, x1)
	}
	if x1 > limit {
		height, x1 = height*(limit-x0)/(x1-x0), limit
	}
	i := int(x0)
	if x1 <= float64(i+1) {
		c.add(row, i, height, (x0+x1)/2)
		return
	}
	perUnit := height / (x1 - x0)
	for from := x0; from < x1; i++ {
		to := min(x1, float64(i+1))
		c.add(row, i, (to-from)*perUnit, (from+to)/2)
		from = to
	}
}

// Row adds to spans every stretch of pixels of a row, 0 ≤ row < height, that is covered
// at all, and empties the row.
func (c *Canvas) Row(row int, rule Rule, spans []Span) []Span {
	marks, cells := c.row(row)
	from, sum, cover := 0, 0.0, 0.0
	for w, word := range marks {
		for ; word != 0; word &= word - 1 {
			i := w<<6 + bits.TrailingZeros64(word)
			if cover > Visible {
				spans = append(spans, Span{c.left + from, i - from, cover})
			}
			sum += float64(cells[i])
			cells[i] = 0
			from, cover = i, inside(sum, rule)
		}
		marks[w] = 0
	}
	if from < c.width && cover > Visible {
		spans = append(spans, Span{c.left + from, c.width - from, cover})
	}
	return spans
}

func inside(winding float64, rule Rule) float64 {
	w := math.Abs(winding)
	if rule == EvenOdd {
		if w = math.Mod(w, 2); w > 1 {
			w = 2 - w
		}
	}
	if w > 1 {
		return 1
	}
	return w
}
