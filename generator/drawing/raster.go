package drawing

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	painting "image/draw"
	"image/png"
	"io"
	"math"

	"rd50/generator/drawing/internal/scan"
)

// Limits and precision of a raster.
const (
	maxSide   = 20_000 // pixels
	maxPixels = 64_000_000
	maxWork   = 1_000_000_000 // pixels and rows of edges painted in one picture
	edgeWork  = 20            // what an edge costs, in pixels
	tolerance = 0.05          // how far lines stray from curves, in pixels
)

// Raster draws the picture on white, width pixels wide; the height follows from
// its proportions. Faces may be nil when there is no text.
func (d *Drawing) Raster(width int, faces *TextFaces) (*image.RGBA, error) {
	if err := d.check(); err != nil {
		return nil, err
	}
	scale := float64(width) / d.Width
	high := math.Max(1, math.Round(d.Height*scale))
	if width < 1 || width > maxSide || high > maxSide || float64(width)*high > maxPixels {
		return nil, fmt.Errorf("растр %d × %.0f точек вне допустимых размеров", width, high)
	}
	p := painter{image: image.NewRGBA(image.Rect(0, 0, width, int(high))), work: maxWork}
	p.scale = scaling(scale, high/d.Height)
	painting.Draw(p.image, p.image.Bounds(), image.White, image.Point{}, painting.Src)
	for _, item := range d.Items {
		if err := p.item(item, faces); err != nil {
			return nil, err
		}
	}
	return p.image, nil
}

// PNG writes the raster as a PNG file without alpha: with a palette where 256
// colours are enough, which is smaller and much faster to pack, else with 8 bits
// a channel.
func (d *Drawing) PNG(w io.Writer, width int, faces *TextFaces) error {
	img, err := d.Raster(width, faces)
	if err != nil {
		return err
	}
	encoder := png.Encoder{CompressionLevel: png.BestSpeed} // a tenth larger, in a third of the time
	if p, ok := withPalette(img); ok {
		return encoder.Encode(w, p)
	}
	return encoder.Encode(w, img)
}

// withPalette gives an opaque picture with a palette in the order in which its
// colours appear; false when it has more than a palette holds.
func withPalette(img *image.RGBA) (*image.Paletted, bool) {
	out := image.NewPaletted(img.Bounds(), nil)
	index := map[color.RGBA]uint8{}
	var last color.RGBA // alpha 0: no pixel is like it
	var at uint8
	for i := range out.Pix {
		p := img.Pix[4*i : 4*i+4 : 4*i+4]
		if c := (color.RGBA{p[0], p[1], p[2], p[3]}); c != last {
			known := false
			if at, known = index[c]; !known {
				if len(out.Palette) == 256 {
					return nil, false
				}
				at = uint8(len(out.Palette))
				index[c] = at
				out.Palette = append(out.Palette, c)
			}
			last = c
		}
		out.Pix[i] = at
	}
	return out, true
}

// painter paints items one over another.
type painter struct {
	image  *image.RGBA
	scale  Matrix
	canvas scan.Canvas
	edges  []Point // in pairs, of the shape being painted
	work   int
}

func (p *painter) item(item Item, faces *TextFaces) error {
	switch item := item.(type) {
	case *Path:
		return p.path(item)
	case *Text:
		if faces == nil {
			return errors.New("для текста рисунка нет шрифтов")
		}
		outlines, err := item.Outlines(faces)
		if err != nil {
			return err
		}
		for _, o := range outlines {
			if err := p.path(o); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("элемент рисунка %T не поддерживается", item)
}

func (p *painter) path(path *Path) error {
	if path.Fill != nil {
		rule := scan.NonZero
		if path.EvenOdd {
			rule = scan.EvenOdd
		}
		for _, l := range flatten(p.scale.segments(path.Segments), tolerance) {
			p.polygon(l.points)
		}
		if err := p.paint(*path.Fill, rule); err != nil {
			return err
		}
	}
	if path.Stroke == nil || !(path.StrokeWidth > 0) {
		return nil
	}
	err := outline(path, tolerance/p.scale.factor(), func(polygon []Point) {
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

func (p *painter) polygon(points []Point) {
	for i, from := range points {
		p.edges = append(p.edges, from, points[(i+1)%len(points)])
	}
}

// paint fills the shape of the collected edges and forgets them.
func (p *painter) paint(c Colour, rule scan.Rule) error {
	defer func() { p.edges = p.edges[:0] }()
	window := p.bounds()
	if window.Empty() {
		return nil
	}
	p.work -= window.Dx() * window.Dy()
	p.canvas.Reset(window.Min.X, window.Min.Y, window.Dx(), window.Dy())
	for i := 0; i < len(p.edges); i += 2 {
		a, b := p.edges[i], p.edges[i+1]
		p.work -= edgeWork + int(math.Min(math.Abs(a.Y-b.Y), float64(window.Dy()))+math.Min(math.Abs(a.X-b.X), float64(window.Dx())))
		if p.work < 0 {
			return errors.New("рисунок слишком сложен для растра")
		}
		p.canvas.Edge(a.X, a.Y, b.X, b.Y)
	}
	for y := range window.Dy() {
		p.canvas.Row(y, rule, func(x, n int, cover float64) { p.blend(x, window.Min.Y+y, n, c, cover) })
	}
	return nil
}

// bounds gives the pixels that the collected edges touch within the image.
func (p *painter) bounds() image.Rectangle {
	lowX, lowY, highX, highY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, e := range p.edges {
		lowX, highX = math.Min(lowX, e.X), math.Max(highX, e.X)
		lowY, highY = math.Min(lowY, e.Y), math.Max(highY, e.Y)
	}
	size := p.image.Bounds().Size()
	within := func(v float64, limit int) int { return int(math.Max(0, math.Min(v, float64(limit)))) }
	return image.Rect(
		within(math.Floor(lowX), size.X), within(math.Floor(lowY), size.Y),
		within(math.Ceil(highX), size.X), within(math.Ceil(highY), size.Y))
}

// blend lays a colour over n pixels of a row.
func (p *painter) blend(x, y, n int, c Colour, cover float64) {
	alpha := cover * c.Opacity()
	at := p.image.PixOffset(x, y)
	pixels := p.image.Pix[at : at+4*n : at+4*n]
	if alpha > 511.0/512 {
		for ; len(pixels) >= 4; pixels = pixels[4:] {
			pixels[0], pixels[1], pixels[2] = c.R, c.G, c.B
		}
		return
	}
	own := [...]float64{float64(c.R)*alpha + 0.5, float64(c.G)*alpha + 0.5, float64(c.B)*alpha + 0.5}
	for ; len(pixels) >= 4; pixels = pixels[4:] {
		for i, v := range own {
			pixels[i] = uint8(float64(pixels[i])*(1-alpha) + v)
		}
	}
}
