package typeset

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rd50/fonts"
	"rd50/generator/report"
)

// word is a stretch of text between blanks with all that is the same wherever it stands:
// its signs with their widths in thousandths of the em, and the places where a line may
// end within it. Texts repeat their words: each is measured and hyphenated once a
// process, as long as its slot is not needed for another. Nobody changes a word.
type word struct {
	text    string
	first   *fonts.Face // that its style starts with, which stands for the others
	hyphens *hyphenator

	face  *fonts.Face // of all its signs
	signs []measured  // nil for a word that has several faces, blanks, or a sign of no face
	seams []seam      // counted from the word's start
	tail  int         // index of the first seam that a number behind the word takes away
}

// measured is a sign of a word.
type measured struct {
	r       rune
	advance int16
	kern    int16 // added after it
	kind    kind
}

// placedWord is a word that makes up the glyphs of a text from an index on.
type placedWord struct {
	*word
	at    int32
	width Length
}

// There are more slots than a report of a thousand pages has words.
const (
	wordSlots = 1 << 15
	wordTries = 8 // slots of a word, before one is given to another word
)

var (
	wordsKnown [wordSlots]atomic.Pointer[word]
	wordSeed   = maphash.MakeSeed() // decides which words share slots, nothing else
)

// wordOf gives a word in a style.
func wordOf(s *setter, str string, style fonts.Style) *word {
	first := s.faces.First(style)
	slot := maphash.String(wordSeed, str)
	at := &wordsKnown[slot%wordSlots]
	for i := range uint64(wordTries) {
		next := &wordsKnown[(slot+i)%wordSlots]
		w := next.Load()
		if w == nil {
			at = next
			break
		}
		if w.text == str && w.first == first && w.hyphens == s.hyphens {
			return w
		}
	}
	w := measureWord(s, str, style)
	at.Store(w)
	return w
}

// measureWord works a word out.
func measureWord(s *setter, str string, style fonts.Style) *word {
	w := &word{text: strings.Clone(str), first: s.faces.First(style), hyphens: s.hyphens} // the text that it was cut from may go
	if !prints(s.faces, str, style) {
		return w
	}
	sh := shaper{setter: s, out: &text{}}
	sh.signs(str, sh.format(format{style: style, size: 1000}))
	g := sh.out.glyphs
	if !ofOneFace(g) {
		return w
	}
	w.face, w.signs = g[0].face, make([]measured, len(g))
	for i, x := range g {
		w.signs[i] = measured{x.r, int16(x.w) - x.kern, x.kern, x.kind}
	}
	c := chancer{t: sh.out, widest: anyWidth, hyphens: s.hyphens}
	c.piece(0, len(g))
	w.tail = len(c.out)
	for i := len(c.out); i > 0 && c.out[i-1].hyphen && allLetters(g[c.out[i-1].end:]); i-- {
		w.tail = i - 1
	}
	for _, x := range c.out {
		w.seams = append(w.seams, x.seam)
	}
	return w
}

// prints tells whether some face has each sign.
func prints(faces *fonts.Faces, str string, style fonts.Style) bool {
	if !utf8.ValidString(str) {
		return false
	}
	for _, r := range composed(str) {
		if _, ok := faces.Find(style, r); !ok {
			return false
		}
	}
	return true
}

// composed gives a text in the normal form C, in which faces have their signs.
func composed(str string) string {
	if report.Composed(str) {
		return str
	}
	return norm.NFC.String(str)
}

// ofOneFace tells whether there are glyphs, all of one face and none that ends a piece.
func ofOneFace(g []glyph) bool {
	for _, x := range g {
		if x.face != g[0].face || x.face == nil || x.kind == space {
			return false
		}
	}
	return len(g) > 0
}

// place gives the word's glyphs in a format and at its size.
func (w *word) place(out []glyph, f int32, size Length) []glyph {
	for _, x := range w.signs {
		g := glyph{r: x.r, kind: x.kind, format: f, face: w.face, kern: x.kern, w: advance(int(x.advance), size)}
		if x.kern != 0 {
			g.w += advance(int(x.kern), size)
		}
		out = append(out, g)
	}
	return out
}
