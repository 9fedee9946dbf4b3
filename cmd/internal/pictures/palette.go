package main

import (
	"cmp"
	"image"
	"image/color"
	"maps"
	"slices"
)

// colours is how many a picture keeps: each pixel is then half a byte or one.
const colours = 32

// reduced gives a picture in its most frequent colours; the others become the nearest of
// them. Sixteen levels of each primary are enough for pages and windows.
func reduced(drawn image.Image) *image.Paletted {
	area := drawn.Bounds()
	seen := map[color.RGBA]int{}
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			seen[coarse(drawn.At(x, y))]++
		}
	}
	byUse := slices.SortedFunc(maps.Keys(seen), func(a, b color.RGBA) int {
		return cmp.Or(seen[b]-seen[a], int(a.R)-int(b.R), int(a.G)-int(b.G), int(a.B)-int(b.B))
	})
	var palette color.Palette
	for _, c := range byUse[:min(colours, len(byUse))] {
		palette = append(palette, c)
	}
	nearest := map[color.RGBA]uint8{}
	for c := range seen {
		nearest[c] = uint8(palette.Index(c))
	}
	out := image.NewPaletted(area.Sub(area.Min), palette)
	for y := range area.Dy() {
		for x := range area.Dx() {
			out.SetColorIndex(x, y, nearest[coarse(drawn.At(area.Min.X+x, area.Min.Y+y))])
		}
	}
	return out
}

// coarse gives a colour at sixteen levels of each primary, white and black as they are.
func coarse(c color.Color) color.RGBA {
	r, g, b, _ := c.RGBA()
	level := func(v uint32) uint8 { return uint8((v + 0x0888) / 0x1111 * 0x11) }
	return color.RGBA{level(r), level(g), level(b), 0xff}
}
