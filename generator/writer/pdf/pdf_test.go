package pdf

import (
	"bytes"
	"os"
	"testing"

	"rd50/fonts"
	"rd50/generator/report"
	"rd50/generator/typeset"
)

func build(t testing.TB, r *report.Report) ([]byte, *typeset.Layout) {
	t.Helper()
	l, err := typeset.Typeset(resolved(t, r), fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, r, l); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), l
}

func TestShow(t *testing.T) {
	data, _ := build(t, everything())
	os.WriteFile("/tmp/ty/show/a.pdf", data, 0o644)
}
