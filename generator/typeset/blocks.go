package typeset

import (
	"slices"
	"strconv"
	"strings"

	"rd50/fonts"
	"rd50/generator/report"
)

// Free space around blocks.
const (
	skipObject  = 12 * Point // above and below tables and figures
	skipHeading = 12 * Point
	skipCaption = 6 * Point // between a picture and its caption
	skipTable   = 3 * Point // between a caption and its table
)

// blocks sets the blocks of a section one under another, and adds them to its strips.
func (s *setter) blocks(out []strip, list []report.Block, f flow) []strip {
	for i := range list {
		from, after := len(out), Length(0)
		if s.edit != nil {
			out, after = s.edit.block(s, out, &list[i], f)
		} else {
			out, after = s.blockStrips(out, list[i], f)
		}
		strips := out[from:]
		if n := len(strips); n > 0 {
			strips[n-1].after = max(strips[n-1].after, after)
			if i+1 < len(list) {
				introduce(strips, list[i], list[i+1])
			}
			if strips[0].float > 0 {
				s.floats++
			}
		}
		for k := range strips {
			strips[k].block = list[i]
			if strips[k].float > 0 {
				strips[k].float = s.floats
			}
		}
	}
	return out
}

// blockStrips adds the strips of a block of a section.
func (s *setter) blockStrips(out []strip, b report.Block, f flow) ([]strip, Length) {
	s.desk.clear()
	s.block = b
	strips, after := s.strips(b, f)
	s.block = nil
	return keep(out, strips), after
}

// keep adds strips, with their items in one piece of memory of their own: what the desk
// holds is taken back.
func keep(out, strips []strip) []strip {
	from, n := len(out), 0
	for i := range strips {
		n += len(strips[i].items)
	}
	items := make([]Item, 0, n)
	out = append(out, strips...)
	for i := from; i < len(out); i++ {
		at := len(items)
		items = append(items, out[i].items...)
		out[i].items = items[at:len(items):len(items)]
	}
	return out
}

// introduce keeps a block's end with what it leads to. A figure or table may stand on
// the next page all the same.
func introduce(strips []strip, b, next report.Block) {
	n := len(strips)
	if report.Floats(next) {
		lead := report.Introduces(b, next)
		for i := range strips {
			strips[i].lead = lead
			strips[i].keep = strips[i].keep || lead && i < n-1
		}
		return
	}
	strips[n-1].keep = strips[n-1].keep || report.Introduces(b, next)
}

// strips sets one block and tells the free space that it wants below.
func (s *setter) strips(b report.Block, f flow) ([]strip, Length) {
	switch b := b.(type) {
	case *report.Heading:
		return s.heading(b, f), skipHeading
	case *report.Table:
		return s.table(b, f), skipObject
	case *report.Figure:
		return setFigure(s, b, f), skipObject
	case *report.Formula:
		return setFormula(s, b, f), s.leading
	case *report.Performers:
		return setPerformers(s, b, f), 0
	case *report.Contents:
		return setContents(s, f), 0
	case *report.Code:
		return s.setAll(setCode(s, b, f), f.width), skipObject / 2
	}
	return s.setAll(s.pieces(b, f), f.width), 0
}

// pieces gives the parts of a block that holds others, or paragraphs.
func (s *setter) pieces(b report.Block, f flow) []piece {
	switch b := b.(type) {
	case *report.Paragraph:
		return []piece{s.paragraph(b, f)}
	case *report.List:
		return s.list(b, f)
	case *report.Code:
		return setCode(s, b, f)
	case *report.Formula:
		if f.cell {
			return []piece{s.paragraph(report.MathLine(b), f)}
		}
		return []piece{s.inset(b, f)}
	case *report.Table, *report.Figure:
		return []piece{s.inset(b, f)}
	case *report.Quote:
		f.left += firstIndent
		f.element = f.element.child(Quote, b)
		return s.piecesOf(b.Blocks, f)
	case *report.Note:
		return s.note(b, f)
	case *report.Definitions:
		return setDefinitions(s, b, f)
	case *report.SourceList:
		return setSources(s, b, f)
	}
	s.fail("такой блок не может стоять внутри другого")
	return nil
}

// piecesOf gives the parts of blocks within a block.
func (s *setter) piecesOf(list []report.Block, f flow) []piece {
	f.nested = true
	var out []piece
	for i, b := range list {
		some := s.pieces(b, f)
		if in, ok := last(some).(*inset); ok && i+1 < len(list) {
			in.keep = in.keep || report.Introduces(b, list[i+1])
		}
		out = append(out, some...)
	}
	return out
}

// behind puts a mark or words before the paragraph that opens blocks; where none
// does, they stand alone above what follows.
func (s *setter) behind(mark *text, blocks []report.Block, f flow) []piece {
	pieces := s.piecesOf(blocks, f)
	if first, _ := report.Opening(blocks); first != nil {
		p := pieces[0].(*para)
		p.text = s.join(mark, p.text)
		return pieces
	}
	alone := s.para(f, mark)
	alone.keep = len(pieces) > 0
	return append([]piece{alone}, pieces...)
}

func (s *setter) paragraph(b *report.Paragraph, f flow) *para {
	p := s.para(f, s.shape(b.Inlines, f.format(f.element.child(Paragraph, b))))
	switch b.Style {
	case report.Flush: // 6.12.2: neither indent nor hyphenation, so not justified either
		p.indent, p.hyphenate, p.align = 0, false, flushLeft
	case report.Centred:
		p.indent, p.hyphenate, p.align = 0, false, centred
	}
	return p
}

// heading sets the title of a subsection, bold, or of a point or sub-point, which is not
// (6.1.1): from the indent, never hyphenated (6.2.3, 6.2.4), on one page with what follows.
func (s *setter) heading(b *report.Heading, f flow) []strip {
	out := s.set(headingPara(s, b, f), f.width)
	for i := range out {
		out[i].barrier = true
	}
	return out
}

func headingPara(s *setter, b *report.Heading, f flow) *para {
	e := f.element.child(Heading, b)
	e.Level = b.Level
	base := f.format(e)
	if b.Level == 2 {
		base.style = fonts.Bold
	}
	inlines := b.Inlines
	if b.Number != "" {
		inlines = append(report.Plain(b.Number+report.NBSP), inlines...)
	}
	p := s.para(f, s.shapeTitle(inlines, base))
	p.left, p.indent, p.align, p.hyphenate = firstIndent, 0, flushLeft, false
	if b.Level > 2 {
		p.skip = skipHeading / 2
	} else {
		p.skip = skipHeading
	}
	p.keep, p.whole, p.ids = true, true, []string{b.ID}
	return p
}

// setCode sets preformatted text in the monospaced face at 12 points, its lines cut
// where they are too long.
func setCode(s *setter, b *report.Code, f flow) []piece {
	size := min(f.size, 12*Point)
	e := f.element.child(Code, b)
	var out []*para
	for i, l := range strings.Split(strings.TrimRight(b.Text, "\n"), "\n") {
		l = strings.ReplaceAll(strings.ReplaceAll(l, "\t", "    "), " ", report.NBSP)
		if l == "" {
			l = report.NBSP
		}
		t := s.shapeString(l, format{style: fonts.Mono, size: size, element: e, literal: true})
		p := s.desk.paras.one(para{text: t, left: f.left, align: flushLeft, size: size, leading: single(size)})
		if i == 0 {
			p.skip = skipObject / 2
		}
		out = append(out, p)
	}
	keepParas(out)
	return pieceList(out)
}

// keepParas keeps the first two and the last two of a run of one-line paragraphs
// together.
func keepParas(list []*para) {
	if n := len(list); n > 1 {
		list[0].keep, list[n-2].keep = true, true
	}
}

// note sets «Примечание — …», or «Примечания» with numbered items (6.7.2, 6.7.3).
func (s *setter) note(b *report.Note, f flow) []piece {
	if len(b.Items) == 1 {
		return s.led(report.Plain("Примечание"+report.NBSP+"— "), b.Items[0], b, f)
	}
	head := s.para(f, s.shapeString("Примечания", f.format(f.element.child(Paragraph, b))))
	head.keep = true
	out := []piece{head}
	for i, item := range b.Items {
		out = append(out, s.led(report.Plain(strconv.Itoa(i+1)+report.NBSP), item, b, f)...)
	}
	return out
}

// led sets words and the blocks behind them; the paragraph that opens the blocks goes
// on on the line of the words.
func (s *setter) led(words []report.Inline, blocks []report.Block, b report.Block, f flow) []piece {
	first, rest := report.Opening(blocks)
	p := s.para(f, s.shape(slices.Concat(words, first), f.format(f.element.child(Paragraph, b))))
	p.keep = first == nil && len(rest) > 0
	return append([]piece{p}, s.piecesOf(rest, f)...)
}

// setDefinitions sets terms in a column, each with a dash and its explanation; those of
// the structural elements have no indent (6.14, 6.15), others that of all text (6.1.1).
func setDefinitions(s *setter, b *report.Definitions, f flow) []piece {
	var out []piece
	for _, d := range b.Items {
		words := slices.Concat(d.Term, report.Plain(report.NBSP+"— "))
		some := s.led(words, d.Blocks, b, f)
		if s.section != nil && s.section.Kind == report.Structural {
			some[0].(*para).indent = 0
		}
		out = append(out, some...)
	}
	return out
}

// setSources sets the list of sources: numbers with a dot, from the indent (6.16).
func setSources(s *setter, b *report.SourceList, f flow) []piece {
	var out []piece
	list := f.element.child(List, b)
	for _, src := range s.report.Sources {
		item := list.child(ListItem, b)
		mark := s.shapeString(strconv.Itoa(src.Number)+"."+report.NBSP, f.format(item.child(Label, b)))
		p := s.para(f, s.join(mark, s.shape(src.Text, f.format(item.child(ItemBody, b)))))
		p.ids = []string{src.ID}
		out = append(out, p)
	}
	return out
}

// join puts one text behind another.
func (s *setter) join(a, b *text) *text {
	formats, objects := int32(len(a.formats)), int32(len(a.objects))
	behind := int32(len(a.glyphs))
	a.sources = s.desk.sources.grow(a.sources, len(b.sources))
	for _, from := range b.sources {
		from.at += behind
		a.sources = append(a.sources, from)
	}
	a.words = s.desk.words.grow(a.words, len(b.words))
	for _, w := range b.words {
		w.at += behind
		a.words = append(a.words, w)
	}
	a.glyphs = s.desk.glyphs.grow(a.glyphs, len(b.glyphs))
	for _, g := range b.glyphs {
		g.format += formats
		if g.object > 0 {
			g.object += objects
		}
		a.glyphs = append(a.glyphs, g)
	}
	a.formats = s.desk.formats.add(a.formats, b.formats...)
	a.objects = append(a.objects, b.objects...)
	a.width += b.width
	return a
}
