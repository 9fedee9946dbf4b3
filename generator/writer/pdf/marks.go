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
	root  *node
	nodes map[*typeset.Element]*node
	links []*annotation // of all pages

	marked  bool // within a mark
	current *node
	mcid    int // the next free one of the page
	order   int // counts marks and links over the whole report
}

// node is an element of the structure with what was drawn for it.
type node struct {
	element *typeset.Element
	parent  *node
	kids    []*node
	pieces  []piece
	first   int        // order of the first piece in it or below; 0 when nothing was drawn
	box     [4]float64 // of a figure: left, lower, right, upper
	line    struct {   // where the text of a block has come to
		page int
		x, y typeset.Length
		size typeset.Length
		end  typeset.Ending
	}
}

// piece is marked content of a page or a link on it.
type piece struct {
	order, page, mcid int
	link              *annotation
}

func newMarker(root *typeset.Element) marker {
	m := marker{nodes: map[*typeset.Element]*node{}}
	m.root = m.grow(root, nil)
	return m
}

func (m *marker) grow(e *typeset.Element, parent *node) *node {
	n := &node{element: e, parent: parent, kids: make([]*node, 0, len(e.Kids))}
	m.nodes[e] = n
	for _, k := range e.Kids {
		n.kids = append(n.kids, m.grow(k, n))
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

func (m *marker) startPage() { m.marked, m.current, m.mcid = false, nil, 0 }

// mark opens the content of an element, or an artifact (nil), unless it is open.
func (m *marker) mark(b []byte, n *node, page int) []byte {
	if m.marked && m.current == n {
		return b
	}
	b = m.unmark(b)
	if n == nil {
		return m.open(b, "/Artifact BMC\n")
	}
	m.marked, m.current = true, n
	n.add(piece{order: m.next(), page: page, mcid: m.mcid})
	b = append(append(b, '/'), typeOf(n)...)
	b = append(b, "<</MCID "...)
	b = strconv.AppendInt(b, int64(m.mcid), 10)
	m.mcid++
	return append(b, ">>BDC\n"...)
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

func (m *marker) next() int {
	m.order++
	return m.order
}

func (n *node) add(p piece) {
	n.pieces = append(n.pieces, p)
	for ; n != nil && n.first == 0; n = n.parent {
		n.first = p.order
	}
}

// startsLine tells whether a run goes on a text on a new line or in another column, so
// that a space has to stand between the words: the place itself is none to a reader.
func (n *node) startsLine(page int, r *typeset.Run) bool {
	if n == nil {
		return false
	}
	for inline(n.element) && n.parent != nil {
		n = n.parent
	}
	l := &n.line
	size := max(l.size, r.Size) * 4 / 5
	away := l.page != page || r.Y-l.y > size || l.y-r.Y > size || r.X-l.x > size
	fresh := l.page > 0 && l.end == typeset.AtSpace && away
	if away {
		l.x = 0
	}
	l.page, l.x, l.y, l.size, l.end = page, max(l.x, r.X+r.Width), r.Y, r.Size, r.End
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
			home := called[n.element.Note]
			if n.element.Role != typeset.NoteRole || home == nil || home == section {
				return false
			}
			home.kids = append(home.kids, n)
			return true
		})
		if len(section.kids) == 0 && len(section.pieces) == 0 {
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
