package section

import (
	"rd50/generator/chart"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// picture gives a computed figure: its caption is the wording's KEY.caption, alt
// tells in words what it shows. The text must refer to it by its id (6.5.1).
func (a *assembler) picture(id string, w *wording.Words, key string, v wording.Values, alt string, c chart.Chart) *report.Figure {
	d := c.Draw(a.Faces)
	if err := d.Check(); err != nil {
		a.faults = append(a.faults, err)
	}
	return &report.Figure{
		ID: id, Caption: w.Inlines(key+".caption", v), Alt: alt,
		Image: report.Image{Name: id + ".svg", Format: report.SVG, Width: d.Width, Height: d.Height, Drawing: d},
	}
}
