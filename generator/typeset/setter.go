package typeset

import (
	"fmt"

	"rd50/fonts"
	"rd50/generator/report"
)

// setter holds what setting any block needs.
type setter struct {
	report   *report.Report
	faces    *fonts.Faces
	hyphens  *hyphenator // nil when hyphenation is off
	desk     *desk
	size     Length // of body text
	leading  Length
	known    *numbering // of the pass before; nil in the first
	section  *report.Section
	block    report.Block
	tables   map[*report.Table]*tablePlace
	broken   map[report.Inline][]Break     // of the section's text; nil outside of sections
	contents map[report.Entry]contentsLine // that are set already, those of the section when it is set
	edit     *edit                         // of the section, of which an older state is known; nil otherwise
	floats   int32                         // figures and tables of the section set so far
	err      error
	looks    bool // at words, whether they have all signs, and measures none; see Settable
}

func setterFor(r *report.Report, f *fonts.Faces) *setter {
	size := Length(r.Layout.FontSize) * Point
	if size == 0 {
		size = 14 * Point
	}
	s := &setter{report: r, faces: f, desk: &desk{}, size: size, leading: oneAndHalf(size)}
	if r.Layout.Hyphenation {
		s.hyphens = russian()
	}
	return s
}

// flow is the column that blocks are set in.
type flow struct {
	width     Length
	left      Length // of the text within the column
	indent    Length // of first lines
	size      Length
	leading   Length
	align     alignment
	hyphenate bool
	level     int // of lists
	cell      bool
	nested    bool // within a list, quotation or note
	element   *Element
}

func (s *setter) bodyWidth() Length { return pageShort - marginLeft - marginRight }

// body is the column of the report's text.
func (s *setter) body(e *Element) flow {
	return flow{
		width: s.bodyWidth(), indent: firstIndent, size: s.size, leading: s.leading,
		align: justified, hyphenate: true, element: e,
	}
}

func (f flow) format(e *Element) format { return format{size: f.size, element: e} }

// para gives a paragraph of the flow with some text.
func (s *setter) para(f flow, t *text) *para {
	return s.desk.paras.one(para{
		text: t, left: f.left, indent: f.indent, align: f.align,
		size: f.size, leading: f.leading, hyphenate: f.hyphenate,
	})
}

// total is the number of pages as far as it is known.
func (s *setter) total() int {
	if s.known == nil {
		return 99
	}
	return s.known.pages
}

// where names the place in the report that is being set, for errors.
func (s *setter) where() string {
	place := "титульный лист"
	if s.section != nil {
		place = "раздел «" + s.section.Title + "»"
	}
	switch b := s.block.(type) {
	case *report.Heading:
		return place + ", подзаголовок «" + report.PlainText(b.Inlines) + "»"
	case *report.Paragraph:
		return place + ", абзац «" + beginning(report.PlainText(b.Inlines)) + "»"
	case *report.Table:
		return fmt.Sprintf("%s, таблица %s «%s»", place, b.Number, report.PlainText(b.Caption))
	case *report.Figure:
		return fmt.Sprintf("%s, рисунок %s «%s»", place, b.Number, report.PlainText(b.Caption))
	case *report.Formula:
		return fmt.Sprintf("%s, формула «%s»", place, beginning(b.TeX))
	case *report.List:
		return place + ", перечисление"
	case *report.Code:
		return place + ", листинг «" + beginning(b.Text) + "»"
	case *report.SourceList:
		return "список использованных источников"
	case *report.Definitions:
		return place + ", определения"
	}
	return place
}

// beginning shortens a text to its first characters.
func beginning(s string) string {
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
