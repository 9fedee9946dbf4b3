package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	"rd50/generator/report"
)

// jpegQuality is that of pictures that have to be encoded anew.
const jpegQuality = 92

// Flatten gives a PNG or JPEG as bytes that PDF and DOCX surely take, and their
// format, "png" or "jpeg". A PNG comes out with 8 bits a channel or less, not
// interlaced, gray, RGB or with a palette, and opaque: transparency is laid on
// white. A JPEG in gray or YCbCr that stands upright passes as it is, any other
// is turned, made RGB and encoded anew. Equal pictures give equal bytes. SVG is
// an error: it has no pixels until drawing.Drawing.PNG makes them.
func Flatten(img report.Image) (data []byte, format string, err error) {
	switch img.Format {
	case report.PNG:
		data, err = flattenPNG(img.Data)
		return data, "png", err
	case report.JPEG:
		data, err = flattenJPEG(img.Data)
		return data, "jpeg", err
	case report.SVG:
		return nil, "", errors.New("рисунок SVG не состоит из точек, его нужно сначала растрировать")
	}
	return nil, "", fmt.Errorf("формат рисунка «%s» не поддерживается", img.Format)
}

func flattenPNG(data []byte) ([]byte, error) {
	if plain, ok := plainPNG(data); ok {
		return plain, nil
	}
	img, err := decodePNG(data)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := png.Encode(&b, opaque(img)); err != nil {
		return nil, fmt.Errorf("рисунок не перекодируется: %w", err)
	}
	return b.Bytes(), nil
}

// opaque brings a picture to 8 bits and lays it on white; gray stays gray and a
// palette stays one.
func opaque(img image.Image) image.Image {
	switch img := img.(type) {
	case *image.Gray:
		return img
	case *image.Gray16:
		out := image.NewGray(img.Bounds())
		draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
		return out
	case *image.Paletted:
		return opaquePalette(img)
	}
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Over)
	return out
}

func opaquePalette(img *image.Paletted) image.Image {
	out := *img
	out.Palette = make(color.Palette, len(img.Palette))
	for i, c := range img.Palette {
		dot := image.NewRGBA(image.Rect(0, 0, 1, 1))
		draw.Draw(dot, dot.Bounds(), image.White, image.Point{}, draw.Src)
		draw.Draw(dot, dot.Bounds(), image.NewUniform(c), image.Point{}, draw.Over)
		out.Palette[i] = dot.At(0, 0)
	}
	return &out
}

func flattenJPEG(data []byte) ([]byte, error) {
	header := readJPEG(data)
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if plain := config.ColorModel == color.GrayModel || config.ColorModel == color.YCbCrModel; err == nil && plain && header.orientation == 1 {
		return data, nil
	}
	img, err := decodeJPEG(data)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, upright(img, header.orientation), &jpeg.Options{Quality: jpegQuality}); err != nil {
		return nil, fmt.Errorf("рисунок не перекодируется: %w", err)
	}
	return b.Bytes(), nil
}

// upright applies an EXIF orientation and makes the picture gray or RGB.
func upright(img image.Image, orientation int) image.Image {
	size := img.Bounds().Size()
	if orientation >= 5 {
		size.X, size.Y = size.Y, size.X
	}
	room := image.Rectangle{Max: size}
	if gray, ok := img.(*image.Gray); ok {
		out := image.NewGray(room)
		turn(out.Pix, gray.Pix, gray.Stride, 1, size, orientation)
		return out
	}
	flat := image.NewRGBA(img.Bounds())
	draw.Draw(flat, flat.Bounds(), img, img.Bounds().Min, draw.Src)
	out := image.NewRGBA(room)
	turn(out.Pix, flat.Pix, flat.Stride, 4, size, orientation)
	return out
}

// turn fills a picture of a size, its rows without gaps, from one that is
// stored in an orientation; a pixel has a number of bytes.
func turn(to, from []byte, stride, bytes int, size image.Point, orientation int) {
	right, bottom := size.X-1, size.Y-1
	if orientation >= 5 {
		right, bottom = bottom, right
	}
	for y := range size.Y {
		for x := range size.X {
			p := source(x, y, right, bottom, orientation)
			at := p.Y*stride + p.X*bytes
			copy(to[(y*size.X+x)*bytes:], from[at:at+bytes])
		}
	}
}

// source gives the stored pixel that is seen at (x, y).
func source(x, y, right, bottom, orientation int) image.Point {
	switch orientation {
	case 2:
		return image.Pt(right-x, y)
	case 3:
		return image.Pt(right-x, bottom-y)
	case 4:
		return image.Pt(x, bottom-y)
	case 5:
		return image.Pt(y, x)
	case 6:
		return image.Pt(y, bottom-x)
	case 7:
		return image.Pt(right-y, bottom-x)
	case 8:
		return image.Pt(right-y, x)
	}
	return image.Pt(x, y)
}
