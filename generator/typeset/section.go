package typeset

import (
	"rd50/fonts"
	"rd50/generator/report"
)

// setSection sets a section's heading and its blocks. The strips are good until the desk
// is used for another section.
func (s *setter) setSection(sec *report.Section, e *Element) []strip {
	s.section, s.block = sec, nil
	f := s.body(e)
	out := keep(s.desk.section[:0], s.sectionHeading(sec, f))
	if n := len(out); n > 0 {
		out[n-1].after = skipHeading
		out[0].ids = append(out[0].ids, sec.ID)
	}
	s.desk.section = s.blocks(out, sec.Blocks, f)
	return s.desk.section
}

// sectionHeading sets the heading by the section's kind: structural elements in
// capitals in the middle (6.2.1), sections of the main part from the indent (6.2.3),
// appendices as «ПРИЛОЖЕНИЕ А», status and title one under another (6.17.3).
func (s *setter) sectionHeading(sec *report.Section, f flow) []strip {
	e := f.element.child(Heading, nil)
	e.Level = 1
	switch sec.Kind {
	case report.Structural:
		return s.headingLine(sec.Title, f, e, fonts.Bold, centred)
	case report.Main:
		return s.headingLine(sec.Number+report.NBSP+sec.Title, f, e, fonts.Bold, flushLeft)
	case report.Appendix:
		out := s.headingLine("ПРИЛОЖЕНИЕ"+report.NBSP+sec.Number, f, e, fonts.Bold, centred)
		if sec.Status != "" {
			out = append(out, s.headingLine("("+sec.Status+")", f, e, fonts.Regular, centred)...)
		}
		return append(out, s.headingLine(sec.Title, f, e, fonts.Bold, centred)...)
	}
	s.fail("верстка не знает вида раздела «%s»", sec.Kind)
	return nil
}

func (s *setter) headingLine(words string, f flow, e *Element, style fonts.Style, align alignment) []strip {
	base := f.format(e)
	base.style = style
	p := s.para(f, s.shapeTitle(report.Plain(words), base))
	p.indent, p.align, p.hyphenate, p.keep, p.whole = 0, align, false, true, true
	if align == flushLeft {
		p.left = firstIndent
	}
	return s.set(p, f.width)
}
