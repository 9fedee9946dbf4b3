package docx

import (
	"fmt"

	"rd50/generator/report"
)

// noteReference puts the note's text into its own part and gives the raised mark
// (6.7.4). Word counts the marks itself, in reading order as Resolve does.
func noteReference(d *writer, n *report.Footnote) elements {
	if d.inNote {
		d.fail(fmt.Errorf("сноска %d стоит внутри сноски", n.Number))
		return nil
	}
	if d.repeating { // the head of a table's further part: its notes stand under the first
		return elements{textRun(look{place: raised}, fmt.Sprint(n.Number))}
	}
	d.noteCount++
	id := d.noteCount
	outer := d.relations
	d.relations, d.inNote = d.noteRelations, true
	content := d.blocks(n.Blocks, flow{style: styleFootnote, tight: true, width: d.sheet.textWidth()})
	d.relations, d.inNote = outer, false
	d.notes = append(d.notes, el("w:footnote", num("w:id", id), withMark(content)))
	reference := el("w:r", look{style: markFootnote}.element(), el("w:footnoteReference", num("w:id", id)))
	return d.mark(noteID(n.Number), elements{reference})
}

// noteID names a footnote for those who refer to it once more. No id of an engagement
// has a slash.
func noteID(number int) string { return fmt.Sprint("footnote/", number) }

// noteAgain refers to a footnote that stands elsewhere.
func noteAgain(d *writer, m *report.FootnoteMark) elements {
	name := d.bookmarks.reference(noteID(m.Number))
	return field("NOTEREF "+name+` \f \h`, textRun(look{style: markFootnote}, fmt.Sprint(m.Number)))
}

// withMark puts the number before the first paragraph's text.
func withMark(content elements) elements {
	mark := elements{el("w:r", look{style: markFootnote}.element(), el("w:footnoteRef")), textRun(look{}, report.NBSP)}
	if len(content) == 0 || content[0].name != "w:p" {
		return append(elements{el("w:p", paragraph{style: styleFootnote}.element(), mark)}, content...)
	}
	insertRuns(content[0], mark)
	return content
}

// insertRuns puts runs at the start of a paragraph, behind its properties.
func insertRuns(p *element, runs elements) {
	at := 0
	if len(p.kids) > 0 {
		if k, ok := p.kids[0].(*element); ok && k.name == "w:pPr" {
			at = 1
		}
	}
	kids := append([]part{}, p.kids[:at]...)
	for _, r := range runs {
		kids = append(kids, r)
	}
	p.kids = append(kids, p.kids[at:]...)
}

// footnotesPart holds the two separators that Word wants, then the notes.
func footnotesPart(d *writer) file {
	separator := func(id int, kind, line string) *element {
		return el("w:footnote", at("w:type", kind), num("w:id", id),
			el("w:p", paragraph{lines: singleLine}.element(), el("w:r", el(line))))
	}
	root := el("w:footnotes", namespaces(),
		separator(-1, "separator", "w:separator"),
		separator(0, "continuationSeparator", "w:continuationSeparator"), d.notes)
	return file{"word/footnotes.xml", wordType + "footnotes+xml", root.document()}
}
