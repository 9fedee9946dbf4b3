package pdf

import (
	"bytes"
	"testing"

	"github.com/go-pdf/fpdf"
)

func TestSplitRefusesOtherForms(t *testing.T) {
	pdf := fpdf.New("P", "pt", "A4", "")
	pdf.AddPage()
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	whole := out.String()
	if f, err := split([]byte(whole)); err != nil || len(f.bodies) != 6 {
		t.Fatalf("%d objects, %v", len(f.bodies), err)
	}
	for name, file := range map[string]string{
		"empty":         "",
		"cut":           whole[:len(whole)/2],
		"no table":      "%PDF-1.3\ntrailer\n<<\n/Size 1\n>>\nstartxref\n5\n%%EOF\n",
		"table outside": "%PDF-1.3\ntrailer\n<<\n/Size 1\n>>\nstartxref\n5000\n%%EOF\n",
		"other places":  "%PDF-1.3" + whole,
	} {
		if _, err := split([]byte(file)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
