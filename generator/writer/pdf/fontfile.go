package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/md5"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// faces writes the fonts and gives their entries in the pages' resources. The subset
// of glyphs and the descriptor are the library's; names, widths and the mapping to
// Unicode are made for the signs in use. The code of a sign is its UTF-16 unit.
func (w *writer) faces(list []*font) ([]byte, error) {
	roots := w.roots()
	var out []byte
	for _, f := range list {
		cid, ok := roots[f.name]
		if !ok {
			return nil, errFlat
		}
		number, err := w.face(f, w.from.bodies[cid])
		if err != nil {
			return nil, err
		}
		out = fmt.Appendf(out, "/%s %d 0 R", f.name, number)
	}
	return out, nil
}

var cidFont = regexp.MustCompile(`/Subtype /CIDFontType2\n/BaseFont /utf8(\w+)\n`)

// roots finds the library's fonts by name.
func (w *writer) roots() map[string]int {
	out := map[string]int{}
	for number, p := range w.from.bodies {
		if p.stream == nil {
			if m := cidFont.FindSubmatch(p.dict); m != nil {
				out[string(m[1])] = number
			}
		}
	}
	return out
}

func (w *writer) face(f *font, cid part) (int, error) {
	signs := f.signs()
	descriptor, err := cid.entry("/FontDescriptor")
	if err != nil {
		return 0, err
	}
	glyphs, err := cid.entry("/CIDToGIDMap")
	if err != nil {
		return 0, err
	}
	gids, err := glyphMap(w.from.bodies[glyphs].stream, signs)
	if err != nil {
		return 0, err
	}
	name := subsetName(f.face.Name, signs)
	described, err := w.descriptor(w.from.bodies[descriptor], name, signs)
	if err != nil {
		return 0, err
	}
	descendant := w.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW 0/W[%s]/CIDToGIDMap %d 0 R>>",
		name, described, widths(f, signs), w.stream(deflate, "", gids))
	return w.add("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		name, descendant, w.stream(deflate, "", toUnicode(signs))), nil
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

var fontName = regexp.MustCompile(`/FontName /\w+`)

// descriptor takes over a font's descriptor and file. CIDSet names the signs that
// the file holds.
func (w *writer) descriptor(p part, name string, signs []rune) (int, error) {
	program, err := p.entry("/FontFile2")
	if err != nil {
		return 0, err
	}
	if _, err := w.take(program); err != nil {
		return 0, err
	}
	set := make([]byte, lastOf(signs)/8+1)
	set[0] = 0x80 // .notdef
	for _, r := range signs {
		set[r/8] |= 0x80 >> (r % 8)
	}
	dict := fontName.ReplaceAll(p.dict, []byte("/FontName/"+name))
	dict = reference.ReplaceAll(dict, fmt.Appendf(nil, "%d 0 R/CIDSet %d 0 R", w.copied[program], w.stream(deflate, "", set)))
	return w.add("%s", dict), nil
}

func lastOf(signs []rune) rune {
	if len(signs) == 0 {
		return 0
	}
	return signs[len(signs)-1]
}

// glyphMap cuts the library's map from codes to glyphs behind the last sign in use,
// and draws the soft hyphen as a hyphen.
func glyphMap(stream []byte, signs []rune) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		return nil, errFlat
	}
	gids := make([]byte, 2*(max(lastOf(signs), 0x7F)+1))
	if _, err := io.ReadFull(z, gids); err != nil {
		return nil, errFlat
	}
	if hyphen := gids[2*'-' : 2*'-'+2]; lastOf(signs) >= softHyphen && (hyphen[0] != 0 || hyphen[1] != 0) {
		copy(gids[2*softHyphen:], hyphen)
	}
	return gids, nil
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
