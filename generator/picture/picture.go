// Package picture reads the pictures that an engagement brings: PNG, JPEG and
// SVG. The kind is found by content, never by the name's ending, and a picture
// is decoded in full before it is let into a report, so that no writer meets a
// truncated or lying file later.
//
// Decode gives a report.Image that keeps the original bytes. Flatten makes from
// it bytes that a PDF library and a word processor surely take. SVG is drawn by
// means of package drawing.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"strings"

	"rd50/fonts"
	"rd50/generator/drawing/lettering"
	"rd50/generator/drawing/raster"
	"rd50/generator/drawing/svg"
	"rd50/generator/report"
)

// Limits of a picture.
const (
	MaxBytes  = 64 << 20
	MaxPixels = 64_000_000
)

// Decode reads a picture and checks it in full. The name is kept as Image.Name
// and not looked at. Width and Height honour the density of the file (PNG pHYs,
// JPEG JFIF) and the orientation of a photograph (EXIF); without a density a
// pixel is a CSS pixel. Errors are in Russian and don't tell the name.
func Decode(name string, data []byte) (report.Image, error) {
	img := report.Image{Name: name, Data: data}
	if len(data) == 0 {
		return img, errors.New("файл пуст")
	}
	if len(data) > MaxBytes {
		return img, fmt.Errorf("файл больше %d МиБ", MaxBytes>>20)
	}
	kind := kindOf(data)
	var err error
	switch kind {
	case "PNG":
		img.Format = report.PNG
		img.Width, img.Height, err = pngSize(data)
	case "JPEG":
		img.Format = report.JPEG
		img.Width, img.Height, err = jpegSize(data)
	case "SVG":
		img.Format = report.SVG
		err = readSVG(&img)
	case "":
		err = errors.New("формат файла не распознан, нужен PNG, JPEG или SVG")
	default:
		err = fmt.Errorf("формат %s не поддерживается, нужен PNG, JPEG или SVG", kind)
	}
	return img, err
}

// readSVG keeps the drawing, so that nobody parses the file again. It holds all
// that a writer could refuse later.
func readSVG(img *report.Image) (err error) {
	if img.Drawing, err = svg.Parse(img.Data); err != nil {
		return err
	}
	img.Width, img.Height = img.Drawing.Width, img.Drawing.Height
	if signs := lettering.Missing(img.Drawing, fonts.Default()); len(signs) > 0 {
		return missing(signs)
	}
	return raster.Check(img.Drawing, fonts.Default())
}

// missing names the signs that no face has.
func missing(signs []rune) error {
	var names []string
	for _, sign := range signs {
		names = append(names, fmt.Sprintf("U+%04X «%c»", sign, sign))
	}
	return fmt.Errorf("в тексте рисунка есть знаки, которых нет ни в одном шрифте: %s", strings.Join(names, ", "))
}

// Bytes gives the bytes of a picture's file. That of a computed picture is written
// here, as SVG.
func Bytes(img report.Image) ([]byte, error) {
	if img.Data != nil || img.Drawing == nil {
		return img.Data, nil
	}
	var b bytes.Buffer
	err := svg.Write(&b, img.Drawing)
	return b.Bytes(), err
}

func pngSize(data []byte) (width, height float64, err error) {
	img, err := decodePNG(data)
	if err != nil {
		return 0, 0, err
	}
	x, y := pngDensity(data)
	size := img.Bounds().Size()
	return float64(size.X) * 96 / x, float64(size.Y) * 96 / y, nil
}

func jpegSize(data []byte) (width, height float64, err error) {
	img, err := decodeJPEG(data)
	if err != nil {
		return 0, 0, err
	}
	header := readJPEG(data)
	size := img.Bounds().Size()
	width, height = float64(size.X)*96/header.densityX, float64(size.Y)*96/header.densityY
	if header.orientation >= 5 { // lies on its side
		width, height = height, width
	}
	return width, height, nil
}

func decodePNG(data []byte) (image.Image, error) {
	config, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, broken("PNG", err)
	}
	if err := checkSize(config); err != nil {
		return nil, err
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, broken("PNG", err)
	}
	return img, nil
}

func decodeJPEG(data []byte) (image.Image, error) {
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, broken("JPEG", err)
	}
	if err := checkSize(config); err != nil {
		return nil, err
	}
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, broken("JPEG", err)
	}
	return img, nil
}

func checkSize(c image.Config) error {
	if c.Width < 1 || c.Height < 1 {
		return errors.New("у рисунка нет размера")
	}
	if c.Width > MaxPixels/c.Height {
		return fmt.Errorf("рисунок %d × %d точек больше %d мегапикселей", c.Width, c.Height, MaxPixels/1_000_000)
	}
	return nil
}

// broken tells a decoder's error in Russian: a kind of the format that isn't
// known to it, or damage.
func broken(format string, err error) error {
	var unknownPNG png.UnsupportedError
	var unknownJPEG jpeg.UnsupportedError
	if errors.As(err, &unknownPNG) || errors.As(err, &unknownJPEG) {
		return fmt.Errorf("разновидность %s не поддерживается, файл нужно пересохранить", format)
	}
	return fmt.Errorf("файл %s поврежден или обрывается", format)
}
