package generator

import (
	"bytes"

	"rd50/generator/review"
	"rd50/generator/writer/docx"
)

// Review reads the remarks of a returned report, whichever version it was, and finds
// their places in the files of this draft, which has no errors.
func (d *Draft) Review(returned []byte) (out []review.Remark, err error) {
	err = guarded(func() error {
		source, err := d.reviewed()
		if err == nil {
			out, err = review.Read(returned, source)
		}
		return err
	})
	return out, err
}

// reviewed is what a returned report of the draft's engagement is read against.
func (d *Draft) reviewed() (review.Source, error) {
	if err := d.assemble(); err != nil {
		return review.Source{}, err
	}
	var b bytes.Buffer
	if err := docx.Write(&b, d.report, d.layout, docx.Options{Template: d.template}); err != nil {
		return review.Source{}, err
	}
	return review.Source{Rendered: [][]byte{b.Bytes()}, At: PlacesOf(d).At}, nil
}
