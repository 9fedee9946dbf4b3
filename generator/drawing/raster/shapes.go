package raster

import (
	"slices"

	"rd50/fonts"
	"rd50/generator/drawing"
	"rd50/generator/drawing/internal/outline"
	"rd50/generator/drawing/lettering"
)

// mostPoints bounds the points of the shapes that are kept: 3 MiB.
const mostPoints = 200_000

// shapes keeps glyphs as straight lines in pixels, for the same ones come again and
// again in a picture. The zero shapes are ready.
type shapes struct {
	known  map[form][]drawing.Point
	points int
	fresh  []drawing.Point // of the last glyph
}

// form is a glyph in a size and a direction.
type form struct {
	glyph      *fonts.Glyph
	a, b, c, d float64
}

// of gives the edges, in pairs of points, of a glyph that m maps to pixels, but for m's
// shift.
func (s *shapes) of(g *fonts.Glyph, m drawing.Matrix) []drawing.Point {
	f := form{g, m.A, m.B, m.C, m.D}
	edges, ok := s.known[f]
	if ok {
		return edges
	}
	m.E, m.F = 0, 0
	s.fresh = s.fresh[:0]
	outline.Edges(m, lettering.Segments(g), tolerance, func(from, to drawing.Point) {
		if from != to {
			s.fresh = append(s.fresh, from, to)
		}
	})
	edges = slices.Clone(s.fresh)
	if s.points += len(edges); s.known == nil || s.points > mostPoints {
		s.known, s.points = map[form][]drawing.Point{}, len(edges)
	}
	s.known[f] = edges
	return edges
}
