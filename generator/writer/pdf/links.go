package pdf

import (
	"fmt"

	"rd50/generator/typeset"
)

// link makes a rectangle active.
func (d *document) link(l *typeset.Link) {
	x, y, w, h := points(l.X), points(l.Y), points(l.W), points(l.H)
	if l.URL != "" {
		d.pdf.LinkString(x, y, w, h, l.URL)
		return
	}
	id, ok := d.links[l.Target]
	if !ok {
		id = d.pdf.AddLink()
		d.links[l.Target] = id
		d.order = append(d.order, l.Target)
	}
	d.pdf.Link(x, y, w, h, id)
}

// targets tells where the internal links lead.
func (d *document) targets() error {
	for _, target := range d.order {
		place, ok := d.layout.PlaceOf(target)
		if !ok {
			return fmt.Errorf("ссылка ведет на «%s», которого нет на страницах отчета", target)
		}
		d.pdf.SetLink(d.links[target], points(place.Y), place.Page)
	}
	return nil
}

// bookmark is an entry of the outline.
type bookmark struct {
	title string
	level int
	y     typeset.Length
}

// bookmarks gathers the outline by the page that each entry stands on, counted from
// 0. A level is never skipped: the library would break the tree.
func (d *document) bookmarks() map[int][]bookmark {
	out := map[int][]bookmark{}
	level := -1
	for _, e := range d.report.Outline() {
		place, ok := d.layout.PlaceOf(e.ID)
		if !ok {
			continue
		}
		level = min(e.Level-1, level+1)
		title := e.Title
		if e.Number != "" {
			title = e.Number + " " + title
		}
		out[place.Page-1] = append(out[place.Page-1], bookmark{clean(title), level, place.Y})
	}
	return out
}

// mark adds the bookmarks of a page. They need a UTF-8 font as the current one, which
// any page with text has set. The library measures heights from the last page of the
// file, so those of other formats are moved.
func (d *document) mark(page int) {
	if len(d.marks[page]) == 0 || d.font == nil {
		return
	}
	pages := d.layout.Pages
	shift := pages[len(pages)-1].Height - pages[page].Height
	for _, m := range d.marks[page] {
		d.pdf.Bookmark(m.title, m.level, points(m.y+shift))
	}
}
