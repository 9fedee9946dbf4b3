package prose

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rd50/generator/report"
)

// Cells that join the one above and the one to the left.
const (
	joinAbove = "^^"
	joinLeft  = "<<"
)

// joint gives the sign that is all that a cell holds, nothing for any other cell.
func joint(source []byte, cell ast.Node) string {
	if cell == nil || cell.Lines().Len() == 0 {
		return ""
	}
	line := cell.Lines().At(0)
	if s := strings.TrimSpace(string(line.Value(source))); s == joinAbove || s == joinLeft {
		return s
	}
	return ""
}

// spot is a place of a table: a cell as it is written, or none where the row is short.
type spot struct {
	cell  ast.Node
	joins string // the sign that it holds
	row   int
	col   int
	root  *spot // the upper left one of the cell that it belongs to
	rows  int   // that the cell covers, where it starts here
	cols  int
}

// mesh is a table as it is written. Each spot belongs to itself or to what its sign points
// at, so that the parts of a joined cell lead to its upper left one.
type mesh struct {
	c      *converter
	spots  [][]*spot
	head   int
	joined bool
}

func meshOf(c *converter, n *east.Table, columns int) *mesh {
	m := &mesh{c: c}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var spots []*spot
		cell := row.FirstChild()
		for i := range columns {
			s := &spot{cell: cell, joins: joint(c.source, cell), row: len(m.spots), col: i}
			s.root = s
			spots = append(spots, s)
			if cell != nil {
				cell = cell.NextSibling()
			}
		}
		c.surplus(row)
		m.spots = append(m.spots, spots)
	}
	return m
}

// join follows the signs and makes sure that joined cells are rectangles.
func (m *mesh) join() {
	parts := map[*spot][]*spot{}
	var roots []*spot
	for r, row := range m.spots {
		for col, s := range row {
			if to := m.pointed(s, r, col); to != nil {
				s.root, m.joined = to.root, true
			}
			if s.root == s {
				roots = append(roots, s)
			}
			parts[s.root] = append(parts[s.root], s)
		}
	}
	for _, root := range roots {
		m.settle(root, parts[root])
	}
}

// settle gives a cell the rectangle that its parts, in reading order, make. What is none is
// told, and all of them stay apart.
func (m *mesh) settle(root *spot, parts []*spot) {
	last, right := parts[len(parts)-1], 0
	for _, s := range parts {
		right = max(right, s.col)
	}
	rows, cols := last.row-root.row+1, right-root.col+1
	if rows*cols == len(parts) {
		root.rows, root.cols = rows, cols
		return
	}
	m.tell(last, "объединенные ячейки не образуют прямоугольника", "в каждой ячейке прямоугольника, кроме левой верхней, стоит ^^ или <<")
	for _, s := range parts {
		s.root, s.rows, s.cols = s, 1, 1
	}
}

// pointed gives the spot that a sign points at; nil where there is no sign or nothing to
// join, which it tells.
func (m *mesh) pointed(s *spot, row, col int) *spot {
	switch {
	case s.joins == joinAbove && row == 0:
		m.tell(s, "знаки ^^ стоят в первой строке таблицы, над ней ячеек нет", "ячейка объединяется с той, что выше; сами знаки пишутся как \\^^")
	case s.joins == joinAbove && row == m.head:
		m.tell(s, "объединение переходит границу головки таблицы", "в первой строке под головкой знаков ^^ нет; больше строк головки задает head=2 в подписи: {#tab-1 head=2}")
	case s.joins == joinAbove:
		return m.spots[row-1][col]
	case s.joins == joinLeft && col == 0:
		m.tell(s, "знаки << стоят в первой графе таблицы, слева ячеек нет", "ячейка объединяется с той, что левее; сами знаки пишутся как \\<<")
	case s.joins == joinLeft:
		return m.spots[row][col-1]
	}
	return nil
}

func (m *mesh) tell(s *spot, message, hint string) {
	line := s.cell.Lines().At(0)
	line = line.TrimLeftSpace(m.c.source)
	m.c.fault(line.Start, message, hint)
}

// rows gives the rows of a head or a body. One in which no cell starts says nothing of its
// own and is left out.
func (m *mesh) rows(from, to int) [][]report.Cell {
	var out [][]report.Cell
	for r := from; r < to; r++ {
		var cells []report.Cell
		for _, s := range m.spots[r] {
			if s.root != s {
				continue
			}
			cell := m.cell(s)
			if s.cols > 1 {
				cell.Span = s.cols
			}
			if rows := s.rows - m.silent(r, r+s.rows); rows > 1 {
				cell.Rows = rows
			}
			cells = append(cells, cell)
		}
		if cells != nil {
			out = append(out, cells)
		}
	}
	return out
}

// silent counts the rows in which no cell starts.
func (m *mesh) silent(from, to int) int {
	n := 0
	for r := from; r < to; r++ {
		if !slices.ContainsFunc(m.spots[r], func(s *spot) bool { return s.root == s }) {
			n++
		}
	}
	return n
}

func (m *mesh) cell(s *spot) report.Cell {
	if s.cell == nil || s.joins != "" {
		return report.Cell{Kind: report.Empty, Blocks: report.TextCell("").Blocks}
	}
	out := report.InlineCell(m.c.inlines(s.cell))
	out.Kind, out.Keys = kindOf(out), m.c.keys(s.cell.Pos())
	return out
}
