package chart_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/drawing"
	"rd50/generator/golden"
	_ "rd50/generator/pace"
)

// dump tells the items of a drawing one a line: texts with their places, paths
// with the rectangles that they fill.
func dump(d *drawing.Drawing) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%.0f × %.1f\n", d.Width, d.Height)
	for _, item := range d.Items {
		switch item := item.(type) {
		case *drawing.Text:
			fmt.Fprintf(&b, "text  %5.1f %5.1f %s %.1f%s «%s»\n", item.X, item.Y,
				[...]string{"start", "middle", "end"}[item.Anchor], item.Size, mark(item.Bold, " bold")+mark(item.Turn != drawing.Matrix{}, " turned"), item.Plain())
		case *drawing.Path:
			r := bounds(item)
			fmt.Fprintf(&b, "path  %5.1f %5.1f %5.1f × %.1f, %d steps%s%s%s\n", r.x, r.y, r.w, r.h, len(item.Segments),
				paint(", fill ", item.Fill), paint(", line ", item.Stroke), mark(len(item.Dash) > 0, fmt.Sprint(" dashed ", item.Dash)))
		}
	}
	return b.String()
}

func mark(when bool, s string) string {
	if when {
		return s
	}
	return ""
}

func paint(name string, c *drawing.Colour) string {
	if c == nil {
		return ""
	}
	return fmt.Sprintf("%s%02x", name, c.R)
}

// area is a rectangle, y down.
type area struct{ x, y, w, h float64 }

// bounds gives what a path's points span, without the width of its line.
func bounds(p *drawing.Path) area {
	left, top, right, end := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range p.Segments {
		left, right = min(left, s.End.X), max(right, s.End.X)
		top, end = min(top, s.End.Y), max(end, s.End.Y)
	}
	return area{left, top, right - left, end - top}
}

// place gives the room that a text takes, with its ascenders and descenders.
func place(t *drawing.Text) area {
	faces := fonts.Default()
	w := 0.0
	for _, run := range t.Runs() {
		st := fonts.Regular
		if run.Bold {
			st = fonts.Bold
		}
		for _, r := range run.Text {
			if f, ok := faces.Find(st, r); ok {
				w += float64(f.Advance(r)) * run.Size / 1000
			}
		}
	}
	a := area{t.X + t.Start(w), t.Y - 0.75*t.Size, w, 0.97 * t.Size}
	if (t.Turn != drawing.Matrix{}) { // upright, read from below
		a = area{t.X - 0.75*t.Size, t.Y - w, 0.97 * t.Size, w}
	}
	return a
}

func TestGolden(t *testing.T) {
	for _, s := range specimens() {
		golden.Compare(t, s.name, []byte(dump(s.chart.Draw(fonts.Default()))))
	}
}
