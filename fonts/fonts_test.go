package fonts

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifbolditalic"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font/sfnt"
)

func TestLiberationIsVersion2(t *testing.T) {
	for _, face := range Default().All()[:1] {
		if v, err := face.font.Name(nil, sfnt.NameIDVersion); err != nil || !strings.HasPrefix(v, "Version 2.1") {
			t.Errorf("%s is %q (%v), want 2.1", face.Name, v, err)
		}
	}
}

func TestTimesMetrics(t *testing.T) {
	regular := Default().First(Regular)
	for r, want := range map[rune]int{' ': 250, 'А': 722, 'ж': 691, '0': 500, '—': 1000, '\u00a0': 250} {
		if got := regular.Advance(r); got != want {
			t.Errorf("%c is %d wide, Times New Roman's is %d", r, got, want)
		}
	}
	if k := regular.Kern('Т', 'о'); k >= 0 {
		t.Errorf("Т and о are kerned by %d, want them closer", k)
	}
	if mono := Default().First(Mono); mono.Advance('i') != mono.Advance('Ш') {
		t.Error("the monospaced face isn't")
	}
}

func TestReserveFaces(t *testing.T) {
	for _, r := range "₽✓∈∀" {
		face, ok := Default().Find(Regular, r)
		if !ok || !strings.HasPrefix(face.Name, "DejaVu") {
			t.Errorf("%c comes from %v", r, face)
		}
	}
	if face, ok := Default().Find(Bold, 'Я'); !ok || face.Name != "LiberationSerif-Bold" {
		t.Errorf("Я in bold comes from %v", face)
	}
	for _, r := range []rune{'🚀', '\ue123', -1} {
		if _, ok := Default().Find(Regular, r); ok {
			t.Errorf("U+%04X has a glyph", r)
		}
	}
}

func folder() fstest.MapFS {
	return fstest.MapFS{
		"a.ttf": {Data: liberationserifregular.TTF}, "b.TTF": {Data: liberationserifbold.TTF},
		"c.ttf": {Data: liberationserifitalic.TTF}, "d.ttf": {Data: liberationserifbolditalic.TTF},
		"LICENSE": {Data: []byte("text")},
	}
}

func TestFromFolder(t *testing.T) {
	f, err := FromFolder(folder())
	if err != nil {
		t.Fatal(err)
	}
	for style, name := range map[Style]string{Regular: "a", Bold: "b", Italic: "c", BoldItalic: "d", Mono: "LiberationMono"} {
		if got := f.First(style).Name; got != name {
			t.Errorf("%s is %s, want %s", style, got, name)
		}
	}
	if face, ok := f.Find(Regular, '₽'); !ok || face.Name != "DejaVuSerif" {
		t.Errorf("₽ comes from %v", face)
	}
}

func TestFoldersThatWillNotDo(t *testing.T) {
	for name, c := range map[string]struct {
		change func(fstest.MapFS)
		want   string
	}{
		"no italic":   {func(f fstest.MapFS) { delete(f, "c.ttf") }, "«курсив»"},
		"two regular": {func(f fstest.MapFS) { f["e.ttf"] = f["a.ttf"] }, "два файла"},
		"cut":         {func(f fstest.MapFS) { f["a.ttf"] = &fstest.MapFile{Data: liberationserifregular.TTF[:200000]} }, "поврежден"},
		"cut early":   {func(f fstest.MapFS) { f["a.ttf"] = &fstest.MapFile{Data: liberationserifregular.TTF[:5000]} }, "поврежден"},
		"no TrueType": {func(f fstest.MapFS) { f["a.ttf"] = &fstest.MapFile{Data: []byte("OTTO....")} }, "TrueType"},
		"empty":       {func(f fstest.MapFS) { f["a.ttf"] = &fstest.MapFile{} }, "TrueType"},
	} {
		f := folder()
		c.change(f)
		if _, err := FromFolder(f); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}
