package typeset

import "slices"

// Same tells whether two pages show the same, for the same elements.
func (p *Page) Same(o *Page) bool {
	return p.Width == o.Width && p.Height == o.Height && slices.EqualFunc(p.stretches, o.stretches, sameStretch)
}

// sameStretch knows items that layouts share without a look at each.
func sameStretch(a, b stretch) bool {
	if a.x != b.x || a.y != b.y || len(a.items) != len(b.items) {
		return false
	}
	return len(a.items) == 0 || &a.items[0] == &b.items[0] || slices.EqualFunc(a.items, b.items, sameItem)
}

func sameItem(one, other Item) bool {
	if one == other {
		return true
	}
	switch a := one.(type) {
	case *Run:
		b, ok := other.(*Run)
		return ok && sameRun(a, b)
	case *Rule:
		b, ok := other.(*Rule)
		return ok && *a == *b
	case *Shade:
		b, ok := other.(*Shade)
		return ok && *a == *b
	case *Picture:
		b, ok := other.(*Picture)
		return ok && *a == *b
	case *Link:
		b, ok := other.(*Link)
		return ok && *a == *b
	}
	return false
}

func sameRun(a, b *Run) bool {
	return a.X == b.X && a.Y == b.Y && a.Width == b.Width && a.Face == b.Face && a.Size == b.Size && a.Text == b.Text &&
		a.Gap == b.Gap && a.Track == b.Track && a.Scale == b.Scale && slices.Equal(a.Kerns, b.Kerns) && a.End == b.End && a.Element == b.Element
}
