package docx

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"rd50/generator/picture"
	"rd50/generator/report"
)

const (
	emuPixel = 9525 // English metric units in a CSS pixel
	emuTwip  = 635
	emuPoint = 12700
	fallback = 150 // pixels an inch of a drawing's raster
	emuInch  = 914400

	emuMillimetre = 36000
)

// Namespaces of drawings.
const (
	nsDrawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsPicture = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	nsSVG     = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
	svgBlip   = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
)

// figureBlock writes a picture in the line and the caption below it (6.5.7).
func figureBlock(d *writer, b *report.Figure, f flow) elements {
	page, wide := d.sheet.textHeight(), d.sheet.textWidth()
	if d.wide {
		page, wide = d.sheet.wideHeight()-spareBelow, d.sheet.wideWidth() // the section's end needs a line
	}
	lines := 1 + len([]rune(report.PlainText(b.Caption)))*150/wide
	room := page - (lines*fontSize(d.report.Layout)*20*1149/1000 + gapPicture)
	width, height, err := d.pictureSize(b, f.width-f.left, room)
	if err != nil {
		d.fail(fmt.Errorf("рисунок %s: %w", b.Number, err))
		return nil
	}
	blip, err := blip(d, b, width)
	if err != nil {
		d.fail(fmt.Errorf("рисунок %s, файл %s: %w", b.Number, b.Image.Name, err))
		return nil
	}
	p := paragraph{style: styleFigure, before: d.aboveIn(f, gapObject)}
	caption := paragraph{style: styleCaption}
	if f.left > 0 {
		p.indentation = &indentation{left: f.left}
		caption.indentation = p.indentation
	}
	out := elements{
		el("w:p", p.element(), el("w:r", drawingElement(d, b, blip, width, height))),
		el("w:p", caption.element(), captionRuns(d, "Рисунок", b.ID, b.Number, b.Caption)),
	}
	d.given = gapObject
	return out
}

// pictureSize gives a picture's size in EMU: that of the pages, where the column has
// room for it.
func (d *writer) pictureSize(b *report.Figure, width, height int) (w, h int, err error) {
	wish := b.Width * emuMillimetre
	if wish == 0 && d.wide {
		wish = float64(width * emuTwip)
	}
	if known, ok := d.pages.(Columns); ok {
		if points, _ := known.Shown(b); points > 0 {
			wish = points * emuPoint
		}
	}
	return fit(b.Image, wish, width, height)
}

// fit gives a picture's size in EMU: the wished width or, where that is 0, its own, or what
// the column and the page have where that is too large. Width and height are in twips.
func fit(img report.Image, wish float64, width, height int) (w, h int, err error) {
	if !(img.Width > 0 && img.Height > 0 && img.Width < 1e6 && img.Height < 1e6) {
		return 0, 0, fmt.Errorf("у изображения %s нет размеров", img.Name)
	}
	scale := 1.0
	if wish > 0 {
		scale = wish / (img.Width * emuPixel)
	}
	scale = min(scale, float64(width*emuTwip)/(img.Width*emuPixel), float64(height*emuTwip)/(img.Height*emuPixel))
	w, h = int(img.Width*emuPixel*scale), int(img.Height*emuPixel*scale)
	return max(w, emuPixel), max(h, emuPixel), nil
}

// blip puts a figure's picture into the package and gives the element that shows it: a
// drawing as SVG, with pixels for a reader that knows none.
func blip(d *writer, f *report.Figure, width int) (*element, error) {
	img := f.Image
	if img.Format != report.SVG {
		data, kind, err := picture.Flatten(img)
		if err != nil {
			return nil, err
		}
		return el("a:blip", at("r:embed", d.addMedia(kind, data))), nil
	}
	data, err := picture.Bytes(img)
	if err != nil {
		return nil, err
	}
	vector := el("asvg:svgBlip", at("xmlns:asvg", nsSVG), at("r:embed", d.addMedia("svg", data)))
	shown := d.known[string(data)]
	if shown == "" {
		shown = d.addPixels(f, data, width)
	}
	d.shown[string(data)] = shown
	return el("a:blip", at("r:embed", shown), el("a:extLst", el("a:ext", at("uri", svgBlip), vector))), nil
}

// addMedia gives the relation to a picture's part; equal bytes share one.
func (d *writer) addMedia(extension string, data []byte) string {
	name := ""
	for _, m := range d.media {
		if bytes.Equal(m.data, data) {
			name = m.name
		}
	}
	if name == "" {
		name = d.newMedia(extension, data)
	}
	return d.relations.add("image", name[len("word/"):], false)
}

// newMedia gives the name of a new picture's part.
func (d *writer) newMedia(extension string, data []byte) string {
	name := fmt.Sprintf("word/media/%s%d.%s", mediaPrefix(d), len(d.media)+1, extension)
	d.media = append(d.media, file{name: name, data: data})
	return name
}

// mediaPrefix keeps names of pictures apart from those of a template.
func mediaPrefix(d *writer) string {
	if d.template == nil {
		return "image"
	}
	prefix := "report"
	for slices.ContainsFunc(d.template.order, func(name string) bool { return strings.HasPrefix(name, "word/media/"+prefix) }) {
		prefix += "x"
	}
	return prefix
}

// drawingElement places a picture in the line, with its alternative text.
func drawingElement(d *writer, b *report.Figure, blip *element, width, height int) *element {
	d.drawings++
	alt := clean(b.Alt)
	if alt == "" {
		alt = clean(report.PlainText(b.Caption))
	}
	if alt == "" {
		alt = "Рисунок " + b.Number
	}
	name := fmt.Sprintf("Рисунок %d", d.drawings)
	shape := el("pic:pic", at("xmlns:pic", nsPicture),
		el("pic:nvPicPr", el("pic:cNvPr", num("id", d.drawings), at("name", name), at("descr", alt)), el("pic:cNvPicPr")),
		el("pic:blipFill", blip, el("a:stretch", el("a:fillRect"))),
		el("pic:spPr",
			el("a:xfrm", el("a:off", num("x", 0), num("y", 0)), el("a:ext", num("cx", width), num("cy", height))),
			el("a:prstGeom", at("prst", "rect"), el("a:avLst"))))
	return el("w:drawing", el("wp:inline", num("distT", 0), num("distB", 0), num("distL", 0), num("distR", 0),
		el("wp:extent", num("cx", width), num("cy", height)),
		el("wp:docPr", num("id", d.drawings), at("name", name), at("descr", alt)),
		el("wp:cNvGraphicFramePr", el("a:graphicFrameLocks", at("xmlns:a", nsDrawing), num("noChangeAspect", 1))),
		el("a:graphic", at("xmlns:a", nsDrawing), el("a:graphicData", at("uri", nsPicture), shape))))
}
