package drawing

import (
	"testing"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/liberation/liberationmonoregular"
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifbolditalic"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"
)

func faces(t testing.TB) *TextFaces {
	t.Helper()
	f, err := ParseFaces(FaceFiles{
		Regular:    liberationserifregular.TTF,
		Bold:       liberationserifbold.TTF,
		Italic:     liberationserifitalic.TTF,
		BoldItalic: liberationserifbolditalic.TTF,
		Mono:       liberationmonoregular.TTF,
		Reserve:    [][]byte{dejavusans.TTF},
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}
