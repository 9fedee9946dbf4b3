package scan

import (
	"math"
	"testing"
)

func polygon(c *Canvas, points ...float64) {
	n := len(points)
	for i := 0; i < n; i += 2 {
		c.Edge(points[i], points[i+1], points[(i+2)%n], points[(i+3)%n])
	}
}

func coverage(c *Canvas, rule Rule, width, height int) []float64 {
	out := make([]float64, width*height)
	for y := range height {
		for _, s := range c.Row(y, rule, nil) {
			for i := range s.N {
				out[y*width+s.X+i] = s.Cover
			}
		}
	}
	return out
}

func TestCoverageIsArea(t *testing.T) {
	for _, test := range []struct {
		name   string
		points []float64
		want   float64
	}{
		{"whole pixels", []float64{1, 1, 3, 1, 3, 3, 1, 3}, 4},
		{"part of one pixel", []float64{1.25, 1.5, 1.75, 1.5, 1.75, 2, 1.25, 2}, 0.25},
		{"counter-clockwise", []float64{1, 1, 1, 3, 3, 3, 3, 1}, 4},
		{"triangle", []float64{0, 0, 4, 0, 0, 4}, 8},
		{"flat triangle over many columns", []float64{0, 0.1, 7.5, 0.2, 0, 0.9}, 3},
		{"cut at the left and the right", []float64{-5, 1, 50, 1, 50, 2, -5, 2}, 8},
		{"cut above and below", []float64{2, -9, 3, -9, 3, 99, 2, 99}, 8},
		{"slope through both sides", []float64{-4, 0, 12, 8, -4, 8}, 32},
		{"flat slope through both sides", []float64{-4, 0, 12, 1, -4, 1}, 4},
		{"outside", []float64{20, 1, 30, 1, 30, 2}, 0},
	} {
		var c Canvas
		c.Reset(0, 0, 8, 8)
		polygon(&c, test.points...)
		sum := 0.0
		for _, v := range coverage(&c, NonZero, 8, 8) {
			sum += v
		}
		if math.Abs(sum-test.want) > 0.02 {
			t.Errorf("%s: area %.3f, want %.3f", test.name, sum, test.want)
		}
	}
}

func TestRulesDifferWhereSquaresOverlap(t *testing.T) {
	var c Canvas
	c.Reset(0, 0, 8, 8)
	polygon(&c, 0, 0, 8, 0, 8, 8, 0, 8)
	polygon(&c, 2, 2, 6, 2, 6, 6, 2, 6)
	if got := coverage(&c, NonZero, 8, 8)[4*8+4]; got != 1 {
		t.Errorf("nonzero: %v, want 1", got)
	}
	if got := coverage(&c, EvenOdd, 8, 8)[4*8+4]; got != 0 {
		t.Errorf("even-odd: %v, want 0", got)
	}
}

func TestWindowMovesWithThePicture(t *testing.T) {
	var c Canvas
	c.Reset(100, 50, 4, 4)
	polygon(&c, 101, 51, 102, 51, 102, 52, 101, 52)
	var at []int
	for row := range 4 {
		for _, s := range c.Row(row, NonZero, nil) {
			for i := range s.N {
				at = append(at, s.X+i, row)
			}
		}
	}
	if len(at) != 2 || at[0] != 101 || at[1] != 1 {
		t.Errorf("covered %v, want x 101 in row 1", at)
	}
}
