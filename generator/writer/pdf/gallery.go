package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"github.com/go-pdf/fpdf"

	"rd50/generator/picture"
	"rd50/generator/report"
)

// gallery is a file of the library's that holds the pictures of pixels, each on a page
// of its own.
type gallery struct {
	pdf     *fpdf.Fpdf // nil until there is a picture
	numbers map[*report.Image]int
}

// page gives the number of the page that shows a picture, from 1.
func (g *gallery) page(img *report.Image) (int, error) {
	if known, ok := g.numbers[img]; ok {
		return known, nil
	}
	data, format, err := picture.Flatten(*img)
	if err != nil {
		return 0, err
	}
	if g.pdf == nil {
		g.pdf = fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: 1, Ht: 1}})
		g.pdf.SetCompression(false) // the press does it
		g.numbers = map[*report.Image]int{}
	}
	number := len(g.numbers) + 1
	g.numbers[img] = number
	name, options := strconv.Itoa(number), fpdf.ImageOptions{ImageType: format}
	g.pdf.RegisterImageOptionsReader(name, options, bytes.NewReader(data))
	g.pdf.AddPage()
	g.pdf.ImageOptions(name, 0, 0, 1, 1, false, options, 0, "")
	return number, g.pdf.Error()
}

// pictures takes over the gallery's pictures and gives their entries in the pages'
// resources.
func (w *writer) pictures(g *gallery) ([]byte, error) {
	if g.pdf == nil {
		return nil, nil
	}
	var drawn bytes.Buffer
	if err := g.pdf.Output(&drawn); err != nil {
		return nil, fmt.Errorf("файл PDF не собран: %w", err)
	}
	from, err := split(drawn.Bytes())
	if err != nil {
		return nil, err
	}
	shown, err := from.shown()
	if err != nil {
		return nil, err
	}
	t := taker{file: &w.file, from: from, copied: map[int]int{}}
	var out []byte
	for i, number := range shown {
		own, err := t.take(number)
		if err != nil {
			return nil, err
		}
		out = fmt.Appendf(out, "/P%d %d 0 R", i+1, own)
	}
	return out, nil
}

// taker copies objects out of the library's file.
type taker struct {
	*file
	from   *flat
	copied map[int]int // numbers of the library's objects → here
}

// take copies one of the library's objects with those that it refers to.
func (t *taker) take(number int) (int, error) {
	if known, ok := t.copied[number]; ok {
		return known, nil
	}
	p, ok := t.from.bodies[number]
	if !ok {
		return 0, errFlat
	}
	var fault error
	dict := reference.ReplaceAllFunc(p.dict, func(m []byte) []byte {
		old, _ := strconv.Atoi(string(m[:bytes.IndexByte(m, ' ')]))
		taken, err := t.take(old)
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
		own = t.add("%s", dict)
	} else {
		kind, entries := entriesOf(dict)
		own = t.stream(kind, entries, p.stream)
	}
	t.copied[number] = own
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
