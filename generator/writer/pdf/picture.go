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
	d.out = d.mark(d.out, n, d.number)
	if n != nil {
		n.box = [4]float64{points(p.X), d.height - points(p.Y+p.H), points(p.X + p.W), d.height - points(p.Y)}
	}
	if p.Drawing != nil {
		return d.drawing(p)
	}
	number, err := d.gallery.page(p.Image)
	if err != nil {
		return fmt.Errorf("рисунок %s: %w", p.Image.Name, err)
	}
	d.ops("q %.5f 0 0 %.5f %.5f %.5f cm /P%d Do Q", points(p.W), points(p.H), points(p.X), d.height-points(p.Y+p.H), number)
	return nil
}
