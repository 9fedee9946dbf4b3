package raster

import (
	"encoding/binary"
	"math"

	"rd50/generator/drawing"
)

// tones are the greys that a picture is painted with.
type tones struct {
	used        [256]bool
	translucent bool // mixed with what is below them
}

// tonesOf gives the tones of a picture whose paints are all grey, with its paper's; false
// for another one.
func tonesOf(d *drawing.Drawing) (tones, bool) {
	var t tones
	t.used[0xFF] = true
	grey := func(c *drawing.Colour) bool {
		if c == nil {
			return true
		}
		t.used[c.R] = true
		t.translucent = t.translucent || c.Opacity() < 1
		return c.R == c.G && c.G == c.B
	}
	for _, item := range d.Items {
		switch item := item.(type) {
		case *drawing.Path:
			if !grey(item.Fill) || !grey(item.Stroke) {
				return t, false
			}
		case *drawing.Text:
			for _, run := range item.Runs() {
				if !grey(&run.Fill) {
					return t, false
				}
			}
		}
	}
	return t, true
}

// levels are the sixteen greys that a picture is written with, half a byte a pixel, white
// first: those of its paints as they are and, for the edges of shapes, about equal steps
// between them.
type levels [16]uint8

const levelStep = 0xFF / 15

// levels gives those of a picture; false where its tones need more.
func (t *tones) levels() (levels, bool) {
	var l levels
	var own [len(l)]bool
	for i := range l {
		l[i] = uint8(0xFF - i*levelStep)
	}
	for tone, used := range t.used {
		if at := ((0xFF-tone)*15 + 128) >> 8; used { // as halved finds it
			if own[at] {
				return l, false
			}
			l[at], own[at] = uint8(tone), true
		}
	}
	return l, !t.translucent
}

// halve writes a row of pixels by their levels, two in a byte and eight at a time, white
// as 0: a pixel's level is the one whose step it is in. A row of odd length ends with white.
func halve(to, pixels []uint8) {
	full := len(pixels) &^ 7
	for i := 0; i < full; i += 8 {
		eight, four := pixels[i:i+8:i+8], to[i/2:i/2+4:i/2+4]
		if v := binary.LittleEndian.Uint64(eight); v == math.MaxUint64 { // as most of a diagram
			binary.LittleEndian.PutUint32(four, 0)
		} else {
			binary.LittleEndian.PutUint32(four, halved(v))
		}
	}
	if full < len(pixels) {
		last := [8]uint8{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}
		copy(last[:], pixels[full:])
		copy(to[full/2:], binary.LittleEndian.AppendUint32(nil, halved(binary.LittleEndian.Uint64(last[:]))))
	}
}

// halved is halve for eight pixels, the first in the lowest byte. Each has 16 bits to be
// reckoned in: v·15 + 128 over 256 is v over 17, rounded.
func halved(eight uint64) uint32 {
	const lanes = 0x00FF_00FF_00FF_00FF
	const half, level = 0x0080_0080_0080_0080, 0x000F_000F_000F_000F
	even, odd := ^eight&lanes, ^eight>>8&lanes
	bytes := (even*15+half)>>8&level<<4 | (odd*15+half)>>8&level
	bytes = (bytes | bytes>>8) & 0x0000_FFFF_0000_FFFF
	return uint32(bytes | bytes>>16)
}
