package typeset

import (
	"strconv"

	"rd50/generator/report"
)

// The short rule above footnotes (6.7.2).
const (
	noteSize       = 12 * Point
	noteRuleLength = 113 * Point // 4 cm
	noteRuleHeight = 12 * Point  // with the space around it
)

// footnote sets a footnote: from the indent, the raised number, then the text.
func (s *setter) footnote(n *report.Footnote, e *Element) []strip {
	size := min(noteSize, s.size)
	f := flow{
		width: s.bodyWidth(), indent: firstIndent, size: size, leading: single(size),
		align: justified, hyphenate: true, element: e.child(NoteRole, nil),
	}
	f.element.Note = n
	base := f.format(f.element.child(Label, nil))
	raised(1)(&base)
	mark := s.shapeString(strconv.Itoa(n.Number)+report.NBSP, base)
	mark.formats[0].size = base.size
	return s.setAll(s.behind(mark, n.Blocks, f), f.width)
}
