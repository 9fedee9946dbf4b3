package pdf

import (
	"bytes"
	"fmt"

	"github.com/go-pdf/fpdf"

	"rd50/generator/picture"
	"rd50/generator/report"
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
	img, err := d.register(p.Image)
	if err != nil {
		return fmt.Errorf("рисунок %s: %w", p.Image.Name, err)
	}
	d.flush()
	d.pdf.ImageOptions(img.name, points(p.X), points(p.Y), points(p.W), points(p.H), false, img.options, 0, "")
	return nil
}

// registered is a picture that the library holds.
type registered struct {
	name    string
	options fpdf.ImageOptions
}

func (d *document) register(img *report.Image) (registered, error) {
	if known, ok := d.images[img]; ok {
		return known, nil
	}
	data, format, err := picture.Flatten(*img)
	if err != nil {
		return registered{}, err
	}
	out := registered{fmt.Sprintf("image%d", len(d.images)+1), fpdf.ImageOptions{ImageType: format}}
	d.images[img] = out
	d.pdf.RegisterImageOptionsReader(out.name, out.options, bytes.NewReader(data))
	return out, d.pdf.Error()
}
