package section

import (
	"rd50/fonts"
	"rd50/generator/chart"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/standard"
	"rd50/generator/wording"
)

// picture gives a computed figure: its caption is the wording's KEY.caption, alt
// tells in words what it shows. The text must refer to it by its id (6.5.1).
func (a *assembler) picture(id string, w *wording.Words, key string, v wording.Values, alt string, c chart.Chart) *report.Figure {
	d := lasting(a, id, func() drawn { return draw(a, id, c) })
	if d.fault != nil {
		a.faults = append(a.faults, d.fault)
	}
	return &report.Figure{ID: id, Caption: w.Inlines(key+".caption", v), Alt: alt, Image: d.image}
}

// drawn is a computed picture, which shows the data alone.
type drawn struct {
	image report.Image
	fault error
}

func draw(a *assembler, id string, c chart.Chart) drawn {
	d := c.Draw(a.Faces)
	return drawn{report.Image{Name: id + ".svg", Format: report.SVG, Width: d.Width, Height: d.Height, Drawing: d}, d.Check()}
}

// source is what a thing that is worked out of the data depends on besides them.
type source struct {
	what     string
	standard *standard.Standard
	words    *wording.Wording
}

// lasting gives what is worked out of the data, the standard and the phrases, once for
// all states of a draft in which these are the same. Faces of a customer's own are read
// anew for each state, and so is what is measured in them.
func lasting[T any](a *assembler, what string, work func() T) T {
	if a.Faces != fonts.Default() {
		return work()
	}
	return engagement.Once(a.e, source{what, a.Standard, a.Wording.Watches()}, work)
}
