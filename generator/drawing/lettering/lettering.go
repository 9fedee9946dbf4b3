// Package lettering brings the text of drawings together with the faces that it
// is set in: which face shows a run, which signs none has, and a line's glyphs as
// paths, for formats that can't set text.
package lettering

import (
	"fmt"
	"slices"

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

// Outlines turns a line of text into filled paths, one a run. Text that no face
// can show is an error.
func Outlines(t *drawing.Text, faces *fonts.Faces) ([]*drawing.Path, error) {
	var out []*drawing.Path
	var pen drawing.Point
	for _, run := range t.Runs() {
		pen = pen.Add(drawing.At(run.DX, run.DY))
		p := &drawing.Path{Fill: run.Fill.Fade(1)}
		for _, sign := range run.Text {
			face, ok := faces.Find(StyleOf(run), sign)
			if !ok {
				return nil, fmt.Errorf("нет шрифта для знака %q (U+%04X)", sign, sign)
			}
			glyph, err := face.Glyph(sign)
			if err != nil {
				return nil, err
			}
			scale := run.Size / float64(glyph.Em)
			p.Segments = appendOutline(p.Segments, glyph.Outline, pen, scale)
			pen.X += float64(glyph.Advance) * scale
		}
		out = append(out, p)
	}
	placed(out, t, pen.X)
	return out, nil
}

// placed moves paths from text space, where the line is as wide as told, to the
// drawing.
func placed(paths []*drawing.Path, t *drawing.Text, width float64) {
	m := t.Placement().Times(drawing.Translate(t.Start(width), 0))
	if t.Length > 0 && width > 0 {
		m = m.Times(drawing.Scaling(t.Length/width, 1))
	}
	for _, p := range paths {
		for i, s := range p.Segments {
			p.Segments[i].A, p.Segments[i].B, p.Segments[i].End = m.Apply(s.A), m.Apply(s.B), m.Apply(s.End)
		}
	}
}

// appendOutline adds a glyph's outline, in font units, at a place on the baseline.
func appendOutline(out []drawing.Segment, glyph sfnt.Segments, at drawing.Point, scale float64) []drawing.Segment {
	place := func(p fixed.Point26_6) drawing.Point {
		return drawing.At(at.X+float64(p.X)*scale, at.Y+float64(p.Y)*scale)
	}
	out = slices.Grow(out, len(glyph))
	var pen drawing.Point
	for _, s := range glyph {
		next := drawing.Segment{Op: drawing.Line, End: place(s.Args[0])}
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			next.Op = drawing.Move
		case sfnt.SegmentOpQuadTo:
			next = drawing.Quadratic(pen, place(s.Args[0]), place(s.Args[1]))
		case sfnt.SegmentOpCubeTo:
			next = drawing.Segment{Op: drawing.Cubic, A: place(s.Args[0]), B: place(s.Args[1]), End: place(s.Args[2])}
		}
		pen, out = next.End, append(out, next)
	}
	return out
}
