package chart

import (
	"math"

	"github.com/shopspring/decimal"

	"rd50/generator/drawing"
	"rd50/generator/russian"
)

// huge bounds numbers, so that no sum or ratio overflows.
const huge = 1e15

// tame gives a number that can be drawn: NaN is 0, infinities are huge.
func tame(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return max(-huge, min(v, huge))
}

// value is the i-th of some numbers, tame; 0 where there is none.
func value(values []float64, i int) float64 {
	if i < 0 || i >= len(values) {
		return 0
	}
	return tame(values[i])
}

// word is the i-th of some texts, or nothing.
func word(words []string, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return words[i]
}

// scale maps the values from low to high to the pixels from start to end.
type scale struct{ low, high, start, end float64 }

// at gives the pixel of a value; values beyond the ends stay at the ends.
func (s scale) at(v float64) float64 {
	if s.high <= s.low {
		return s.start
	}
	share := (max(s.low, min(tame(v), s.high)) - s.low) / (s.high - s.low)
	return s.start + share*(s.end-s.start)
}

// span makes two ends a range that is not empty.
func span(from, to float64) (low, high float64) {
	low, high = tame(from), tame(to)
	if low > high {
		low, high = high, low
	}
	if high-low < 1e-9*max(1, math.Abs(low)) {
		high = low + max(1, math.Abs(low))
	}
	return low, high
}

// graduation is a range in round steps.
type graduation struct {
	low, step float64
	count     int // of steps
	places    int32
}

// graduate gives the round steps 1, 2 or 5 that cover a range with at most so
// many steps, ends rounded outwards.
func graduate(from, to float64, most int) graduation {
	low, high := span(from, to)
	power := math.Floor(math.Log10((high - low) / float64(most)))
	for {
		for _, digit := range [...]float64{1, 2, 5} {
			step := digit * math.Pow(10, power)
			first, last := math.Floor(low/step+1e-9), math.Ceil(high/step-1e-9)
			if last-first <= float64(most) {
				return graduation{first * step, step, int(last - first), int32(max(0, -power))}
			}
		}
		power++
	}
}

func (g graduation) high() float64 { return g.value(g.count) }

func (g graduation) value(i int) float64 { return (math.Round(g.low/g.step) + float64(i)) * g.step }

func (g graduation) label(i int) string {
	return fixed(g.value(i), g.places)
}

// labels gives the labels of all ticks, the lowest first.
func (g graduation) labels() []string {
	out := make([]string, g.count+1)
	for i := range out {
		out[i] = g.label(i)
	}
	return out
}

// places gives the digits after the comma with which the parts of a chart are
// written: as many as any of them has, two at most, none where all are large.
func places(highest float64, parts func(yield func(float64) bool)) int32 {
	most := int32(0)
	if highest >= 1000 {
		return 0
	}
	for v := range parts {
		for most < 2 && math.Abs(math.Round(v*pow10(most))/pow10(most)-v) > 0.004 {
			most++
		}
	}
	return most
}

func pow10(n int32) float64 { return math.Pow10(int(n)) }

// fixed writes a number with so many digits after the comma.
func fixed(v float64, places int32) string { return russian.Fixed(decimal.NewFromFloat(v), places) }

// within gives the middle of a text of a width that should stand at x and must
// stay between two ends.
func within(x, width, left, right float64) float64 {
	return max(left+width/2, min(x, right-width/2))
}

// tickLabels sets labels about their places on a line, leaving out as many
// between two as needed for none to touch. A last line that says the same as the
// one before, a year below its months, is said once.
// Labels may have several lines; y is the top, or the bottom when up.
func (c *canvas) tickLabels(ticks []placed, y, left, right float64, st style, up bool) {
	step := 1
	for ; step < len(ticks); step++ {
		if apart(ticks, step, left, right) {
			break
		}
	}
	below := "" // the last line of the label before, which is not said again
	for i := 0; i < len(ticks); i += step {
		t := ticks[i]
		top := y
		if up {
			top -= float64(tallest(ticks)) * st.leading()
		}
		n := len(t.lines)
		if n > 1 && t.lines[n-1] == below {
			n--
		} else if n > 1 {
			below = t.lines[n-1]
		}
		c.lines(within(t.x, t.w, left, right), top, drawing.MiddleAnchor, t.lines[:n], st)
	}
}

// placed is a label at its place on an axis.
type placed struct {
	x, w  float64
	lines []string
}

// tickWidth is the most that a tick's label takes.
const tickWidth = 200.0

// tick makes a label with its width.
func (c *canvas) tick(x float64, st style, lines ...string) placed {
	for i, l := range lines {
		lines[i] = c.cut(c.clean(l), st, tickWidth)
	}
	return placed{x, c.widest(lines, st), lines}
}

// tallest counts the lines of the label with most of them.
func tallest(ticks []placed) int {
	lines := 0
	for _, t := range ticks {
		lines = max(lines, len(t.lines))
	}
	return lines
}

// apart tells whether every step-th label leaves room to the next.
func apart(ticks []placed, step int, left, right float64) bool {
	end := math.Inf(-1)
	for i := 0; i < len(ticks); i += step {
		w := ticks[i].w
		x := within(ticks[i].x, w, left, right)
		if w > 0 && x-w/2 < end {
			return false
		}
		if w > 0 {
			end = x + w/2 + 7
		}
	}
	return true
}
