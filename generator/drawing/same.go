package drawing

import "slices"

// Same tells whether two drawings, each of which may be nil, show the same.
func (d *Drawing) Same(o *Drawing) bool {
	if d == o || d == nil || o == nil {
		return d == o
	}
	return d.Width == o.Width && d.Height == o.Height && d.Title == o.Title && d.Desc == o.Desc && slices.EqualFunc(d.Items, o.Items, sameItem)
}

func sameItem(one, other Item) bool {
	switch a := one.(type) {
	case *Path:
		b, ok := other.(*Path)
		return ok && samePath(a, b)
	case *Text:
		b, ok := other.(*Text)
		return ok && sameText(a, b)
	}
	return false
}

func samePath(a, b *Path) bool {
	return a.EvenOdd == b.EvenOdd && a.StrokeWidth == b.StrokeWidth && a.Cap == b.Cap && a.Join == b.Join &&
		a.MiterLimit == b.MiterLimit && a.DashOffset == b.DashOffset && sameColour(a.Fill, b.Fill) && sameColour(a.Stroke, b.Stroke) &&
		slices.Equal(a.Dash, b.Dash) && slices.Equal(a.Segments, b.Segments)
}

func sameColour(a, b *Colour) bool { return a == b || a != nil && b != nil && *a == *b }

func sameText(a, b *Text) bool {
	return a.X == b.X && a.Y == b.Y && a.Size == b.Size && a.Anchor == b.Anchor && a.Bold == b.Bold && a.Italic == b.Italic &&
		a.Mono == b.Mono && a.Fill == b.Fill && a.Text == b.Text && slices.Equal(a.Rest, b.Rest) && a.Length == b.Length && a.Turn == b.Turn
}
