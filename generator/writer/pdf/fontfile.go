package pdf

import (
	"crypto/md5"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"rd50/fonts"
)

// faces writes the fonts and gives their entries in the pages' resources. The code of a
// sign is its UTF-16 unit.
func (w *writer) faces(list []*font) ([]byte, error) {
	var out []byte
	for _, f := range list {
		number, err := w.face(f)
		if err != nil {
			return nil, err
		}
		out = fmt.Appendf(out, "/%s %d 0 R", f.name, number)
	}
	return out, nil
}

func (w *writer) face(f *font) (int, error) {
	signs := f.signs()
	cut, err := f.face.Cut(shapes(signs))
	if err != nil {
		return 0, err
	}
	name := subsetName(f.face.Name, signs)
	program := w.stream(deflate, fmt.Sprintf("/Length1 %d", len(cut.Data)), cut.Data)
	described := w.descriptor(f.face.Description(), name, program, w.stream(deflate, "", setOf(signs)))
	descendant := w.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW 0/W[%s]/CIDToGIDMap %d 0 R>>",
		name, described, widths(f, signs), w.stream(deflate, "", glyphMap(signs, cut.Glyphs)))
	return w.add("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		name, descendant, w.stream(deflate, "", toUnicode(signs))), nil
}

// shapes gives the signs as they are drawn: the soft hyphen as a hyphen.
func shapes(signs []rune) []rune {
	out := slices.Clone(signs)
	if i, found := slices.BinarySearch(signs, softHyphen); found {
		out[i] = '-'
	}
	return out
}

// subsetName puts six letters before a font's name that tell this subset from others
// (ISO 32000-1, 9.6.4).
func subsetName(name string, signs []rune) string {
	sum := md5.Sum([]byte(name + string(signs)))
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	safe := strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7F && !strings.ContainsRune("()<>[]{}/%#", r) {
			return r
		}
		return -1
	}, name)
	return string(tag) + "+" + safe
}

// Flags of a font (ISO 32000-1, table 123).
const (
	fixedPitch = 1 << 0
	symbolic   = 1 << 2
	italic     = 1 << 6
	forceBold  = 1 << 18
)

// descriptor describes a font by its measures.
func (w *writer) descriptor(m fonts.Description, name string, program, set int) int {
	flags := symbolic
	if m.Fixed {
		flags |= fixedPitch
	}
	if m.Angle != 0 {
		flags |= italic
	}
	if m.Weight >= 600 {
		flags |= forceBold
	}
	stem := 50 + m.Weight*m.Weight/(65*65) // a rule of thumb: the file does not tell
	return w.add("<</Type/FontDescriptor/FontName/%s/Ascent %d/Descent %d/CapHeight %d/Flags %d/FontBBox%d/ItalicAngle %d/StemV %d/FontFile2 %d 0 R/CIDSet %d 0 R>>",
		name, m.Ascent, m.Descent, m.CapHeight, flags, m.Box, m.Angle, stem, program, set)
}

// setOf names the signs that the file of a font holds: its CIDSet.
func setOf(signs []rune) []byte {
	set := make([]byte, lastOf(signs)/8+1)
	set[0] = 0x80 // .notdef
	for _, r := range signs {
		set[r/8] |= 0x80 >> (r % 8)
	}
	return set
}

func lastOf(signs []rune) rune {
	if len(signs) == 0 {
		return 0
	}
	return signs[len(signs)-1]
}

// glyphMap gives the glyph of each code up to the last sign in use.
func glyphMap(signs []rune, glyphs []uint16) []byte {
	out := make([]byte, 2*(lastOf(signs)+1))
	for i, r := range signs {
		binary.BigEndian.PutUint16(out[2*r:], glyphs[i])
	}
	return out
}

// widths gives the widths of the signs in use, in stretches of neighbours.
func widths(f *font, signs []rune) []byte {
	var b []byte
	for i, r := range signs {
		if i == 0 || signs[i-1] != r-1 {
			if i > 0 {
				b = append(b, ']')
			}
			b = fmt.Appendf(b, "%d[", r)
		}
		if r == softHyphen {
			r = '-'
		}
		b = fmt.Appendf(b, "%d ", f.face.Advance(r))
	}
	return append(b, ']')
}

// toUnicode maps codes to signs: each stands for itself. A range keeps to one first
// byte, as ISO 32000-1, 9.10.3 wants, and a block to 100 ranges.
func toUnicode(signs []rune) []byte {
	var ranges [][2]rune
	for _, r := range signs {
		if n := len(ranges); n > 0 && ranges[n-1][1] == r-1 && r&0xFF != 0 {
			ranges[n-1][1] = r
		} else {
			ranges = append(ranges, [2]rune{r, r})
		}
	}
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(ranges) > 0 {
		block := ranges[:min(100, len(ranges))]
		ranges = ranges[len(block):]
		b = fmt.Appendf(b, "%d beginbfrange\n", len(block))
		for _, r := range block {
			b = fmt.Appendf(b, "<%04X> <%04X> <%04X>\n", r[0], r[1], r[0])
		}
		b = append(b, "endbfrange\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
