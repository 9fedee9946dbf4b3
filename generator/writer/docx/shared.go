package docx

// shared keeps properties that thousands of paragraphs and cells have alike: equal ones are
// one element, which nobody may change; where the document still changes, none is shared.
type shared struct {
	paragraphs map[plainParagraph]*element
	cells      map[cellShape]*element
}

func newShared() shared {
	return shared{map[plainParagraph]*element{}, map[cellShape]*element{}}
}

// plainParagraph is what most paragraphs have of their properties.
type plainParagraph struct {
	style               string
	keepNext, keepLines bool
	align               alignment
}

// plain tells a paragraph with no other properties.
func (p paragraph) plain() bool {
	return !p.pageBreak && p.frame == nil && p.item == nil && p.tabs == nil && !p.noHyphens && p.lines == 0 && p.least == 0 &&
		p.before == nil && p.after == nil && p.indentation == nil && p.outline == 0 && p.section == nil
}

// paragraphProperties gives w:pPr.
func (d *writer) paragraphProperties(p paragraph) *element {
	if !d.settled() || !p.plain() {
		return p.element()
	}
	key := plainParagraph{p.style, p.keepNext, p.keepLines, p.align}
	e, ok := d.alike.paragraphs[key]
	if !ok {
		e = p.element()
		d.alike.paragraphs[key] = e
	}
	return e
}

// ownProperties gives a paragraph's w:pPr, which it has for itself from now on.
func (e *element) ownProperties() *element {
	for i, k := range e.kids {
		if isProperties(k) {
			own := k.(*element).copied()
			e.kids[i] = own
			return own
		}
	}
	return nil
}

// cellShape is what w:tcPr follows from.
type cellShape struct {
	width, span int
	merge       merge
	head        bool
}

// merge is a value of w:vMerge: of a cell of several rows in the first of them and in the
// others; empty for a cell of one row.
type merge string

const (
	restart merge = "restart"
	goesOn  merge = "continue"
)

// cellProperties gives w:tcPr.
func (d *writer) cellProperties(c cellShape) *element {
	if !d.settled() {
		return c.element()
	}
	e, ok := d.alike.cells[c]
	if !ok {
		e = c.element()
		d.alike.cells[c] = e
	}
	return e
}

func (c cellShape) element() *element {
	return el("w:tcPr",
		el("w:tcW", num("w:w", c.width), at("w:type", "dxa")),
		when(c.span > 1, "w:gridSpan", valNum(c.span)),
		when(c.merge == restart, "w:vMerge", val(string(restart))),
		when(c.merge == goesOn, "w:vMerge"), // its usual value
		when(c.head, "w:vAlign", val("center")))
}
