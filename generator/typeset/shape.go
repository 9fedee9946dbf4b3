package typeset

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"rd50/fonts"
	"rd50/generator/report"
)

// format is the look of a stretch of text.
type format struct {
	style   fonts.Style
	size    Length
	rise    Length // of the baseline, for raised and lowered text
	link    *Link  // the address or target; nil outside links
	element *Element
	literal bool // a path, an address, a piece of code: may break after its punctuation
	shaded  bool // the mark of a draft
}

// kind is how a glyph behaves in a line.
type kind uint8

const (
	sign    kind = iota // printed; a line may end after some
	joint               // printed; no line ends after it
	space               // stretches, ends a line
	hard                // stretches, never ends a line: U+00A0
	gap                 // zero width, ends a line: U+200B
	newline             // forces the line's end
	object              // a box of a formula
)

// glyph is one sign with its width at its size.
type glyph struct {
	r      rune
	format int32
	object int32 // 1 + index of its box or note; 0 for none
	kern   int16 // added after it, in thousandths of the size
	kind   kind
	w      Length
	face   *fonts.Face
}

// anchored is what hangs on a glyph: the box that stands in its place, or the
// footnote that its mark calls.
type anchored struct {
	box  *box
	note *report.Footnote
}

// text is shaped running text, ready to be broken into lines.
type text struct {
	glyphs  []glyph
	formats []format
	objects []anchored
	sources []source
	words   []placedWord // in the order of the text; not all of it is made up of them
	width   Length       // of all glyphs
}

// source is an inline whose glyphs start at an index.
type source struct {
	inline report.Inline
	at     int32
}

// shaper turns inlines into a text.
type shaper struct {
	*setter
	out   *text
	title bool // of a heading, title or caption
}

// shape measures inlines in a base format.
func (s *setter) shape(inlines []report.Inline, base format) *text {
	sh := shaper{setter: s, out: s.desk.texts.one(text{})}
	sh.inlines(inlines, sh.format(base))
	return sh.out
}

// shapeTitle measures a heading, title or caption: no preposition, conjunction or particle
// ends its lines.
func (s *setter) shapeTitle(inlines []report.Inline, base format) *text {
	sh := shaper{setter: s, out: s.desk.texts.one(text{}), title: true}
	sh.inlines(inlines, sh.format(base))
	return sh.out
}

// shapeString measures plain text.
func (s *setter) shapeString(str string, base format) *text {
	sh := shaper{setter: s, out: s.desk.texts.one(text{})}
	sh.string(str, sh.format(base))
	return sh.out
}

func (sh shaper) format(f format) int32 {
	sh.out.formats = sh.desk.formats.add(sh.out.formats, f)
	return int32(len(sh.out.formats) - 1)
}

// vary gives a format derived from another.
func (sh shaper) vary(from int32, change func(*format)) int32 {
	f := sh.out.formats[from]
	change(&f)
	return sh.format(f)
}

func (sh shaper) inlines(list []report.Inline, f int32) {
	for _, in := range list {
		sh.inline(in, f)
	}
}

func (sh shaper) inline(in report.Inline, f int32) {
	sh.out.sources = sh.desk.sources.add(sh.out.sources, source{in, int32(len(sh.out.glyphs))})
	switch in := in.(type) {
	case *report.Text:
		sh.string(in.Text, f)
	case *report.Emphasis:
		sh.inlines(in.Inlines, sh.vary(f, italics))
	case *report.Strong:
		sh.inlines(in.Inlines, sh.vary(f, italics))
	case *report.CodeSpan:
		sh.string(in.Text, sh.vary(f, literal))
	case *report.Superscript:
		sh.inlines(in.Inlines, sh.vary(f, raised(1)))
	case *report.Subscript:
		sh.inlines(in.Inlines, sh.vary(f, raised(-1)))
	case *report.Link:
		sh.link(&Link{URL: escapeURL(in.URL)}, f, func(f int32) { sh.inlines(in.Inlines, f) })
	case *report.Reference:
		sh.link(&Link{Target: in.Target}, f, func(f int32) { sh.string(in.Text, f) })
	case *report.Citation:
		sh.citation(in, f)
	case *report.Footnote:
		sh.footnote(in, f)
	case *report.FootnoteMark:
		sh.noteNumber(in.Number, nil, f)
	case *report.Math:
		sh.math(in.TeX, f)
	case *report.Mark:
		sh.mark(in.Text, f)
	case *report.LineBreak:
		sh.put(glyph{kind: newline, format: f})
	case *report.CountsLine:
		counted := *sh.report
		counted.Counts.Pages = sh.total()
		sh.string(counted.CountsLine(), f)
	default:
		sh.fail("верстка не знает этого элемента текста")
	}
}

// mark sets the mark of a draft.
func (sh shaper) mark(text string, f int32) {
	sh.string(text, sh.vary(f, func(f *format) { f.element, f.shaded = f.element.child(MarkRole, nil), true }))
}

func italics(f *format) {
	switch f.style {
	case fonts.Regular:
		f.style = fonts.Italic
	case fonts.Bold:
		f.style = fonts.BoldItalic
	}
}

func literal(f *format) {
	f.style, f.size, f.literal = fonts.Mono, f.size*6/7, true
}

// raised gives a change to smaller text above (1) or below (-1) the baseline.
func raised(sign Length) func(*format) {
	return func(f *format) {
		if sign > 0 {
			f.rise += f.size * 35 / 100
		} else {
			f.rise -= f.size * 15 / 100
		}
		f.size = f.size * 65 / 100
	}
}

// link sets text that leads somewhere; without an end it is plain text.
func (sh shaper) link(l *Link, f int32, set func(int32)) {
	if l.URL == "" && l.Target == "" {
		set(f)
		return
	}
	set(sh.vary(f, func(f *format) {
		f.link = l
		f.element = f.element.child(LinkRole, nil)
		l.Element = f.element
		f.literal = f.literal || l.URL != ""
	}))
}

func (sh shaper) citation(c *report.Citation, f int32) {
	for _, p := range c.Pieces() {
		to := &Link{}
		if p.Work != nil {
			to.Target = p.Work.ID
		}
		sh.link(to, f, func(f int32) { sh.string(p.Text, f) })
	}
}

// noteNumber sets the mark of a footnote: a raised number without a space before it
// (6.7.4). The element of its first mark knows the note.
func (sh shaper) noteNumber(number int, note *report.Footnote, f int32) {
	sh.string(strconv.Itoa(number), sh.vary(f, func(f *format) {
		raised(1)(f)
		f.element = f.element.child(NoteMark, nil)
		f.element.Note = note
	}))
}

func (sh shaper) footnote(n *report.Footnote, f int32) {
	from := len(sh.out.glyphs)
	sh.noteNumber(n.Number, n, f)
	if len(sh.out.glyphs) > from {
		sh.out.objects = append(sh.out.objects, anchored{note: n})
		sh.out.glyphs[from].object = int32(len(sh.out.objects))
	}
}

func (sh shaper) math(tex string, f int32) {
	base := sh.out.formats[f]
	e := base.element.child(FormulaRole, nil)
	e.Alt = tex
	b := boxOf(sh.setter, tex, base.size, e)
	if b == nil {
		return
	}
	sh.out.objects = append(sh.out.objects, anchored{box: b})
	sh.put(glyph{kind: object, format: f, w: b.width, object: int32(len(sh.out.objects))})
}

// string adds words and the blanks between them.
func (sh shaper) string(str string, f int32) {
	if !utf8.ValidString(str) {
		sh.fail("текст не в кодировке UTF-8: %q", str)
		return
	}
	if sh.title {
		str = report.Bound(report.Unbroken(composed(str)))
	}
	for str != "" {
		word, rest, blank := strings.Cut(str, " ")
		if word != "" {
			sh.word(word, f)
		}
		if blank {
			sh.add(' ', f)
		}
		str = rest
	}
}

// word adds what stands between blanks, as it was measured before.
func (sh shaper) word(str string, f int32) {
	out, look := sh.out, &sh.out.formats[f]
	if sh.looks && prints(sh.faces, str, look.style) {
		return
	}
	w := wordOf(sh.setter, str, look.style)
	if w.signs == nil {
		sh.signs(str, f)
		return
	}
	from := len(out.glyphs)
	out.glyphs = w.place(sh.desk.glyphs.grow(out.glyphs, len(w.signs)), f, look.size)
	width := Length(0)
	for _, g := range out.glyphs[from:] {
		width += g.w
	}
	out.width += width
	if from > 0 {
		sh.kern(&out.glyphs[from-1], &out.glyphs[from])
	}
	if !look.literal {
		out.words = sh.desk.words.add(out.words, placedWord{w, int32(from), width})
	}
}

// signs adds characters: composed (NFC), without control signs, soft hyphens and
// repeated spaces.
func (sh shaper) signs(str string, f int32) {
	for _, r := range report.Unbroken(composed(str)) {
		sh.add(r, f)
	}
}

func (sh shaper) add(r rune, f int32) {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		if n := len(sh.out.glyphs); n > 0 && sh.out.glyphs[n-1].kind == space {
			return
		}
		sh.glyph(' ', space, f)
	case '\u00a0':
		sh.glyph(' ', hard, f)
	case '\u2007':
		sh.glyph(' ', hard, f)
	case '\u202f':
		sh.glyph(r, joint, f)
	case '\u200b':
		sh.put(glyph{kind: gap, format: f})
	case '\u2011':
		sh.glyph('-', joint, f)
	default:
		if report.Visible(r) {
			sh.glyph(r, sign, f)
		}
	}
}

// glyph adds a sign in the first face that has it.
func (sh shaper) glyph(r rune, k kind, f int32) {
	out, look := sh.out, &sh.out.formats[f]
	face, ok := sh.faces.Find(look.style, r)
	if !ok && sh.faces.Lenient() {
		face, ok = sh.faces.Find(look.style, fonts.Replacement)
		r = fonts.Replacement
	}
	if !ok {
		sh.fail("знака U+%04X «%c» нет ни в одном шрифте", r, r)
		return
	}
	g := glyph{r: r, kind: k, format: f, face: face, w: advance(face.Advance(r), look.size)}
	if n := len(out.glyphs); n > 0 {
		sh.kern(&out.glyphs[n-1], &g)
	}
	sh.put(g)
}

// put adds a glyph as it is.
func (sh shaper) put(g glyph) {
	sh.out.glyphs = append(sh.desk.glyphs.grow(sh.out.glyphs, 1), g)
	sh.out.width += g.w
}

// kern draws two signs of one format together.
func (sh shaper) kern(a, b *glyph) {
	if a.kind != sign || b.kind != sign || a.face != b.face || a.format != b.format {
		return
	}
	if k := a.face.Kern(a.r, b.r); k != 0 {
		a.kern = int16(k)
		d := advance(k, sh.out.formats[a.format].size)
		a.w += d
		sh.out.width += d
	}
}

// advance turns thousandths of the em into a length.
func advance(thousandths int, size Length) Length {
	return Length(thousandths) * size / 1000
}

// Fault is why a report can't be set.
type Fault struct {
	Section string // the id of the section; empty for the title page
	err     error
}

func (f *Fault) Error() string { return f.err.Error() }

// Unwrap gives the fault without its place.
func (f *Fault) Unwrap() error { return f.err }

// fail keeps the first fault, with the place in the report.
func (s *setter) fail(message string, args ...any) {
	if s.err != nil {
		return
	}
	f := &Fault{err: fmt.Errorf("%s: %w", s.where(), fmt.Errorf(message, args...))}
	if s.section != nil {
		f.Section = s.section.ID
	}
	s.err = f
}
