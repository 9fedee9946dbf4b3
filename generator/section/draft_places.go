package section

import (
	"slices"

	"rd50/generator/outline"
	"rd50/generator/report"
)

// subsection is a heading and the section that it stands in.
type subsection struct {
	heading *report.Heading
	section *report.Section
}

// behindHeading puts blocks behind the heading of a key's subsection, and the marks
// that stand there already.
func (p *placer) behindHeading(key string, blocks []report.Block) bool {
	meant := find(p.headings, key)
	if meant == nil {
		return false
	}
	s := meant.section
	at := slices.IndexFunc(s.Blocks, func(b report.Block) bool { return b == report.Block(meant.heading) })
	s.Blocks = insert(s.Blocks, behindMarks(s.Blocks, at+1), blocks...)
	return true
}

// covered gives how much of a key the longest of several stands for.
func covered(keys report.Keys, key string) int {
	most := 0
	for _, k := range keys {
		if outline.Under(key, k) {
			most = max(most, len(k))
		}
	}
	return most
}

func behindMarks(blocks []report.Block, at int) int {
	for at < len(blocks) && isMark(blocks[at]) {
		at++
	}
	return at
}

func isMark(b report.Block) bool {
	p, ok := b.(*report.Paragraph)
	if !ok || len(p.Inlines) != 1 {
		return false
	}
	_, ok = p.Inlines[0].(*report.Mark)
	return ok
}

// inSection puts blocks at the beginning of the section that a key belongs to.
func (p *placer) inSection(key string, blocks []report.Block) bool {
	home := homeOf(p.report.Sections, key)
	if home == nil {
		return false
	}
	home.Blocks = insert(home.Blocks, behindMarks(home.Blocks, 0), blocks...)
	return true
}
