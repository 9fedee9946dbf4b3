package pdf

import (
	"slices"
	"strconv"

	"github.com/go-pdf/fpdf"

	"rd50/fonts"
	"rd50/generator/typeset"
)

// run draws text: one array of strings, with the kerning and the widened spaces
// between them. The library's own Cell would neither kern nor stretch U+00A0.
func (d *document) run(r *typeset.Run) {
	f := d.fontOf(r.Face)
	d.choose(f, r.Size)
	b := append(d.line[:0], "BT "...)
	b = d.position(b, r.X, r.Y)
	b = append(b, " Td "...)
	if r.Track != 0 {
		b = append(thousandths(b, int(r.Track)), " Tc "...)
	}
	b = append(b, "[<"...)
	i := 0
	for _, c := range r.Text {
		f.used[c] = true
		b = hex(b, uint16(c))
		shift := 0
		if r.Kerns != nil {
			shift = int(r.Kerns[i]) * 1000
		}
		if c == ' ' && r.Gap != 0 {
			shift += int(r.Gap) * 1000 * 1000 / int(r.Size)
		}
		if shift != 0 {
			b = append(b, '>')
			b = thousandths(b, -shift)
			b = append(b, '<')
		}
		i++
	}
	b = append(b, ">] TJ "...)
	if r.Track != 0 {
		b = append(b, "0 Tc "...)
	}
	b = append(b, "ET"...)
	d.line = b
	d.pdf.RawWriteStr(string(b))
}

// fontOf gives the font of a face, registering it at first use: the library embeds
// every face that it is given.
func (d *document) fontOf(face *fonts.Face) *font {
	f := d.known[face]
	if f == nil {
		f = &font{face: face, used: map[rune]bool{}}
		d.known[face] = f
		d.fonts = append(d.fonts, f)
		d.pdf.AddUTF8FontFromBytes(face.Name, "", face.Data)
	}
	return f
}

func (d *document) choose(f *font, size typeset.Length) {
	if f != d.font || size != d.size {
		d.pdf.SetFont(f.face.Name, "", points(size))
		d.font, d.size = f, size
	}
}

// use tells the library which glyphs were drawn. It keeps count itself only of text
// that goes through its own methods, so each sign is drawn once on a template that
// no page shows.
func (d *document) use() {
	d.pdf.CreateTemplate(func(t *fpdf.Tpl) {
		for _, f := range d.fonts {
			signs := make([]rune, 0, len(f.used))
			for r := range f.used {
				signs = append(signs, r)
			}
			slices.Sort(signs)
			t.SetFont(f.face.Name, "", 10)
			t.Text(0, 0, string(signs))
		}
	})
}

func (d *document) rule(r *typeset.Rule) {
	b := d.position(d.line[:0], r.X, r.Y+r.H)
	b = append(b, ' ')
	b = thousandths(b, int(r.W))
	b = append(b, ' ')
	b = thousandths(b, int(r.H))
	b = append(b, " re f"...)
	d.line = b
	d.pdf.RawWriteStr(string(b))
}

// position writes a point in PDF's coordinates, which count from the lower left corner.
func (d *document) position(b []byte, x, y typeset.Length) []byte {
	b = thousandths(b, int(x))
	b = append(b, ' ')
	return thousandths(b, int(d.height*1000+0.5)-int(y))
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
