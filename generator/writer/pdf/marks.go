package pdf

import (
	"errors"
	"slices"
	"strconv"

	"rd50/generator/report"
	"rd50/generator/typeset"
)

// marker encloses what is drawn in marked content (ISO 32000-1, 14.6): everything is
// either an element's content or an artifact.
type marker struct {
	root   *node
	nodes  map[*typeset.Element]*node
	boxes  map[*node]box // of figures
	pieces []piece       // of the whole report in the order in which they were drawn; none at 0
	links  []annotation  // of all pages

	begun   []begun // on the present page
	marked  bool    // within a mark
	current *node
	mcids   []int32 // by page: the next free one
}

// node is an element of the structure with what was drawn for it. Pieces are told by
// their indexes, which are their order, too; 0 is none.
type node struct {
	element      *typeset.Element
	parent       *node
	kids         []*node
	opening, end int32 // its own first and last piece
	first        int32 // the first piece in it or below
	line         line
}

// line is where the text of a block has come to.
type line struct {
	page, x, y, size int32
	end              typeset.Ending
}

// goesOn tells whether more text would stand behind a space.
func (l line) goesOn() bool { return l.page > 0 && l.end == typeset.AtSpace }

// begun is a block whose text a page shows, first of all or from another page on.
type begun struct {
	node   *node
	goesOn bool
}

// box is a rectangle: left, lower, right, upper.
type box [4]float64

// piece is marked content of a page or a link on it.
type piece struct {
	node       *node
	page, mcid int32
	link       int32 // its index and one; 0 for marked content
	next       int32 // of the same element
}

func newMarker(root *typeset.Element) marker {
	n := count(root)
	m := marker{nodes: make(map[*typeset.Element]*node, n), boxes: map[*node]box{}, pieces: make([]piece, 1, n)}
	s := stock{make([]node, n), make([]*node, n)}
	m.root = m.grow(root, nil, &s)
	return m
}

// stock is nodes and room for their kids, made at once.
type stock struct {
	nodes []node
	kids  []*node
}

func count(e *typeset.Element) int {
	n := 1
	for _, k := range e.Kids {
		n += count(k)
	}
	return n
}

func (m *marker) grow(e *typeset.Element, parent *node, s *stock) *node {
	n, kids := &s.nodes[0], len(e.Kids)
	*n = node{element: e, parent: parent, kids: s.kids[:0:kids]}
	s.nodes, s.kids = s.nodes[1:], s.kids[kids:]
	m.nodes[e] = n
	for _, k := range e.Kids {
		n.kids = append(n.kids, m.grow(k, n, s))
	}
	return n
}

var errOutside = errors.New("часть страницы не принадлежит структуре отчета")

// node gives an element's node; nil for what is no content.
func (m *marker) node(e *typeset.Element) (*node, error) {
	if e == nil {
		return nil, nil
	}
	if m.current != nil && m.current.element == e {
		return m.current, nil
	}
	if n := m.nodes[e]; n != nil {
		return n, nil
	}
	return nil, errOutside
}

func (m *marker) startPage() {
	m.marked, m.current, m.mcids, m.begun = false, nil, append(m.mcids, 0), m.begun[:0]
}

// mark opens the content of an element, or an artifact (nil), unless it is open.
func (m *marker) mark(b []byte, n *node) []byte {
	if m.marked && m.current == n {
		return b
	}
	b = m.unmark(b)
	if n == nil {
		return m.open(b, "/Artifact BMC\n")
	}
	m.marked, m.current = true, n
	b = append(append(b, '/'), typeOf(n)...)
	b = strconv.AppendInt(append(b, "<</MCID "...), int64(m.next(n)), 10)
	return append(b, ">>BDC\n"...)
}

// next gives the number of the page's next mark, which is a node's.
func (m *marker) next(n *node) int32 {
	mcid := &m.mcids[len(m.mcids)-1]
	*mcid++
	m.give(n, piece{mcid: *mcid - 1})
	return *mcid - 1
}

// open begins what is no content.
func (m *marker) open(b []byte, artifact string) []byte {
	m.marked, m.current = true, nil
	return append(b, artifact...)
}

func (m *marker) unmark(b []byte) []byte {
	if m.marked {
		b = append(b, "EMC\n"...)
	}
	m.marked, m.current = false, nil
	return b
}

// give adds a piece of the present page to a node.
func (m *marker) give(n *node, p piece) {
	p.node, p.page = n, int32(len(m.mcids))
	order := int32(len(m.pieces))
	m.pieces = append(m.pieces, p)
	if n.opening == 0 {
		n.opening = order
	} else {
		m.pieces[n.end].next = order
	}
	n.end = order
	for ; n != nil && n.first == 0; n = n.parent {
		n.first = order
	}
}

// startsLine tells whether a run goes on a text on a new line or in another column, so
// that a space has to stand between the words: the place itself is none to a reader.
func (m *marker) startsLine(n *node, r *typeset.Run, at typeset.Offset) bool {
	if n == nil {
		return false
	}
	for inline(n.element) && n.parent != nil {
		n = n.parent
	}
	l, page := &n.line, int32(len(m.mcids))
	if l.page != page {
		m.begun = append(m.begun, begun{n, l.goesOn()})
	}
	x, y := int32(at.X+r.X), int32(at.Y+r.Y)
	size := max(l.size, int32(r.Size)) * 4 / 5
	away := l.page != page || y-l.y > size || l.y-y > size || x-l.x > size
	fresh := l.goesOn() && away
	if away {
		l.x = 0
	}
	*l = line{page, max(l.x, x+int32(r.Width)), y, int32(r.Size), r.End}
	return fresh
}

// inline tells whether an element stands within a line of its parent's text.
func inline(e *typeset.Element) bool {
	switch e.Role {
	case typeset.LinkRole, typeset.NoteMark, typeset.MarkRole:
		return true
	case typeset.FormulaRole:
		return e.Block == nil
	}
	return false
}

// placeNotes moves the footnotes, which the layout keeps together, to the end of the
// sections that call them.
func (m *marker) placeNotes() {
	called := map[*report.Footnote]*node{}
	for _, section := range m.root.kids {
		section.each(func(n *node) {
			if n.element.Role == typeset.NoteMark && n.first > 0 {
				called[n.element.Note] = section
			}
		})
	}
	for _, section := range m.root.kids {
		section.kids = slices.DeleteFunc(section.kids, func(n *node) bool {
			if n.element.Role != typeset.NoteRole {
				return false
			}
			home := called[n.element.Note]
			if home == nil || home == section {
				return false
			}
			home.kids = append(home.kids, n)
			return true
		})
		if len(section.kids) == 0 && section.opening == 0 {
			section.first = 0
		}
	}
}

func (n *node) each(f func(*node)) {
	f(n)
	for _, k := range n.kids {
		k.each(f)
	}
}
