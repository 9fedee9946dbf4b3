package docx

import (
	"fmt"

	"rd50/generator/report"
	"rd50/generator/revision"
)

// span is where in the body a part of the report begins.
type span struct {
	at      int
	section *report.Section // nil for the title page
	block   report.Block    // nil for a heading of a section
}

// begins notes that what is written from here on belongs to a section's block.
func (d *writer) begins(s *report.Section, b report.Block) {
	if d.options.Revision != nil {
		d.spans = append(d.spans, span{len(d.body), s, b})
	}
}

// stretch is the node of a section or the title page.
type stretch struct{}

// follower is the node of a section that is as it was, or follows the new text without
// marks.
type follower struct{ elements }

// bodyParts takes a body apart.
type bodyParts struct {
	body, notes elements
	spans       []span
	shared      map[*report.Section]bool // as they were
}

func newBodyParts(d *writer, shared map[*report.Section]bool) *bodyParts {
	return &bodyParts{d.body, d.notes, d.spans, shared}
}

// parts gives the body as it is compared: the title page, then the sections, each with its
// paragraphs and tables.
func (b *bodyParts) parts() []*revision.Part {
	var out []*revision.Part
	var last *revision.Part
	for i, s := range b.spans {
		end := len(b.body)
		if i+1 < len(b.spans) {
			end = b.spans[i+1].at
		}
		if i == 0 || s.section != b.spans[i-1].section {
			last = b.sectionPart(s.section)
			out = append(out, last)
		}
		if f, ok := last.Node.(follower); ok {
			last.Node = follower{append(f.elements, b.body[s.at:end]...)}
			continue
		}
		last.Parts = append(last.Parts, b.blockParts(s.block, b.body[s.at:end])...)
	}
	return out
}

func (b *bodyParts) sectionPart(s *report.Section) *revision.Part {
	switch {
	case s == nil:
		return &revision.Part{Kind: "section", Name: "/title", Node: stretch{}}
	case b.shared[s] || revision.Follows(s):
		return &revision.Part{Kind: "section", Name: s.ID, Node: follower{}}
	}
	return &revision.Part{Kind: "section", Name: s.ID, Node: stretch{}}
}

// blockParts gives what a block became; where it has a name, its elements are the first,
// second and so on of that name.
func (b *bodyParts) blockParts(of report.Block, list elements) []*revision.Part {
	name := revision.NameOf(of)
	t, _ := of.(*report.Table)
	var out []*revision.Part
	for i, e := range list {
		p := b.part(e)
		if name != "" {
			p.Name = fmt.Sprint(name, "#", i)
		}
		if t != nil && e.name == "w:tbl" {
			revision.NameRows(p.Parts, t)
			p.Whole = revision.Computed(t)
		}
		out = append(out, p)
	}
	return out
}

// part gives an element as it is compared.
func (b *bodyParts) part(e *element) *revision.Part {
	switch e.name {
	case "w:p":
		return b.paragraphPart(e)
	case "w:tbl":
		p := &revision.Part{Kind: e.name, Node: e}
		for _, row := range e.children("w:tr") {
			p.Parts = append(p.Parts, b.rowPart(row))
		}
		return p
	}
	return &revision.Part{Kind: e.name, Node: e}
}

// rowPart gives a row. Only rows of the same cells are compared cell by cell, so that its
// kind tells how wide and high they are.
func (b *bodyParts) rowPart(row *element) *revision.Part {
	p := &revision.Part{Kind: row.name, Node: row}
	for _, cell := range row.children("w:tc") {
		properties := cell.child("w:tcPr")
		p.Kind += "|" + properties.value("w:gridSpan")
		if m := properties.child("w:vMerge"); m != nil {
			p.Kind += "m" + m.attr("w:val")
		}
		c := &revision.Part{Kind: cell.name, Closed: true, Node: cell}
		for _, e := range content(cell) {
			c.Parts = append(c.Parts, b.part(e))
		}
		p.Parts = append(p.Parts, c)
	}
	return p
}

// content gives the blocks of a cell.
func content(cell *element) elements {
	var out elements
	for _, e := range cell.elements() {
		if e.name != "w:tcPr" {
			out = append(out, e)
		}
	}
	return out
}
