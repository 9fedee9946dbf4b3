package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/go-pdf/fpdf"
)

// flatFile draws pictures of one width, which the library numbers in an order of
// its own.
func flatFile(t *testing.T) []byte {
	t.Helper()
	pdf := fpdf.New("P", "pt", "A4", "")
	date := documentDate("2026-10-19")
	pdf.SetCreationDate(date)
	pdf.SetModificationDate(date)
	pdf.SetCatalogSort(true)
	pdf.AddPage()
	for i := range 6 {
		picture := image.NewGray(image.Rect(0, 0, 8, 8))
		picture.SetGray(i, i, color.Gray{Y: 255})
		var data bytes.Buffer
		if err := png.Encode(&data, picture); err != nil {
			t.Fatal(err)
		}
		name, options := fmt.Sprint(i), fpdf.ImageOptions{ImageType: "png"}
		pdf.RegisterImageOptionsReader(name, options, &data)
		pdf.ImageOptions(name, float64(10*i), 0, 8, 8, false, options, 0, "")
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestFinishGivesOneOrder(t *testing.T) {
	first, err := finish(flatFile(t))
	if err != nil {
		t.Fatal(err)
	}
	for range 30 {
		again, err := finish(flatFile(t))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, again) {
			t.Fatal("equal drawings give different files")
		}
	}
}

func TestFinishRefusesOtherForms(t *testing.T) {
	whole := string(flatFile(t))
	for name, file := range map[string]string{
		"empty":         "",
		"cut":           whole[:len(whole)/2],
		"no table":      "%PDF-1.3\ntrailer\n<<\n/Size 1\n>>\nstartxref\n5\n%%EOF\n",
		"table outside": "%PDF-1.3\ntrailer\n<<\n/Size 1\n>>\nstartxref\n5000\n%%EOF\n",
	} {
		if _, err := finish([]byte(file)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
