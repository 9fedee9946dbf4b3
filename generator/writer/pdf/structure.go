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
	parents [][]int // by page and mark: the element that holds it
	heading int     // level of the last heading
	notes   []int
	fault   error
}

// structure gives the number of the tree's root. What was drawn for no element is
// left out; pages' parents are 0 to n-1, those of links follow.
func (w *writer) structure(d *document) (int, error) {
	t := &tree{writer: w, parents: make([][]int, len(w.pages))}
	root := w.reserve()
	d.placeNotes()
	kids := t.element(d.root, root)
	if t.fault != nil {
		return 0, t.fault
	}
	var entries [][]byte
	for _, marks := range t.parents {
		entries = append(entries, append(appendRefs([]byte("["), marks), ']'))
	}
	for _, l := range d.links {
		if l.holder == 0 {
			return 0, errOutside
		}
		entries = append(entries, fmt.Appendf(nil, "%d 0 R", l.holder))
	}
	b := append(appendRefs([]byte("<</Type/StructTreeRoot/K["), kids), ']')
	b = fmt.Appendf(b, "/ParentTree %d 0 R/ParentTreeNextKey %d", w.numberTree(entries), len(entries))
	if len(t.notes) > 0 {
		b = append(b, "/IDTree<</Names["...)
		for i, n := range t.notes {
			b = fmt.Appendf(b, "(%s)%d 0 R ", noteID(i+1), n)
		}
		b = append(b, "]>>"...)
	}
	w.set(root, append(b, ">>"...))
	return root, nil
}

// noteID names a footnote; names are in order as the tree of names wants.
func noteID(n int) string { return fmt.Sprintf("note%05d", n) }

// numberTree gives the number of a tree whose keys are the indexes of the entries.
func (w *writer) numberTree(entries [][]byte) int {
	const leaf = 64
	var kids []int
	for from := 0; from < len(entries); from += leaf {
		to := min(from+leaf, len(entries))
		b := fmt.Appendf(nil, "<</Limits[%d %d]/Nums[", from, to-1)
		for i := from; i < to; i++ {
			b = append(strconv.AppendInt(b, int64(i), 10), ' ')
			b = append(append(b, entries[i]...), ' ')
		}
		kids = append(kids, w.add("%s]>>", b))
	}
	return w.add("<</Kids[%s]>>", appendRefs(nil, kids))
}

// element writes a node with all below it and gives the numbers that its parent holds:
// none for what was never drawn, two for a figure with its caption.
func (t *tree) element(n *node, parent int) []int {
	if n.first == 0 {
		return nil
	}
	switch n.element.Role {
	case typeset.Entry:
		outer, inner := t.reserve(), t.reserve()
		t.open(outer, "TOCI", parent, 0, "", appendRefs(nil, []int{inner}))
		t.open(inner, "Reference", outer, 0, "", appendRefs(nil, []int{t.plain(n, "Link", inner, "")}))
		return []int{outer}
	case typeset.Code:
		outer := t.reserve()
		t.open(outer, "P", parent, 0, "", appendRefs(nil, []int{t.plain(n, "Code", outer, "")}))
		return []int{outer}
	case typeset.FigureRole:
		return t.figure(n, parent)
	case typeset.Table:
		return []int{t.table(n, parent)}
	case typeset.Heading:
		t.heading = max(1, min(n.element.Level, t.heading+1, 6))
		return []int{t.plain(n, "H"+strconv.Itoa(t.heading), parent, "")}
	case typeset.FormulaRole:
		return []int{t.plain(n, "Formula", parent, "/Alt"+textString(formulaText(n.element)))}
	case typeset.NoteRole:
		t.notes = append(t.notes, 0)
		i := len(t.notes)
		number := t.plain(n, "Note", parent, "/ID("+noteID(i)+")")
		t.notes[i-1] = number
		return []int{number}
	}
	name, ok := types[n.element.Role]
	if !ok {
		t.fault = fmt.Errorf("PDF не знает роли «%s» в структуре отчета", n.element.Role)
		return nil
	}
	return []int{t.plain(n, name, parent, "")}
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
func (t *tree) figure(n *node, parent int) []int {
	own := *n
	own.kids = nil
	b, alt := n.box, clean(n.element.Alt)
	if alt == "" {
		alt = "Рисунок"
	}
	more := fmt.Sprintf("/Alt%s/A<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>", textString(alt), b[0], b[1], b[2], b[3])
	out := []int{t.plain(&own, "Figure", parent, more)}
	for _, k := range n.kids {
		out = append(out, t.element(k, parent)...)
	}
	return out
}

// table puts the caption first.
func (t *tree) table(n *node, parent int) int {
	number := t.reserve()
	var kids []int
	for _, k := range n.kids {
		if k.element.Role == typeset.Caption {
			kids = t.element(k, number)
		}
	}
	for _, k := range n.kids {
		if k.element.Role == typeset.Row {
			kids = append(kids, t.row(k, number))
		}
	}
	t.open(number, "Table", parent, 0, "", appendRefs(nil, kids))
	return number
}

func (t *tree) row(n *node, parent int) int {
	number := t.reserve()
	var kids []int
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
		kids = append(kids, t.plain(c, name, number, attributes))
	}
	t.open(number, "TR", parent, 0, "", appendRefs(nil, kids))
	return number
}

// plain writes a node as one element.
func (t *tree) plain(n *node, name string, parent int, more string) int {
	number := t.reserve()
	page := 0
	if len(n.pieces) > 0 {
		page = n.pieces[0].page
	}
	t.open(number, name, parent, page, more, t.content(n, number, page))
	return number
}

// open sets an element object.
func (t *tree) open(number int, name string, parent, page int, more string, kids []byte) {
	b := fmt.Appendf(nil, "<</S/%s/P %d 0 R", name, parent)
	if page > 0 {
		b = fmt.Appendf(b, "/Pg %d 0 R", t.pages[page-1])
	}
	b = append(b, more...)
	if len(kids) > 0 {
		b = append(append(append(b, "/K["...), kids...), ']')
	}
	t.set(number, append(b, ">>"...))
}

// content lists marked content, links and elements within a node. Where it has text of
// its own, they stand as they were drawn; else in the order of the report, which
// figures and tables on later pages don't change.
func (t *tree) content(n *node, number, page int) []byte {
	type part struct {
		order int
		kid   *node
		piece piece
	}
	parts := make([]part, 0, len(n.kids)+len(n.pieces))
	for _, k := range n.kids {
		parts = append(parts, part{order: k.first, kid: k})
	}
	for _, p := range n.pieces {
		parts = append(parts, part{order: p.order, piece: p})
	}
	if len(n.pieces) > 0 {
		slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.order, b.order) })
	}
	var b []byte
	for _, p := range parts {
		if p.kid == nil {
			b = append(t.piece(b, p.piece, number, page), ' ')
			continue
		}
		if kids := t.element(p.kid, number); len(kids) > 0 {
			b = append(appendRefs(b, kids), ' ')
		}
	}
	return b
}

func (t *tree) piece(b []byte, p piece, number, page int) []byte {
	if p.link != nil {
		p.link.holder = number
		return fmt.Appendf(b, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>", t.pages[p.page-1], p.link.number)
	}
	marks := &t.parents[p.page-1]
	for len(*marks) <= p.mcid {
		*marks = append(*marks, 0)
	}
	(*marks)[p.mcid] = number
	if p.page != page {
		return fmt.Appendf(b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", t.pages[p.page-1], p.mcid)
	}
	return strconv.AppendInt(b, int64(p.mcid), 10)
}
