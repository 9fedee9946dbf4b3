package pdf

import (
	"fmt"

	"rd50/generator/report"
	"rd50/generator/typeset"
)

// annotation is an active rectangle.
type annotation struct {
	link   *typeset.Link
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
	a := &annotation{link: l, page: d.number}
	d.links = append(d.links, a)
	n.add(piece{order: d.next(), page: d.number, link: a})
	return nil
}

// annotations writes the links. Behind the pages' parents in the tree come theirs.
func (w *writer) annotations(d *document) error {
	w.annots = make([][]int, len(w.pages))
	for i, a := range d.links {
		l, height := a.link, points(d.layout.Pages[a.page-1].Height)
		action, words, err := w.leads(d, l)
		if err != nil {
			return err
		}
		a.number = w.add("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%.2f %.2f %.2f %.2f]%s/Contents%s/StructParent %d>>",
			points(l.X), height-points(l.Y+l.H), points(l.X+l.W), height-points(l.Y), action, textString(words), len(w.pages)+i)
		w.annots[a.page-1] = append(w.annots[a.page-1], a.number)
	}
	return nil
}

// leads gives the entry of a link that says where it leads, and the same in words.
func (w *writer) leads(d *document, l *typeset.Link) (entry, words string, err error) {
	if l.URL != "" {
		return "/A<</S/URI/URI" + literal(l.URL) + ">>", l.URL, nil
	}
	place, ok := d.layout.PlaceOf(l.Target)
	if !ok {
		return "", "", fmt.Errorf("ссылка ведет на «%s», которого нет на страницах отчета", l.Target)
	}
	return "/Dest" + w.destination(d, place), fmt.Sprintf("Переход на страницу %d", place.Page), nil
}

func (w *writer) destination(d *document, p typeset.Place) string {
	return fmt.Sprintf("[%d 0 R/XYZ 0 %.2f null]", w.pages[p.Page-1], points(d.layout.Pages[p.Page-1].Height-p.Y))
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
	out := fmt.Appendf(nil, "<</Title%s/Parent %d 0 R/Dest%s", textString(b.title), b.parent.number, w.destination(d, b.place))
	if b.prior != nil {
		out = fmt.Appendf(out, "/Prev %d 0 R", b.prior.number)
	}
	if b.next != nil {
		out = fmt.Appendf(out, "/Next %d 0 R", b.next.number)
	}
	if n := len(b.kids); n > 0 {
		out = fmt.Appendf(out, "/First %d 0 R/Last %d 0 R/Count -%d", b.kids[0].number, b.kids[n-1].number, n)
	}
	w.set(b.number, append(out, ">>"...))
	for _, k := range b.kids {
		w.bookmark(d, k)
	}
}
