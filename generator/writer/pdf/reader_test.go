package pdf

import (
	"strings"
	"testing"

	"rd50/generator/writer/pdf/internal/readback"
)

func open(t testing.TB, data []byte) *readback.File {
	t.Helper()
	f, err := readback.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// readBack reads the text of every page.
func readBack(t testing.TB, data []byte) [][]readback.Shown {
	t.Helper()
	f := open(t, data)
	var out [][]readback.Shown
	for _, page := range f.Pages() {
		list, err := f.Text(page)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, list)
	}
	return out
}

func joined(page []readback.Shown) string {
	var b strings.Builder
	y := 0.0
	for _, s := range page {
		if s.Y != y {
			b.WriteByte('\n')
		}
		y = s.Y
		b.WriteString(s.Text)
	}
	return b.String()
}
