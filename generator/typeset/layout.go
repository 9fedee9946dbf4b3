// Package typeset lays a report out on pages by ГОСТ 7.32-2017: lines broken
// over whole paragraphs, tables cut between rows, footnotes, contents with true
// page numbers. It knows the metrics of fonts and nothing of PDF; what it gives
// is positioned runs of text, rules, pictures and links.
package typeset

import (
	"iter"

	"rd50/fonts"
	"rd50/generator/drawing"
	"rd50/generator/report"
)

// Layout is a report on its pages.
type Layout struct {
	Pages []*Page
	Faces *fonts.Faces
	// Report is what the pages show: the report that was given, with the sections of an
	// older state in place of those that are equal to them; see Again.
	Report *report.Report
	// Root holds the structure that the pages' items belong to.
	Root *Element

	*numbering
	tables map[*report.Table]*tablePlace
	title  [][]TitlePart
	found  func() *found // once it is asked for

	set     []part // and how: see Again
	size    Length
	hyphens *hyphenator
}

// Page is one sheet.
type Page struct {
	Width, Height Length
	stretches     []stretch // of the section; pages of several layouts share them
	beside        []stretch // the number, and what stands in the margin
}

// stretch is items that keep their places to each other; layouts share them.
type stretch struct {
	x, y  Length
	items []Item
}

// Items gives what stands on the page in reading order, each item at its place and for
// the caller alone.
func (p *Page) Items() iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for at, item := range p.Shared() {
			if !yield(item.moved(at.X, at.Y)) {
				return
			}
		}
	}
}

// Offset is what the places of an item are counted from.
type Offset struct{ X, Y Length }

// Shared gives what Items does without a copy: items that many hold and nobody may
// change, each with the place that it counts from.
func (p *Page) Shared() iter.Seq2[Offset, Item] {
	return func(yield func(Offset, Item) bool) {
		for _, list := range [...][]stretch{p.stretches, p.beside} {
			for _, s := range list {
				for _, item := range s.items {
					if !yield(Offset{s.x, s.y}, item) {
						return
					}
				}
			}
		}
	}
}

// put adds items that count from a place.
func (p *Page) put(x, y Length, items ...Item) {
	if len(items) > 0 {
		p.stretches = append(p.stretches, stretch{x, y, items})
	}
}

// Place is where something starts: a page, counted from 1, and the distance
// from its upper edge.
type Place struct {
	Page int
	Y    Length
}

type tablePlace struct {
	cuts      []int
	landscape bool
	widths    []Length // of the columns
	size      Length   // of the font
	heights   []Length // of the body rows; 0 for one that may be cut
}

// pageSpan are the first and the last page of a block.
type pageSpan struct{ first, last int }

// PageOf gives the page, counted from 1, on which a section, heading, table,
// figure, formula or source starts; false for an id that has no place.
func (l *Layout) PageOf(id string) (int, bool) {
	p, ok := l.places[id]
	return p.Page, ok
}

// PlaceOf gives the page and height at which the object with the id starts.
func (l *Layout) PlaceOf(id string) (Place, bool) {
	p, ok := l.places[id]
	return p, ok
}

// Cuts gives the indexes of the body rows of a table that start a further page,
// where «Продолжение таблицы» stands (6.6.3).
func (l *Layout) Cuts(t *report.Table) []int {
	if p := l.tables[t]; p != nil {
		return p.cuts
	}
	return nil
}

// Landscape tells whether a table or a figure stands on a landscape page.
func (l *Layout) Landscape(b report.Block) bool {
	switch b := b.(type) {
	case *report.Table:
		p := l.tables[b]
		return p != nil && p.landscape
	case *report.Figure:
		page, _ := l.Span(b)
		return b.Landscape && page > 0 && l.Pages[page-1].Width > l.Pages[page-1].Height
	}
	return false
}

// Columns gives the widths of a table's columns and the size of its font, in points;
// nil and 0 for a table that is not in the report.
func (l *Layout) Columns(t *report.Table) (widths []float64, size float64) {
	p := l.tables[t]
	if p == nil {
		return nil, 0
	}
	for _, w := range p.widths {
		widths = append(widths, w.points())
	}
	return widths, p.size.points()
}

// Rows gives the heights of a table's body rows in points, 0 for one that is cut
// between its lines.
func (l *Layout) Rows(t *report.Table) []float64 {
	p := l.tables[t]
	if p == nil {
		return nil
	}
	out := make([]float64, len(p.heights))
	for i, h := range p.heights {
		out[i] = h.points()
	}
	return out
}

// Shown gives the width and height of a figure's picture on its page, in points; 0, 0
// for one that is not in the report.
func (l *Layout) Shown(f *report.Figure) (width, height float64) {
	if p := l.found().shown[&f.Image]; p != nil {
		return p.W.points(), p.H.points()
	}
	return 0, 0
}

// Whole tells whether a table stands on one page.
func (l *Layout) Whole(t *report.Table) bool {
	s := l.found().spans[t]
	return s.first > 0 && s.first == s.last
}

// Breaks gives the places within words of an inline where lines end.
func (l *Layout) Breaks(in report.Inline) []Break { return l.found().broken[in] }

// Span gives the first and the last page, counted from 1, on which a block of a section
// stands; 0, 0 for a block that has no place of its own, such as one within a list.
func (l *Layout) Span(b report.Block) (first, last int) {
	s := l.found().spans[b]
	return s.first, s.last
}

// Item is something drawn on a page. The set is closed. Positions count from the
// page's upper left corner, downwards.
type Item interface {
	// moved gives a copy that stands elsewhere.
	moved(dx, dy Length) Item
	// shift moves an item that nobody else holds.
	shift(dx, dy Length)
}

// Run is text of one face and size on one baseline.
type Run struct {
	X, Y  Length // start of the baseline
	Width Length
	Face  *fonts.Face
	Size  Length
	Text  string
	Gap   Length // added after every space to justify the line; may be negative
	// Track is added after every sign, where widened spaces alone would gape.
	Track Length
	// Scale is what the signs are wider than they are by themselves, in ten-thousandths, where
	// that is not enough; Gap and Track are not scaled.
	Scale Length
	// Kerns are added after each sign, in thousandths of the size; nil for none.
	Kerns []int16
	// End is how the line ends, for the last run of a line.
	End Ending
	// Element is what the text belongs to; nil for page numbers, leaders and
	// other signs that are no content.
	Element *Element
}

// Rule is a filled black rectangle.
type Rule struct {
	X, Y, W, H Length
}

// Shade is a filled rectangle of a light colour below text: the ground of a draft's mark.
type Shade struct {
	X, Y, W, H Length
}

// Picture is an image drawn into a rectangle.
type Picture struct {
	X, Y, W, H Length
	Image      *report.Image
	Drawing    *drawing.Drawing // of an SVG; nil for other formats
	Element    *Element
}

// Link makes a rectangle lead to an address or to an id of the report.
type Link struct {
	X, Y, W, H  Length
	URL, Target string
	Element     *Element
}

func (r *Run) moved(dx, dy Length) Item {
	c := *r
	c.shift(dx, dy)
	return &c
}

func (r *Rule) moved(dx, dy Length) Item { return &Rule{r.X + dx, r.Y + dy, r.W, r.H} }

func (s *Shade) moved(dx, dy Length) Item { return &Shade{s.X + dx, s.Y + dy, s.W, s.H} }

func (p *Picture) moved(dx, dy Length) Item {
	c := *p
	c.shift(dx, dy)
	return &c
}

func (l *Link) moved(dx, dy Length) Item {
	c := *l
	c.shift(dx, dy)
	return &c
}

func (r *Run) shift(dx, dy Length)     { r.X, r.Y = r.X+dx, r.Y+dy }
func (r *Rule) shift(dx, dy Length)    { r.X, r.Y = r.X+dx, r.Y+dy }
func (s *Shade) shift(dx, dy Length)   { s.X, s.Y = s.X+dx, s.Y+dy }
func (p *Picture) shift(dx, dy Length) { p.X, p.Y = p.X+dx, p.Y+dy }
func (l *Link) shift(dx, dy Length)    { l.X, l.Y = l.X+dx, l.Y+dy }
