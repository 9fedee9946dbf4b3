package raster

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/drawing"
	"rd50/generator/drawing/svg"
)

// draw reads the inside of a picture of 100 × 50 pixels.
func draw(t *testing.T, inside string) *drawing.Drawing {
	t.Helper()
	d, err := svg.Parse([]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50">` + inside + "</svg>"))
	if err != nil {
		t.Fatalf("%s: %v", inside, err)
	}
	return d
}

// probe names the colour of a pixel, by eye.
func probe(t *testing.T, d *drawing.Drawing, x, y int) string {
	t.Helper()
	img, err := Draw(d, int(d.Width), fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	c := color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
	switch {
	case c.R > 250 && c.G > 250 && c.B > 250:
		return "white"
	case c.R < 5 && c.G < 5 && c.B < 5:
		return "black"
	case c.R > 250 && c.G < 5 && c.B < 5:
		return "red"
	case c.R > 250 && c.G > 120 && c.G < 136 && c.B > 120 && c.B < 136:
		return "pink"
	}
	return "mixed"
}

func TestPixels(t *testing.T) {
	const stroke = `fill="none" stroke="red" stroke-width="10" `
	for _, test := range []struct {
		name, inside string
		x, y         int
		want         string
	}{
		{"paper is white", ``, 5, 5, "white"},
		{"fill", `<rect width="50" height="50" fill="red"/>`, 49, 49, "red"},
		{"beside the fill", `<rect width="50" height="50" fill="red"/>`, 50, 49, "white"},
		{"half covered pixel", `<rect width="50.5" height="50" fill="red"/>`, 50, 25, "pink"},
		{"half transparent", `<rect width="50" height="50" fill="red" opacity=".5"/>`, 25, 25, "pink"},
		{"later items lie above", `<rect width="50" height="50" fill="red"/><rect width="9" height="9"/>`, 5, 5, "black"},
		{"nonzero fills the inner square", `<path d="M0 0h40v40h-40zM10 10h20v20h-20z" fill="red"/>`, 20, 20, "red"},
		{"even-odd leaves it out", `<path d="M0 0h40v40h-40zM10 10h20v20h-20z" fill="red" fill-rule="evenodd"/>`, 20, 20, "white"},
		{"circle", `<circle cx="25" cy="25" r="20" fill="red"/>`, 11, 11, "red"},
		{"outside of the circle", `<circle cx="25" cy="25" r="20" fill="red"/>`, 9, 9, "white"},
		{"stroke lies on both sides", `<path ` + stroke + `d="M20 20H60"/>`, 40, 15, "red"},
		{"butt ends end", `<path ` + stroke + `d="M20 20H60"/>`, 61, 20, "white"},
		{"square ends go on", `<path ` + stroke + `stroke-linecap="square" d="M20 20H60"/>`, 64, 16, "red"},
		{"round ends go on", `<path ` + stroke + `stroke-linecap="round" d="M20 20H60"/>`, 63, 20, "red"},
		{"round ends have no corner", `<path ` + stroke + `stroke-linecap="round" d="M20 20H60"/>`, 64, 16, "white"},
		{"miter", `<path ` + stroke + `d="M20 20H60V45"/>`, 64, 15, "red"},
		{"miter limit", `<path ` + stroke + `stroke-miterlimit="1" d="M20 20H60V45"/>`, 64, 15, "white"},
		{"bevel", `<path ` + stroke + `stroke-linejoin="bevel" d="M20 20H60V45"/>`, 64, 15, "white"},
		{"round join", `<path ` + stroke + `stroke-linejoin="round" d="M20 20H60V45"/>`, 64, 15, "white"},
		{"round join covers the middle", `<path ` + stroke + `stroke-linejoin="round" d="M20 20H60V45"/>`, 62, 17, "red"},
		{"corner where a path closes", `<path ` + stroke + `d="M20 20H60V40H20Z"/>`, 15, 15, "red"},
		{"dash", `<path ` + stroke + `stroke-dasharray="10" d="M0 20H90"/>`, 5, 20, "red"},
		{"gap", `<path ` + stroke + `stroke-dasharray="10" d="M0 20H90"/>`, 15, 20, "white"},
		{"dashes moved", `<path ` + stroke + `stroke-dasharray="10" stroke-dashoffset="10" d="M0 20H90"/>`, 5, 20, "white"},
		{"dashes moved back", `<path ` + stroke + `stroke-dasharray="10" stroke-dashoffset="-10" d="M0 20H90"/>`, 15, 20, "red"},
		{"dots", `<path ` + stroke + `stroke-linecap="round" stroke-dasharray="0 20" d="M10 20H90"/>`, 30, 20, "red"},
		{"between dots", `<path ` + stroke + `stroke-linecap="round" stroke-dasharray="0 20" d="M10 20H90"/>`, 20, 20, "white"},
		{"a point with round ends", `<path ` + stroke + `stroke-linecap="round" d="M20 20Z"/>`, 20, 20, "red"},
		{"a move alone", `<path ` + stroke + `stroke-linecap="round" d="M20 20"/>`, 20, 20, "white"},
		{"distorted stroke is thick", `<path ` + stroke + `transform="scale(1 3)" d="M0 10H90"/>`, 40, 43, "red"},
		{"distorted stroke is thin", `<path ` + stroke + `transform="scale(3 .5)" d="M0 40H30"/>`, 40, 24, "white"},
		{"text", `<text x="10" y="45" font-size="60" fill="red" font-weight="bold">I</text>`, 21, 25, "red"},
		{"text at its end", `<text x="90" y="45" font-size="60" fill="red" text-anchor="end" font-weight="bold">I</text>`, 78, 25, "red"},
		{"turned text", `<text transform="translate(95 25) rotate(180)" font-size="60" fill="red" font-weight="bold">I</text>`, 84, 40, "red"},
	} {
		if got := probe(t, draw(t, test.inside), test.x, test.y); got != test.want {
			t.Errorf("%s: (%d, %d) is %s, want %s", test.name, test.x, test.y, got, test.want)
		}
	}
}

// A circle's area and its ring's, whatever pieces the stroke is made of.
func TestAreasAreRight(t *testing.T) {
	for _, test := range []struct {
		name, inside string
		want         float64
	}{
		{"disc", `<circle cx="50" cy="25" r="20"/>`, math.Pi * 400},
		{"ring", `<circle cx="50" cy="25" r="18" fill="none" stroke="black" stroke-width="6"/>`, math.Pi * (21*21 - 15*15)},
		{"hairline", `<path d="M10 25C30 0 70 50 90 25" fill="none" stroke="black" stroke-width=".3"/>`, 0.3 * 86.92},
		{"ellipse by stretching", `<circle transform="translate(50 25) scale(2 1)" r="10" fill="none" stroke="black" stroke-width="4"/>`, 2 * math.Pi * (12*12 - 8*8)},
	} {
		img, err := Draw(draw(t, test.inside), 100, nil)
		if err != nil {
			t.Fatal(err)
		}
		dark := 0.0
		for i := range 100 * 50 {
			dark += 1 - float64(color.GrayModel.Convert(img.At(i%100, i/100)).(color.Gray).Y)/255
		}
		if math.Abs(dark-test.want) > test.want*0.02 {
			t.Errorf("%s: area %.1f, want %.1f", test.name, dark, test.want)
		}
	}
}

func TestPNGIsOpaqueAndRepeats(t *testing.T) {
	d := draw(t, `<rect width="50%" height="100%" fill="red" opacity=".3"/><text y="20">Текст ₽</text>`)
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := PNG(b, d, 300, fonts.Default()); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two rasters differ")
	}
	img, err := png.Decode(&first)
	if err != nil {
		t.Fatal(err)
	}
	if size := img.Bounds().Size(); size.X != 300 || size.Y != 150 {
		t.Errorf("size %v", size)
	}
	if opaque, ok := img.(interface{ Opaque() bool }); !ok || !opaque.Opaque() {
		t.Error("has alpha")
	}
}

func TestRasterRefuses(t *testing.T) {
	red := drawing.RGB(255, 0, 0)
	for _, test := range []struct {
		name  string
		d     *drawing.Drawing
		width int
		want  string
	}{
		{"no size", &drawing.Drawing{}, 10, "размер рисунка 0 × 0 недопустим"},
		{"NaN", &drawing.Drawing{Width: math.NaN(), Height: 1}, 10, "размер рисунка NaN × 1 недопустим"},
		{"no width", &drawing.Drawing{Width: 10, Height: 10}, 0, "ширина растра 0 точек недопустима"},
		{"too wide", &drawing.Drawing{Width: 10, Height: 10}, MaxSide + 1, "ширина растра 4001 точек недопустима"},
		{"coordinate", &drawing.Drawing{Width: 10, Height: 10, Items: []drawing.Item{(&drawing.Path{Fill: &red}).Rect(math.Inf(1), 0, 1, 1)}}, 10, drawing.ErrCoordinate.Error()},
		{"no faces", &drawing.Drawing{Width: 10, Height: 10, Items: []drawing.Item{&drawing.Text{Size: 9, Text: "а"}}}, 10, "для текста рисунка нет шрифтов"},
		{"dashes", &drawing.Drawing{Width: 10, Height: 10, Items: []drawing.Item{(&drawing.Path{Stroke: &red, StrokeWidth: 1, Dash: []float64{1e-5, 1e-5}}).MoveTo(0, 0).LineTo(10, 0)}}, 10, "слишком много штрихов в пунктирной линии"},
	} {
		if _, err := Draw(test.d, test.width, nil); err == nil || err.Error() != test.want {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
	d := &drawing.Drawing{Width: 10, Height: 10, Items: []drawing.Item{&drawing.Text{Size: 9, Text: "\U0001F600漢"}}}
	if _, err := Draw(d, 10, fonts.Default()); err == nil || err.Error() != `нет шрифта для знака '😀' (U+1F600)` {
		t.Errorf("sign without a glyph: %v", err)
	}
}

// TestCheckTellsWhatDrawRefuses: at the usual size of a page, without a pixel painted.
func TestCheckTellsWhatDrawRefuses(t *testing.T) {
	heavy := strings.Repeat(`<rect width="100%" height="100%"/>`, 3000)
	for _, test := range []struct{ name, inside, want string }{
		{"an ordinary picture", `<rect width="50" height="50"/><text y="20">Текст ₽</text>`, ""},
		{"dashes", `<path d="M0 0H90" stroke="red" stroke-dasharray="1e-4"/>`, "слишком много штрихов в пунктирной линии"},
		{"a sign that no face has", `<text y="20">漢</text>`, `нет шрифта для знака '漢' (U+6F22)`},
		{"too much paint", heavy, "рисунок слишком сложен для растра"},
	} {
		got := ""
		if err := Check(draw(t, test.inside), fonts.Default()); err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestExtremeFormsArePressedTogether(t *testing.T) {
	img, err := Draw(&drawing.Drawing{Width: 1, Height: 100000}, 2, nil)
	if err != nil || img.Bounds().Dy() != MaxSide {
		t.Errorf("%v, %v", img.Bounds(), err)
	}
}

// TestUprightRectanglesAreLikeOthers: the short way and the scan give the same pixels.
func TestUprightRectanglesAreLikeOthers(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		x, y := random.Float64()*110-5, random.Float64()*60-5
		w, h := random.Float64()*random.Float64()*60, random.Float64()*random.Float64()*40
		red := drawing.RGB(255, 0, 0)
		short := (&drawing.Path{Fill: &red}).Rect(x, y, w, h)
		long := (&drawing.Path{Fill: &red}).MoveTo(x, y).LineTo(x+w/3, y).LineTo(x+w, y).LineTo(x+w, y+h).LineTo(x, y+h).Close()
		a, b := pixelsOf(t, short), pixelsOf(t, long)
		for i := range a {
			if d := int(a[i]) - int(b[i]); d < -1 || d > 1 {
				t.Fatalf("rectangle %v %v %v %v: pixel %d, %d is %d, want %d", x, y, w, h, i/4%100, i/400, a[i], b[i])
			}
		}
	}
}

func pixelsOf(t *testing.T, p *drawing.Path) []byte {
	t.Helper()
	img, err := Draw(&drawing.Drawing{Width: 100, Height: 50, Items: []drawing.Item{p}}, 100, nil)
	if err != nil {
		t.Fatal(err)
	}
	return img.(*image.RGBA).Pix
}
