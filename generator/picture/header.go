package picture

import (
	"bytes"
	"encoding/binary"
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

// pngDensity reads the chunk pHYs (PNG, 11.3.4.3) in pixels an inch. The data
// have been decoded already, so chunks are whole.
func pngDensity(data []byte) (x, y float64) {
	for rest := data[8:]; len(rest) >= 12; {
		length := int(binary.BigEndian.Uint32(rest))
		name := string(rest[4:8])
		if name == "IDAT" || length > len(rest)-12 {
			break
		}
		if body := rest[8 : 8+length]; name == "pHYs" && length == 9 && body[8] == 1 {
			return density(float64(binary.BigEndian.Uint32(body)) * 0.0254),
				density(float64(binary.BigEndian.Uint32(body[4:])) * 0.0254)
		}
		rest = rest[12+length:]
	}
	return cssDensity, cssDensity
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
