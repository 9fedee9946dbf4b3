// Package raster paints drawings in pixels, for formats and readers that take
// nothing else.
package raster

import (
	"errors"
	"fmt"
	"image"
	"math"
	"sync"

	"rd50/fonts"
	"rd50/generator/drawing"
	"rd50/generator/drawing/internal/outline"
	"rd50/generator/drawing/lettering"
	"rd50/generator/drawing/raster/internal/scan"
)

// Limits and precision of a raster.
const (
	// MaxSide is the most pixels that a raster has either way. A picture that would
	// be higher is pressed together: whoever shows it gives it its form back.
	MaxSide   = 4000
	usual     = 1600          // pixels of a page's longer side at the usual density
	maxWork   = 3_000_000_000 // pixels and rows of edges painted in one picture
	checkWork = 1_000_000_000 // the same at the usual size, with room up to MaxSide
	edgeWork  = 20            // what an edge costs, in pixels
	tolerance = 0.1           // how far lines stray from curves, in pixels
)

// Draw draws the picture on white, width pixels wide; the height follows from
// its proportions. A picture in greys comes out as *image.Gray, any other as
// *image.RGBA. Faces may be nil when there is no text.
func Draw(d *drawing.Drawing, width int, faces *fonts.Faces) (image.Image, error) {
	tools := borrow()
	defer toolboxes.Put(tools)
	img, err := tools.draw(d, width, faces)
	tools.pixels = nil // the image has them
	return img, err
}

// toolbox is what a painter works with. It may be used again, which saves memory.
type toolbox struct {
	canvas  scan.Canvas
	edges   []drawing.Point // in pairs, of the shape being painted
	spans   []scan.Span
	windows []image.Rectangle // of the shape being painted
	setter  lettering.Setter
	pixels  []byte // of the image
	packer  packer
}

var toolboxes = sync.Pool{New: func() any { return new(toolbox) }}

// borrow gives an empty toolbox.
func borrow() *toolbox {
	t := toolboxes.Get().(*toolbox)
	t.edges = t.edges[:0] // of a shape that failed
	return t
}

// draw is Draw; the image is good until the next one is drawn.
func (t *toolbox) draw(d *drawing.Drawing, width int, faces *fonts.Faces) (image.Image, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	if width < 1 || width > MaxSide {
		return nil, fmt.Errorf("ширина растра %d точек недопустима", width)
	}
	p := painter{faces: faces, work: maxWork, toolbox: t}
	p.size(d, float64(width))
	_, grey := tonesOf(d)
	p.paper = t.newPaper(p.bounds, grey)
	return p.paper.image, p.items(d)
}

// Check tells whether a picture can be drawn at any width that a page has room
// for: what is refused then is refused here, where the picture's place is known.
func Check(d *drawing.Drawing, faces *fonts.Faces) error {
	if err := d.Check(); err != nil {
		return err
	}
	tools := borrow()
	defer toolboxes.Put(tools)
	p := painter{faces: faces, work: checkWork, dry: true, toolbox: tools}
	p.size(d, math.Max(1, usual*math.Min(1, d.Width/d.Height)))
	return p.items(d)
}

// painter paints items one over another. A dry one counts its work alone.
type painter struct {
	*toolbox
	bounds image.Rectangle
	paper  paper // none of a dry one
	faces  *fonts.Faces
	scale  drawing.Matrix
	work   int
	dry    bool
}

// size makes the room for a picture of a width in pixels.
func (p *painter) size(d *drawing.Drawing, width float64) {
	width = math.Ceil(width)
	scale := width / d.Width
	high := math.Max(1, math.Min(math.Round(d.Height*scale), MaxSide))
	p.scale = drawing.Scaling(scale, high/d.Height)
	p.bounds = image.Rect(0, 0, int(width), int(high))
}

func (p *painter) items(d *drawing.Drawing) error {
	for _, item := range d.Items {
		if err := p.item(item); err != nil {
			return err
		}
	}
	return nil
}

func (p *painter) item(item drawing.Item) error {
	switch item := item.(type) {
	case *drawing.Path:
		return p.path(item)
	case *drawing.Text:
		if p.faces == nil {
			return errors.New("для текста рисунка нет шрифтов")
		}
		return p.setter.Each(item, p.faces, p.letters)
	}
	return fmt.Errorf("элемент рисунка не поддерживается")
}

func (p *painter) path(path *drawing.Path) error {
	if path.Fill != nil {
		rule := scan.NonZero
		if path.EvenOdd {
			rule = scan.EvenOdd
		}
		p.outline(p.scale, path.Segments)
		if err := p.paint(*path.Fill, rule); err != nil {
			return err
		}
	}
	if path.Stroke == nil || !(path.StrokeWidth > 0) {
		return nil
	}
	err := outline.Stroke(path, tolerance/p.scale.Factor(), func(polygon []drawing.Point) {
		for i := range polygon {
			polygon[i] = p.scale.Apply(polygon[i])
		}
		p.polygon(polygon)
	})
	if err != nil {
		return err
	}
	return p.paint(*path.Stroke, scan.NonZero)
}

// outline collects the edges of a filled path.
func (t *toolbox) outline(m drawing.Matrix, segments []drawing.Segment) {
	outline.Edges(m, segments, tolerance, func(from, to drawing.Point) {
		if from != to {
			t.edges = append(t.edges, from, to)
		}
	})
}

func (p *painter) polygon(points []drawing.Point) {
	for i, from := range points {
		p.edges = append(p.edges, from, points[(i+1)%len(points)])
	}
}

// paint fills the shape of the collected edges and forgets them.
func (p *painter) paint(c drawing.Colour, rule scan.Rule) error {
	defer func() { p.edges = p.edges[:0] }()
	window := p.touched(p.bounds)
	if window.Empty() {
		return nil
	}
	p.work -= window.Dx() * window.Dy()
	if p.upright(window, c) {
		return nil
	}
	if err := p.charge(window.Size()); err != nil || p.dry {
		return err
	}
	p.scan(window, rule, func(y int, spans []scan.Span) { p.paper.blend(y, spans, c) })
	return nil
}

// scan gives the spans that the collected edges cover in each row of a window.
func (t *toolbox) scan(window image.Rectangle, rule scan.Rule, row func(y int, spans []scan.Span)) {
	for _, w := range t.strips(window) {
		t.canvas.Reset(w.Min.X, w.Min.Y, w.Dx(), w.Dy())
		for i := 0; i < len(t.edges); i += 2 {
			t.canvas.Edge(t.edges[i].X, t.edges[i].Y, t.edges[i+1].X, t.edges[i+1].Y)
		}
		for y := range w.Dy() {
			t.spans = t.canvas.Row(y, rule, t.spans[:0])
			row(w.Min.Y+y, t.spans)
		}
	}
}

var errTooMuch = errors.New("рисунок слишком сложен для растра")

// charge counts the work of the collected edges in a window of a size.
func (p *painter) charge(window image.Point) error {
	high, wide := float64(window.Y), float64(window.X)
	for i := 0; i < len(p.edges); i += 2 {
		a, b := p.edges[i], p.edges[i+1]
		y, x := math.Abs(a.Y-b.Y), math.Abs(a.X-b.X)
		if y > high {
			y = high
		}
		if x > wide {
			x = wide
		}
		if p.work -= edgeWork + int(x+y); p.work < 0 {
			return errTooMuch
		}
	}
	return nil
}

// strips cuts the window of a shape with few edges, such as a frame around the picture,
// into strips whose cells stay in the processor's cache.
func (t *toolbox) strips(window image.Rectangle) []image.Rectangle {
	const cells, few = 1 << 16, 2 * 1000
	high := window.Dy()
	if len(t.edges) <= few {
		high = max(16, cells/window.Dx())
	}
	t.windows = t.windows[:0]
	for ; window.Min.Y < window.Max.Y; window.Min.Y += high {
		strip := window
		strip.Max.Y = min(window.Min.Y+high, window.Max.Y)
		t.windows = append(t.windows, strip)
	}
	return t.windows
}

// touched gives the pixels that the collected edges touch within a box.
func (t *toolbox) touched(box image.Rectangle) image.Rectangle {
	low, high := drawing.At(math.Inf(1), math.Inf(1)), drawing.At(math.Inf(-1), math.Inf(-1))
	for _, e := range t.edges {
		if e.X < low.X {
			low.X = e.X
		}
		if e.X > high.X {
			high.X = e.X
		}
		if e.Y < low.Y {
			low.Y = e.Y
		}
		if e.Y > high.Y {
			high.Y = e.Y
		}
	}
	within := func(v float64, least, most int) int { return int(max(float64(least), min(v, float64(most)))) }
	return image.Rectangle{
		Min: image.Pt(within(math.Floor(low.X), box.Min.X, box.Max.X), within(math.Floor(low.Y), box.Min.Y, box.Max.Y)),
		Max: image.Pt(within(math.Ceil(high.X), box.Min.X, box.Max.X), within(math.Ceil(high.Y), box.Min.Y, box.Max.Y)),
	}
}

// upright fills what is one rectangle along the axes without a scan, as most shapes
// of a chart are.
func (p *painter) upright(window image.Rectangle, c drawing.Colour) bool {
	e := p.edges
	if p.dry || len(e) != 8 || e[1] != e[2] || e[3] != e[4] || e[5] != e[6] || e[7] != e[0] {
		return false
	}
	a, b := e[0], e[4] // opposite corners
	if !(e[2] == drawing.At(b.X, a.Y) && e[6] == drawing.At(a.X, b.Y)) && !(e[2] == drawing.At(a.X, b.Y) && e[6] == drawing.At(b.X, a.Y)) {
		return false
	}
	left, right := min(a.X, b.X), max(a.X, b.X)
	top, bottom := min(a.Y, b.Y), max(a.Y, b.Y)
	for y := window.Min.Y; y < window.Max.Y; y++ {
		p.band(window, y, left, right, overlap(y, top, bottom), c)
	}
	return true
}

// band paints one row of a rectangle: the pixels cut by its sides, then those between.
func (p *painter) band(window image.Rectangle, y int, left, right, high float64, c drawing.Colour) {
	from, to := window.Min.X, window.Max.X
	for from < to && (float64(from) < left || to-from < 2) {
		p.cell(from, y, 1, overlap(from, left, right)*high, c)
		from++
	}
	if from < to && float64(to) > right {
		to--
		p.cell(to, y, 1, overlap(to, left, right)*high, c)
	}
	p.cell(from, y, to-from, high, c)
}

func (p *painter) cell(x, y, n int, cover float64, c drawing.Colour) {
	if n > 0 && cover > scan.Visible {
		p.spans = append(p.spans[:0], scan.Span{X: x, N: n, Cover: cover})
		p.paper.blend(y, p.spans, c)
	}
}

// overlap is how much of the pixel at a place lies between two bounds.
func overlap(at int, low, high float64) float64 {
	return max(0, min(float64(at+1), high)-max(float64(at), low))
}
