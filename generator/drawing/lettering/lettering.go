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

// Outliner turns text into paths. It may be used again for the next text, which
// saves memory; the zero Outliner is ready.
type Outliner struct {
	letters  []letter
	segments []drawing.Segment
}

// letter is a glyph at its place on the baseline, in text space.
type letter struct {
	glyph *fonts.Glyph
	at    drawing.Point
	scale float64 // of the glyph's units
}

// Each calls paint for a line of text as filled paths, one a run; a path is good until
// paint returns. Text that no face can show is an error.
func (o *Outliner) Each(t *drawing.Text, faces *fonts.Faces, paint func(*drawing.Path) error) error {
	o.letters = o.letters[:0]
	runs := t.Runs()
	var pen drawing.Point
	for _, run := range runs {
		var err error
		if pen, err = o.spell(run, pen.Add(drawing.At(run.DX, run.DY)), faces); err != nil {
			return err
		}
	}
	m := onDrawing(t, pen.X)
	letters := o.letters
	for _, run := range runs {
		n := utf8.RuneCountInString(run.Text)
		p := &drawing.Path{Fill: run.Fill.Fade(1), Segments: o.outlines(letters[:n], m)}
		if err := paint(p); err != nil {
			return err
		}
		letters = letters[n:]
	}
	return nil
}

// spell adds the letters of a run from a place on, and gives the place behind them.
func (o *Outliner) spell(run drawing.Run, pen drawing.Point, faces *fonts.Faces) (drawing.Point, error) {
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
		o.letters = append(o.letters, letter{glyph, pen, scale})
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

// outlines gives the segments of letters, mapped by m.
func (o *Outliner) outlines(letters []letter, m drawing.Matrix) []drawing.Segment {
	n := 0
	for _, l := range letters {
		n += len(l.glyph.Outline)
	}
	out := slices.Grow(o.segments[:0], n)
	for _, l := range letters {
		out = l.outline(out, m)
	}
	o.segments = out
	return out
}

// outline adds a letter's segments, mapped by m.
func (l letter) outline(out []drawing.Segment, m drawing.Matrix) []drawing.Segment {
	place := func(p fixed.Point26_6) drawing.Point {
		return drawing.At(l.at.X+float64(p.X)*l.scale, l.at.Y+float64(p.Y)*l.scale)
	}
	var pen drawing.Point
	for _, s := range l.glyph.Outline {
		next := drawing.Segment{Op: drawing.Line, End: place(s.Args[0])}
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			next.Op = drawing.Move
		case sfnt.SegmentOpQuadTo:
			next = drawing.Quadratic(pen, place(s.Args[0]), place(s.Args[1]))
		case sfnt.SegmentOpCubeTo:
			next = drawing.Segment{Op: drawing.Cubic, A: place(s.Args[0]), B: place(s.Args[1]), End: place(s.Args[2])}
		}
		pen = next.End
		if next.End = m.Apply(pen); next.Op == drawing.Cubic {
			next.A, next.B = m.Apply(next.A), m.Apply(next.B)
		}
		out = append(out, next)
	}
	return out
}
