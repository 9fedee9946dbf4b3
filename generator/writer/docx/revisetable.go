package docx

import (
	"fmt"
	"slices"
	"strconv"

	"rd50/generator/revision"
)

// table writes a table of both reports: rows of one alone are marked, those of both
// compared cell by cell.
func (r *reviser) table(s revision.Step) *element {
	old, new := s.Old.Node.(*element), s.New.Node.(*element)
	out := el("w:tbl", new.child("w:tblPr"))
	g := joinGrids(gridOf(old), gridOf(new))
	g.element().addTo(out)
	for _, step := range s.Within() {
		switch {
		case step.Old != nil && step.New != nil:
			row := r.row(step)
			g.fit(row, g.new)
			row.addTo(out)
		case step.Old != nil:
			row := r.wholeRow(step.Old, changeOf(step))
			r.ranged(step, elements{row})
			g.fit(row, g.old)
			row.addTo(out)
		default:
			row := r.wholeRow(step.New, changeOf(step))
			r.ranged(step, elements{row})
			g.fit(row, g.new)
			row.addTo(out)
		}
	}
	return out
}

// row writes a row of both reports.
func (r *reviser) row(s revision.Step) *element {
	row := s.New.Node.(*element)
	if !s.Changed() {
		return row
	}
	for i, c := range s.New.Parts {
		if step := (revision.Step{Old: s.Old.Parts[i], New: c}); step.Changed() {
			list := r.blocks(step.Within())
			closed(list, r)
			setCell(c.Node.(*element), list.elements())
		}
	}
	return row
}

func setCell(cell *element, list elements) {
	properties := cell.child("w:tcPr")
	cell.kids = nil
	properties.addTo(cell)
	list.addTo(cell)
}

// wholeRow marks a row and all that stands in it.
func (r *reviser) wholeRow(p *revision.Part, m change) *element {
	row := p.Node.(*element)
	for _, c := range p.Parts {
		var list revisedList
		for _, k := range c.Parts {
			list = append(list, r.alone(k, m)...)
		}
		setCell(c.Node.(*element), list.elements())
	}
	properties := row.child("w:trPr")
	if properties == nil {
		properties = el("w:trPr")
		row.insert(0, properties)
	}
	r.signed(m.row()).addTo(properties)
	return row
}

// wholeTable marks every row of a table; a table that is gone is no wider than the page
// that it stands on now.
func (r *reviser) wholeTable(p *revision.Part, m change) *element {
	table := p.Node.(*element)
	for _, row := range p.Parts {
		r.wholeRow(row, m)
	}
	if m.old() {
		g := gridOf(table)
		if width := g[len(g)-1]; width > r.d.sheet.textWidth() {
			narrow := joinGrids(g, scaledTo(g, r.d.sheet.textWidth()))
			*table.child("w:tblGrid") = *narrow.element()
			for _, row := range p.Parts {
				narrow.fit(row.Node.(*element), narrow.old)
			}
		}
	}
	return table
}

// grids are the columns of two tables in one: edges are their right sides in twips, old and
// new tell which of them each column of a table ends at.
type grids struct {
	edges    []int
	old, new []int
}

// gridOf gives the right sides of a table's columns.
func gridOf(table *element) []int {
	var out []int
	at := 0
	for _, c := range table.child("w:tblGrid").elements() {
		w, _ := strconv.Atoi(c.attr("w:w")) // our own
		at += w
		out = append(out, at)
	}
	return out
}

// scaledTo gives columns of another width.
func scaledTo(edges []int, width int) []int {
	out := make([]int, len(edges))
	for i, e := range edges {
		out[i] = e * width / edges[len(edges)-1]
	}
	return out
}

// joinGrids lays the columns of an old table over those of a new one, whose width it takes.
// As many columns are the same columns.
func joinGrids(old, new []int) grids {
	if len(old) == len(new) {
		old = new
	}
	old = scaledTo(old, new[len(new)-1])
	g := grids{edges: append(slices.Clone(old), new...)}
	slices.Sort(g.edges)
	g.edges = slices.Compact(g.edges)
	index := func(edges []int) []int {
		out := make([]int, len(edges))
		for i, e := range edges {
			out[i], _ = slices.BinarySearch(g.edges, e)
		}
		return out
	}
	g.old, g.new = index(old), index(new)
	return g
}

func (g grids) element() *element {
	e := el("w:tblGrid")
	at := 0
	for _, edge := range g.edges {
		el("w:gridCol", num("w:w", edge-at)).addTo(e)
		at = edge
	}
	return e
}

// fit gives the cells of a row their widths and columns in the joined grid.
func (g grids) fit(row *element, ends []int) {
	column, from := 0, -1
	for _, cell := range row.elements() {
		if cell.name != "w:tc" {
			continue
		}
		properties := cell.child("w:tcPr")
		span, err := strconv.Atoi(properties.value("w:gridSpan"))
		if err != nil {
			span = 1
		}
		column += span
		to := ends[column-1]
		width := g.edges[to]
		if from >= 0 {
			width -= g.edges[from]
		}
		properties.child("w:tcW").setAttr("w:w", fmt.Sprint(width))
		properties.without("w:gridSpan")
		if to-from > 1 {
			properties.insertBefore(el("w:gridSpan", valNum(to-from)), "w:vMerge", "w:tcBorders", "w:vAlign")
		}
		from = to
	}
}
