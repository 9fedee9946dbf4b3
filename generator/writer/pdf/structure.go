package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"rd50/generator/report"
	"rd50/generator/typeset"
)

// types are the structure types (ISO 32000-1, 14.8.4) of the roles that always have
// the same one.
var types = map[typeset.Role]string{
	typeset.Document: "Document", typeset.Section: "Sect", typeset.Paragraph: "P", typeset.List: "L",
	typeset.ListItem: "LI", typeset.Label: "Lbl", typeset.ItemBody: "LBody", typeset.Table: "Table",
	typeset.Row: "TR", typeset.HeadCell: "TH", typeset.DataCell: "TD", typeset.Caption: "Caption",
	typeset.FigureRole: "Figure", typeset.FormulaRole: "Formula", typeset.Code: "Code", typeset.Quote: "BlockQuote",
	typeset.NoteRole: "Note", typeset.Contents: "TOC", typeset.Entry: "Link", typeset.LinkRole: "Link",
	typeset.NoteMark: "Reference", typeset.Heading: "H1", typeset.MarkRole: "Span",
}

// typeOf gives the tag of an element's marked content.
func typeOf(n *node) string {
	if t, ok := types[n.element.Role]; ok {
		return t
	}
	return "Span"
}

// tree writes the structure tree (ISO 32000-1, 14.7).
type tree struct {
	*writer
	*marker
	parents [][]int32 // by page and mark: the element that holds it
	entries []byte    // of the elements that are being written, those of an inner one last
	heading int       // level of the last heading
	notes   []int
	fault   error
}

// structure gives the number of the tree's root. What was drawn for no element is
// left out; pages' parents are 0 to n-1, those of links follow.
func (w *writer) structure(d *document) (int, error) {
	t := &tree{writer: w, marker: &d.marker, parents: make([][]int32, len(w.pages))}
	for i, n := range d.mcids {
		t.parents[i] = make([]int32, 0, n)
	}
	w.places = slices.Grow(w.places, len(d.nodes)+len(d.links))
	root := w.reserve()
	d.placeNotes()
	t.element(d.root, root)
	if t.fault != nil {
		return 0, t.fault
	}
	if slices.ContainsFunc(d.links, func(l annotation) bool { return l.holder == 0 }) {
		return 0, errOutside
	}
	numbers := t.numberTree()
	b := append(t.begin(root), "<</Type/StructTreeRoot"...)
	b = appendRef(append(t.takeAlone(b, 0), "/ParentTree "...), numbers)
	b = strconv.AppendInt(append(b, "/ParentTreeNextKey "...), int64(len(t.parents)+len(t.links)), 10)
	if len(t.notes) > 0 {
		b = append(b, "/IDTree<</Names["...)
		for i, n := range t.notes {
			b = fmt.Appendf(b, "(%s)%d 0 R ", noteID(i+1), n)
		}
		b = append(b, "]>>"...)
	}
	t.end(append(b, ">>"...))
	return root, nil
}

// noteID names a footnote; names are in order as the tree of names wants.
func noteID(n int) string { return fmt.Sprintf("note%05d", n) }

// numberTree gives the number of the tree that tells the holders of the pages' marks, then
// those of the links.
func (t *tree) numberTree() int {
	const leaf = 64
	var kids []int
	for from, all := 0, len(t.parents)+len(t.links); from < all; from += leaf {
		to := min(from+leaf, all)
		kids = append(kids, t.reserve())
		b := fmt.Appendf(t.begin(kids[len(kids)-1]), "<</Limits[%d %d]/Nums[", from, to-1)
		for i := from; i < to; i++ {
			b = append(strconv.AppendInt(b, int64(i), 10), ' ')
			b = append(t.holders(b, i), ' ')
		}
		t.end(append(b, "]>>"...))
	}
	return t.add("<</Kids[%s]>>", appendRefs(nil, kids))
}

// holders gives the entry of the number tree at an index.
func (t *tree) holders(b []byte, i int) []byte {
	if i >= len(t.parents) {
		return appendRef(b, t.links[i-len(t.parents)].holder)
	}
	return append(appendRefs(append(b, '['), t.parents[i]), ']')
}

// element writes a node with all below it and holds what its parent refers to: nothing
// for what was never drawn, two for a figure with its caption.
func (t *tree) element(n *node, parent int) {
	if n.first == 0 {
		return
	}
	switch n.element.Role {
	case typeset.Entry:
		outer, inner := t.reserve(), t.reserve()
		t.around(outer, "TOCI", parent, inner)
		t.around(inner, "Reference", outer, t.plain(n, n.kids, "Link", inner, ""))
		t.hold(outer)
	case typeset.Code:
		outer := t.reserve()
		t.around(outer, "P", parent, t.plain(n, n.kids, "Code", outer, ""))
		t.hold(outer)
	case typeset.FigureRole:
		t.figure(n, parent)
	case typeset.Table:
		t.table(n, parent)
	case typeset.Heading:
		t.heading = max(1, min(n.element.Level, t.heading+1, 6))
		t.hold(t.plain(n, n.kids, "H"+strconv.Itoa(t.heading), parent, ""))
	case typeset.FormulaRole:
		t.hold(t.plain(n, n.kids, "Formula", parent, "/Alt"+textString(formulaText(n.element))))
	case typeset.NoteRole:
		t.notes = append(t.notes, 0)
		i := len(t.notes)
		t.notes[i-1] = t.plain(n, n.kids, "Note", parent, "/ID("+noteID(i)+")")
		t.hold(t.notes[i-1])
	default:
		name, ok := types[n.element.Role]
		if !ok {
			t.fault = fmt.Errorf("PDF не знает роли «%s» в структуре отчета", n.element.Role)
			return
		}
		t.hold(t.plain(n, n.kids, name, parent, ""))
	}
}

// formulaText is what is read for a formula: its TeX and its number.
func formulaText(e *typeset.Element) string {
	if f, ok := e.Block.(*report.Formula); ok && f.Number != "" {
		return e.Alt + " (" + f.Number + ")"
	}
	return e.Alt
}

// figure puts the caption behind the figure: within it, the alternative text would
// stand for the caption too.
func (t *tree) figure(n *node, parent int) {
	b, alt := t.boxes[n], clean(n.element.Alt)
	if alt == "" {
		alt = "Рисунок"
	}
	more := fmt.Sprintf("/Alt%s/A<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>", textString(alt), b[0], b[1], b[2], b[3])
	t.hold(t.plain(n, nil, "Figure", parent, more))
	for _, k := range n.kids {
		t.element(k, parent)
	}
}

// table puts the caption first.
func (t *tree) table(n *node, parent int) {
	number, from := t.reserve(), len(t.entries)
	for _, k := range n.kids {
		if k.element.Role == typeset.Caption {
			t.element(k, number)
		}
	}
	for _, k := range n.kids {
		if k.element.Role == typeset.Row {
			t.row(k, number)
		}
	}
	t.close(number, "Table", parent, from)
	t.hold(number)
}

func (t *tree) row(n *node, parent int) {
	number, from := t.reserve(), len(t.entries)
	for _, c := range n.kids {
		name, attributes := "TD", ""
		if c.element.Role == typeset.HeadCell {
			name, attributes = "TH", "/Scope/Column"
		}
		if c.element.Span > 1 {
			attributes += "/ColSpan " + strconv.Itoa(c.element.Span)
		}
		if c.element.Rows > 1 {
			attributes += "/RowSpan " + strconv.Itoa(c.element.Rows)
		}
		if attributes != "" {
			attributes = "/A<</O/Table" + attributes + ">>"
		}
		t.hold(t.plain(c, c.kids, name, number, attributes))
	}
	t.close(number, "TR", parent, from)
	t.hold(number)
}

// around writes an element of the one that it holds.
func (t *tree) around(number int, name string, parent, kid int) {
	from := len(t.entries)
	t.hold(kid)
	t.close(number, name, parent, from)
}

// plain writes a node as one element and gives its number.
func (t *tree) plain(n *node, kids []*node, name string, parent int, more string) int {
	number, from := t.reserve(), len(t.entries)
	page := 0
	if n.opening > 0 {
		page = int(t.pieces[n.opening].page)
	}
	t.content(n, kids, number, page)
	b := t.head(number, name, parent)
	if page > 0 {
		b = appendRef(append(b, "/Pg "...), t.pages[page-1])
	}
	t.end(append(t.take(append(b, more...), from), ">>"...))
	return number
}

// close writes an element without content of its own.
func (t *tree) close(number int, name string, parent, from int) {
	t.end(append(t.takeAlone(t.head(number, name, parent), from), ">>"...))
}

// head begins the object of an element.
func (t *tree) head(number int, name string, parent int) []byte {
	b := append(append(t.begin(number), "<</S/"...), name...)
	return appendRef(append(b, "/P "...), parent)
}

// hold puts an element among the entries of the one that is being written.
func (t *tree) hold(number int) { t.entries = append(appendRef(t.entries, number), ' ') }

// take moves the entries from an index on into the object that they belong to.
func (t *tree) take(b []byte, from int) []byte {
	if len(t.entries) > from {
		b = append(append(append(b, "/K["...), t.entries[from:]...), ']')
		t.entries = t.entries[:from]
	}
	return b
}

// takeAlone takes entries without the space behind the last.
func (t *tree) takeAlone(b []byte, from int) []byte {
	t.entries = t.entries[:max(from, len(t.entries)-1)]
	return t.take(b, from)
}

// content holds marked content, links and elements within a node. Where it has text of
// its own, they stand as they were drawn; else in the order of the report, which
// figures and tables on later pages don't change.
func (t *tree) content(n *node, kids []*node, number, page int) {
	if n.opening > 0 {
		kids = asDrawn(kids)
	}
	for at := n.opening; at > 0; at = t.pieces[at].next {
		for len(kids) > 0 && kids[0].first < at {
			t.element(kids[0], number)
			kids = kids[1:]
		}
		t.piece(t.pieces[at], number, page)
	}
	for _, k := range kids {
		t.element(k, number)
	}
}

// asDrawn gives nodes in the order in which they were drawn.
func asDrawn(kids []*node) []*node {
	byFirst := func(a, b *node) int { return cmp.Compare(a.first, b.first) }
	if slices.IsSortedFunc(kids, byFirst) {
		return kids
	}
	kids = slices.Clone(kids)
	slices.SortStableFunc(kids, byFirst)
	return kids
}

// piece holds marked content or a link.
func (t *tree) piece(p piece, number, page int) {
	b := t.entries
	if p.link > 0 {
		l := &t.links[p.link-1]
		l.holder = number
		b = appendRef(append(b, "<</Type/OBJR/Pg "...), t.pages[p.page-1])
		t.entries = append(appendRef(append(b, "/Obj "...), l.number), ">> "...)
		return
	}
	marks := &t.parents[p.page-1]
	for len(*marks) <= int(p.mcid) {
		*marks = append(*marks, 0)
	}
	(*marks)[p.mcid] = int32(number)
	if int(p.page) == page {
		t.entries = append(strconv.AppendInt(b, int64(p.mcid), 10), ' ')
		return
	}
	b = appendRef(append(b, "<</Type/MCR/Pg "...), t.pages[p.page-1])
	b = strconv.AppendInt(append(b, "/MCID "...), int64(p.mcid), 10)
	t.entries = append(b, ">> "...)
}
