// Package lettering brings the text of drawings together with the faces that it
// is set in: which face shows a run, which signs none has, and a line's glyphs as
// paths, for formats that can't set text.
package lettering

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"rd50/fonts"
	"rd50/generator/drawing"
)

// StyleOf gives the style of the report's faces for a run of a drawing.
func StyleOf(r drawing.Run) fonts.Style {
	switch {
	case r.Mono:
		return fonts.Mono
	case r.Bold && r.Italic:
		return fonts.BoldItalic
	case r.Bold:
		return fonts.Bold
	case r.Italic:
		return fonts.Italic
	}
	return fonts.Regular
}

// Missing gives the signs of a drawing that no face has, each once, in the order
// of the text.
func Missing(d *drawing.Drawing, faces *fonts.Faces) []rune {
	var out []rune
	for _, item := range d.Items {
		t, ok := item.(*drawing.Text)
		if !ok {
			continue
		}
		for _, run := range t.Runs() {
			for _, sign := range run.Text {
				if _, ok := faces.Find(StyleOf(run), sign); !ok && !slices.Contains(out, sign) {
					out = append(out, sign)
				}
			}
		}
	}
	return out
}

// Setter sets the letters of text. It may be used again for the next text, which saves
// memory; the zero Setter is ready.
type Setter struct{ letters []Letter }

// Letter is a glyph at its place: Place maps the glyph's units to the drawing's.
type Letter struct {
	Glyph *fonts.Glyph
	Place drawing.Matrix
}

// Each calls set for each run of a line with its letters, which are good until it
// returns. Text that no face can show is an error.
func (s *Setter) Each(t *drawing.Text, faces *fonts.Faces, set func(run drawing.Run, letters []Letter) error) error {
	s.letters = s.letters[:0]
	runs := t.Runs()
	var pen drawing.Point
	for _, run := range runs {
		var err error
		if pen, err = s.spell(run, pen.Add(drawing.At(run.DX, run.DY)), faces); err != nil {
			return err
		}
	}
	m := onDrawing(t, pen.X)
	for i := range s.letters {
		s.letters[i].Place = m.Times(s.letters[i].Place)
	}
	letters := s.letters
	for _, run := range runs {
		n := utf8.RuneCountInString(run.Text)
		if err := set(run, letters[:n]); err != nil {
			return err
		}
		letters = letters[n:]
	}
	return nil
}

// spell adds the letters of a run in text space from a place on, and gives the place
// behind them.
func (s *Setter) spell(run drawing.Run, pen drawing.Point, faces *fonts.Faces) (drawing.Point, error) {
	style := StyleOf(run)
	for _, sign := range run.Text {
		face, ok := faces.Find(style, sign)
		if !ok {
			return pen, fmt.Errorf("нет шрифта для знака %q (U+%04X)", sign, sign)
		}
		glyph, err := face.Glyph(sign)
		if err != nil {
			return pen, err
		}
		scale := run.Size / float64(glyph.Em)
		s.letters = append(s.letters, Letter{glyph, drawing.Matrix{A: scale, D: scale, E: pen.X, F: pen.Y}})
		pen.X += float64(glyph.Advance) * scale
	}
	return pen, nil
}

// onDrawing maps text space, where the line is as wide as told, to the drawing.
func onDrawing(t *drawing.Text, width float64) drawing.Matrix {
	m := t.Placement().Times(drawing.Translate(t.Start(width), 0))
	if t.Length > 0 && width > 0 {
		m = m.Times(drawing.Scaling(t.Length/width, 1))
	}
	return m
}

// Segments gives a glyph's outline in its units.
func Segments(g *fonts.Glyph) []drawing.Segment {
	point := func(p fixed.Point26_6) drawing.Point { return drawing.At(float64(p.X), float64(p.Y)) }
	out := make([]drawing.Segment, 0, len(g.Outline))
	var pen drawing.Point
	for _, s := range g.Outline {
		next := drawing.Segment{Op: drawing.Line, End: point(s.Args[0])}
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			next.Op = drawing.Move
		case sfnt.SegmentOpQuadTo:
			next = drawing.Quadratic(pen, point(s.Args[0]), point(s.Args[1]))
		case sfnt.SegmentOpCubeTo:
			next = drawing.Segment{Op: drawing.Cubic, A: point(s.Args[0]), B: point(s.Args[1]), End: point(s.Args[2])}
		}
		pen = next.End
		out = append(out, next)
	}
	return out
}
