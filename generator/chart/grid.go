package chart

import (
	"rd50/fonts"
	"rd50/generator/drawing"
)

// grid is a table of cells while it is drawn.
type grid struct {
	*canvas
	Grid
	st        style
	left      float64 // where the cells begin
	cellWidth float64
}

// Measures of a grid.
const (
	gridPad    = 9.0
	gridHeight = 84.0 // of a row, at least
	gridNames  = 0.24 // the most of the width for the names of rows
	gridLines  = 200  // the most of a cell
)

// Draw gives the cells in shades by their level, the names of rows at their left, those
// of columns under them, and what the shades mean.
func (c Grid) Draw(faces *fonts.Faces) *drawing.Drawing {
	g := &grid{canvas: newCanvas(faces), Grid: c, st: style{size: large}}
	for _, name := range append([]string{c.Up}, c.Rows...) {
		g.left = max(g.left, g.width(g.clean(name), g.st)+2*gridPad)
	}
	g.left = min(g.left, gridNames*Width)
	columns := len(c.Columns)
	for _, row := range c.Cells {
		columns = max(columns, len(row))
	}
	g.cellWidth = (Width - 1 - g.left) / float64(max(1, columns))
	y := g.named(0, c.Up, g.left/2, g.left)
	for i := range c.Cells {
		y = g.row(i, y)
	}
	end := y
	for i, name := range c.Columns {
		end = max(end, g.under(y+4, name, g.left+(float64(i)+0.5)*g.cellWidth, g.cellWidth))
	}
	end = g.named(end+2, c.Across, (g.left+Width)/2, Width-g.left)
	return g.drawing(g.legend(end+8, g.shades()) + 1)
}

// shadeOf is how dark a level is; levels beyond the last are as dark as it.
func shadeOf(level int) grey {
	shades := [...]grey{white, light, middle}
	return shades[max(0, min(level, len(shades)-1))]
}

// row draws the cells of a row from the top y and its name, and gives where it ends.
func (g *grid) row(i int, y float64) float64 {
	height, lines := gridHeight, make([][]string, len(g.Cells[i]))
	for k, cell := range g.Cells[i] {
		lines[k] = g.wrap(cell.Text, g.st, g.cellWidth-2*gridPad, gridLines)
		height = max(height, float64(len(lines[k]))*g.st.leading()+2*gridPad)
	}
	for k, cell := range g.Cells[i] {
		r := rect{g.left + float64(k)*g.cellWidth, y, g.cellWidth, height}
		g.box(r, texture{base: shadeOf(cell.Level)})
		g.centred(r.x+r.w/2, r.y+r.h/2, drawing.MiddleAnchor, lines[k], g.st)
	}
	name := g.wrap(word(g.Rows, i), g.st, g.left-2*gridPad, 4)
	g.centred(g.left/2, y+height/2, drawing.MiddleAnchor, name, g.st)
	return y + height
}

// named sets the title of an axis about x and gives where it ends.
func (g *grid) named(y float64, title string, x, width float64) float64 {
	return g.under(y, title, x, width) + 3
}

// under sets lines about x from the top y and gives where they end.
func (g *grid) under(y float64, s string, x, width float64) float64 {
	lines := g.wrap(s, g.st, width-4, 3)
	g.lines(x, y, drawing.MiddleAnchor, lines, g.st)
	return y + float64(len(lines))*g.st.leading()
}

// shades is the legend of the levels.
func (g *grid) shades() []entry {
	var out []entry
	for level, name := range g.Levels {
		out = append(out, entry{name, func(r rect) { g.box(r, texture{base: shadeOf(level)}) }})
	}
	return out
}
