// Package report is the document model between the assembler and the writers:
// a title page and sections of blocks and inlines. Numbers, cross-references
// and citations are resolved here, once, for every format.
//
// The package imports the standard library and the model of drawings only.
package report

import "rd50/generator/drawing"

// Report is one concept report, ready to be written in any format once
// Resolve has run.
type Report struct {
	Meta     Meta
	Title    TitlePage
	Sections []*Section
	Sources  []*Source // in the order of first citation after Resolve (ГОСТ 7.32-2017, 6.16)
	Labels   []Label   // names that a reference to an engagement's object prints
	Layout   Layout
	Counts   Counts
}

// Meta is what goes into the document's properties.
type Meta struct {
	Title       string
	Author      string // the performing organisation
	Customer    string // the organisation that the report is made for
	City        string
	Subject     string
	Keywords    []string
	Designation string // шифр; may be empty
	Version     string
	Status      string // draft, review, approved
	Edition     string // version and state in words, «Версия 1.1 (проект)», for a customer's own template
	Language    string // BCP 47: ru-RU
	Date        string // ISO 8601 date of the report, the only date that outputs carry
}

// Layout is the part of the look that an engagement may set.
type Layout struct {
	FontSize    int  // points, 12 to 14
	Hyphenation bool // break words of body text
	BySection   bool // tables, figures and formulas numbered «2.1» rather than «7» (6.5.6, 6.6.4)
}

// Counts are the numbers of the реферат's first line (5.3.2, 6.12.1). Resolve
// fills all but Pages, which the typesetting knows.
type Counts struct {
	Pages, Figures, Tables, Sources, Appendices int
}

// TitlePage is the title page by ГОСТ 7.32-2017, 5.1 and 6.10, top to bottom.
// An empty field is left out.
type TitlePage struct {
	Ministry     string
	Organisation string   // in capitals, as Short and Title are (6.10.1): writers print what stands here
	Short        string   // in round brackets under the organisation
	Codes        []string // УДК, Рег. № НИОКТР, Рег. № ИКРБС, one a line
	Approvals    []Approval
	Document     []string // ОТЧЕТ / О НАУЧНО-ИССЛЕДОВАТЕЛЬСКОЙ РАБОТЕ
	Research     string   // наименование НИР; empty when it equals Title
	Title        string
	Kind         string // (заключительный) or (промежуточный, этап 2)
	Designation  string
	Signatures   []Signature
	Place        string  // city and year
	Origins      Origins `json:"-"` // of all lines but those of грифы and signatures, which have their own
}

// Origins tell which values the lines of a title page print.
type Origins []Origin

// Origin is the key by ids of the value that a text is.
type Origin struct{ Text, Key string }

// Approval is a гриф: УТВЕРЖДАЮ stands at the right, СОГЛАСОВАНО at the left.
type Approval struct {
	Word         string // УТВЕРЖДАЮ or СОГЛАСОВАНО
	Right        bool
	Position     string
	Organisation string
	Degree       string
	Name         string
	Date         string  // DD.MM.YYYY, or blanks to fill in by hand
	Origins      Origins `json:"-"`
}

// Signature is one line of the title page or the list of performers: what the
// person is, a blank for the signature, the name.
type Signature struct {
	Role     string // «Руководитель НИР»; may be empty
	Position string
	Degree   string
	Name     string
	Parts    string  // the part of the work, printed in round brackets
	Origins  Origins `json:"-"`
}

// SectionKind tells how a section is headed and numbered.
type SectionKind string

// Structural elements carry a centred heading in capitals and no number;
// main sections are numbered 1, 2, 3; appendices carry letters.
const (
	Structural SectionKind = "structural"
	Main       SectionKind = "main"
	Appendix   SectionKind = "appendix"
)

// Section is a structural element, a section of the main part or an appendix.
// Each starts a new page (6.2.1, 6.17.3).
type Section struct {
	Kind   SectionKind
	ID     string
	Number string // «4» or «Б», set by Resolve; empty for structural elements
	Title  string // a structural element's title is in capitals already
	Status string // of an appendix: обязательное, рекомендуемое, справочное
	Listed bool   // stands in the table of contents (5.4.1)
	Blocks []Block
	Keys   Keys `json:"-"`
}

// Keys name the values of the engagement that a node prints or that stand under it,
// by ids: «requirements[R3].text», «strategy.goals». The program's own words have
// none. They are for tools that lead back from the page to the data; no writer
// prints them.
type Keys []string

// Source is one entry of the list of sources.
type Source struct {
	ID     string
	Number int // set by Resolve
	Text   []Inline
	Keys   Keys `json:"-"`
}

// Label is the printed name of an object that is no numbered part of the
// report: a requirement, goal, indicator, variant, stage.
type Label struct {
	ID   string
	Text string
	// Name is what the object is called, «Облачная служба»; empty for one that has a
	// code alone.
	Name string
	// Short is its code, which follows the words of a reference that sets its own, as in
	// «требованию R3»; empty when the words alone are enough.
	Short string
	// Target is the block in which the object is described, the end of the link.
	Target string
}

// Block is a paragraph-level element. The set is closed.
type Block interface{ block() }

// Heading is the title of a subsection (level 2), point (3) or sub-point (4).
type Heading struct {
	Level      int
	ID         string
	Number     string // «1.2», «А.1», set by Resolve; empty in structural elements
	Unnumbered bool
	Inlines    []Inline
	Keys       Keys `json:"-"`
}

// ParagraphStyle is the look of a paragraph.
type ParagraphStyle string

// Body has the indent of 1.25 cm and is justified; Flush has neither indent nor
// hyphenation (keywords of the реферат, 6.12.2); Centred stands in the middle.
const (
	Body    ParagraphStyle = ""
	Flush   ParagraphStyle = "flush"
	Centred ParagraphStyle = "centred"
)

// Paragraph is running text.
type Paragraph struct {
	Style   ParagraphStyle
	Keep    bool `json:"-"` // names what the next block tells of, and stays with it
	Inlines []Inline
	Keys    Keys `json:"-"`
}

// ListKind is how a list's items are marked (6.4.6).
type ListKind string

// Dash is the default; Letter «а)» is for lists that the text refers to, Digit
// «1)» for lists whose number of items is stated.
const (
	Dash   ListKind = "dash"
	Letter ListKind = "letter"
	Digit  ListKind = "digit"
)

// List is an enumeration; an item is a paragraph, perhaps with other blocks behind it.
type List struct {
	Kind   ListKind
	Offset int // added to the numbers of a list of digits: 4 where it starts with «5)»
	Items  [][]Block
}

// Align is the horizontal place of text in a column.
type Align string

// Alignments of table columns.
const (
	Left   Align = "left"
	Centre Align = "centre"
	Right  Align = "right"
)

// Column describes one table column.
type Column struct {
	Align Align
	// Weight is the column's share of the width relative to the others; 0 lets
	// the typesetter choose by content.
	Weight int
	// Optional columns are left out when no row fills them.
	Optional bool `json:"-"`
}

// CellKind tells what a cell holds, so that nobody has to guess it from the print.
type CellKind string

// A cell holds running text, a number, a value of an enumeration, or nothing, which
// may be printed as a dash.
const (
	Words  CellKind = ""
	Number CellKind = "number"
	Enum   CellKind = "enum"
	Empty  CellKind = "empty"
)

// Cell is one cell of a table; Span and Rows count the columns and rows that it covers
// (0 is 1). A row holds the cells that start in it: what one from above covers is left out.
type Cell struct {
	Span   int
	Rows   int   `json:"rowSpan"` // "rows" are a table's
	Align  Align // empty: the column's
	Blocks []Block
	Kind   CellKind `json:"-"`
	Keys   Keys     `json:"-"`
}

// Table is a captioned table (6.6). Head rows are repeated on each page. Cells cover each
// place of the head and of the body once, which Resolve makes sure of.
type Table struct {
	ID      string
	Number  string // set by Resolve; empty for a table without caption
	Caption []Inline
	Columns []Column
	Head    [][]Cell
	Rows    [][]Cell
	Keep    bool // keep all rows on one page where they fit
	Joined  bool `json:"-"` // its author joined cells: a format that shows none so needs another form for it
	Keys    Keys `json:"-"` // of the whole; the cells have their own
}

// ImageFormat is the encoding of a picture's bytes.
type ImageFormat string

// Picture formats that engagements may hold.
const (
	PNG  ImageFormat = "png"
	JPEG ImageFormat = "jpeg"
	SVG  ImageFormat = "svg"
)

// Image is a picture. Width and Height are its natural size in CSS pixels (1/96
// inch).
type Image struct {
	Name          string // path in the engagement's folder
	Format        ImageFormat
	Width, Height float64
	Data          []byte           // the file; nil of a computed picture, which is written as SVG where a format needs it
	Drawing       *drawing.Drawing // of an SVG, read once and never changed; nil of the other formats
}

// Pictures gives the bytes of a picture's file, also of a computed one.
type Pictures func(Image) ([]byte, error)

// Figure is a captioned picture (6.5). Alt is its alternative text; Resolve puts
// the caption's words where it is empty.
type Figure struct {
	ID        string
	Number    string
	Caption   []Inline
	Alt       string
	Width     float64 // of the picture in millimetres; 0 for its own
	Landscape bool    // stands on a turned page of its own, as large as that has room for
	Image     Image
	Keys      Keys `json:"-"`
}

// Formula is a displayed formula in TeX (6.8). Number is empty when the
// formula has no id.
type Formula struct {
	ID     string
	Number string
	TeX    string
}

// Code is preformatted text.
type Code struct {
	Language string
	Text     string
}

// Quote is a block quotation.
type Quote struct{ Blocks []Block }

// Note is a примечание (6.7): one item is printed as «Примечание —», several
// are numbered. The paragraph that opens an item stands behind its mark.
type Note struct{ Items [][]Block }

// Definition is a term or an abbreviation with its explanation, whose first
// paragraph stands behind the term.
type Definition struct {
	Term   []Inline
	Blocks []Block
	Keys   Keys `json:"-"`
}

// Definitions is a column of terms or abbreviations (6.14, 6.15).
type Definitions struct{ Items []Definition }

// Performers is the list of performers (5.2, 6.11).
type Performers struct{ Groups []PerformerGroup }

// PerformerGroup is the signatures under one common line, such as
// «Исполнители:».
type PerformerGroup struct {
	Title      string
	Signatures []Signature
}

// Contents stands where the table of contents is printed; see Report.Outline.
type Contents struct{}

// SourceList stands where the list of sources is printed; see Report.Sources.
type SourceList struct{}

func (*Heading) block()     {}
func (*Paragraph) block()   {}
func (*List) block()        {}
func (*Table) block()       {}
func (*Figure) block()      {}
func (*Formula) block()     {}
func (*Code) block()        {}
func (*Quote) block()       {}
func (*Note) block()        {}
func (*Definitions) block() {}
func (*Performers) block()  {}
func (*Contents) block()    {}
func (*SourceList) block()  {}

// Inline is an element of running text. The set is closed.
type Inline interface{ inline() }

// Text is plain characters, printed as they stand.
type Text struct{ Text string }

// Emphasis is italics.
type Emphasis struct{ Inlines []Inline }

// Strong is a second emphasis; ГОСТ 7.32-2017, 6.1.1 keeps bold for headings, so
// PDF and DOCX set it in bold italics' place as italics.
type Strong struct{ Inlines []Inline }

// CodeSpan is a literal piece of a program or file.
type CodeSpan struct{ Text string }

// Superscript and Subscript are raised and lowered text.
type Superscript struct{ Inlines []Inline }

// Subscript is lowered text.
type Subscript struct{ Inlines []Inline }

// Link leads out of the document.
type Link struct {
	URL     string
	Inlines []Inline
}

// Reference is a cross-reference [@id]. Words are the author's own for the
// sentence's case («таблице»); Text is what is printed, set by Resolve, and
// Target the id that the link leads to, empty when there is no place for it.
type Reference struct {
	ID     string
	Words  string
	Text   string
	Target string
}

// Citation is a reference to a source, printed as [3]; Resolve sets Number. And
// are further sources within the same brackets: [3, с. 12; 5].
type Citation struct {
	ID     string
	Words  string // a place in the source: «с. 12» gives [3, с. 12]
	Number int
	And    []*Citation
}

// Footnote is a footnote at its place in the text; Resolve sets Number, which
// runs through the whole report.
type Footnote struct {
	Number int
	Blocks []Block
}

// FootnoteMark refers once more to a footnote that stands at an earlier place;
// Resolve sets Number.
type FootnoteMark struct {
	Number int
	Note   *Footnote `json:"-"`
}

// Math is a formula in the line, in TeX.
type Math struct{ TeX string }

// LineBreak is a forced line break.
type LineBreak struct{}

// CountsLine is the first line of the реферат; SetPages sets Text.
type CountsLine struct{ Text string }

func (*Text) inline()         {}
func (*Emphasis) inline()     {}
func (*Strong) inline()       {}
func (*CodeSpan) inline()     {}
func (*Superscript) inline()  {}
func (*Subscript) inline()    {}
func (*Link) inline()         {}
func (*Reference) inline()    {}
func (*Citation) inline()     {}
func (*Footnote) inline()     {}
func (*FootnoteMark) inline() {}
func (*Math) inline()         {}
func (*LineBreak) inline()    {}
func (*CountsLine) inline()   {}
