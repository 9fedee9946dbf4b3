package section

import (
	"slices"

	"rd50/generator/report"
)

// top is the level of a subsection.
const top = 2

// layout puts the blocks of a section under its headings.
type layout struct {
	out   []report.Block
	above *report.Heading            // the subsection that the next block stands in
	heads map[string]*report.Heading // of the parts that others follow, by part
	usual []*report.Heading          // of the parts that stand where they usually do
	bare  []*report.Heading          // of the parts whose followers stand elsewhere
}

func (l *layout) add(b report.Block) {
	if h, ok := b.(*report.Heading); ok && h.Level <= top {
		l.above = h
	}
	l.out = append(l.out, b)
}

// part adds a part. One that follows another stands in that one's subsection; at
// another place it makes a subsection of its own.
func (l *layout) part(p piece, blocks []report.Block) {
	headings := headingsOf(blocks)
	if len(headings) > 0 {
		first := headings[0]
		if lift := first.Level - top; lift > 0 && (l.above == nil || l.above != l.heads[p.part.Under]) {
			for _, h := range headings {
				h.Level -= lift
			}
		}
		l.heads[p.part.ID] = first
		if !p.named {
			l.usual = append(l.usual, first)
		}
		if p.bare {
			l.bare = append(l.bare, first)
		}
	}
	for _, b := range blocks {
		l.add(b)
	}
}

// settled gives the blocks less the headings that head nothing: one whose parts its
// author put elsewhere, and the only one of a section.
func (l *layout) settled() []report.Block {
	out := l.out
	for _, h := range l.bare {
		if at := slices.Index(out, report.Block(h)); endsAt(out, at+1, h.Level) {
			out = slices.Delete(out, at, at+1)
		}
	}
	if all := headingsOf(out); len(all) == 1 && all[0].ID == "" && slices.Contains(l.usual, all[0]) {
		at := slices.Index(out, report.Block(all[0]))
		out = slices.Delete(out, at, at+1)
	}
	return out
}

// endsAt tells whether what stands under a heading of some level ends at a place.
func endsAt(blocks []report.Block, at, level int) bool {
	if at == len(blocks) {
		return true
	}
	h, ok := blocks[at].(*report.Heading)
	return ok && h.Level <= level
}

// headingsOf gives the headings among blocks.
func headingsOf(blocks []report.Block) []*report.Heading {
	var out []*report.Heading
	for _, b := range blocks {
		if h, ok := b.(*report.Heading); ok {
			out = append(out, h)
		}
	}
	return out
}
