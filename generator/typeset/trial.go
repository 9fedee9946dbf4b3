package typeset

import (
	"rd50/fonts"
	"rd50/generator/report"
)

// Settable tells why a report can't be set, as Typeset does: all its words are looked at
// and all its pictures and formulas drawn, but neither lines are broken nor pages filled,
// which takes longest and fails for no report.
func Settable(r *report.Report, f *fonts.Faces) error {
	s := setterFor(r, f)
	all := make([]int, len(r.Sections))
	for i := range all {
		all[i] = i
	}
	if err := each(s, all, func(own *setter, i int) { trial{own}.section(r.Sections[i]) }); err != nil {
		return err
	}
	(&book{setter: s}).title()
	return s.err
}

// trial looks at what a setter would set.
type trial struct{ *setter }

func (s trial) section(sec *report.Section) {
	s.setter.section = sec
	s.tables, s.broken = map[*report.Table]*tablePlace{}, map[report.Inline][]Break{} // of what stands within blocks
	f := s.body(&Element{Role: Section})
	s.sectionHeading(sec, f)
	for _, b := range sec.Blocks {
		s.desk.clear()
		s.setter.block = b
		s.block(b, f)
	}
	s.setter.block, s.broken, s.looks = nil, nil, false
	report.EachInline(sec.Blocks, func(in report.Inline) {
		if note, ok := in.(*report.Footnote); ok {
			s.footnote(note, f.element)
		}
	})
}

func (s trial) block(b report.Block, f flow) {
	s.looks = true
	switch b := b.(type) {
	case *report.Contents: // has the words of headings
	case *report.Heading:
		headingPara(s.setter, b, f)
	case *report.Table:
		if g := s.shapeTable(b, f, min(tableSize, f.size)); g.columns == 0 {
			s.fail("в таблице нет столбцов")
		} else {
			g.captionPara(b.Caption, f)
		}
	case *report.Figure, *report.Formula, *report.Performers:
		s.looks = false
		s.strips(b, f)
	default:
		s.pieces(b, f)
	}
}

// Fits tells that a section surely stands on one page, whatever the number of pages that
// it may print: two lines are left. It says nothing of one that does not.
func Fits(r *report.Report, id string, f *fonts.Faces) bool {
	const spare = 2
	s := setterFor(r, f)
	for _, sec := range r.Sections {
		if sec.ID == id {
			set, strips := stripsOf(s, &part{section: sec, needs: needsOf(sec)})
			sheets := newPager(s, &set).sheetsOf(strips)
			return s.err == nil && len(sheets) == 1 && sheets[0].room() >= spare*s.leading
		}
	}
	return true
}
