package docx

import (
	"fmt"
	"strings"

	"rd50/generator/report"
)

// Typefaces (6.1.1 recommends Times New Roman).
const (
	serif    = "Times New Roman"
	mono     = "Courier New"
	mathFace = "Cambria Math"
)

// Ids of styles. Checkers of the ГОСТ look tell a heading by the word
// «Heading» in the id and its level by the last digit, or by «Heading 1» in the name.
const (
	styleNormal       = "Normal"
	styleBody         = "BodyText"
	styleFlush        = "BodyFlush"
	styleCentred      = "BodyCentred"
	styleHeading      = "Heading"           // 1 to 4: sections of the main part
	styleAppendix     = "HeadingAppendix"   // 1 to 4
	styleStructural   = "HeadingStructural" // 1
	styleUnlisted     = "HeadingUnlisted"   // 1: not in the contents
	styleTOC          = "TOC"               // 1 to 3
	styleList         = "ListParagraph"
	styleCaption      = "Caption"
	styleTableCaption = "TableCaption"
	styleTableText    = "TableText"
	styleTableHead    = "TableHead"
	styleFigure       = "Figure"
	styleFormula      = "Formula"
	styleCode         = "Code"
	styleQuote        = "Quote"
	styleNote         = "Note"
	styleDefinition   = "Definition"
	styleSource       = "Source"
	styleTitle        = "CoverPage"
	styleFooter       = "Footer"
	styleFootnote     = "FootnoteText"
	styleTiny         = "SectionEnd"
	markFootnote      = "FootnoteReference"
	markLink          = "Hyperlink"
	markEmphasis      = "Emphasis"
	markCode          = "CodeCharacters"
	markDraft         = "DraftMark"
	tableGrid         = "TableGrid"
	tablePlain        = "TableNormal"
)

// style is one named style. Its paragraph and look hold what differs from base.
type style struct {
	id, name, base, next string
	paragraph            paragraph
	look                 look
}

// paragraphStyles gives the styles of paragraphs; size is in half points.
func paragraphStyles(size, width int) []style {
	const small = 24 // half points: tables and footnotes (6.6.7)
	none := &indentation{}
	firstLine := &indentation{first: indent}
	single := func(p paragraph) paragraph { p.lines = singleLine; return p }
	spaced := func(before, after int, p paragraph) paragraph { p.before, p.after = &before, &after; return p }
	out := []style{
		{id: styleNormal, name: "Normal", paragraph: paragraph{lines: bodyLine}, look: look{face: serif, kerned: true, size: size, lang: "ru-RU"}},
		{id: styleBody, name: "Body Text", base: styleNormal, paragraph: paragraph{lines: bodyLine, indentation: firstLine, align: alignBoth}, look: look{face: serif, size: size}},
		{id: styleFlush, name: "Body Flush", base: styleNormal, paragraph: paragraph{noHyphens: true, lines: bodyLine, indentation: none, align: alignLeft}},
		{id: styleCentred, name: "Body Centred", base: styleNormal, paragraph: paragraph{lines: bodyLine, indentation: none, align: alignCentre}},
		{id: styleList, name: "List Paragraph", base: styleBody, paragraph: paragraph{align: alignBoth}},
		{id: styleTableCaption, name: "Table Caption", base: styleNormal, next: styleTableText,
			paragraph: spaced(gapObject, gapTable, single(paragraph{keepNext: true, keepLines: true, noHyphens: true, indentation: none, align: alignLeft}))},
		{id: styleCaption, name: "caption", base: styleNormal, next: styleBody,
			paragraph: spaced(gapPicture, gapObject, single(paragraph{keepLines: true, noHyphens: true, indentation: none, align: alignCentre}))},
		{id: styleTableText, name: "Table Text", base: styleNormal, paragraph: single(paragraph{noHyphens: true, indentation: none, align: alignLeft}), look: look{size: small}},
		{id: styleTableHead, name: "Table Head", base: styleTableText, paragraph: paragraph{keepNext: true, noHyphens: true, align: alignCentre}},
		{id: styleFigure, name: "Figure", base: styleNormal, next: styleCaption, paragraph: spaced(gapObject, 0, single(paragraph{keepNext: true, indentation: none, align: alignCentre}))},
		{id: styleFormula, name: "Formula", base: styleNormal, next: styleBody,
			paragraph: spaced(formulaGap(size), formulaGap(size), paragraph{least: formulaGap(size), indentation: none, align: alignLeft, tabs: []tab{{kind: "center", position: width / 2}, {kind: "right", position: width}}})},
		{id: styleCode, name: "Code", base: styleNormal, paragraph: single(paragraph{keepLines: true, noHyphens: true, indentation: none, align: alignLeft}), look: look{face: mono, size: 24}},
		{id: styleQuote, name: "Quote", base: styleBody, paragraph: paragraph{indentation: &indentation{left: indent, first: indent}}},
		{id: styleNote, name: "Note", base: styleBody},
		{id: styleDefinition, name: "Definition", base: styleNormal, paragraph: paragraph{indentation: none, align: alignBoth}},
		{id: styleSource, name: "Source", base: styleBody},
		{id: styleTitle, name: "Cover Page", base: styleNormal, paragraph: single(paragraph{noHyphens: true, indentation: none, align: alignCentre})},
		{id: styleFooter, name: "footer", base: styleNormal, paragraph: single(paragraph{indentation: none, align: alignCentre})},
		{id: styleFootnote, name: "footnote text", base: styleNormal, paragraph: single(paragraph{indentation: firstLine, align: alignBoth}), look: look{size: small}},
		{id: styleTiny, name: "Section End", base: styleNormal, paragraph: single(paragraph{indentation: none}), look: look{size: 2}},
	}
	return append(append(out, headingStyles()...), contentsStyles(size, width)...)
}

// formulaGap is the free line above and below a formula (6.8.1), in twips, for
// a font size in half points.
func formulaGap(size int) int { return size * 10 * 1149 * 3 / 2000 }

// headingBefore is the free space above a heading, by level.
func headingBefore(level int) int {
	switch level {
	case 1:
		return 0
	case 2:
		return gapObject
	}
	return gapPoint
}

// gapSection is the free space below a section's heading. Half a point over the
// PDF's keeps LibreOffice, which wants no leading below a page's last line, from
// setting a line more there than Word and the PDF do.
func gapSection() *int {
	gap := gapObject + 10
	return &gap
}

// headingStyles gives the headings of 6.2: not broken by hyphens, on one page with the
// text that follows, bold in sections and subsections alone (6.1.1). Those without a
// number are based on the numbered ones, by which readers of a file tell a heading;
// what sets them apart is their own.
func headingStyles() []style {
	heading := func(p paragraph) paragraph {
		after := gapObject
		p.keepNext, p.keepLines, p.noHyphens, p.lines, p.after = true, true, true, bodyLine, &after
		return p
	}
	centred := func(outline int) paragraph {
		p := heading(paragraph{item: &item{}, indentation: &indentation{}, align: alignCentre, outline: outline})
		p.after = gapSection()
		return p
	}
	bold := look{face: serif, bold: true}
	out := []style{
		{id: styleStructural + "1", name: "Heading 1 Structural", base: styleHeading + "1", next: styleBody, paragraph: centred(1), look: bold},
		{id: styleUnlisted + "1", name: "Heading 1 Unlisted", base: styleHeading + "1", next: styleBody, paragraph: centred(noOutline), look: bold},
		{id: styleAppendix + "1", name: "Heading 1 Appendix", base: styleHeading + "1", next: styleBody, paragraph: centred(1), look: bold},
	}
	for level := 1; level <= 4; level++ {
		digit := string(rune('0' + level))
		p := heading(paragraph{indentation: &indentation{first: indent}, align: alignLeft, outline: level})
		if level == 1 {
			p.after = gapSection()
		}
		before := headingBefore(level)
		p.item, p.before = &item{num: headingNumbers, level: level - 1}, &before
		weight := bold
		weight.bold = level <= 2
		out = append(out, style{id: styleHeading + digit, name: "heading " + digit, base: styleNormal, next: styleBody, paragraph: p, look: weight})
		if level > 1 {
			// The contents take levels 1 to 3, and of an appendix its title alone (5.4.1).
			p.item, p.outline = &item{}, level+2
			out = append(out, style{id: styleAppendix + digit, name: "Heading " + digit + " Appendix", base: styleHeading + digit, next: styleBody, paragraph: p, look: weight})
		}
	}
	return out
}

// contentsStyles sets subsections two characters to the right of sections,
// points four (5.4.1); further lines of a row stand under its title.
func contentsStyles(size, width int) []style {
	var out []style
	for level := 1; level <= 3; level++ {
		sample := strings.TrimSuffix("1.1.1", strings.Repeat(".1", 3-level))
		digit := fmt.Sprint(level)
		out = append(out, style{id: styleTOC + digit, name: "toc " + digit, base: styleNormal, paragraph: paragraph{
			tabs: []tab{{"right", "dot", width}}, noHyphens: true, lines: bodyLine,
			indentation: contentsIndent(level, sample, size), align: alignLeft}})
	}
	return out
}

// contentsIndent gives the indentation of a row of the contents behind its
// number; a row without one has no hanging lines.
func contentsIndent(level int, number string, size int) *indentation {
	digit := size * 5 // twips: half an em
	mark := 0
	if number != "" {
		dots := strings.Count(number, ".")
		mark = (len([]rune(number))-dots)*digit + (dots+1)*digit/2
	}
	return &indentation{left: (level-1)*2*digit + mark, first: -mark}
}

func (s style) element() *element {
	e := el("w:style", at("w:type", "paragraph"), at("w:styleId", s.id))
	if s.base == "" {
		at("w:default", "1").addTo(e)
	}
	el("w:name", val(s.name)).addTo(e)
	when(s.base != "", "w:basedOn", val(s.base)).addTo(e)
	when(s.next != "", "w:next", val(s.next)).addTo(e)
	el("w:qFormat").addTo(e)
	s.paragraph.element().addTo(e)
	s.look.element().addTo(e)
	return e
}

// tableStylesOf gives the styles of cells of tables in a smaller font.
func tableStylesOf(sizes map[int]bool) []style {
	var out []style
	for size := smallestSize; size < tableSize; size++ {
		if sizes[size] {
			digits := fmt.Sprint(size)
			out = append(out,
				style{id: styleTableText + digits, name: "Table Text " + digits, base: styleTableText, look: look{size: 2 * size}},
				style{id: styleTableHead + digits, name: "Table Head " + digits, base: styleTableHead, look: look{size: 2 * size}})
		}
	}
	return out
}

// stylesPart gives the styles of a report; sizes are the font sizes in points
// that its tables are set in; marks tells that it is a draft with some.
func stylesPart(l report.Layout, sizes map[int]bool, marks bool) file {
	size := fontSize(l) * 2
	root := el("w:styles", namespaces(), el("w:docDefaults",
		el("w:rPrDefault", look{face: serif, kerned: true, size: size, lang: "ru-RU"}.element()),
		el("w:pPrDefault", paragraph{lines: bodyLine}.element())))
	styleSet(size, textWidth, sizes, marks).addTo(root)
	return file{"word/styles.xml", wordType + "styles+xml", root.document()}
}

// fontSize is the size of running text in points; the standard allows 12 and up.
func fontSize(l report.Layout) int {
	if l.FontSize < 12 {
		return 14
	}
	return l.FontSize
}

// characterStyles gives the styles of runs; size is in half points.
func characterStyles(size int, marks bool) elements {
	out := elements{
		el("w:style", at("w:type", "character"), at("w:default", "1"), at("w:styleId", "DefaultParagraphFont"),
			el("w:name", val("Default Paragraph Font")), el("w:uiPriority", valNum(1)), el("w:semiHidden"), el("w:unhideWhenUsed")),
		characterStyle(markFootnote, "footnote reference", look{place: raised}),
		characterStyle(markLink, "Hyperlink", look{}),
		characterStyle(markEmphasis, "Emphasis", look{italic: true}),
		characterStyle(markCode, "Code Characters", look{face: mono, size: size * 6 / 7}),
	}
	if marks { // on the ground that the PDF has
		out = append(out, characterStyle(markDraft, "Замечание проекта", look{ground: "FFDE8C"}))
	}
	return out
}

func characterStyle(id, name string, l look) *element {
	return el("w:style", at("w:type", "character"), at("w:styleId", id), el("w:name", val(name)),
		el("w:basedOn", val("DefaultParagraphFont")), el("w:qFormat"), l.element())
}

func tableStyles() elements {
	border := func(side string) *element {
		return el("w:"+side, val("single"), num("w:sz", 4), num("w:space", 0), at("w:color", "auto"))
	}
	cell := func(side string, width int) *element {
		return el("w:"+side, num("w:w", width), at("w:type", "dxa"))
	}
	margins := el("w:tblCellMar", cell("top", 0), cell("left", cellMargin), cell("bottom", 0), cell("right", cellMargin))
	plain := el("w:style", at("w:type", "table"), at("w:default", "1"), at("w:styleId", tablePlain), el("w:name", val("Normal Table")),
		el("w:uiPriority", valNum(99)), el("w:semiHidden"), el("w:unhideWhenUsed"),
		el("w:tblPr", el("w:tblInd", num("w:w", 0), at("w:type", "dxa")), margins))
	grid := el("w:style", at("w:type", "table"), at("w:styleId", tableGrid), el("w:name", val("Table Grid")), el("w:basedOn", val(tablePlain)),
		el("w:tblPr", el("w:tblBorders", border("top"), border("left"), border("bottom"), border("right"), border("insideH"), border("insideV"))))
	return elements{plain, grid}
}
