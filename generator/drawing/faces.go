package drawing

import (
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// FaceFiles are the TTF files that text is drawn with. Regular is needed; a
// style without a file falls back to it. Reserve is tried, in order, for signs
// that the style's own face lacks.
type FaceFiles struct {
	Regular, Bold, Italic, BoldItalic, Mono []byte
	Reserve                                 [][]byte
}

// TextFaces are parsed faces, for use by several goroutines at once.
type TextFaces struct {
	regular, bold, italic, boldItalic, mono *sfnt.Font
	reserve                                 []*sfnt.Font
}

// ParseFaces reads font files; a broken one is an error.
func ParseFaces(files FaceFiles) (*TextFaces, error) {
	f := &TextFaces{}
	var err error
	if f.regular, err = sfnt.Parse(files.Regular); err != nil {
		return nil, fmt.Errorf("файл шрифта поврежден: %w", err)
	}
	for _, style := range []struct {
		to   **sfnt.Font
		data []byte
	}{{&f.bold, files.Bold}, {&f.italic, files.Italic}, {&f.boldItalic, files.BoldItalic}, {&f.mono, files.Mono}} {
		*style.to = f.regular
		if style.data == nil {
			continue
		}
		if *style.to, err = sfnt.Parse(style.data); err != nil {
			return nil, fmt.Errorf("файл шрифта поврежден: %w", err)
		}
	}
	for _, data := range files.Reserve {
		face, err := sfnt.Parse(data)
		if err != nil {
			return nil, fmt.Errorf("файл шрифта поврежден: %w", err)
		}
		f.reserve = append(f.reserve, face)
	}
	return f, nil
}

func (f *TextFaces) style(r Run) *sfnt.Font {
	switch {
	case r.Mono:
		return f.mono
	case r.Bold && r.Italic:
		return f.boldItalic
	case r.Bold:
		return f.bold
	case r.Italic:
		return f.italic
	}
	return f.regular
}

// Width gives the natural width of a run in pixels, without kerning. A sign
// that no face has is an error.
func (f *TextFaces) Width(r Run) (float64, error) {
	width := 0.0
	var b sfnt.Buffer
	for _, sign := range r.Text {
		g, err := f.find(&b, r, sign)
		if err != nil {
			return 0, err
		}
		width += g.advance
	}
	return width, nil
}

// glyph is a sign in a face; scale turns font units into pixels.
type glyph struct {
	face           *sfnt.Font
	index          sfnt.GlyphIndex
	scale, advance float64
}

func (f *TextFaces) find(b *sfnt.Buffer, r Run, sign rune) (glyph, error) {
	for i := -1; i < len(f.reserve); i++ {
		face := f.style(r)
		if i >= 0 {
			face = f.reserve[i]
		}
		index, err := face.GlyphIndex(b, sign)
		if err != nil || index == 0 {
			continue
		}
		units := fixed.I(int(face.UnitsPerEm()))
		advance, err := face.GlyphAdvance(b, index, units, font.HintingNone)
		if err != nil {
			return glyph{}, fmt.Errorf("шрифт поврежден: %w", err)
		}
		scale := r.Size / float64(units)
		return glyph{face, index, scale, float64(advance) * scale}, nil
	}
	return glyph{}, fmt.Errorf("нет шрифта для знака %q (U+%04X)", sign, sign)
}

// outline gives a glyph's outline at a place on the baseline in text space.
func (g glyph) outline(b *sfnt.Buffer, x, y float64) ([]Segment, error) {
	units := fixed.I(int(g.face.UnitsPerEm()))
	segments, err := g.face.LoadGlyph(b, g.index, units, nil)
	if err != nil {
		return nil, fmt.Errorf("шрифт поврежден: %w", err)
	}
	place := func(p fixed.Point26_6) Point { return Point{x + float64(p.X)*g.scale, y + float64(p.Y)*g.scale} }
	var out []Segment
	var at Point
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			at = place(s.Args[0])
			out = append(out, Segment{Op: Move, End: at})
		case sfnt.SegmentOpLineTo:
			at = place(s.Args[0])
			out = append(out, Segment{Op: Line, End: at})
		case sfnt.SegmentOpQuadTo:
			next := quadratic(at, place(s.Args[0]), place(s.Args[1]))
			at, out = next.End, append(out, next)
		case sfnt.SegmentOpCubeTo:
			at = place(s.Args[2])
			out = append(out, Segment{Cubic, place(s.Args[0]), place(s.Args[1]), at})
		}
	}
	return out, nil
}

// quadratic gives the cubic curve that equals a quadratic one.
func quadratic(from, control, to Point) Segment {
	return Segment{Cubic, from.mix(control, 2.0/3), to.mix(control, 2.0/3), to}
}

// Outlines turns a line of text into filled paths, one a run, for formats that
// can't set it. Text that no face can show is an error.
func (t *Text) Outlines(faces *TextFaces) ([]*Path, error) {
	var b sfnt.Buffer
	var out []*Path
	var pen Point
	for _, run := range t.Runs() {
		pen = pen.add(Point{run.DX, run.DY})
		p := &Path{Fill: run.Fill.fade(1)}
		for _, sign := range run.Text {
			g, err := faces.find(&b, run, sign)
			if err != nil {
				return nil, err
			}
			segments, err := g.outline(&b, pen.X, pen.Y)
			if err != nil {
				return nil, err
			}
			p.Segments = append(p.Segments, segments...)
			pen.X += g.advance
		}
		out = append(out, p)
	}
	m := t.Placement().times(translate(t.Start(pen.X), 0))
	if t.Length > 0 && pen.X > 0 {
		m = m.times(scaling(t.Length/pen.X, 1))
	}
	for _, p := range out {
		p.Segments = m.segments(p.Segments)
	}
	return out, nil
}
