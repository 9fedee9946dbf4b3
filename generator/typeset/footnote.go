package typeset

import (
	"strconv"

	"rd50/generator/report"
)

// The short rule above footnotes (6.7.4).
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
	mark := shaper{setter: s, out: &text{}}
	base := mark.format(f.format(f.element.child(Label, nil))) // the first: hyphens and spaces of the line have its size
	mark.string(strconv.Itoa(n.Number)+report.NBSP, mark.vary(base, raised(1)))
	return s.setAll(s.behind(mark.out, n.Blocks, f), f.width)
}
