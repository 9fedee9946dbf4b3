package pdf

import (
	"strconv"

	"rd50/fonts"
	"rd50/generator/typeset"
)

// softHyphen is drawn where a word is broken: it looks like a hyphen and tells
// readers that the word goes on (ISO 32000-1, 14.8.2.2.3).
const softHyphen = '\u00ad'

// font is a face in use and the signs that are drawn with it, 64 a row.
type font struct {
	name  string // in the pages' resources
	face  *fonts.Face
	used  rows
	fresh rows // on the present page
	top   int  // the last row in use
}

type rows [0x10000 / 64]uint64

func (f *font) use(r rune) {
	row := int(r >> 6 & 0x3FF)
	f.fresh[row] |= 1 << (r & 63)
	f.top = max(f.top, row)
}

// endPage puts the signs of a page to all and adds them to a list.
func (f *font) endPage(list []signs, number int) []signs {
	for row, bits := range f.fresh[:f.top+1] {
		if bits != 0 {
			f.used[row] |= bits
			f.fresh[row] = 0
			list = append(list, signs{number, row, bits})
		}
	}
	return list
}

// signs gives the signs in use in the order of their codes.
func (f *font) signs() []rune {
	var out []rune
	for i, word := range f.used {
		for b := rune(0); word != 0; b, word = b+1, word>>1 {
			if word&1 != 0 {
				out = append(out, rune(i)<<6|b)
			}
		}
	}
	return out
}

// run draws text: one array of strings, with the kerning and the widened spaces
// between them. The library's own Cell would neither kern nor stretch U+00A0.
func (d *document) run(r *typeset.Run) error {
	n, err := d.node(r.Element)
	if err != nil {
		return err
	}
	b := d.mark(d.out, n)
	f := d.fontOf(r.Face)
	b = append(b, "BT "...)
	b = d.choose(b, f, r.Size)
	b = d.position(b, r.X, r.Y)
	b = append(b, " Td "...)
	if r.Scale != 0 {
		b = append(thousandths(b, 100_000+10*int(r.Scale)), " Tz "...)
	}
	if r.Track != 0 {
		b = append(thousandths(b, unscaled(r.Track, r)), " Tc "...)
	}
	b = append(b, "[<"...)
	if d.startsLine(n, r, d.at) && r.Face.Has(' ') {
		b = append(b, "0020>"...)
		b = thousandths(b, r.Face.Advance(' ')*1000+unscaled(r.Track, r)*1000*1000/int(r.Size))
		b = append(b, '<')
		f.use(' ')
	}
	b = d.signs(b, f, r)
	b = append(b, ">] TJ "...)
	if r.Track != 0 {
		b = append(b, "0 Tc "...)
	}
	if r.Scale != 0 {
		b = append(b, "100 Tz "...)
	}
	d.out = append(b, "ET\n"...)
	return nil
}

// unscaled gives a distance as it is written where all of a run's widths are scaled.
func unscaled(v typeset.Length, r *typeset.Run) int { return int(v) * 10_000 / int(10_000+r.Scale) }

func (d *document) signs(b []byte, f *font, r *typeset.Run) []byte {
	i := 0
	for at, c := range r.Text {
		f.use(c)
		if r.End == typeset.Hyphenated && at == len(r.Text)-1 {
			c = softHyphen // drawn with the hyphen's glyph, which is in use now
			f.use(c)
		}
		b = hex(b, uint16(c))
		shift := 0
		if r.Kerns != nil {
			shift = int(r.Kerns[i]) * 1000
		}
		if c == ' ' && r.Gap != 0 {
			shift += unscaled(r.Gap, r) * 1000 * 1000 / int(r.Size)
		}
		if shift != 0 {
			b = append(b, '>')
			b = thousandths(b, -shift)
			b = append(b, '<')
		}
		i++
	}
	return b
}

// fontOf gives the font of a face.
func (d *document) fontOf(face *fonts.Face) *font {
	f := d.known[face]
	if f == nil {
		f = &font{name: "f" + strconv.Itoa(len(d.fonts)), face: face}
		d.known[face] = f
		d.fonts, d.faces = append(d.fonts, f), append(d.faces, face)
	}
	return f
}

// choose sets the font; the library's own way would spell a long name each time.
func (d *document) choose(b []byte, f *font, size typeset.Length) []byte {
	if f == d.font && size == d.size {
		return b
	}
	d.font, d.size = f, size
	b = append(append(b, '/'), f.name...)
	b = thousandths(append(b, ' '), int(size))
	return append(b, " Tf "...)
}

// rule draws a line of a table, a fraction or above footnotes: no content.
func (d *document) rule(r *typeset.Rule) {
	d.out = d.rectangle(d.mark(d.out, nil), r.X, r.Y, r.W, r.H)
}

// shade draws the ground of a draft's mark in a colour that is a light grey on a printer
// without colours.
func (d *document) shade(s *typeset.Shade) {
	b := append(d.mark(d.out, nil), "1 0.87 0.55 rg "...)
	d.out = append(d.rectangle(b, s.X, s.Y, s.W, s.H), "0 g\n"...)
}

func (d *document) rectangle(b []byte, x, y, w, h typeset.Length) []byte {
	b = append(d.position(b, x, y+h), ' ')
	b = append(thousandths(b, int(w)), ' ')
	return append(thousandths(b, int(h)), " re f\n"...)
}

// position writes a point in PDF's coordinates, which count from the lower left corner.
func (d *document) position(b []byte, x, y typeset.Length) []byte {
	b = thousandths(b, int(d.at.X+x))
	b = append(b, ' ')
	return thousandths(b, int(d.height*1000+0.5)-int(d.at.Y+y))
}

// thousandths writes a number of thousandths as a decimal fraction.
func thousandths(b []byte, v int) []byte {
	if v < 0 {
		b = append(b, '-')
		v = -v
	}
	b = strconv.AppendInt(b, int64(v/1000), 10)
	if v %= 1000; v == 0 {
		return b
	}
	b = append(b, '.', byte('0'+v/100), byte('0'+v/10%10), byte('0'+v%10))
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	return b
}

func hex(b []byte, v uint16) []byte {
	const digits = "0123456789abcdef"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}
