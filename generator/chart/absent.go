package chart

import (
	"rd50/fonts"
	"rd50/generator/drawing"
)

// Absent stands in a draft for a picture that is not there: a frame with words in it.
type Absent struct{ Words string }

// Draw draws the frame.
func (a Absent) Draw(faces *fonts.Faces) *drawing.Drawing {
	const height = 120.0
	c := newCanvas(faces)
	c.plain(rect{0, 0, Width, height}, pale)
	c.add(&drawing.Path{Stroke: middle.paint(), StrokeWidth: thin}).Rect(thin, thin, Width-2*thin, height-2*thin)
	st := style{size: large}
	c.centred(Width/2, height/2, drawing.MiddleAnchor, c.wrap(c.clean(a.Words), st, Width-2*large, 3), st)
	return c.drawing(height)
}
