package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"rd50/generator/report"
)

// finish makes the report's file from the library's: its page contents, fonts and
// pictures, with all that archives and assistive technology want.
func finish(drawn []byte, d *document, r *report.Report) ([]byte, error) {
	from, err := split(drawn)
	if err != nil {
		return nil, err
	}
	w := &writer{file: &file{}, from: from, copied: map[int]int{}}
	catalogue, info := w.reserve(), w.reserve()
	w.set(info, information(r))
	w.root = w.reserve()
	for range d.layout.Pages {
		w.pages = append(w.pages, w.reserve())
	}
	if err := w.drawing(d); err != nil {
		return nil, err
	}
	if err := w.annotations(d); err != nil {
		return nil, err
	}
	tree, err := w.structure(d)
	if err != nil {
		return nil, err
	}
	w.sheets(d)
	w.set(catalogue, w.catalogue(d, r, tree))
	return w.write(catalogue, info)
}

// writer makes the objects of the file.
type writer struct {
	*file
	from   *flat
	copied map[int]int // numbers of the library's objects → here

	root     int   // of the pages
	pages    []int // numbers of the pages
	contents []int
	annots   [][]int // by page
	use      int     // the pages' resources
	group    string
}

// drawing takes over page contents, fonts, pictures and graphics states.
func (w *writer) drawing(d *document) error {
	contents, err := w.from.pages()
	if err != nil {
		return err
	}
	if len(contents) != len(w.pages) {
		return errFlat
	}
	for _, c := range contents {
		w.contents = append(w.contents, w.stream(deflate, "", c))
	}
	var pictures, states []byte
	for _, r := range w.from.resources() {
		number, err := w.take(r.number)
		if err != nil {
			return err
		}
		if r.name[0] == 'I' {
			pictures = fmt.Appendf(pictures, "/%s %d 0 R", r.name, number)
		} else {
			states = fmt.Appendf(states, "/%s %d 0 R", r.name, number)
		}
	}
	faces, err := w.faces(d.fonts)
	if err != nil {
		return err
	}
	w.use = w.add("<</Font<<%s>>/XObject<<%s>>/ExtGState<<%s>>>>", faces, pictures, states)
	if d.alpha {
		w.group = "/Group<</S/Transparency/CS/DeviceRGB>>"
	}
	return nil
}

// take copies one of the library's objects with those that it refers to.
func (w *writer) take(number int) (int, error) {
	if known, ok := w.copied[number]; ok {
		return known, nil
	}
	p, ok := w.from.bodies[number]
	if !ok {
		return 0, errFlat
	}
	var fault error
	dict := reference.ReplaceAllFunc(p.dict, func(m []byte) []byte {
		old, _ := strconv.Atoi(string(m[:bytes.IndexByte(m, ' ')]))
		taken, err := w.take(old)
		if err != nil {
			fault = err
		}
		return fmt.Appendf(nil, "%d 0 R", taken)
	})
	if fault != nil {
		return 0, fault
	}
	own := 0
	if p.stream == nil {
		own = w.add("%s", dict)
	} else {
		kind, entries := entriesOf(dict)
		own = w.stream(kind, entries, p.stream)
	}
	w.copied[number] = own
	return own, nil
}

// entriesOf gives the entries of a stream's dictionary without /Length, and whether
// the stream still is to be compressed.
func entriesOf(dict []byte) (filter, string) {
	dict = bytes.TrimSuffix(bytes.TrimPrefix(bytes.TrimSpace(dict), []byte("<<")), []byte(">>"))
	if i := bytes.LastIndex(dict, []byte("/Length ")); i >= 0 {
		digits := i + len("/Length ")
		for digits < len(dict) && dict[digits] >= '0' && dict[digits] <= '9' {
			digits++
		}
		dict = slices.Concat(dict[:i], dict[digits:])
	}
	kind := deflate
	if bytes.Contains(dict, []byte("/Filter")) {
		kind = plain
	}
	return kind, string(bytes.TrimSpace(dict))
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

func appendRefs(b []byte, numbers []int) []byte {
	for i, n := range numbers {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(strconv.AppendInt(b, int64(n), 10), " 0 R"...)
	}
	return b
}

// catalogue is the root of the file.
func (w *writer) catalogue(d *document, r *report.Report, tree int) []byte {
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
