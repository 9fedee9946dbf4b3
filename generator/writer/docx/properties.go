package docx

// The page by ГОСТ 7.32-2017, 6.1.1, in twips (1/1440 inch): A4 with margins of
// 30, 15, 20 and 20 mm, and the paragraph indent of 1.25 cm.
const (
	pageWidth    = 11906
	pageHeight   = 16838
	marginLeft   = 1701
	marginRight  = 851
	marginTop    = 1134
	marginBottom = 1134
	marginFooter = 567
	textWidth    = pageWidth - marginLeft - marginRight
	textHeight   = pageHeight - marginTop - marginBottom
	indent       = 709
)

// sheet is the page that a report is set on, in twips.
// Margins count together: sides, ends. narrow is the width of the narrowest of several
// columns, 0 where there is one.
type sheet struct{ width, height, sides, ends, narrow int }

// standardSheet is the page of the standard; a customer's template may have another.
func standardSheet() sheet {
	return sheet{width: pageWidth, height: pageHeight, sides: marginLeft + marginRight, ends: marginTop + marginBottom}
}

func (s sheet) textWidth() int {
	if s.narrow > 0 {
		return s.narrow
	}
	return s.width - s.sides
}
func (s sheet) wideWidth() int  { return s.height - s.sides } // of the page turned
func (s sheet) textHeight() int { return s.height - s.ends }
func (s sheet) wideHeight() int { return s.width - s.ends } // of the page turned

// alignment is a value of w:jc.
type alignment string

const (
	alignLeft   alignment = "left"
	alignCentre alignment = "center"
	alignRight  alignment = "right"
	alignBoth   alignment = "both"
)

// indentation is in twips; first is negative for a hanging indent.
type indentation struct{ left, right, first int }

// lines is the distance of lines in 240ths of a single one.
type lines int

const (
	singleLine lines = 240
	bodyLine   lines = 360
)

// Free space around blocks, in twips; the PDF's pages have the same.
const (
	gapObject  = 240 // above and below tables and figures, around headings
	gapPoint   = 120 // above the headings of points, and above code
	gapPicture = 120 // between a picture and its caption
	gapTable   = 60  // between a caption and its table
)

// tab is a tab stop.
type tab struct {
	kind     string // left, center, right
	leader   string // dot, or empty
	position int
}

// frame places a paragraph at the lower edge of the page's text area.
type frame struct{ width int }

// item puts a paragraph into a native list; num 0 takes it out of the list
// that its style belongs to.
type item struct{ num, level int }

// paragraph is the properties of a paragraph, direct or of a style.
type paragraph struct {
	style       string
	keepNext    bool
	keepLines   bool
	pageBreak   bool
	frame       *frame
	item        *item
	tabs        []tab
	noHyphens   bool
	lines       lines // 0 inherits
	least       int   // twips: a line is so high or as what stands in it; instead of lines
	before      *int  // free space in twips; nil inherits, 0 where lines are set
	after       *int
	indentation *indentation
	align       alignment
	outline     int // level from 1; 0 inherits, noOutline takes out of the outline
	section     *element
}

// noOutline is the level that stands for running text.
const noOutline = 10

// element gives w:pPr in the order of the schema; nil when nothing is set.
func (p paragraph) element() *element {
	e := el("w:pPr",
		when(p.style != "", "w:pStyle", val(p.style)),
		when(p.keepNext, "w:keepNext"),
		when(p.keepLines, "w:keepLines"),
		when(p.pageBreak, "w:pageBreakBefore"),
		p.frame.element(),
		p.item.element(),
		tabStops(p.tabs),
		when(p.noHyphens, "w:suppressAutoHyphens"),
		p.spacing(),
		p.indentation.element(),
		when(p.align != "", "w:jc", val(string(p.align))),
		when(p.outline > 0, "w:outlineLvl", valNum(p.outline-1)),
		p.section)
	if len(e.kids) == 0 {
		return nil
	}
	return e
}

func (f *frame) element() *element {
	if f == nil {
		return nil
	}
	return el("w:framePr", num("w:w", f.width), at("w:hRule", "auto"), at("w:wrap", "around"),
		at("w:vAnchor", "margin"), at("w:hAnchor", "margin"), at("w:xAlign", "center"), at("w:yAlign", "bottom"))
}

func (i *item) element() *element {
	if i == nil {
		return nil
	}
	return el("w:numPr", el("w:ilvl", valNum(i.level)), el("w:numId", valNum(i.num)))
}

func tabStops(tabs []tab) *element {
	if len(tabs) == 0 {
		return nil
	}
	e := el("w:tabs")
	for _, t := range tabs {
		stop := el("w:tab", val(t.kind))
		if t.leader != "" {
			at("w:leader", t.leader).addTo(stop)
		}
		num("w:pos", t.position).addTo(stop)
		stop.addTo(e)
	}
	return e
}

// spacing gives w:spacing. A distance of lines comes with both free spaces, so
// that a style that sets it depends on no other.
func (p paragraph) spacing() *element {
	if p.lines == 0 && p.least == 0 && p.before == nil && p.after == nil {
		return nil
	}
	e := el("w:spacing")
	if p.before != nil {
		num("w:before", *p.before).addTo(e)
	} else if p.lines > 0 {
		num("w:before", 0).addTo(e)
	}
	if p.after != nil {
		num("w:after", *p.after).addTo(e)
	} else if p.lines > 0 {
		num("w:after", 0).addTo(e)
	}
	if p.lines > 0 {
		num("w:line", int(p.lines)).addTo(e)
		at("w:lineRule", "auto").addTo(e)
	} else if p.least > 0 {
		num("w:line", p.least).addTo(e)
		at("w:lineRule", "atLeast").addTo(e)
	}
	return e
}

func (i *indentation) element() *element {
	if i == nil {
		return nil
	}
	e := el("w:ind", num("w:left", i.left), num("w:right", i.right))
	if i.first < 0 {
		num("w:hanging", -i.first).addTo(e)
	} else {
		num("w:firstLine", i.first).addTo(e)
	}
	return e
}

// position is a value of w:vertAlign.
type position string

const (
	raised  position = "superscript"
	lowered position = "subscript"
)

// look is the properties of a run of text, direct or of a style.
type look struct {
	style  string
	face   string
	bold   bool
	roman  bool // not bold inside a bold style
	italic bool
	kerned bool   // signs move together where the face says so, as in the PDF
	size   int    // half points; 0 inherits
	ground string // the colour behind the text, RRGGBB
	place  position
	lang   string
	title  bool // of a heading, title or caption: prepositions and the like end no line
}

// element gives w:rPr in the order of the schema; nil when nothing is set.
func (l look) element() *element {
	if l == (look{}) {
		return nil // as of most runs
	}
	e := el("w:rPr",
		when(l.style != "", "w:rStyle", val(l.style)),
		faces(l.face),
		when(l.bold, "w:b"),
		when(l.bold, "w:bCs"),
		when(l.roman, "w:b", val("0")),
		when(l.roman, "w:bCs", val("0")),
		when(l.italic, "w:i"),
		when(l.italic, "w:iCs"),
		when(l.kerned, "w:kern", valNum(2)),
		when(l.size > 0, "w:sz", valNum(l.size)),
		when(l.size > 0, "w:szCs", valNum(l.size)),
		when(l.ground != "", "w:shd", val("clear"), at("w:color", "auto"), at("w:fill", l.ground)),
		when(l.place != "", "w:vertAlign", val(string(l.place))),
		when(l.lang != "", "w:lang", val(l.lang), at("w:eastAsia", l.lang), at("w:bidi", "ar-SA")))
	if len(e.kids) == 0 {
		return nil
	}
	return e
}

func faces(face string) *element {
	if face == "" {
		return nil
	}
	return el("w:rFonts", at("w:ascii", face), at("w:hAnsi", face), at("w:eastAsia", face), at("w:cs", face))
}
