package fonts

import (
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Glyph is a sign's picture. Em, Advance and the outline share one unit, in which
// y runs down from the baseline; the outline is shared and must not be changed.
type Glyph struct {
	Em, Advance fixed.Int26_6
	Outline     sfnt.Segments
}

// Glyph gives the outline of a sign that the face has. It is read from the file
// once.
func (f *Face) Glyph(r rune) (*Glyph, error) {
	if g, ok := f.glyphs.Load(r); ok {
		return g.(*Glyph), nil
	}
	var buf sfnt.Buffer
	index, err := f.font.GlyphIndex(&buf, r)
	if err != nil {
		return nil, fmt.Errorf("файл шрифта %s поврежден: %w", f.Name, err)
	}
	advance, err := f.font.GlyphAdvance(&buf, index, f.em(), font.HintingNone)
	if err != nil {
		return nil, fmt.Errorf("файл шрифта %s поврежден: %w", f.Name, err)
	}
	outline, err := f.font.LoadGlyph(&buf, index, f.em(), nil)
	if err != nil {
		return nil, fmt.Errorf("файл шрифта %s поврежден: %w", f.Name, err)
	}
	g, _ := f.glyphs.LoadOrStore(r, &Glyph{f.em(), advance, outline})
	return g.(*Glyph), nil
}
