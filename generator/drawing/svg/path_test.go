package svg

import (
	"math"
	"strings"
	"testing"

	"rd50/generator/drawing"
	"rd50/generator/drawing/internal/outline"
)

func TestPathData(t *testing.T) {
	for _, test := range []struct{ name, data, want string }{
		{"empty", "  ", ""},
		{"lines", "M1,2 L3,4", "M1 2L3 4"},
		{"relative", "m1 2 l3 4", "M1 2L4 6"},
		{"further pairs of a move are lines", "m1 1 2 2 3 3M0 0 5 5", "M1 1L3 3L6 6M0 0L5 5"},
		{"horizontal and vertical", "M1 1H5V6h-1v-2", "M1 1L5 1L5 6L4 6L4 4"},
		{"compact numbers", "M.5.5L1e1-2l-1.5.25", "M0.5 0.5L10 -2L8.5 -1.75"},
		{"no spaces at all", "M0 0L10-5-3.5.5", "M0 0L10 -5L-3.5 0.5"},
		{"cubic", "M0 0c1 1 2 2 3 3", "M0 0C1 1 2 2 3 3"},
		{"smooth cubic mirrors", "M0 0C0 1 2 1 2 0S4-1 4 0", "M0 0C0 1 2 1 2 0C2 -1 4 -1 4 0"},
		{"smooth cubic after a line", "M0 0L1 0s1 1 2 0", "M0 0L1 0C1 0 2 1 3 0"},
		{"quadratic", "M0 0Q3 3 6 0", "M0 0C2 2 4 2 6 0"},
		{"smooth quadratic mirrors", "M0 0q3 3 6 0t6 0", "M0 0C2 2 4 2 6 0C8 -2 10 -2 12 0"},
		{"smooth quadratic after a line", "M0 0L3 0T6 0", "M0 0L3 0C3 0 4 0 6 0"},
		{"close returns to the start", "m1 1h2v2zl1 1", "M1 1L3 1L3 3ZM1 1L2 2"},
		{"close twice", "M0 0L1 1zz", "M0 0L1 1ZM0 0Z"},
		{"arc flags without separators", "M0 0a5 5 0 0110 0", "M0 0C0 -2.761 2.239 -5 5 -5C7.761 -5 10 -2.761 10 0"},
		{"arc the other way", "M0 0A5 5 0 0 0 10 0", "M0 0C0 2.761 2.239 5 5 5C7.761 5 10 2.761 10 0"},
		{"arc without radius", "M0 0A0 5 0 0 1 10 0", "M0 0L10 0"},
		{"arc to itself", "M1 1A5 5 0 0 1 1 1", "M1 1"},
		{"arc too small is enlarged", "M0 0A1 1 0 0 1 10 0", "M0 0C0 -2.761 2.239 -5 5 -5C7.761 -5 10 -2.761 10 0"},
	} {
		segments, err := parsePath(test.data)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got := pathData(segments); got != test.want {
			t.Errorf("%s: %q gives\n%s, want\n%s", test.name, test.data, got, test.want)
		}
	}
}

func TestPathMistakes(t *testing.T) {
	for _, data := range []string{
		"L1 1", "M", "M1", "M1 2 3", "M0 0 X", "M0 0L1", "M0 0A5 5 0 2 1 9 9", "M0 0Z5", "5 5",
		"M NaN 0", "M0 0L1e400 0", "M0 0L1e8 0", "M0 0L0x10 0", "M1,,2", "Mинф 0",
	} {
		if _, err := parsePath(data); err == nil || !strings.HasPrefix(err.Error(), "ошибка в пути d, знак ") {
			t.Errorf("%q: error %v", data, err)
		}
	}
}

// Every point of an arc lies on the ellipse, on the side that the flags ask for.
func TestArcsLieOnTheEllipse(t *testing.T) {
	for _, large := range []bool{false, true} {
		for _, sweep := range []bool{false, true} {
			const rx, ry, degrees = 40, 25, 30
			from, to := drawing.At(10, 20), drawing.At(50, 40)
			segments := arc(from, rx, ry, degrees, large, sweep, to)
			toCircle := drawing.Scaling(1.0/rx, 1.0/ry).Times(drawing.Rotate(-degrees))
			lines := outline.Flatten(append([]drawing.Segment{{Op: drawing.Move, End: from}}, segments...), 0.001)
			points := lines[0].Points
			circle := make([]drawing.Point, len(points))
			for i, p := range points {
				circle[i] = toCircle.Apply(p)
			}
			centre := centreOf(circle[0], circle[len(circle)/2], circle[len(circle)-1])
			turned := 0.0
			for i, p := range circle {
				if r := p.Distance(centre); math.Abs(r-1) > 1e-3 {
					t.Fatalf("large %v sweep %v: radius %v", large, sweep, r)
				}
				if i > 0 {
					a, b := circle[i-1].Sub(centre), p.Sub(centre)
					turned += math.Atan2(a.Cross(b), a.Dot(b))
				}
			}
			if (turned > 0) != sweep || (math.Abs(turned) > math.Pi) != large {
				t.Errorf("large %v sweep %v: turned by %.2f", large, sweep, turned)
			}
			if end := points[len(points)-1]; end != to {
				t.Errorf("ends at %v", end)
			}
		}
	}
}

// centreOf gives the centre of the circle through three points.
func centreOf(a, b, c drawing.Point) drawing.Point {
	d := 2 * (a.X*(b.Y-c.Y) + b.X*(c.Y-a.Y) + c.X*(a.Y-b.Y))
	x := (a.Dot(a)*(b.Y-c.Y) + b.Dot(b)*(c.Y-a.Y) + c.Dot(c)*(a.Y-b.Y)) / d
	y := (a.Dot(a)*(c.X-b.X) + b.Dot(b)*(a.X-c.X) + c.Dot(c)*(b.X-a.X)) / d
	return drawing.At(x, y)
}

func TestTransformations(t *testing.T) {
	for _, test := range []struct {
		list string
		want drawing.Point // of (10, 20)
	}{
		{"", drawing.At(10, 20)},
		{"none", drawing.At(10, 20)},
		{"translate(5)", drawing.At(15, 20)},
		{"translate(5,-5)", drawing.At(15, 15)},
		{"translate(5px, 6px) rotate(90deg)", drawing.At(-15, 16)},
		{"scale(2)", drawing.At(20, 40)},
		{"scale(2 .5)", drawing.At(20, 10)},
		{"rotate(90)", drawing.At(-20, 10)},
		{"rotate(-90)", drawing.At(20, -10)},
		{"rotate(180, 10, 10)", drawing.At(10, 0)},
		{"skewX(45)", drawing.At(30, 20)},
		{"skewY(45)", drawing.At(10, 30)},
		{"matrix(1 2 3 4 5 6)", drawing.At(75, 106)},
		{"translate(100 0) scale(2) translate(1 1)", drawing.At(122, 42)},
		{"translate(1 1),translate(1 1)", drawing.At(12, 22)},
	} {
		m, err := parseTransform(test.list)
		if err != nil {
			t.Errorf("%q: %v", test.list, err)
			continue
		}
		if got := m.Apply(drawing.At(10, 20)); got.Distance(test.want) > 1e-9 {
			t.Errorf("%q moves (10, 20) to %v, want %v", test.list, got, test.want)
		}
	}
	for _, list := range []string{"translate", "translate()", "scale(1 2 3)", "rotate(1 2)", "spin(3)", "matrix(1)",
		"translate(1", "skewX(90)", "rotate3d(1 1 1 1)", "translate(1e9)", "(1)"} {
		if _, err := parseTransform(list); err == nil {
			t.Errorf("%q is taken", list)
		}
	}
}

func TestColours(t *testing.T) {
	for _, test := range []struct {
		text string
		want drawing.Colour
	}{
		{"red", drawing.RGB(255, 0, 0)}, {"CornflowerBlue", drawing.RGB(100, 149, 237)}, {"#fA0", drawing.RGB(255, 170, 0)},
		{"#01020304", drawing.Colour{R: 1, G: 2, B: 3, A: 4}}, {"#abcd", drawing.Colour{R: 0xaa, G: 0xbb, B: 0xcc, A: 0xdd}}, {"#1f3a5f", drawing.RGB(31, 58, 95)},
		{"rgb(1, 2, 3)", drawing.RGB(1, 2, 3)}, {"rgb(100% 50% 0%)", drawing.RGB(255, 128, 0)}, {"rgba(1,2,3,.5)", drawing.Colour{R: 1, G: 2, B: 3, A: 128}},
		{"rgb(1 2 3 / 50%)", drawing.Colour{R: 1, G: 2, B: 3, A: 128}}, {"rgb(300, -5, 0)", drawing.RGB(255, 0, 0)}, {"transparent", drawing.Colour{}},
		{"hsl(120, 100%, 25%)", drawing.RGB(0, 128, 0)}, {"hsl(-60deg 100% 50%)", drawing.RGB(255, 0, 255)},
		{"light-dark(rgb(1,2,3), var(--x, #fff))", drawing.RGB(1, 2, 3)},
	} {
		got, err := parseColour(test.text)
		if err != nil || got != test.want {
			t.Errorf("%s: %v, %v, want %v", test.text, got, err, test.want)
		}
	}
	for _, text := range []string{"", "#", "#12", "#12345", "#ggg", "#+123456", "reddish", "rgb(1,2)", "rgb(a,b,c)", "rgb(1,2,3", "var(--x)", "light-dark()"} {
		if c, err := parseColour(text); err == nil {
			t.Errorf("%q is taken as %v", text, c)
		}
	}
}

func TestLengths(t *testing.T) {
	m := measure{em: 10, whole: 200}
	for text, want := range map[string]float64{
		"5": 5, "5px": 5, " 1e1 ": 10, "1in": 96, "72pt": 96, "6pc": 96, "25.4mm": 96, "2.54cm": 96, "101.6Q": 96,
		"1.5em": 15, "2ex": 10, "2rem": 32, "25%": 50, "-.5px": -0.5,
	} {
		got, err := m.length(text)
		if err != nil || math.Abs(got-want) > 1e-9 {
			t.Errorf("%q: %v, %v, want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "px", "5 5", "5vw", "1e999", "NaN", "1e7in", "calc(1px)"} {
		if v, err := m.length(text); err == nil {
			t.Errorf("%q is taken as %v", text, v)
		}
	}
}
