package pdf

import (
	"fmt"
	"io"
	"strconv"

	"rd50/generator/report"
	"rd50/generator/typeset"
)

// writer makes the objects of the file.
type writer struct {
	file
	catalogue, info int
	root            int   // of the pages
	pages           []int // numbers of the pages
	contents        []int
	annots          [][]int // by page
	use             int     // the pages' resources
	group           string
}

func newWriter(r *report.Report, l *typeset.Layout, known *Packed) *writer {
	w := &writer{file: file{press: press{known: known}}}
	w.catalogue, w.info = w.reserve(), w.reserve()
	w.set(w.info, information(r))
	w.root = w.reserve()
	for range l.Pages {
		w.pages = append(w.pages, w.reserve())
	}
	return w
}

// finish adds to the drawn pages what they use, with all that archives and assistive
// technology want, and writes the file.
func (w *writer) finish(to io.Writer, d *document, r *report.Report) error {
	if err := w.resources(d); err != nil {
		return err
	}
	if err := w.annotations(d); err != nil {
		return err
	}
	tree, err := w.structure(d)
	if err != nil {
		return err
	}
	w.sheets(d)
	w.set(w.catalogue, w.entries(d, r, tree))
	return w.write(to, w.catalogue, w.info)
}

// resources are the fonts, pictures and opacities of all pages.
func (w *writer) resources(d *document) error {
	faces, err := w.faces(d.fonts)
	if err != nil {
		return err
	}
	pictures, err := w.pictures(&d.gallery)
	if err != nil {
		return err
	}
	var states []byte
	for i, v := range d.opaque {
		states = fmt.Appendf(states, "/G%d<</Type/ExtGState/ca %.3f/CA %.3f>>", i+1, float64(v)/255, float64(v)/255)
	}
	if d.opaque != nil {
		w.group = "/Group<</S/Transparency/CS/DeviceRGB>>"
	}
	w.use = w.add("<</Font<<%s>>/XObject<<%s>>/ExtGState<<%s>>>>", faces, pictures, states)
	return nil
}

// sheets makes the page objects. Their structure parents are their own indexes.
func (w *writer) sheets(d *document) {
	var kids []byte
	for i, page := range d.layout.Pages {
		kids = fmt.Appendf(kids, "%d 0 R ", w.pages[i])
		b := fmt.Appendf(nil, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources %d 0 R/Contents %d 0 R/StructParents %d/Tabs/S%s",
			w.root, points(page.Width), points(page.Height), w.use, w.contents[i], i, w.group)
		if len(w.annots[i]) > 0 {
			b = append(appendRefs(append(b, "/Annots["...), w.annots[i]), ']')
		}
		w.set(w.pages[i], append(b, ">>"...))
	}
	w.set(w.root, fmt.Appendf(nil, "<</Type/Pages/Count %d/Kids[%s]>>", len(w.pages), kids))
}

// appendRef writes a reference to an object.
func appendRef[N int | int32](b []byte, number N) []byte {
	return append(strconv.AppendInt(b, int64(number), 10), " 0 R"...)
}

func appendRefs[N int | int32](b []byte, numbers []N) []byte {
	for i, n := range numbers {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendRef(b, n)
	}
	return b
}

// entries are those of the catalogue, the root of the file.
func (w *writer) entries(d *document, r *report.Report, tree int) []byte {
	part := 2
	var more []byte
	if len(d.attachments) > 0 {
		part, more = 3, w.attachments(d.attachments, r.Meta.Date)
	}
	metadata := w.stream(plain, "/Type/Metadata/Subtype/XML", packet(r, part))
	profile := w.stream(deflate, "/N 3", profile())
	if outline := w.outline(d, r); outline > 0 {
		more = fmt.Appendf(more, "/Outlines %d 0 R/PageMode/UseOutlines", outline)
	}
	return fmt.Appendf(nil, "<</Type/Catalog/Pages %d 0 R/Lang%s/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R"+
		"/ViewerPreferences<</DisplayDocTitle true>>/PageLabels<</Nums[0<</S/D>>]>>"+
		"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]%s>>",
		w.root, literal(language(r)), tree, metadata, profile, more)
}
