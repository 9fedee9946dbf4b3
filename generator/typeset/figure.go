package typeset

import (
	"rd50/generator/drawing"
	"rd50/generator/drawing/lettering"
	"rd50/generator/report"
)

// setFigure sets a picture, at most as wide as the text and as high as a page with
// its caption, and the caption below it (6.5.7).
// A figure on a landscape page has that for itself; within another block no page is turned.
func setFigure(s *setter, b *report.Figure, f flow) []strip {
	e := f.element.child(FigureRole, b)
	e.Alt = b.Alt
	turned := b.Landscape && !f.nested
	if turned {
		f.width = pageLong - marginLeft - marginRight
	}
	caption := s.set(figureCaption(s, b, f, e), f.width)
	room := textHeight(turned) - skipCaption - tableReserve
	for _, c := range caption {
		room -= c.height
	}
	w, h := sizeOf(s, b, f.width, room)
	pic := &Picture{X: (f.width - w) / 2, W: w, H: h, Image: &b.Image, Drawing: drawingOf(s, &b.Image), Element: e}
	out := []strip{{skip: skipObject, height: h, items: []Item{pic}, keep: true, ids: []string{b.ID}, least: least(b, h)}}
	if len(caption) > 0 {
		caption[0].skip = skipCaption
	}
	out = append(out, caption...)
	for i := range out {
		out[i].landscape, out[i].alone = turned, turned
	}
	return s.floating(out, f)
}

// floating lets strips move as a whole to the next page while text fills this one
// (6.5.1, 6.6.2: after the first mention or on the next page). Within another block
// they stay at their place, a short table on one page.
func (s *setter) floating(strips []strip, f flow) []strip {
	if f.nested {
		strips[0].barrier = true
		for i := range strips[:len(strips)-1] {
			strips[i].keep = strips[i].keep || height(strips) < shortTable(false)
		}
		return strips
	}
	for i := range strips {
		strips[i].float = 1 // the first of its block
	}
	return strips
}

// least is how small the pages may make a picture: a computed one keeps letters of a
// size that is read with ease.
func least(b *report.Figure, h Length) Length {
	if b.Image.Drawing == nil || b.Image.Data != nil || b.Width > 0 || b.Landscape {
		return 0
	}
	return h * 4 / 5
}

// scaled gives a picture's strip at another height.
func scaled(st strip, h Length) strip {
	old := st.items[0].(*Picture)
	pic := *old
	pic.W, pic.H = old.W*h/old.H, h
	pic.X += (old.W - pic.W) / 2
	st.items, st.height = []Item{&pic}, h
	return st
}

func figureCaption(s *setter, b *report.Figure, f flow, e *Element) *para {
	words := "Рисунок" + report.NBSP + b.Number
	if len(b.Caption) > 0 {
		words += report.NBSP + "— "
	}
	text := s.shapeTitle(append(report.Plain(words), b.Caption...), f.format(e.child(Caption, b)))
	p := s.para(f, text)
	p.left, p.indent, p.align, p.hyphenate, p.whole = 0, 0, centred, false, true
	p.leading = single(f.size)
	return p
}

// sizeOf gives the size of a figure's picture: the width that its author set, the whole
// room of a landscape page, or its own size, within the room that there is.
func sizeOf(s *setter, b *report.Figure, width, height Length) (w, h Length) {
	w, h = fitted(s, &b.Image, width, height)
	wish := Length(0)
	switch {
	case b.Width > 0:
		wish = millimetres(b.Width)
	case b.Landscape:
		wish = width
	}
	if wish = min(wish, width, height*w/h); wish > 0 {
		w, h = wish, max(h*wish/w, 1)
	}
	return w, h
}

// fitted gives the size of a picture: its own (CSS pixels, 1/96 inch) or, where that
// is too large, what the column and the page have.
func fitted(s *setter, img *report.Image, width, height Length) (w, h Length) {
	const pixel = 750 // 72/96 of a point
	if !(img.Width > 0 && img.Height > 0 && img.Width < 1e6 && img.Height < 1e6) {
		s.fail("у изображения %s нет размеров", img.Name)
		return Point, Point
	}
	w, h = Length(img.Width*pixel), Length(img.Height*pixel)
	w, h = max(w, 1), max(h, 1)
	if w > width {
		w, h = width, max(h*width/w, 1)
	}
	if h > height {
		w, h = max(w*height/h, 1), height
	}
	return w, h
}

// drawingOf gives an SVG picture's drawing, whose text can be shown; other formats
// give nil.
func drawingOf(s *setter, img *report.Image) *drawing.Drawing {
	if img.Format != report.SVG {
		return nil
	}
	if img.Drawing == nil {
		s.fail("изображение %s не прочитано", img.Name)
		return nil
	}
	for _, sign := range lettering.Missing(img.Drawing, s.faces) {
		s.fail("знака U+%04X «%c» на рисунке нет ни в одном шрифте", sign, sign)
	}
	return img.Drawing
}
