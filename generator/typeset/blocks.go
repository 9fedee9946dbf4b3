package typeset

import (
	"strconv"
	"strings"
	"unicode"

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

// blocks sets blocks one under another.
func (s *setter) blocks(list []report.Block, f flow) []strip {
	var out []strip
	for i, b := range list {
		outer := s.block
		s.block = b
		strips, after := s.strips(b, f)
		s.block = outer
		if n := len(strips); n > 0 {
			strips[n-1].after = after
			if _, ok := b.(*report.Formula); ok && i+1 < len(list) {
				strips[n-1].keep = explains(list[i+1])
			}
		}
		for k := range strips {
			strips[k].block = b
		}
		out = append(out, strips...)
	}
	return out
}

// explains tells whether a block explains the signs of the formula above it, where it
// stands at once: «где …» (6.8.2).
func explains(b report.Block) bool {
	p, ok := b.(*report.Paragraph)
	if !ok {
		return false
	}
	words := strings.FieldsFunc(report.PlainText(p.Inlines), func(r rune) bool { return unicode.IsSpace(r) || r == ':' })
	return len(words) > 0 && words[0] == "где"
}

// strips sets one block and tells the free space that it wants below.
func (s *setter) strips(b report.Block, f flow) ([]strip, Length) {
	switch b := b.(type) {
	case *report.Heading:
		return s.heading(b, f), skipHeading
	case *report.Table:
		return s.table(b, f), skipObject
	case *report.Figure:
		return s.figure(b, f), skipObject
	case *report.Formula:
		return s.formula(b, f), s.leading
	case *report.Performers:
		return s.performers(b, f), 0
	case *report.Contents:
		return s.contents(f), 0
	case *report.Code:
		return s.setAll(s.code(b, f), f.width), skipObject / 2
	}
	return s.setAll(s.paras(b, f), f.width), 0
}

func (s *setter) setAll(paras []*para, width Length) []strip {
	var out []strip
	for _, p := range paras {
		out = append(out, s.set(p, width)...)
	}
	return out
}

// paras shapes a block that consists of paragraphs.
func (s *setter) paras(b report.Block, f flow) []*para {
	switch b := b.(type) {
	case *report.Paragraph:
		return []*para{s.paragraph(b, f)}
	case *report.List:
		return s.list(b, f)
	case *report.Code:
		return s.code(b, f)
	case *report.Quote:
		f.left += firstIndent
		f.element = f.element.child(Quote, b)
		return s.parasOf(b.Blocks, f)
	case *report.Note:
		return s.note(b, f)
	case *report.Definitions:
		return s.definitions(b, f)
	case *report.SourceList:
		return s.sources(b, f)
	}
	s.fail("верстка не ставит сюда блок %T", b)
	return nil
}

func (s *setter) parasOf(list []report.Block, f flow) []*para {
	var out []*para
	for _, b := range list {
		out = append(out, s.paras(b, f)...)
	}
	return out
}

func (s *setter) paragraph(b *report.Paragraph, f flow) *para {
	p := f.para(s.shape(b.Inlines, f.format(f.element.child(Paragraph, b))))
	switch b.Style {
	case report.Flush: // 6.12.2: neither indent nor hyphenation, so not justified either
		p.indent, p.hyphenate, p.align = 0, false, flushLeft
	case report.Centred:
		p.indent, p.hyphenate, p.align = 0, false, centred
	}
	return p
}

// heading sets the title of a subsection, point or sub-point: bold, from the
// indent, never hyphenated (6.2.3, 6.2.4); on one page with what follows.
func (s *setter) heading(b *report.Heading, f flow) []strip {
	e := f.element.child(Heading, b)
	e.Level = b.Level
	base := f.format(e)
	base.style = fonts.Bold
	inlines := b.Inlines
	if b.Number != "" {
		inlines = append(report.Plain(b.Number+report.NBSP), inlines...)
	}
	p := f.para(s.shape(inlines, base))
	p.left, p.indent, p.align, p.hyphenate = firstIndent, 0, flushLeft, false
	if b.Level > 2 {
		p.skip = skipHeading / 2
	} else {
		p.skip = skipHeading
	}
	p.keep, p.whole, p.ids = true, true, []string{b.ID}
	out := s.set(p, f.width)
	for i := range out {
		out[i].barrier = true
	}
	return out
}

// code sets preformatted text in the monospaced face at 12 points, its lines cut
// where they are too long.
func (s *setter) code(b *report.Code, f flow) []*para {
	size := min(f.size, 12*Point)
	e := f.element.child(Code, b)
	var out []*para
	for i, l := range strings.Split(strings.TrimRight(b.Text, "\n"), "\n") {
		l = strings.ReplaceAll(strings.ReplaceAll(l, "\t", "    "), " ", report.NBSP)
		if l == "" {
			l = report.NBSP
		}
		t := s.shapeString(l, format{style: fonts.Mono, size: size, element: e, literal: true})
		p := &para{text: t, left: f.left, align: flushLeft, size: size, leading: single(size)}
		if i == 0 {
			p.skip = skipObject / 2
		}
		out = append(out, p)
	}
	keepParas(out)
	return out
}

// keepParas keeps the first two and the last two of a run of one-line paragraphs
// together.
func keepParas(list []*para) {
	if n := len(list); n > 1 {
		list[0].keep, list[n-2].keep = true, true
	}
}

// note sets «Примечание — …», or «Примечания» with numbered items (6.7.1).
func (s *setter) note(b *report.Note, f flow) []*para {
	if len(b.Items) == 1 {
		text := append(report.Plain("Примечание"+report.NBSP+"— "), b.Items[0]...)
		return []*para{f.para(s.shape(text, f.format(f.element.child(Paragraph, b))))}
	}
	head := f.para(s.shapeString("Примечания", f.format(f.element.child(Paragraph, b))))
	head.keep = true
	out := []*para{head}
	for i, item := range b.Items {
		text := append(report.Plain(strconv.Itoa(i+1)+report.NBSP), item...)
		out = append(out, f.para(s.shape(text, f.format(f.element.child(Paragraph, b)))))
	}
	return out
}

// definitions sets terms in a column, without indent, each with a dash and its
// explanation (6.14, 6.15).
func (s *setter) definitions(b *report.Definitions, f flow) []*para {
	var out []*para
	for _, d := range b.Items {
		e := f.element.child(Paragraph, b)
		inlines := append(append([]report.Inline{}, d.Term...), &report.Text{Text: report.NBSP + "— "})
		p := f.para(s.shape(append(inlines, d.Text...), f.format(e)))
		p.indent = 0
		out = append(out, p)
	}
	return out
}

// sources sets the list of sources: numbers with a dot, from the indent (6.16).
func (s *setter) sources(b *report.SourceList, f flow) []*para {
	var out []*para
	list := f.element.child(List, b)
	for _, src := range s.report.Sources {
		item := list.child(ListItem, b)
		mark := s.shapeString(strconv.Itoa(src.Number)+"."+report.NBSP, f.format(item.child(Label, b)))
		p := f.para(s.join(mark, s.shape(src.Text, f.format(item.child(ItemBody, b)))))
		p.ids = []string{src.ID}
		out = append(out, p)
	}
	return out
}

// join puts one text behind another.
func (s *setter) join(a, b *text) *text {
	formats, objects := int16(len(a.formats)), int16(len(a.objects))
	for _, g := range b.glyphs {
		g.format += formats
		if g.object > 0 {
			g.object += objects
		}
		a.glyphs = append(a.glyphs, g)
	}
	a.formats = append(a.formats, b.formats...)
	a.objects = append(a.objects, b.objects...)
	a.width += b.width
	return a
}
