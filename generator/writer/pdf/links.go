package pdf

import (
	"fmt"
	"strconv"

	"rd50/generator/report"
	"rd50/generator/typeset"
)

// annotation is an active rectangle.
type annotation struct {
	link   *typeset.Link
	x, y   typeset.Length
	page   int // from 1
	number int // of its object
	holder int // the element that it belongs to
}

// link makes a rectangle active. A link of no element is one of a head that is
// repeated: it is drawn again, but leads nowhere.
func (d *document) link(l *typeset.Link) error {
	n, err := d.node(l.Element)
	if n == nil || err != nil {
		return err
	}
	if role := n.element.Role; role != typeset.LinkRole && role != typeset.Entry {
		return errOutside
	}
	d.links = append(d.links, annotation{link: l, x: d.at.X + l.X, y: d.at.Y + l.Y, page: d.number})
	d.give(n, piece{link: int32(len(d.links))})
	return nil
}

// annotations writes the links. Behind the pages' parents in the tree come theirs.
func (w *writer) annotations(d *document) error {
	w.annots = make([][]int, len(w.pages))
	for i := range d.links {
		a := &d.links[i]
		height := points(d.layout.Pages[a.page-1].Height)
		a.number = w.reserve()
		b := append(w.begin(a.number), "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["...)
		for _, v := range [...]float64{points(a.x), height - points(a.y+a.link.H), points(a.x + a.link.W)} {
			b = append(decimal(b, v, 2), ' ')
		}
		b = append(decimal(b, height-points(a.y), 2), ']')
		b, words, err := w.leads(b, d, a.link)
		if err != nil {
			return err
		}
		b = append(appendText(append(b, "/Contents"...), words), "/StructParent "...)
		w.end(append(strconv.AppendInt(b, int64(len(w.pages)+i), 10), ">>"...))
		w.annots[a.page-1] = append(w.annots[a.page-1], a.number)
	}
	return nil
}

// leads writes the entry of a link that says where it leads, and gives the same in words.
func (w *writer) leads(b []byte, d *document, l *typeset.Link) (entry []byte, words string, err error) {
	if l.URL != "" {
		return append(b, "/A<</S/URI/URI"+literal(l.URL)+">>"...), l.URL, nil
	}
	place, ok := d.layout.PlaceOf(l.Target)
	if !ok {
		return nil, "", fmt.Errorf("ссылка ведет на «%s», которого нет на страницах отчета", l.Target)
	}
	return w.destination(b, d, place), "Переход на страницу " + strconv.Itoa(place.Page), nil
}

func (w *writer) destination(b []byte, d *document, p typeset.Place) []byte {
	b = append(appendRef(append(b, "/Dest["...), w.pages[p.Page-1]), "/XYZ 0 "...)
	return append(decimal(b, points(d.layout.Pages[p.Page-1].Height-p.Y), 2), " null]"...)
}

// bookmark is an entry of the outline.
type bookmark struct {
	title       string
	place       typeset.Place
	kids        []*bookmark
	number      int
	parent      *bookmark
	level       int
	prior, next *bookmark
}

// outline writes the bookmarks, those below the first level closed, and gives the
// number of their root; 0 when there is none.
func (w *writer) outline(d *document, r *report.Report) int {
	root := bookmarks(d.layout, r)
	if len(root.kids) == 0 {
		return 0
	}
	root.reserve(w)
	w.set(root.number, fmt.Appendf(nil, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>",
		root.kids[0].number, root.kids[len(root.kids)-1].number, len(root.kids)))
	for _, k := range root.kids {
		w.bookmark(d, k)
	}
	return root.number
}

// bookmarks makes a tree of the outline. A level is never skipped.
func bookmarks(l *typeset.Layout, r *report.Report) *bookmark {
	root := &bookmark{}
	last := root
	for _, e := range r.Outline() {
		place, ok := l.PlaceOf(e.ID)
		if !ok {
			continue
		}
		b := &bookmark{title: e.Title, place: place, level: e.Level}
		if e.Number != "" {
			b.title = e.Number + " " + b.title
		}
		for last.level >= b.level {
			last = last.parent
		}
		b.parent = last
		if n := len(last.kids); n > 0 {
			b.prior, last.kids[n-1].next = last.kids[n-1], b
		}
		last.kids = append(last.kids, b)
		last = b
	}
	return root
}

func (b *bookmark) reserve(w *writer) {
	b.number = w.file.reserve()
	for _, k := range b.kids {
		k.reserve(w)
	}
}

func (w *writer) bookmark(d *document, b *bookmark) {
	out := appendText(append(w.begin(b.number), "<</Title"...), b.title)
	out = appendRef(append(out, "/Parent "...), b.parent.number)
	out = w.destination(out, d, b.place)
	if b.prior != nil {
		out = appendRef(append(out, "/Prev "...), b.prior.number)
	}
	if b.next != nil {
		out = appendRef(append(out, "/Next "...), b.next.number)
	}
	if n := len(b.kids); n > 0 {
		out = fmt.Appendf(out, "/First %d 0 R/Last %d 0 R/Count -%d", b.kids[0].number, b.kids[n-1].number, n)
	}
	w.end(append(out, ">>"...))
	for _, k := range b.kids {
		w.bookmark(d, k)
	}
}
