package chart

import (
	"rd50/fonts"
	"rd50/generator/drawing"
)

// quadrants is a table of four fields while it is drawn.
type quadrants struct {
	*canvas
	Quadrants
	st     style
	titles [4][]string
	bodies [4][][]string
}

// Measures of the fields.
const (
	fieldWidth = (Width - 2) / 2
	fieldPad   = 9.0
	bullet     = 15.0 // from a dash to its statement
	statement  = 4.0  // between two statements
)

// Draw gives a table of two by two fields, headings on grey.
func (c Quadrants) Draw(faces *fonts.Faces) *drawing.Drawing {
	q := &quadrants{canvas: newCanvas(faces), Quadrants: c}
	for _, size := range [...]float64{large, note, small} {
		if q.layout(size); q.height(0)+q.height(1)+2 <= MaxHeight {
			break
		}
	}
	y := 1.0
	for row := range 2 {
		height := q.height(row)
		for column := range 2 {
			q.field(row*2+column, rect{1 + float64(column)*fieldWidth, y, fieldWidth, height})
		}
		y += height
	}
	return q.drawing(y + 1)
}

func (q *quadrants) layout(size float64) {
	q.st = style{size: size}
	for i, f := range q.Fields {
		q.titles[i] = q.wrap(f.Title, q.st, fieldWidth-2*fieldPad, 3)
		q.bodies[i] = nil
		for _, s := range f.Items {
			q.bodies[i] = append(q.bodies[i], q.wrap(s, q.st, fieldWidth-2*fieldPad-bullet, 12))
		}
	}
}

// head is the height of the headings of a row of fields.
func (q *quadrants) head(row int) float64 {
	return float64(max(1, len(q.titles[row*2]), len(q.titles[row*2+1])))*q.st.leading() + 10
}

// height is that of a row of fields.
func (q *quadrants) height(row int) float64 {
	body := 0.0
	for _, items := range q.bodies[row*2 : row*2+2] {
		sum := 2*fieldPad - statement
		for _, lines := range items {
			sum += float64(len(lines))*q.st.leading() + statement
		}
		body = max(body, sum)
	}
	return q.head(row) + body
}

func (q *quadrants) field(i int, r rect) {
	head := rect{r.x, r.y, r.w, q.head(i / 2)}
	q.plain(head, pale)
	q.line(ink, thin, point(head.x, head.bottom()), point(head.right(), head.bottom()))
	q.add(&drawing.Path{Stroke: ink.paint(), StrokeWidth: thin}).Rect(r.x, r.y, r.w, r.h)
	q.centred(r.x+r.w/2, head.y+head.h/2, drawing.MiddleAnchor, q.titles[i], q.st)
	y := head.bottom() + fieldPad
	for _, lines := range q.bodies[i] {
		if len(lines) > 0 {
			q.lines(r.x+fieldPad, y, drawing.StartAnchor, []string{"–"}, q.st)
		}
		q.lines(r.x+fieldPad+bullet, y, drawing.StartAnchor, lines, q.st)
		y += float64(len(lines))*q.st.leading() + statement
	}
}
