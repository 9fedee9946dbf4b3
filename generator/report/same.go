package report

import (
	"bytes"
	"slices"
)

// Same tells whether two sections hold the same, down to every text, picture and key: what
// was made of the one stands for the other. A further mark of a footnote is known by its
// number.
func (s *Section) Same(o *Section) bool {
	return s == o || s.Kind == o.Kind && s.ID == o.ID && s.Number == o.Number && s.Title == o.Title && s.Status == o.Status &&
		s.Listed == o.Listed && slices.Equal(s.Keys, o.Keys) && sameBlocks(s.Blocks, o.Blocks)
}

func sameBlocks(a, b []Block) bool { return slices.EqualFunc(a, b, SameBlock) }

func sameItems(a, b [][]Block) bool { return slices.EqualFunc(a, b, sameBlocks) }

// SameBlock is Same for blocks.
func SameBlock(one, other Block) bool {
	if one == other {
		return true
	}
	switch a := one.(type) {
	case *Heading:
		b, ok := other.(*Heading)
		return ok && a.Level == b.Level && a.ID == b.ID && a.Number == b.Number && a.Unnumbered == b.Unnumbered &&
			sameInlines(a.Inlines, b.Inlines) && slices.Equal(a.Keys, b.Keys)
	case *Paragraph:
		b, ok := other.(*Paragraph)
		return ok && a.Style == b.Style && a.Keep == b.Keep && sameInlines(a.Inlines, b.Inlines) && slices.Equal(a.Keys, b.Keys)
	case *List:
		b, ok := other.(*List)
		return ok && a.Kind == b.Kind && a.Offset == b.Offset && sameItems(a.Items, b.Items)
	case *Table:
		b, ok := other.(*Table)
		return ok && sameTable(a, b)
	case *Figure:
		b, ok := other.(*Figure)
		return ok && sameFigure(a, b)
	case *Formula:
		b, ok := other.(*Formula)
		return ok && *a == *b
	case *Code:
		b, ok := other.(*Code)
		return ok && *a == *b
	}
	return sameGroup(one, other)
}

// sameGroup is SameBlock for blocks of blocks, and those that stand for what the whole
// report tells.
func sameGroup(one, other Block) bool {
	switch a := one.(type) {
	case *Quote:
		b, ok := other.(*Quote)
		return ok && sameBlocks(a.Blocks, b.Blocks)
	case *Note:
		b, ok := other.(*Note)
		return ok && sameItems(a.Items, b.Items)
	case *Definitions:
		b, ok := other.(*Definitions)
		return ok && slices.EqualFunc(a.Items, b.Items, func(a, b Definition) bool {
			return sameInlines(a.Term, b.Term) && sameBlocks(a.Blocks, b.Blocks) && slices.Equal(a.Keys, b.Keys)
		})
	case *Performers:
		b, ok := other.(*Performers)
		return ok && slices.EqualFunc(a.Groups, b.Groups, func(a, b PerformerGroup) bool {
			return a.Title == b.Title && slices.EqualFunc(a.Signatures, b.Signatures, sameSignature)
		})
	case *Contents:
		_, ok := other.(*Contents)
		return ok
	case *SourceList:
		_, ok := other.(*SourceList)
		return ok
	}
	return false
}

func sameTable(a, b *Table) bool {
	return a.ID == b.ID && a.Number == b.Number && a.Keep == b.Keep && a.Joined == b.Joined && sameInlines(a.Caption, b.Caption) &&
		slices.Equal(a.Columns, b.Columns) && sameRows(a.Head, b.Head) && sameRows(a.Rows, b.Rows) && slices.Equal(a.Keys, b.Keys)
}

func sameRows(a, b [][]Cell) bool {
	return slices.EqualFunc(a, b, func(a, b []Cell) bool { return slices.EqualFunc(a, b, sameCell) })
}

func sameCell(a, b Cell) bool {
	return a.Span == b.Span && a.Rows == b.Rows && a.Align == b.Align && a.Kind == b.Kind &&
		sameBlocks(a.Blocks, b.Blocks) && slices.Equal(a.Keys, b.Keys)
}

func sameFigure(a, b *Figure) bool {
	return a.ID == b.ID && a.Number == b.Number && a.Alt == b.Alt && a.Width == b.Width && a.Landscape == b.Landscape &&
		sameInlines(a.Caption, b.Caption) && sameImage(a.Image, b.Image) && slices.Equal(a.Keys, b.Keys)
}

func sameImage(a, b Image) bool {
	return a.Name == b.Name && a.Format == b.Format && a.Width == b.Width && a.Height == b.Height &&
		bytes.Equal(a.Data, b.Data) && a.Drawing.Same(b.Drawing)
}

func sameSignature(a, b Signature) bool {
	return a.Role == b.Role && a.Position == b.Position && a.Degree == b.Degree && a.Name == b.Name && a.Parts == b.Parts &&
		slices.Equal(a.Origins, b.Origins)
}

func sameInlines(a, b []Inline) bool { return slices.EqualFunc(a, b, sameInline) }

func sameInline(one, other Inline) bool {
	if one == other {
		return true
	}
	switch a := one.(type) {
	case *Text:
		b, ok := other.(*Text)
		return ok && *a == *b
	case *Emphasis:
		b, ok := other.(*Emphasis)
		return ok && sameInlines(a.Inlines, b.Inlines)
	case *Strong:
		b, ok := other.(*Strong)
		return ok && sameInlines(a.Inlines, b.Inlines)
	case *Superscript:
		b, ok := other.(*Superscript)
		return ok && sameInlines(a.Inlines, b.Inlines)
	case *Subscript:
		b, ok := other.(*Subscript)
		return ok && sameInlines(a.Inlines, b.Inlines)
	case *Link:
		b, ok := other.(*Link)
		return ok && a.URL == b.URL && sameInlines(a.Inlines, b.Inlines)
	case *CodeSpan:
		b, ok := other.(*CodeSpan)
		return ok && *a == *b
	case *Math:
		b, ok := other.(*Math)
		return ok && *a == *b
	}
	return sameSign(one, other)
}

// sameSign is sameInline for what a report makes of references and marks.
func sameSign(one, other Inline) bool {
	switch a := one.(type) {
	case *Reference:
		b, ok := other.(*Reference)
		return ok && *a == *b
	case *Citation:
		b, ok := other.(*Citation)
		return ok && sameCitation(a, b)
	case *Footnote:
		b, ok := other.(*Footnote)
		return ok && a.Number == b.Number && sameBlocks(a.Blocks, b.Blocks)
	case *FootnoteMark:
		b, ok := other.(*FootnoteMark)
		return ok && a.Number == b.Number
	case *LineBreak:
		_, ok := other.(*LineBreak)
		return ok
	case *CountsLine:
		b, ok := other.(*CountsLine)
		return ok && *a == *b
	case *Mark:
		b, ok := other.(*Mark)
		return ok && *a == *b
	}
	return false
}

func sameCitation(a, b *Citation) bool {
	return a.ID == b.ID && a.Words == b.Words && a.Number == b.Number && slices.EqualFunc(a.And, b.And, sameCitation)
}
