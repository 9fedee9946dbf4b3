package raster

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"rd50/fonts"
)

// TestGreysKeepTheirTones: areas come out of the file as they were painted, and the edges of
// shapes and letters within a step; tones that are too near each other take a byte a pixel.
func TestGreysKeepTheirTones(t *testing.T) {
	plain := `<rect width="30" height="50" fill="#d4d4d4"/><rect x="40" width="31.3" height="20.7" fill="#4d4d4d"/><text y="40">Текст</text>`
	for _, test := range []struct {
		name, inside string
		within       int
		palette      bool
	}{
		{"few tones", plain, levelStep, true},
		{"neighbours", plain + `<rect x="80" width="5" height="5" fill="#d0d0d0"/>`, 0, false},
		{"a translucent one", plain + `<rect x="80" width="5" height="5" opacity=".5"/>`, 0, false},
	} {
		d := draw(t, test.inside)
		drawn, err := Draw(d, 99, fonts.Default())
		if err != nil {
			t.Fatal(err)
		}
		var file bytes.Buffer
		if err := PNG(&file, d, 99, fonts.Default()); err != nil {
			t.Fatal(err)
		}
		read, err := png.Decode(&file)
		if err != nil {
			t.Fatal(err)
		}
		if _, palette := read.(*image.Paletted); palette != test.palette {
			t.Errorf("%s: palette %v, want %v", test.name, palette, test.palette)
		}
		want := drawn.(*image.Gray)
		for i, v := range want.Pix {
			x, y := i%want.Stride, i/want.Stride
			r, _, _, _ := read.At(x, y).RGBA()
			off := int(r>>8) - int(v)
			within := test.within
			if strings.Contains("\xFF\xD4\x4D\x00", string([]byte{v})) {
				within = 0
			}
			if max(off, -off) > within {
				t.Fatalf("%s: pixel %d, %d is %d, want %d", test.name, x, y, r>>8, v)
			}
		}
	}
}
