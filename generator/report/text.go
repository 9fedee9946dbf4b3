package report

import (
	"fmt"
	"slices"
	"strings"
)

// NBSP keeps two words on one line.
const NBSP = "\u00a0"

// PlainText gives the printed characters of inlines without any markup.
// Footnotes are left out; a formula gives its TeX.
func PlainText(inlines []Inline) string {
	var b strings.Builder
	writePlain(&b, inlines)
	return b.String()
}

func writePlain(b *strings.Builder, inlines []Inline) {
	for _, in := range inlines {
		switch in := in.(type) {
		case *Text:
			b.WriteString(in.Text)
		case *CodeSpan:
			b.WriteString(in.Text)
		case *CountsLine:
			b.WriteString(in.Text)
		case *Reference:
			b.WriteString(in.Text)
		case *Citation:
			b.WriteString(in.String())
		case *Math:
			b.WriteString(in.TeX)
		case *LineBreak:
			b.WriteByte(' ')
		default:
			writePlain(b, Inner(in))
		}
	}
}

// String gives the citation as it is printed: «[3]», «[3, с. 12]» or «[3; 5, п. 4]»
// (ГОСТ 7.32-2017, 6.9.1; ГОСТ Р 7.0.5-2008, 7.2 and 7.5).
func (c *Citation) String() string {
	var b strings.Builder
	for _, p := range c.Pieces() {
		b.WriteString(p.Text)
	}
	return b.String()
}

// Works gives the citation of each source that stands in the brackets.
func (c *Citation) Works() []*Citation { return append([]*Citation{c}, c.And...) }

// CitationPiece is a part of a printed citation; Work is the source that it leads to,
// nil for the mark between two.
type CitationPiece struct {
	Text string
	Work *Citation
}

// Pieces parts a citation by its sources; the brackets belong to the first and the last.
func (c *Citation) Pieces() []CitationPiece {
	works := c.Works()
	var out []CitationPiece
	for i, w := range works {
		text := fmt.Sprint(w.Number)
		if w.Words != "" {
			text += ", " + w.Words
		}
		if i == 0 {
			text = "[" + text
		} else {
			out = append(out, CitationPiece{Text: "; "})
		}
		if i == len(works)-1 {
			text += "]"
		}
		out = append(out, CitationPiece{text, w})
	}
	return out
}

// CountsLine gives the first line of the реферат (6.12.1): the fixed order and
// uninflected abbreviations; kinds of which there is none are left out. A number
// and its unit stay on one line.
func (r *Report) CountsLine() string {
	c := r.Counts
	var parts []string
	for _, p := range []struct {
		n    int
		unit string
	}{{c.Pages, "с."}, {1, "кн."}, {c.Figures, "рис."}, {c.Tables, "табл."}, {c.Sources, "источн."}, {c.Appendices, "прил."}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d%s%s", p.n, NBSP, p.unit))
		}
	}
	return "Отчет " + strings.Join(parts, ", ")
}

// SetPages takes the number of pages, which the typesetting knows, into the
// counts of the реферат.
func (r *Report) SetPages(n int) {
	r.Counts.Pages = n
	line := r.CountsLine()
	for _, s := range r.Sections {
		EachInline(s.Blocks, func(in Inline) {
			if c, ok := in.(*CountsLine); ok {
				c.Text = line
			}
		})
	}
}

// WithPages gives the report with another number of pages. It shares its sections with r
// but for those that print the number.
func (r *Report) WithPages(n int) *Report {
	out := *r
	out.Sections = slices.Clone(r.Sections)
	for i, s := range out.Sections {
		for k, b := range s.Blocks {
			if p, ok := b.(*Paragraph); ok && slices.ContainsFunc(p.Inlines, IsCounts) {
				section, paragraph := *s, *p
				paragraph.Inlines = ownCounts(p.Inlines)
				section.Blocks = slices.Clone(s.Blocks)
				section.Blocks[k] = &paragraph
				out.Sections[i] = &section
			}
		}
	}
	out.SetPages(n)
	return &out
}

// IsCounts tells the line that counts the pages.
func IsCounts(in Inline) bool {
	_, is := in.(*CountsLine)
	return is
}

// ownCounts copies inlines whose counts are to be others.
func ownCounts(inlines []Inline) []Inline {
	own := slices.Clone(inlines)
	for i, in := range own {
		if IsCounts(in) {
			own[i] = &CountsLine{}
		}
	}
	return own
}

// Plain wraps a string as inlines.
func Plain(s string) []Inline {
	l := &plainLine{text: Text{s}}
	l.inlines[0] = &l.text
	return l.inlines[:]
}

// plainLine is a line of one text, made at once: a report has thousands.
type plainLine struct {
	text    Text
	inlines [1]Inline
}

// TextCell gives a table cell with one paragraph of plain text.
func TextCell(s string) Cell { return InlineCell(Plain(s)) }

// InlineCell gives a table cell with one paragraph.
func InlineCell(in []Inline) Cell {
	c := &oneParagraph{paragraph: Paragraph{Inlines: in}}
	c.blocks[0] = &c.paragraph
	return Cell{Blocks: c.blocks[:]}
}

// oneParagraph is what most cells hold, made at once.
type oneParagraph struct {
	paragraph Paragraph
	blocks    [1]Block
}

// listLetters are the marks of lettered lists: Russian small letters without
// ё з й о ч ъ ы ь (6.4.6).
var listLetters = []rune("абвгдежиклмнпрстуфхцшщэюя")

// ListLetter gives the letter of the i-th item of a lettered list, counted from
// 0; beyond the alphabet letters are doubled.
func ListLetter(i int) string {
	letter := string(listLetters[i%len(listLetters)])
	return strings.Repeat(letter, i/len(listLetters)+1)
}

// Opening parts blocks into the paragraph that opens them, which stands behind a
// mark or a term, and the rest.
func Opening(blocks []Block) (first []Inline, rest []Block) {
	if len(blocks) > 0 {
		if p, ok := blocks[0].(*Paragraph); ok {
			return p.Inlines, blocks[1:]
		}
	}
	return nil, blocks
}

// MathLine gives a displayed formula as a paragraph, for a cell.
func MathLine(f *Formula) *Paragraph {
	return &Paragraph{Style: Centred, Inlines: []Inline{&Math{TeX: f.TeX}}}
}

// Mark gives the printed mark of the i-th item, counted from 0.
func (l *List) Mark(i int) string {
	if l.Kind == Digit {
		i += l.Offset
	}
	return ItemMark(l.Kind, i)
}

// ItemMark gives the printed mark of the i-th item of a list, counted from 0.
func ItemMark(kind ListKind, i int) string {
	switch kind {
	case Letter:
		return ListLetter(i) + ")"
	case Digit:
		return fmt.Sprintf("%d)", i+1)
	}
	return "–"
}

// Bracketed puts round brackets around words that have none; those within them are the
// author's own. Nothing stays nothing.
func Bracketed(s string) string {
	if s == "" || strings.HasPrefix(s, "(") {
		return s
	}
	return "(" + s + ")"
}
