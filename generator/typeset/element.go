package typeset

import "rd50/generator/report"

// Role is what an element is to a reader.
type Role string

// Roles of elements, from the whole document down to the parts of blocks.
const (
	Document    Role = "document"
	Section     Role = "section"
	Heading     Role = "heading"
	Paragraph   Role = "paragraph"
	List        Role = "list"
	ListItem    Role = "item"
	Label       Role = "label"
	ItemBody    Role = "body"
	Table       Role = "table"
	Row         Role = "row"
	HeadCell    Role = "head cell"
	DataCell    Role = "cell"
	Caption     Role = "caption"
	FigureRole  Role = "figure"
	FormulaRole Role = "formula"
	Code        Role = "code"
	Quote       Role = "quote"
	NoteRole    Role = "note" // footnote
	Contents    Role = "contents"
	Entry       Role = "entry"
	LinkRole    Role = "link"
	NoteMark    Role = "note mark" // in the text, where a footnote is called
	MarkRole    Role = "mark"      // of a draft
)

// Element is a node of the report's structure. Items of pages point to the
// element that they belong to, so that a writer can tag what it draws.
type Element struct {
	Role  Role
	Kids  []*Element
	Block report.Block     // the block that the element comes from; may be nil
	Level int              // of a heading: 1 to 4
	Span  int              // of a cell: the columns that it covers
	Rows  int              // of a cell: the rows
	Alt   string           // of a figure or formula
	Note  *report.Footnote // of a footnote and of the mark that first calls it
}

// Ending tells how the line ends behind a run.
type Ending uint8

// A line ends at a space or the paragraph's end, within a word that may be broken
// there as it stands, or within one that got a hyphen, the run's last sign.
const (
	AtSpace Ending = iota
	InWord
	Hyphenated
)

// child adds an element below.
func (e *Element) child(role Role, b report.Block) *Element {
	c := &Element{Role: role, Block: b}
	if e != nil {
		e.Kids = append(e.Kids, c)
	}
	return c
}
