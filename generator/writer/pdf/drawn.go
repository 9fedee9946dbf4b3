package pdf

import (
	"slices"
	"sync"

	"rd50/fonts"
	"rd50/generator/typeset"
)

// Drawn remembers the pages of a file as they were drawn, so that of a later state of the
// report those alone are drawn that are not as they were. The zero Drawn is ready, also
// for several goroutines at once.
type Drawn struct {
	mu     sync.Mutex
	faces  *fonts.Faces
	header string
	sheets []*sheet
}

// of gives what is known of pages that are set in the same faces, under the same header.
func (d *Drawn) of(l *typeset.Layout, header string) []*sheet {
	if d == nil {
		return nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.faces != l.Faces || d.header != header {
		return nil
	}
	return d.sheets
}

func (d *Drawn) keep(drawn *document) {
	if d == nil {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.faces, d.header, d.sheets = drawn.layout.Faces, drawn.header, drawn.sheets
}

// sheet is a page as it was drawn, with all that the rest of the file follows from. It is
// not changed once it is made.
type sheet struct {
	page          *typeset.Page
	content       *stream
	before, after inks
	signs         []signs
	pieces        []drawnPiece
	links         []annotation
	texts         []drawnText
	boxes         []drawnBox
}

// inks is what pages call by a number: the faces and the opacities that are in use, in
// the order of their first use.
type inks struct {
	faces  []*fonts.Face
	opaque []uint8 // from 0 to 255
}

// now gives the inks as it is, whatever comes to it later.
func (p inks) now() inks { return inks{slices.Clip(p.faces), slices.Clip(p.opaque)} }

func (p inks) equal(o inks) bool {
	return slices.Equal(p.faces, o.faces) && slices.Equal(p.opaque, o.opaque)
}

// signs are up to 64 neighbours of a font that a page shows.
type signs struct {
	font, row int
	bits      uint64
}

// drawnPiece is a piece of an element: marked content, or one of the sheet's links.
type drawnPiece struct {
	element *typeset.Element
	link    int // its index and one; 0 for marked content
}

// drawnText is how far the text of a block came on the page.
type drawnText struct {
	element *typeset.Element
	goesOn  bool // behind a space of an earlier page
	line    line
}

type drawnBox struct {
	element *typeset.Element
	box     box
}

// state is where a page begins within what is known of the report.
type state struct {
	inks          inks
	pieces, links int
}

func (d *document) state() state { return state{d.inks.now(), len(d.pieces), len(d.links)} }

// sheet gives the page that has just been drawn; nil for one that shows pixels, which
// the gallery has to see each time.
func (d *document) sheet(page *typeset.Page, from state, content *stream) *sheet {
	if d.pixels {
		return nil
	}
	s := &sheet{page: page, content: content, before: from.inks, after: d.inks.now(),
		signs: slices.Clone(d.shown), links: slices.Clone(d.links[from.links:])}
	for _, p := range d.pieces[from.pieces:] {
		link := int(p.link)
		if link > 0 {
			link -= from.links
		}
		s.pieces = append(s.pieces, drawnPiece{p.node.element, link})
		if b, ok := d.boxes[p.node]; ok {
			s.boxes = append(s.boxes, drawnBox{p.node.element, b})
		}
	}
	for _, t := range d.begun {
		s.texts = append(s.texts, drawnText{t.node.element, t.goesOn, t.node.line})
	}
	return s
}

// again adds a page that is as it was drawn, and gives its content; nil for one that has to
// be drawn.
func (d *document) again(page *typeset.Page) *stream {
	if d.number >= len(d.earlier) {
		return nil
	}
	s := d.earlier[d.number]
	if s == nil || !d.inks.equal(s.before) || !s.page.Same(page) || !d.continues(s) {
		return nil
	}
	d.number++
	d.startPage()
	d.repeat(s)
	d.sheets = append(d.sheets, s)
	return s.content
}

// continues tells whether the elements of a sheet are those of the report, and its texts go
// on from where they came to.
func (d *document) continues(s *sheet) bool {
	for _, p := range s.pieces {
		if d.nodes[p.element] == nil {
			return false
		}
	}
	for _, t := range s.texts {
		if n := d.nodes[t.element]; n == nil || n.line.goesOn() != t.goesOn {
			return false
		}
	}
	return true
}

// repeat tells all that drawing a sheet would.
func (d *document) repeat(s *sheet) {
	for _, face := range s.after.faces[len(s.before.faces):] {
		d.fontOf(face)
	}
	d.opaque = append(d.opaque, s.after.opaque[len(s.before.opaque):]...)
	for _, g := range s.signs {
		d.fonts[g.font].used[g.row] |= g.bits
	}
	links := len(d.links)
	d.links = append(d.links, s.links...)
	for _, p := range s.pieces {
		if p.link > 0 {
			d.give(d.nodes[p.element], piece{link: int32(links + p.link)})
		} else {
			d.next(d.nodes[p.element])
		}
	}
	for _, t := range s.texts {
		d.nodes[t.element].line = t.line
	}
	for _, b := range s.boxes {
		d.boxes[d.nodes[b.element]] = b.box
	}
}
