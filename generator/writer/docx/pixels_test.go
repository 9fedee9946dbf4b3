package docx

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"rd50/generator/drawing"
	"rd50/generator/report"
)

// drawings is a report with two figures of one picture.
func drawings(t *testing.T) *report.Report {
	a := &report.Figure{ID: "a", Caption: report.Plain("Схема"), Image: svgImage()}
	b := &report.Figure{ID: "b", Caption: report.Plain("Схема еще раз"), Image: svgImage()}
	return resolved(t, &report.Report{Sections: []*report.Section{section("s", a, b)}})
}

func written(t *testing.T, r *report.Report, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r, nil, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A picture is drawn once: in a document, and for all that have the same Pixels.
func TestAPictureIsDrawnOnce(t *testing.T) {
	r, kept := drawings(t), &Pixels{}
	first := written(t, r, Options{Pixels: kept})
	if !bytes.Equal(first, written(t, r, Options{})) {
		t.Error("a document with pixels that are kept differs from one without")
	}
	if len(kept.known) != 1 {
		t.Fatalf("%d pictures are kept, want 1", len(kept.known))
	}
	parts := unzip(t, first)
	if n := strings.Count(strings.Join(names(parts), " "), ".png"); n != 1 {
		t.Errorf("%d parts of pixels, want 1: %v", n, names(parts))
	}
	for e, data := range kept.known {
		if parts["word/media/image2.png"] != string(data) {
			t.Error("the pixels in the document are not those that are kept")
		}
		kept.known[e] = []byte("kept")
	}
	if got := unzip(t, written(t, r, Options{Pixels: kept}))["word/media/image2.png"]; got != "kept" {
		t.Errorf("the second document has pixels of its own: %.20q", got)
	}
}

func names(parts map[string]string) []string {
	var out []string
	for name := range parts {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// What is kept is bounded.
func TestPixelsBeginAnew(t *testing.T) {
	var p Pixels
	for width := range 40 {
		p.keep(exposure{width: width}, make([]byte, 1<<20))
	}
	if len(p.known) != 8 || p.kept != 8<<20 || p.find(exposure{width: 39}) == nil || p.find(exposure{width: 0}) != nil {
		t.Errorf("%d pictures of %d bytes are kept", len(p.known), p.kept)
	}
}

// A picture that can't be drawn is told by its number and file, and nothing is written.
func TestAPictureThatCannotBeDrawn(t *testing.T) {
	r := drawings(t)
	for _, b := range r.Sections[0].Blocks {
		broken := *b.(*report.Figure).Image.Drawing
		broken.Items = append(slices.Clone(broken.Items), drawing.Item(&drawing.Text{Size: 9, Text: "漢"}))
		b.(*report.Figure).Image.Drawing = &broken
	}
	var b bytes.Buffer
	err := Write(&b, r, nil, Options{})
	if want := `рисунок 1, файл figures/b.svg: нет шрифта для знака '漢' (U+6F22)`; err == nil || err.Error() != want || b.Len() > 0 {
		t.Errorf("%v and %d bytes, want %s", err, b.Len(), want)
	}
}
