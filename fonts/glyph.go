package fonts

import (
	"fmt"
	"sync/atomic"

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
	if !f.Has(r) {
		return nil, fmt.Errorf("в файле шрифта %s нет знака %q", f.Name, r)
	}
	slot := f.glyph(r)
	if g := slot.Load(); g != nil {
		return g, nil
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
	slot.CompareAndSwap(nil, &Glyph{f.em(), advance, outline})
	return slot.Load(), nil
}

// glyph gives the slot of a sign that the face has.
func (f *Face) glyph(r rune) *atomic.Pointer[Glyph] {
	page := &f.glyphs[r>>8]
	if page.Load() == nil {
		page.CompareAndSwap(nil, &[256]atomic.Pointer[Glyph]{})
	}
	return &page.Load()[r&0xFF]
}
