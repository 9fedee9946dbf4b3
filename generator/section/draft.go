package section

import (
	"slices"
	"strings"

	"rd50/generator/report"
	"rd50/generator/typography"
)

// Hole is a fault of a draft that is to be seen at its place.
type Hole struct {
	Code, Message, Hint string
	Key                 string // of the faulty value, by names: «requirements[R3].text»
	Node                any    // what stands there in prose, a report.Inline or report.Block; nil elsewhere
}

// mark gives «⟦RD202: message⟧».
func (h Hole) mark() *report.Mark {
	message := strings.NewReplacer("⟦", "[", "⟧", "]").Replace(printable(h.Message))
	return &report.Mark{Text: "⟦" + h.Code + ": " + message + "⟧"}
}

// emptySection is the code of a mandatory section with nothing in it.
const emptySection = "RD101"

// Draft builds the report of an engagement with faults. What there is is printed,
// and every hole stands once, as a mark: in the cell or the prose that it is
// about; else at the head of its subsection or section; else behind the title
// page. Draft takes any engagement.
func Draft(in Input, holes []Hole) *report.Report {
	a := newAssembler(in)
	copies := copiesFor(holes)
	a.copied = copies.add
	r := a.report()
	p := &placer{
		a: a, report: r, copies: copies, cells: map[string]*report.Cell{}, entries: map[string]*report.Cell{},
		headings: map[string]*subsection{}, instead: map[report.Inline]*report.Mark{},
	}
	p.look()
	for _, h := range holes {
		p.place(h)
	}
	p.replace()
	p.standIns()
	p.remarks()
	a.singles(r)
	settleTables(r)
	plainCells(r)
	_ = report.Resolve(r) // what leads nowhere is a hole, and stays as it was written
	keepUnresolved(r)
	typography.Apply(r)
	return r
}

// placer puts marks into a report.
type placer struct {
	a        *assembler
	report   *report.Report
	copies   copies                         // of the book's nodes that holes speak of
	printed  map[any]bool                   // those of the copies that the report holds
	cells    map[string]*report.Cell        // the first that prints a value, by its key
	entries  map[string]*report.Cell        // where a fault of a whole entry stands, by the entry's key
	headings map[string]*subsection         // by the keys that stand under them
	instead  map[report.Inline]*report.Mark // what a mark takes the place of
	nowhere  []report.Block
}

// look finds what the report prints.
func (p *placer) look() {
	p.printed = map[any]bool{}
	for _, all := range p.copies {
		for _, node := range all {
			p.printed[node] = false
		}
	}
	for _, s := range p.report.Sections {
		report.EachInline(s.Blocks, func(in report.Inline) { p.print(in) })
		report.EachBlock(s.Blocks, func(b report.Block) {
			p.print(b)
			switch b := b.(type) {
			case *report.Table:
				p.lookAt(b.Rows)
			case *report.Heading:
				for _, key := range b.Keys {
					p.headings[key] = &subsection{b, s}
				}
			}
		})
	}
}

func (p *placer) place(h Hole) {
	if p.inProse(h) || p.inCell(h) || p.inSource(h) {
		return
	}
	blocks := []report.Block{&report.Paragraph{Inlines: []report.Inline{h.mark()}}}
	if h.Code == emptySection {
		blocks = append(blocks, &report.Paragraph{Inlines: []report.Inline{&report.Mark{Text: sentence(h.Hint)}}})
	}
	if !p.behindHeading(h.Key, blocks) && !p.inSection(h.Key, blocks) {
		p.nowhere = append(p.nowhere, blocks...)
	}
}

// sentence makes a hint running text.
func sentence(hint string) string {
	first, rest := []rune(hint), ""
	if len(first) > 0 {
		first, rest = first[:1], string(first[1:])
	}
	return strings.ToUpper(string(first)) + rest + "."
}

// copies are those of the book's nodes that holes speak of, by node. A text that stands
// at two places of the data has two.
type copies map[any][]any

func copiesFor(holes []Hole) copies {
	out := copies{}
	for _, h := range holes {
		if h.Node != nil {
			out[h.Node] = nil
		}
	}
	return out
}

func (c copies) add(from, to any) {
	if all, ok := c[from]; ok {
		c[from] = append(all, to)
	}
}

// print notes what of the copies the report holds.
func (p *placer) print(node any) {
	if _, ok := p.printed[node]; ok {
		p.printed[node] = true
	}
}

// inProse puts a mark at the first free place of what it speaks of.
func (p *placer) inProse(h Hole) bool {
	return slices.ContainsFunc(p.copies[h.Node], func(node any) bool { return p.printed[node] && p.at(node, h) })
}

// at fills the mark that the prose left, or takes the place of a reference, or stands
// before a table, figure or formula.
func (p *placer) at(node any, h Hole) bool {
	switch node := node.(type) {
	case *report.Mark:
		if node.Text != "" {
			return false
		}
		node.Text = h.mark().Text
		return true
	case report.Inline:
		if p.instead[node] != nil {
			return false
		}
		p.instead[node] = h.mark()
		return true
	case report.Block:
		return p.before(node, h)
	}
	return false
}

func (p *placer) before(node report.Block, h Hole) bool {
	for _, s := range p.report.Sections {
		for i, b := range s.Blocks {
			if b == node {
				s.Blocks = insert(s.Blocks, i, &report.Paragraph{Inlines: []report.Inline{h.mark()}})
				return true
			}
		}
	}
	return false
}

// insert leaves the blocks of the book as they are.
func insert(blocks []report.Block, at int, more ...report.Block) []report.Block {
	out := append([]report.Block{}, blocks[:at]...)
	return append(append(out, more...), blocks[at:]...)
}

// replace puts marks where references were.
func (p *placer) replace() {
	if len(p.instead) == 0 {
		return
	}
	for _, s := range p.report.Sections {
		report.EachBlock(s.Blocks, func(b report.Block) {
			for _, line := range report.Lines(b) {
				p.replaceIn(line)
			}
		})
	}
}

func (p *placer) replaceIn(line []report.Inline) {
	for i, in := range line {
		if mark := p.instead[in]; mark != nil {
			line[i] = mark
			continue
		}
		p.replaceIn(report.Inner(in))
	}
}

// markSheet is the id of the sheet of marks that have no place in the text.
const markSheet = "draft"

// remarks puts what belongs to no section behind the title page.
func (p *placer) remarks() {
	if len(p.nowhere) > 0 {
		s := structural(markSheet, p.a.file("front").Text("draft.heading", nil), false, keys("report"), p.nowhere...)
		p.report.Sections = append([]*report.Section{s}, p.report.Sections...)
	}
}

// keepUnresolved prints a reference that leads nowhere as its author wrote it.
func keepUnresolved(r *report.Report) {
	for _, s := range r.Sections {
		report.EachInline(s.Blocks, func(in report.Inline) {
			if ref, ok := in.(*report.Reference); ok && ref.Text == "" {
				if ref.Text = ref.Words; ref.Text == "" {
					ref.Text = "[@" + ref.ID + "]"
				}
			}
		})
	}
}
