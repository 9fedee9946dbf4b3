package raster

import (
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"io"

	"github.com/klauspost/compress/zlib"

	"rd50/fonts"
	"rd50/generator/drawing"
)

// PNG writes the raster as a PNG file without alpha: in sixteen greys where these show
// the picture's paints as they are, else in all greys, with a palette where 256 colours
// are enough, else in red, green and blue. Lines are packed as they stand and fast, which
// makes the file a tenth larger than it could be.
func PNG(w io.Writer, d *drawing.Drawing, width int, faces *fonts.Faces) error {
	tools := borrow()
	defer toolboxes.Put(tools)
	img, err := tools.draw(d, width, faces)
	if err != nil {
		return err
	}
	f := pngFile{w: w, packer: &tools.packer}
	f.write([]byte("\x89PNG\r\n\x1a\n"))
	switch img := img.(type) {
	case *image.Gray:
		f.greys(img, d)
	case *image.RGBA:
		f.colours(img)
	}
	f.chunk("IEND", nil)
	return f.err
}

// Kinds of colour (PNG, 11.2.1).
const (
	inGreys   = 0
	inColours = 2
	byPalette = 3
)

func (f *pngFile) greys(img *image.Gray, d *drawing.Drawing) {
	tones, _ := tonesOf(d)
	levels, enough := tones.levels()
	if !enough {
		f.head(img.Rect, 8, inGreys)
		f.pixels(img.Pix, img.Stride)
		return
	}
	f.head(img.Rect, 4, byPalette)
	var palette color.Palette
	for _, v := range levels {
		palette = append(palette, color.Gray{Y: v})
	}
	f.chunk("PLTE", threes(palette))
	wide := (img.Rect.Dx() + 1) / 2
	for y := range img.Rect.Dy() { // in place: half a row begins before the row itself
		halve(img.Pix[y*wide:(y+1)*wide], img.Pix[y*img.Stride:(y+1)*img.Stride])
	}
	f.pixels(img.Pix[:wide*img.Rect.Dy()], wide)
}

func (f *pngFile) colours(img *image.RGBA) {
	if p, ok := withPalette(img); ok {
		f.head(img.Rect, 8, byPalette)
		f.chunk("PLTE", threes(p.Palette))
		f.pixels(p.Pix, p.Stride)
		return
	}
	f.head(img.Rect, 8, inColours)
	f.pixels(withoutAlpha(img.Pix), img.Stride/4*3)
}

// pngFile writes the chunks of a file (PNG, 5.3).
type pngFile struct {
	w      io.Writer
	packer *packer
	err    error
}

func (f *pngFile) write(data []byte) {
	if f.err == nil {
		_, f.err = f.w.Write(data)
	}
}

func (f *pngFile) chunk(name string, data []byte) {
	f.write(append(binary.BigEndian.AppendUint32(nil, uint32(len(data))), name...))
	f.write(data)
	sum := crc32.Update(crc32.ChecksumIEEE([]byte(name)), crc32.IEEETable, data)
	f.write(binary.BigEndian.AppendUint32(nil, sum))
}

// head tells the size, the bits of a channel or an index, and the kind of colour.
func (f *pngFile) head(size image.Rectangle, bits, kind byte) {
	data := binary.BigEndian.AppendUint32(nil, uint32(size.Dx()))
	data = binary.BigEndian.AppendUint32(data, uint32(size.Dy()))
	f.chunk("IHDR", append(data, bits, kind, 0, 0, 0))
}

// packer packs pixels; it has half a megabyte of tables. The zero packer is ready.
type packer struct {
	zlib *zlib.Writer
	out  buffer
}

func (p *packer) reset() {
	p.out = p.out[:0]
	if p.zlib == nil {
		p.zlib, _ = zlib.NewWriterLevel(&p.out, zlib.BestSpeed) // a level that there is
	}
	p.zlib.Reset(&p.out)
}

// pixels packs the lines, each without a filter.
func (f *pngFile) pixels(pixels []byte, stride int) {
	p := f.packer
	p.reset()
	for ; len(pixels) >= stride && f.err == nil; pixels = pixels[stride:] {
		if _, f.err = p.zlib.Write(unfiltered); f.err == nil {
			_, f.err = p.zlib.Write(pixels[:stride])
		}
	}
	if err := p.zlib.Close(); f.err == nil {
		f.err = err
	}
	f.chunk("IDAT", p.out)
}

// unfiltered begins a line whose bytes are the pixels themselves (PNG, 9.2).
var unfiltered = []byte{0}

// buffer grows with what is written.
type buffer []byte

func (b *buffer) Write(data []byte) (int, error) {
	*b = append(*b, data...)
	return len(data), nil
}

func threes(palette color.Palette) []byte {
	var out []byte
	for _, c := range palette {
		r, g, b, _ := c.RGBA()
		out = append(out, byte(r>>8), byte(g>>8), byte(b>>8))
	}
	return out
}

func withoutAlpha(pixels []byte) []byte {
	out := make([]byte, 0, len(pixels)/4*3)
	for ; len(pixels) >= 4; pixels = pixels[4:] {
		out = append(out, pixels[:3]...)
	}
	return out
}
