package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"reflect"
	"strings"
	"testing"

	"rd50/generator/report"
)

// corner is a picture of 40 × 20 points, white with a red upper left quarter.
func corner() *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	for y := range 20 {
		for x := range 40 {
			c := color.NRGBA{255, 255, 255, 255}
			if x < 20 && y < 10 {
				c = color.NRGBA{255, 0, 0, 255}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// chunk puts a chunk after a PNG's header.
func chunk(data []byte, name string, body ...byte) []byte {
	const header = 8 + 25
	c := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	c = append(append(c, name...), body...)
	c = binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE(c[4:]))
	return append(append(append([]byte{}, data[:header]...), c...), data[header:]...)
}

func density300() []byte {
	b := binary.BigEndian.AppendUint32(nil, 11811)
	return append(binary.BigEndian.AppendUint32(b, 11811), 1)
}

// segment puts a segment after a JPEG's first marker.
func segment(data []byte, marker byte, body string) []byte {
	s := []byte{0xFF, marker, 0, byte(len(body) + 2)}
	return append(append(append([]byte{}, data[:2]...), append(s, body...)...), data[2:]...)
}

func exif(orientation byte) string {
	return "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(orientation)) + "\x00\x00\x00\x00\x00\x00"
}

func TestDecodeFindsKindAndSize(t *testing.T) {
	plainPNG, plainJPEG := pngOf(t, corner()), jpegOf(t, corner())
	for _, test := range []struct {
		name          string
		data          []byte
		format        report.ImageFormat
		width, height float64
	}{
		{"PNG", plainPNG, report.PNG, 40, 20},
		{"PNG of 300 dpi", chunk(plainPNG, "pHYs", density300()...), report.PNG, 12.8, 6.4},
		{"PNG of absurd density", chunk(plainPNG, "pHYs", 0, 0, 0, 1, 0, 0, 0, 1, 1), report.PNG, 40, 20},
		{"PNG of density without unit", chunk(plainPNG, "pHYs", 0, 0, 9, 9, 0, 0, 9, 9, 0), report.PNG, 40, 20},
		{"JPEG", plainJPEG, report.JPEG, 40, 20},
		{"JPEG of 192 dpi", segment(plainJPEG, 0xE0, "JFIF\x00\x01\x02\x01\x00\xC0\x00\xC0\x00\x00"), report.JPEG, 20, 10},
		{"JPEG of 50 dots a cm", segment(plainJPEG, 0xE0, "JFIF\x00\x01\x02\x02\x00\x32\x00\x32\x00\x00"), report.JPEG, 40 * 96 / 127.0, 20 * 96 / 127.0},
		{"JPEG with aspect only", segment(plainJPEG, 0xE0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"), report.JPEG, 40, 20},
		{"photograph on its side", segment(plainJPEG, 0xE1, exif(6)), report.JPEG, 20, 40},
		{"photograph upside down", segment(plainJPEG, 0xE1, exif(3)), report.JPEG, 40, 20},
		{"SVG", []byte("\ufeff<?xml version='1.0'?>\n<!-- x -->\n<svg width='1in' height='48'/>"), report.SVG, 96, 48},
	} {
		img, err := Decode("any.bin", test.data)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if img.Format != test.format || math.Abs(img.Width-test.width) > 0.01 || math.Abs(img.Height-test.height) > 0.01 {
			t.Errorf("%s: %s %.2f × %.2f, want %s %.2f × %.2f", test.name, img.Format, img.Width, img.Height, test.format, test.width, test.height)
		}
		if img.Name != "any.bin" || !bytes.Equal(img.Data, test.data) {
			t.Errorf("%s: name or data changed", test.name)
		}
	}
}

// What was seen before decodes to the same under its new name; what was refused
// is refused again.
func TestSeen(t *testing.T) {
	var seen Seen
	svg := []byte("<svg width='9' height='7'/>")
	for range 3 {
		for name, data := range map[string][]byte{"a.png": pngOf(t, corner()), "b.jpg": jpegOf(t, corner()), "c.svg": svg, "d.png": pngOf(t, corner())[:40]} {
			want, wantErr := Decode(name, data)
			got, err := seen.Decode(name, data)
			if !reflect.DeepEqual(got, want) || fmt.Sprint(err) != fmt.Sprint(wantErr) {
				t.Errorf("%s: %v, %v; want %v, %v", name, got.Format, err, want.Format, wantErr)
			}
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	plain, photo := pngOf(t, corner()), jpegOf(t, corner())
	lying := bytes.Clone(plain)
	lying[8+8+3]++ // the width, so that the checksum fails
	huge := bytes.Clone(plain)
	binary.BigEndian.PutUint32(huge[16:], 100_000)
	binary.BigEndian.PutUint32(huge[20:], 100_000)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	wrongLength := bytes.Clone(plain)
	wrongLength[33] = 0x7F
	for _, test := range []struct{ name, data, want string }{
		{"empty", "", "файл пуст"},
		{"text", "просто текст", "формат файла не распознан, нужен PNG, JPEG или SVG"},
		{"GIF", "GIF89a…", "формат GIF не поддерживается, нужен PNG, JPEG или SVG"},
		{"WebP", "RIFF\x01\x02\x03\x04WEBPVP8 ", "формат WebP не поддерживается, нужен PNG, JPEG или SVG"},
		{"TIFF", "II*\x00\x08", "формат TIFF не поддерживается, нужен PNG, JPEG или SVG"},
		{"PDF", "%PDF-1.7", "формат PDF не поддерживается, нужен PNG, JPEG или SVG"},
		{"HEIC", "\x00\x00\x00\x18ftypheic", "формат HEIC не поддерживается, нужен PNG, JPEG или SVG"},
		{"Visio", "PK\x03\x04", "формат ZIP (документ Office, Visio или архив) не поддерживается, нужен PNG, JPEG или SVG"},
		{"EMF", "\x01\x00\x00\x00" + strings.Repeat("x", 36) + " EMF", "формат EMF не поддерживается, нужен PNG, JPEG или SVG"},
		{"web page", "<!DOCTYPE html><svg/>", "формат HTML не поддерживается, нужен PNG, JPEG или SVG"},
		{"draw.io", "<mxfile><diagram/></mxfile>", "формат draw.io не поддерживается, нужен PNG, JPEG или SVG"},
		{"other XML", "<feed/>", "формат XML не поддерживается, нужен PNG, JPEG или SVG"},
		{"PNG without an end", string(plain[:len(plain)-20]), "файл PNG поврежден или обрывается"},
		{"PNG's signature alone", string(plain[:8]), "файл PNG поврежден или обрывается"},
		{"PNG with a lying header", string(lying), "файл PNG поврежден или обрывается"},
		{"PNG with a lying chunk", string(wrongLength), "файл PNG поврежден или обрывается"},
		{"PNG of 10 gigapixels", string(huge), "рисунок 100000 × 100000 точек больше 64 мегапикселей"},
		{"JPEG without an end", string(photo[:len(photo)-20]), "файл JPEG поврежден или обрывается"},
		{"JPEG's start alone", "\xff\xd8\xff", "файл JPEG поврежден или обрывается"},
		{"lossless JPEG", string(photo[:2]) + "\xff\xc3\x00\x0b\x08\x00\x14\x00\x28\x01\x01\x11\x00", "разновидность JPEG не поддерживается, файл нужно пересохранить"},
		{"SVG", "<svg width='9' height='9'>\n<image/></svg>", "элемент <image> не поддерживается, строка 2"},
		{"too large", "\x89PNG\r\n\x1a\n" + strings.Repeat("\x00", MaxBytes), "файл больше 64 МиБ"},
	} {
		if _, err := Decode("a.png", []byte(test.data)); err == nil || err.Error() != test.want {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

func flattened(t *testing.T, data []byte) (image.Image, string, []byte) {
	t.Helper()
	img, err := Decode("a", data)
	if err != nil {
		t.Fatal(err)
	}
	out, format, err := Flatten(img)
	if err != nil {
		t.Fatal(err)
	}
	back, decoded, err := image.Decode(bytes.NewReader(out))
	if err != nil || decoded != format {
		t.Fatalf("flattened to %s, decoded as %s: %v", format, decoded, err)
	}
	return back, format, out
}

func TestFlattenPNG(t *testing.T) {
	half := color.NRGBA{255, 0, 0, 128}
	bounds := image.Rect(0, 0, 2, 2)
	deep := image.NewNRGBA64(bounds)
	deep.Set(0, 0, half)
	grayDeep := image.NewGray16(bounds)
	grayDeep.Set(0, 0, color.Gray16{0x8000})
	palette := image.NewPaletted(bounds, color.Palette{half, color.Transparent, color.Black})
	palette.SetColorIndex(1, 1, 1)
	for _, test := range []struct {
		name  string
		img   image.Image
		depth byte // of the header: bits a channel
		kind  byte // of the header: 0 gray, 2 RGB, 3 palette
		first color.RGBA
	}{
		{"opaque", corner(), 8, 2, color.RGBA{255, 0, 0, 255}},
		{"16 bits with alpha", deep, 8, 2, color.RGBA{255, 127, 127, 255}},
		{"16 bits gray", grayDeep, 8, 0, color.RGBA{128, 128, 128, 255}},
		{"palette with alpha", palette, 2, 3, color.RGBA{255, 127, 127, 255}},
	} {
		back, format, out := flattened(t, pngOf(t, test.img))
		if format != "png" || out[24] != test.depth || out[25] != test.kind || out[28] != 0 {
			t.Errorf("%s: %s of %d bits, kind %d, interlace %d", test.name, format, out[24], out[25], out[28])
		}
		if bytes.Contains(out, []byte("tRNS")) {
			t.Errorf("%s: has transparency", test.name)
		}
		if got := color.RGBAModel.Convert(back.At(0, 0)); got != test.first {
			t.Errorf("%s: first point %v, want %v", test.name, got, test.first)
		}
	}
}

// The red quarter shows which way each EXIF orientation turns a photograph.
func TestFlattenTurnsPhotographs(t *testing.T) {
	for orientation, want := range map[byte]struct {
		size image.Point
		red  image.Point // the middle of the red quarter
	}{
		1: {image.Pt(40, 20), image.Pt(10, 5)},
		2: {image.Pt(40, 20), image.Pt(30, 5)},
		3: {image.Pt(40, 20), image.Pt(30, 15)},
		4: {image.Pt(40, 20), image.Pt(10, 15)},
		5: {image.Pt(20, 40), image.Pt(5, 10)},
		6: {image.Pt(20, 40), image.Pt(15, 10)},
		7: {image.Pt(20, 40), image.Pt(15, 30)},
		8: {image.Pt(20, 40), image.Pt(5, 30)},
	} {
		back, _, _ := flattened(t, segment(jpegOf(t, corner()), 0xE1, exif(orientation)))
		if got := back.Bounds().Size(); got != want.size {
			t.Errorf("orientation %d: size %v, want %v", orientation, got, want.size)
		}
		for _, p := range []image.Point{{X: 5, Y: 5}, {X: 15, Y: 5}, {X: 5, Y: 15}, {X: 15, Y: 15}, {X: 30, Y: 5}, {X: 30, Y: 15}, {X: 5, Y: 30}, {X: 15, Y: 30}} {
			if !p.In(back.Bounds()) {
				continue
			}
			_, green, _, _ := back.At(p.X, p.Y).RGBA()
			inside := abs(p.X-want.red.X) <= want.size.X/4 && abs(p.Y-want.red.Y) <= want.size.Y/4
			if inside != (green < 0x4000) {
				t.Errorf("orientation %d: %v has green %x, red quarter about %v", orientation, p, green, want.red)
			}
		}
	}
}

func abs(v int) int { return max(v, -v) }

func TestFlattenPassesUprightJPEG(t *testing.T) {
	gray := image.NewGray(image.Rect(0, 0, 9, 9))
	for name, img := range map[string]image.Image{"colour": corner(), "gray": gray} {
		data := jpegOf(t, img)
		if _, format, out := flattened(t, data); format != "jpeg" || !bytes.Equal(out, data) {
			t.Errorf("%s: %s, bytes equal: %v", name, format, bytes.Equal(out, data))
		}
	}
}

// An Adobe marker makes a JPEG of three channels one in RGB, which the PDF
// library does not take.
func TestFlattenRecodesRGBJPEG(t *testing.T) {
	data := segment(jpegOf(t, corner()), 0xEE, "Adobe\x00\x64\x00\x00\x00\x00\x00")
	back, _, out := flattened(t, data)
	if _, ok := back.(*image.YCbCr); !ok || bytes.Equal(out, data) {
		t.Errorf("is %T still", back)
	}
}

func TestFlattenRefusesSVG(t *testing.T) {
	img, err := Decode("a.svg", []byte("<svg width='9' height='9'/>"))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := Flatten(img); err == nil || !strings.Contains(err.Error(), "растрировать") {
		t.Error(err)
	}
	if _, _, err := Flatten(report.Image{Format: "gif"}); err == nil || err.Error() != "формат рисунка «gif» не поддерживается" {
		t.Error(err)
	}
}

// A PNG that any reader takes keeps its packed pixels and nothing else.
func TestFlattenKeepsPlainPNG(t *testing.T) {
	gray := image.NewGray(image.Rect(0, 0, 3, 3))
	palette := image.NewPaletted(image.Rect(0, 0, 3, 3), color.Palette{color.White, color.Black})
	for name, img := range map[string]image.Image{"gray": gray, "palette": palette, "RGB": corner()} {
		plain := pngOf(t, img)
		_, _, out := flattened(t, append(chunk(plain, "pHYs", density300()...), "rest behind the end"...))
		if !bytes.Equal(out, plain) {
			t.Errorf("%s: %d bytes became %d", name, len(plain), len(out))
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(chunk(pngOf(f, corner()), "pHYs", density300()...))
	f.Add(segment(jpegOf(f, corner()), 0xE1, exif(6)))
	f.Add([]byte("<svg width='9' height='9'/>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		img, err := Decode("a", data)
		if err != nil {
			return
		}
		if !(img.Width > 0) || !(img.Height > 0) {
			t.Fatalf("size %v × %v", img.Width, img.Height)
		}
		if img.Format == report.SVG {
			return
		}
		if _, _, err := Flatten(img); err != nil {
			t.Fatalf("decoded, but not flattened: %v", err)
		}
	})
}

// The four channels of a printer's JPEG, red here, become three.
func TestFlattenMakesCMYKRGB(t *testing.T) {
	data, err := os.ReadFile("testdata/cmyk.jpg")
	if err != nil {
		t.Fatal(err)
	}
	back, format, _ := flattened(t, data)
	r, g, b, _ := back.At(4, 4).RGBA()
	if _, ok := back.(*image.YCbCr); !ok || format != "jpeg" || r < 0xF000 || g > 0x1000 || b > 0x1000 {
		t.Errorf("%T of %x %x %x", back, r, g, b)
	}
}
