package fonts

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestACutHasTheOutlines: each sign has the outline and the width that it has in the face,
// parts of put-together ones included («й» is «и» with a breve).
func TestACutHasTheOutlines(t *testing.T) {
	signs := []rune("AЙйЁё Яя-—№%1½é₽")
	for _, face := range Default().All() {
		cut, err := face.Cut(signs)
		if err != nil {
			t.Fatal(err)
		}
		if got := sum(cut.Data); got != 0xB1B0AFBA {
			t.Errorf("%s: the sum is %#x", face.Name, got)
		}
		whole, part := open(t, face), open(t, &Face{Data: cut.Data})
		for i, r := range signs {
			old, _ := face.font.GlyphIndex(nil, r)
			if (cut.Glyphs[i] == 0) != !face.Has(r) {
				t.Errorf("%s: %c is glyph %d", face.Name, r, cut.Glyphs[i])
			}
			if a, b := whole.flat(t, int(old)), part.flat(t, int(cut.Glyphs[i])); !bytes.Equal(a, b) {
				t.Errorf("%s: %c has another outline", face.Name, r)
			}
			if a, b := whole.width(int(old)), part.width(int(cut.Glyphs[i])); !bytes.Equal(a, b) {
				t.Errorf("%s: %c has another width", face.Name, r)
			}
		}
	}
}

func open(t *testing.T, f *Face) *cutter {
	t.Helper()
	c, err := f.cutter()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// flat gives an outline with those of its parts behind it, in place of their numbers.
func (c *cutter) flat(t *testing.T, glyph int) []byte {
	t.Helper()
	parts := &cutter{tables: c.tables, long: c.long, wide: c.wide, fresh: map[uint16]uint16{}}
	data, err := parts.outline(glyph)
	if err != nil {
		t.Fatal(err)
	}
	data = slices.Clone(data)
	for len(data) > 0 && data[len(data)-1] == 0 { // which fills up to a word
		data = data[:len(data)-1]
	}
	for _, old := range parts.order {
		data = append(data, c.flat(t, int(old))...)
	}
	return data
}

// TestDamagedFacesAreRefused: bytes that are changed at random give an error or a file,
// never a panic.
func TestDamagedFacesAreRefused(t *testing.T) {
	face := Default().First(Regular)
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		damaged := &Face{Name: "damaged", Data: slices.Clone(face.Data), font: face.font, upem: face.upem}
		for range 40 {
			damaged.Data[12+random.IntN(400)] = byte(random.IntN(256))
		}
		tables := damaged.tables()
		for _, tag := range []string{"loca", "head", "hhea", "glyf"} {
			if n := len(tables[tag]); n > 0 {
				binary.BigEndian.PutUint16(damaged.Data[binary.BigEndian.Uint32(damaged.Data[at(damaged, tag)+8:])+uint32(random.IntN(n/2)):], uint16(random.IntN(1<<16)))
			}
		}
		if cut, err := damaged.Cut([]rune("Ёй")); (cut == nil) == (err == nil) {
			t.Error("neither a file nor an error")
		}
		damaged.Description()
	}
}

// at is where the directory of a file tells of a table.
func at(f *Face, tag string) int { return bytes.Index(f.Data[:512], []byte(tag)) }
