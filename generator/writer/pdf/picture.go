package pdf

import (
	"fmt"

	"rd50/generator/typeset"
)

// picture draws an image into its rectangle: SVG as vectors, others decoded and
// encoded anew, since the library trusts what a file says of itself. All of it is
// the content of the figure.
func (d *document) picture(p *typeset.Picture) error {
	n, err := d.node(p.Element)
	if err != nil {
		return err
	}
	d.out = d.mark(d.out, n)
	x, y := d.at.X+p.X, d.at.Y+p.Y
	left, lower, width, height := points(x), d.height-points(y+p.H), points(p.W), points(p.H)
	if n != nil {
		d.boxes[n] = box{left, lower, points(x + p.W), d.height - points(y)}
	}
	if p.Drawing != nil {
		return d.drawing(p, left, lower)
	}
	d.pixels = true
	number, err := d.gallery.page(p.Image)
	if err != nil {
		return fmt.Errorf("рисунок %s: %w", p.Image.Name, err)
	}
	d.ops("q %.5f 0 0 %.5f %.5f %.5f cm /P%d Do Q", width, height, left, lower, number)
	return nil
}
