package typeset

import (
	"slices"
	"unicode"
)

// Break is a place within a word where a line ends.
type Break struct {
	Signs  int  // before it in its inline, as Counts counts them
	Hyphen bool // the word gets one there
}

// Counts tells whether a rune is a sign by which breaks are counted: blanks and
// marks without a picture are written differently by different programs.
func Counts(r rune) bool {
	return r > ' ' && r < 0x7F || r >= 'А' && r <= 'я' || unicode.IsGraphic(r) && !unicode.IsSpace(r)
}

// noteBreaks keeps where the lines of a section's text end within words.
func (s *setter) noteBreaks(t *text, spans []span) {
	if s.broken == nil { // the title page and footnotes
		return
	}
	var last source
	counted, signs := int32(0), 0 // of the last inline
	for _, sp := range spans {
		if !sp.hyphen && !t.withinWord(sp.to) {
			continue
		}
		from, ok := t.sourceOf(sp.to - 1)
		if from != last {
			last, counted, signs = from, from.at, 0
		}
		for ; counted < sp.to; counted++ {
			if Counts(t.glyphs[counted].r) {
				signs++
			}
		}
		b := Break{Signs: signs, Hyphen: sp.hyphen}
		if ok && !slices.Contains(s.broken[from.inline], b) {
			s.broken[from.inline] = append(s.broken[from.inline], b)
		}
	}
}

// withinWord tells whether a line that ends before a glyph ends within a word.
func (t *text) withinWord(to int32) bool {
	return to > 0 && int(to) < len(t.glyphs) && !t.glyphs[to-1].blank() && !t.glyphs[to].blank() && t.glyphs[to].kind != gap
}

// sourceOf gives the innermost inline that a glyph comes from; false for words that
// the typesetter adds itself.
func (t *text) sourceOf(i int32) (source, bool) {
	n, _ := slices.BinarySearchFunc(t.sources, i+1, func(s source, i int32) int { return int(s.at - i) })
	if n == 0 {
		return source{}, false
	}
	return t.sources[n-1], true
}
