package picture

import (
	"bytes"
	"encoding/binary"
	"iter"
)

// cssDensity is CSS pixels an inch, the density of a file that tells none.
const cssDensity = 96

// density keeps what a printer or a camera may mean; anything else is taken as
// untold.
func density(perInch float64) float64 {
	if perInch < 20 || perInch > 9600 {
		return cssDensity
	}
	return perInch
}

// pngDensity reads the chunk pHYs (PNG, 11.3.4.3) in pixels an inch.
func pngDensity(data []byte) (x, y float64) {
	for c := range chunks(data) {
		if c.name == "IDAT" {
			break
		}
		if c.name == "pHYs" && len(c.body) == 9 && c.body[8] == 1 {
			return density(float64(binary.BigEndian.Uint32(c.body)) * 0.0254),
				density(float64(binary.BigEndian.Uint32(c.body[4:])) * 0.0254)
		}
	}
	return cssDensity, cssDensity
}

// pngChunk is a part of a PNG; whole is all of it, with length, name and checksum.
type pngChunk struct {
	name        string
	body, whole []byte
}

// chunks goes through a PNG that has been decoded already, so chunks are whole.
func chunks(data []byte) iter.Seq[pngChunk] {
	return func(yield func(pngChunk) bool) {
		for rest := data[min(signature, len(data)):]; len(rest) >= 12; {
			length := int(binary.BigEndian.Uint32(rest))
			if length > len(rest)-12 || !yield(pngChunk{string(rest[4:8]), rest[8 : 8+length], rest[:12+length]}) {
				return
			}
			rest = rest[12+length:]
		}
	}
}

const signature = 8 // bytes at the start of a PNG

// plainPNG gives an opaque PNG with 8 bits a channel or less that is not
// interlaced without the chunks that pixels don't need; false for any other, and
// for what is no whole PNG.
func plainPNG(data []byte) ([]byte, bool) {
	out := append([]byte(nil), data[:min(signature, len(data))]...)
	for c := range chunks(data) {
		switch c.name {
		case "IHDR":
			if len(c.body) != 13 {
				return nil, false
			}
			depth, colours, interlaced := c.body[8], c.body[9], c.body[12] != 0
			if depth > 8 || colours >= 4 || interlaced { // 4 and 6 have an alpha channel
				return nil, false
			}
		case "tRNS":
			return nil, false
		case "PLTE", "IDAT", "IEND":
		default:
			continue
		}
		out = append(out, c.whole...)
		if c.name == "IEND" {
			return out, true
		}
	}
	return nil, false
}

// jpegHeader is what the segments before a JPEG's picture data tell.
type jpegHeader struct {
	densityX, densityY float64 // pixels an inch
	orientation        int     // EXIF, 1 to 8
}

// readJPEG reads the segments up to the first scan.
func readJPEG(data []byte) jpegHeader {
	h := jpegHeader{cssDensity, cssDensity, 1}
	for rest := data[2:]; len(rest) >= 4; {
		if rest[0] != 0xFF {
			break
		}
		if rest[1] == 0xFF { // padding
			rest = rest[1:]
			continue
		}
		marker, length := rest[1], int(binary.BigEndian.Uint16(rest[2:]))
		if marker == 0xDA || length < 2 || length+2 > len(rest) {
			break
		}
		h.segment(marker, rest[4:length+2])
		rest = rest[length+2:]
	}
	return h
}

func (h *jpegHeader) segment(marker byte, body []byte) {
	switch {
	case marker == 0xE0 && len(body) >= 12 && bytes.HasPrefix(body, []byte("JFIF\x00")):
		perUnit := map[byte]float64{1: 1, 2: 2.54}[body[7]] // inches, centimetres
		if perUnit > 0 {
			h.densityX = density(float64(binary.BigEndian.Uint16(body[8:])) * perUnit)
			h.densityY = density(float64(binary.BigEndian.Uint16(body[10:])) * perUnit)
		}
	case marker == 0xE1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")):
		if o := orientation(body[6:]); o != 0 {
			h.orientation = o
		}
	}
}

// orientation finds tag 0x0112 in the first directory of an EXIF block, 0 when
// it isn't there.
func orientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 0
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			return 0
		}
		if order.Uint16(entries) == 0x0112 {
			if o := int(order.Uint16(entries[8:])); o >= 1 && o <= 8 {
				return o
			}
			return 0
		}
		entries = entries[12:]
	}
	return 0
}
