package typeset

import (
	"maps"
	"slices"

	"rd50/generator/report"
)

// edit sets a section again of which an older state is known: blocks that did not change
// are taken over as they were set then. A report that is laid out once pays nothing for it.
type edit struct {
	older []setBlock // what may still be taken over, in the order of the section
	set   []setBlock
}

// setBlock is a block that is set, before its neighbours are known. Nobody changes it.
type setBlock struct {
	block  report.Block
	strips []strip
	after  Length // free space that it wants below
	kids   []*Element
	tables map[*report.Table]*tablePlace
	broken map[report.Inline][]Break
}

// aheadOf is how many blocks may be gone between two that stayed.
const aheadOf = 16

// taken gives the block as it was set before, if it was.
func (e *edit) taken(b report.Block) *setBlock {
	for i := range e.older[:min(len(e.older), aheadOf)] {
		if old := &e.older[i]; report.SameBlock(old.block, b) {
			e.older = e.older[i+1:]
			return old
		}
	}
	return nil
}

// block adds the strips of a block, which its older state may replace.
func (e *edit) block(s *setter, out []strip, at *report.Block, f flow) ([]strip, Length) {
	if old := e.taken(*at); old != nil {
		*at = old.block
		f.element.Kids = append(f.element.Kids, old.kids...)
		for t, place := range old.tables {
			s.tables[t] = place.uncut()
		}
		maps.Copy(s.broken, old.broken)
		e.set = append(e.set, *old)
		return append(out, old.strips...), old.after
	}
	tables, broken := s.tables, s.broken
	s.tables, s.broken = map[*report.Table]*tablePlace{}, map[report.Inline][]Break{}
	strips, kids := len(out), len(f.element.Kids)
	out, after := s.blockStrips(out, *at, f)
	e.set = append(e.set, setBlock{*at, slices.Clone(out[strips:]), after, slices.Clone(f.element.Kids[kids:]), s.tables, s.broken})
	maps.Copy(tables, s.tables)
	maps.Copy(broken, s.broken)
	s.tables, s.broken = tables, broken
	return out, after
}

// uncut gives the place of a table whose pages are not known.
func (p *tablePlace) uncut() *tablePlace {
	c := *p
	c.cuts = nil
	return &c
}
