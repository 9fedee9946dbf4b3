package main

import (
	"image"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rd50/generator/thorough"
)

const module = "../../.."

// TestPicturesAreOfToday draws each picture again and compares it with the manual's.
func TestPicturesAreOfToday(t *testing.T) {
	thorough.Tool(t, "RD50_PICTURES")
	root, err := filepath.Abs(module)
	if err != nil {
		t.Fatal(err)
	}
	s, err := newStudio(t.Context(), root, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pictures {
		t.Run(p.name, func(t *testing.T) {
			drawn, err := p.draw(t.Context(), s)
			if err != nil {
				t.Fatal(err)
			}
			kept, err := read(filepath.Join(root, folder, p.name+".png"))
			if err != nil {
				t.Fatal(err)
			}
			if got := distance(kept, reduced(drawn)); got > p.tolerance {
				t.Errorf("%s/%s.png is not what is drawn now (distance %.3f, at most %.3f): «make pictures», then look at it", folder, p.name, got, p.tolerance)
			}
		})
	}
}

// TestPicturesAreTold: both manuals show pictures that there are, of a size that a page
// of the browser bears; the Russian one shows all.
func TestPicturesAreTold(t *testing.T) {
	manual, err := os.ReadFile(filepath.Join(module, "README.ru.md"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(module, folder, "*"))
	if err != nil || len(files) != len(pictures) {
		t.Errorf("%d files of %d pictures: %v", len(files), len(pictures), err)
	}
	for _, p := range pictures {
		name := folder + "/" + p.name + ".png"
		if !strings.Contains(string(manual), "]("+name+")") {
			t.Errorf("README.ru.md does not show %s", name)
		}
		info, err := os.Stat(filepath.Join(module, name))
		if err != nil {
			t.Error(err)
		} else if info.Size() > 120<<10 {
			t.Errorf("%s has %d bytes", name, info.Size())
		}
	}
}

// cell is the side of the squares whose greyness is compared.
const cell = 8

// distance compares two pictures by squares: the part of the ink that is not where it was,
// 0 for equal pictures, 1 and more where nothing is. Of different sizes nothing is, but
// for a row or column that rounding took.
func distance(a, b image.Image) float64 {
	w, h := a.Bounds().Dx(), a.Bounds().Dy()
	if abs(w-b.Bounds().Dx()) > 1 || abs(h-b.Bounds().Dy()) > 1 {
		return 1
	}
	moved, all := 0.0, 0.0
	for y := 0; y+cell <= h; y += cell {
		for x := 0; x+cell <= w; x += cell {
			one, other := ink(a, x, y), ink(b, x, y)
			moved += max(one-other, other-one)
			all += max(one, other)
		}
	}
	if all == 0 {
		return 0
	}
	return moved / all
}

// ink is how dark a square is.
func ink(picture image.Image, x, y int) float64 {
	at, sum := picture.Bounds().Min, 0
	for dy := range cell {
		for dx := range cell {
			sum += 0xff - int(color.GrayModel.Convert(picture.At(at.X+x+dx, at.Y+y+dy)).(color.Gray).Y)
		}
	}
	return float64(sum)
}

func abs(n int) int { return max(n, -n) }

// TestDistance shows what the measure sees: a picture in fewer colours is the same; one that misses a line of text, or
// has it elsewhere, is another.
func TestDistance(t *testing.T) {
	drawn, err := read(filepath.Join(module, folder, "decision.png"))
	if err != nil {
		t.Fatal(err)
	}
	page := func(change func(p *image.Gray)) image.Image {
		p := image.NewGray(drawn.Bounds())
		for y := range p.Rect.Dy() {
			for x := range p.Rect.Dx() {
				p.Set(x, y, drawn.At(x, y))
			}
		}
		change(p)
		return p
	}
	for _, c := range []struct {
		about  string
		change func(p *image.Gray)
		same   bool
	}{
		{"grey", func(*image.Gray) {}, true},
		{"lighter letters", func(p *image.Gray) {
			for i, v := range p.Pix {
				p.Pix[i] = 0xff - uint8(float64(0xff-v)*0.97)
			}
		}, true},
		{"three lines of text gone", func(p *image.Gray) { fill(p, 640, 720) }, false},
		{"all of it one line lower", func(p *image.Gray) { copy(p.Pix[24*p.Stride:], append([]uint8{}, p.Pix...)) }, false},
	} {
		got := distance(drawn, page(c.change))
		if (got <= ofPages) != c.same {
			t.Errorf("%s: %.3f", c.about, got)
		}
		t.Logf("%s: %.3f", c.about, got)
	}
	if other, err := read(filepath.Join(module, folder, "preview.png")); err != nil || distance(drawn, other) < 1 {
		t.Errorf("another size is another picture: %v", err)
	}
}

// fill leaves white paper between two rows.
func fill(p *image.Gray, from, to int) {
	for i := from * p.Stride; i < to*p.Stride; i++ {
		p.Pix[i] = 0xff
	}
}
