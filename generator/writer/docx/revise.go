package docx

import (
	"errors"
	"fmt"
	"time"

	"rd50/generator/report"
	"rd50/generator/revision"
)

// Revision makes the document show what changed, as Word's own tracked changes (ISO/IEC
// 29500-1, 17.13.5): rejecting all of them gives the old report's text, accepting all the
// new one's.
type Revision struct {
	Old    *report.Report
	Pages  Pages  // where the typesetting puts the old report
	Author string // of the changes
}

// reviser turns the body of the new report into one that holds both.
type reviser struct {
	d       *writer
	was, is *bodyParts
	author  string
	date    string                 // empty when the report has none
	numbers map[string]string      // lists of the old report that go on in the new one
	gone    elements               // what is left of the old report
	moves   map[*revision.Part]int // the numbers of what moved, by the old
}

// change is how a revision is written: of what is there in one of the versions alone, at its
// place or moved.
type change string

const (
	unmarked change = ""
	added    change = "ins"
	gone     change = "del"
	left     change = "moveFrom"
	arrived  change = "moveTo"
)

// row is the mark of a table's row, which can't move in Word.
func (m change) row() change {
	switch m {
	case left:
		return gone
	case arrived:
		return added
	}
	return m
}

// old tells whether what is marked is there in the old report alone.
func (m change) old() bool { return m == gone || m == left }

// changeOf gives the mark of a step with one side.
func changeOf(s revision.Step) change {
	switch {
	case s.Old != nil && s.Moved != nil:
		return left
	case s.Old != nil:
		return gone
	case s.Moved != nil:
		return arrived
	}
	return added
}

// revise writes the old report, too, and lays both bodies into one another.
func revise(d *writer) {
	o := d.options.Revision
	shared := revision.Shared(o.Old, d.report)
	was := former(d, o)
	was.shared = shared
	was.write()
	d.media, d.drawings = was.media, was.drawings
	if len(was.errs) > 0 {
		d.fail(fmt.Errorf("прежний отчет: %w", errors.Join(was.errs...)))
		return
	}
	r := &reviser{d: d, was: newBodyParts(was, shared), is: newBodyParts(d, shared), numbers: map[string]string{}, moves: map[*revision.Part]int{}}
	r.author, r.date = revisedBy(d)
	list := r.blocks(revision.Meet(r.was.parts(), r.is.parts()))
	closed(list, r)
	d.body = list.elements()
	for _, e := range r.gone {
		renumber(e, r.numbers)
	}
}

// revisedBy gives the author and the date of the changes; no date when the report has none.
func revisedBy(d *writer) (author, date string) {
	if t, err := time.Parse(time.DateOnly, d.report.Meta.Date); err == nil {
		date = t.Format(time.RFC3339)
	}
	return clean(d.options.Revision.Author), date
}

// former is the writer of the old report into the same package: what both hold is there
// once, and ids go on.
func former(d *writer, o *Revision) *writer {
	was := newWriter(o.Old, o.Pages, d.options)
	was.sheet, was.template = d.sheet, d.template
	if d.template != nil {
		was.pages = onTemplate{was.pages, d.sheet.width < d.sheet.height}
	}
	was.mainRelations, was.noteRelations, was.relations = d.mainRelations, d.noteRelations, d.mainRelations
	was.numbering, was.tableSizes, was.known = d.numbering, d.tableSizes, d.shown
	was.media, was.darkroom, was.drawings, was.noteCount = d.media, d.darkroom, d.drawings, d.noteCount
	return was
}

// renumber lets what is gone go on in the list of what stayed.
func renumber(e *element, numbers map[string]string) {
	e.each(func(k *element) {
		if k.name == "w:numId" && numbers[k.attr("w:val")] != "" {
			k.setAttr("w:val", numbers[k.attr("w:val")])
		}
	})
}

// revised is a piece of a body with the mark of its last paragraph.
type revised struct {
	e    *element
	mark change
}

type revisedList []revised

func (l revisedList) elements() elements {
	var out elements
	for _, x := range l {
		out = append(out, x.e)
	}
	return out
}

// blocks gives what becomes of blocks that follow one another.
func (r *reviser) blocks(steps []revision.Step) revisedList {
	var out revisedList
	for _, s := range steps {
		out = append(out, r.block(s)...)
	}
	return out
}

func (r *reviser) block(s revision.Step) revisedList {
	switch {
	case s.Old != nil && s.New != nil:
		return r.met(s)
	case s.New != nil:
		list := r.alone(s.New, changeOf(s))
		r.ranged(s, list.elements())
		return list
	}
	list := r.alone(s.Old, changeOf(s))
	r.ranged(s, list.elements())
	return list
}

// ranged puts the bounds of what moved around it; those of both places have one name, by
// which Word knows that they are one.
func (r *reviser) ranged(s revision.Step, content elements) {
	if s.Moved == nil {
		return
	}
	old := s.Old
	if old == nil {
		old = s.Moved
	}
	if r.moves[old] == 0 {
		r.moves[old] = len(r.moves) + 1
	}
	var first, last *element
	for _, e := range content {
		e.each(func(k *element) {
			if k.name != "w:p" {
				return
			}
			if last = k; first == nil {
				first = k
			}
		})
	}
	if first == nil {
		return
	}
	start := r.signed(changeOf(s)+"RangeStart", at("w:name", fmt.Sprint("move", r.moves[old])))
	insertRuns(first, elements{start})
	el("w:"+string(changeOf(s))+"RangeEnd", num("w:id", r.d.bookmarks.last)).addTo(last)
}

// met writes a part of both reports.
func (r *reviser) met(s revision.Step) revisedList {
	switch n := s.New.Node.(type) {
	case follower:
		return kept(n.elements)
	case stretch:
		return r.blocks(s.Within())
	case *paragraphWords:
		r.sameList(s.Old.Node.(*paragraphWords).e, n.e)
		if s.Changed() {
			return revisedList{{r.paragraph(s), unmarked}}
		}
		return kept(elements{n.e})
	case *element:
		if n.name == "w:tbl" && s.Changed() {
			return kept(elements{r.table(s)})
		}
		return kept(elements{n})
	}
	return nil
}

func kept(list elements) revisedList {
	var out revisedList
	for _, e := range list {
		out = append(out, revised{e, unmarked})
	}
	return out
}

// sameList notes that two paragraphs stand in one list.
func (r *reviser) sameList(old, new *element) {
	number := func(p *element) string { return p.child("w:pPr").child("w:numPr").value("w:numId") }
	if a, b := number(old), number(new); a != "" && b != "" && r.numbers[a] == "" {
		r.numbers[a] = b
	}
}

// alone writes a part of one of the reports.
func (r *reviser) alone(p *revision.Part, m change) revisedList {
	switch n := p.Node.(type) {
	case follower:
		if !m.old() {
			return kept(n.elements)
		}
		return nil // what follows the new text has gone with it
	case stretch:
		var out revisedList
		for _, k := range p.Parts {
			out = append(out, r.alone(k, m)...)
		}
		return out
	case *paragraphWords:
		return revisedList{{r.wholeParagraph(n, m), m}}
	case *element:
		switch {
		case n.name == "w:tbl":
			return revisedList{{r.wholeTable(p, m), m}}
		case !m.old():
			return kept(elements{n})
		}
	}
	return nil
}

// closed settles the end of a cell, a footnote or the document: its last paragraph can't go
// or come, so that the mark before those that did goes or comes in the place of its own.
func closed(list revisedList, r *reviser) {
	last := len(list) - 1
	if last < 0 || list[last].mark == unmarked || list[last].e.name != "w:p" {
		return
	}
	from := last
	for from > 0 && list[from].mark == list[last].mark && list[from].e.name == "w:p" {
		from--
	}
	if list[from].mark != unmarked || list[from].e.name != "w:p" {
		return
	}
	r.markEnd(list[from].e, list[last].mark)
	unmarkEnd(list[last].e)
}

// signed gives the element of a mark with its author and date.
func (r *reviser) signed(m change, parts ...part) *element {
	r.d.bookmarks.last++
	e := el("w:"+string(m), num("w:id", r.d.bookmarks.last), at("w:author", r.author))
	if r.date != "" {
		at("w:date", r.date).addTo(e)
	}
	for _, p := range parts {
		p.addTo(e)
	}
	return e
}

// markEnd marks the end of a paragraph, as the first of its run's properties; those stand
// before a section's.
func (r *reviser) markEnd(p *element, m change) {
	properties := p.child("w:pPr")
	if properties == nil {
		properties = el("w:pPr")
		p.insert(0, properties)
	}
	run := properties.child("w:rPr")
	if run == nil {
		run = el("w:rPr")
		properties.insertBefore(run, "w:sectPr", "w:pPrChange")
	}
	run.insert(0, r.signed(m))
}

func unmarkEnd(p *element) {
	properties := p.child("w:pPr")
	run := properties.child("w:rPr")
	for _, m := range []change{added, gone, left, arrived} {
		run.without("w:" + string(m))
	}
	if run != nil && len(run.kids) == 0 {
		properties.without("w:rPr")
	}
}
