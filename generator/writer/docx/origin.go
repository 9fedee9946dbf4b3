package docx

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"rd50/generator/ooxml"
	"rd50/generator/report"
)

// origins tie the paragraphs of a document to the values that they print: each has a
// hidden bookmark, which Word and LibreOffice keep when they save, and the bookmarks are
// told in a custom XML part. A table has one bookmark a row, since a program may need
// time for each.
type origins struct {
	bookmarks *bookmarks
	keys      report.Keys    // in force: of the block that is being written, or of what it stands in
	own       bool           // they name the block's own value, not what it stands in
	taken     map[string]int // bookmarks by name
	buffer    []byte         // of letters
	texts     []byte         // of the custom XML part
}

// from puts keys in force, where there are any, and gives what ends it.
func (o *origins) from(keys report.Keys) (back func()) {
	outer, own := o.keys, o.own
	o.own = len(keys) > 0
	if o.own {
		o.keys = keys
	}
	return func() { o.keys, o.own = outer, own }
}

// fromHeading puts in force what stands under a heading; a subsection that tells no keys
// belongs to its section's data, and so does what stands before the first one, of which
// the heading is nil.
func (o *origins) fromHeading(s *report.Section, h *report.Heading) {
	o.keys, o.own = first(s.Keys), s.Kind == report.Appendix
	if h != nil && len(h.Keys) > 0 {
		o.keys, o.own = first(h.Keys), true
	}
}

// first is what a heading stands for when it has several keys.
func first(keys report.Keys) report.Keys { return keys[:min(1, len(keys))] }

// headingOf gives the heading that each block stands under, itself for a heading: tables
// and figures may be written behind another one.
func headingOf(blocks []report.Block) map[report.Block]*report.Heading {
	out := map[report.Block]*report.Heading{}
	var h *report.Heading
	for _, b := range blocks {
		if next, ok := b.(*report.Heading); ok {
			h = next
		}
		out[b] = h
	}
	return out
}

// traced puts a bookmark around each paragraph that has none yet.
func (d *writer) traced(content elements) elements {
	if len(d.origins.keys) == 0 || d.inCell && !d.inNote {
		return content
	}
	for _, p := range content {
		if p.name == "w:p" && !isTraced(p) {
			d.origins.trace(p, d.origins.keys, d.origins.own)
		}
	}
	return content
}

// isTraced tells a paragraph that has its bookmark, or nothing to put one around.
func isTraced(p *element) bool {
	for _, k := range p.kids {
		if k, ok := k.(*element); ok && k.name != "w:pPr" {
			return k.name == "w:bookmarkStart" && ooxml.Traces(k.attr("w:name"))
		}
	}
	return true
}

func (o *origins) trace(p *element, keys report.Keys, own bool) {
	text := o.letters(p)
	name := o.name(keys, own, text)
	o.around(p, name)
	o.texts = el("t", at("n", name), at("k", strings.Join(keys, "\n")), at("h", ooxml.Hash(text))).append(o.texts)
}

// titled traces the paragraphs of a part of the title page by the texts that they print.
func (o *origins) titled(content elements, texts report.Origins) elements {
	for _, e := range content {
		e.each(func(p *element) {
			if p.name != "w:p" || isTraced(p) {
				return
			}
			words := o.letters(p)
			for _, t := range texts {
				if words != "" && ooxml.Letters(t.Text) == words {
					o.trace(p, report.Keys{t.Key}, true)
					return
				}
			}
		})
	}
	return content
}

// traceRow puts a bookmark into the first paragraph of a table's row and tells the keys
// of its cells; a cell that another one above covers has none.
func (d *writer) traceRow(row *element, index int, cells []report.PlacedCell) {
	if d.repeating || d.inNote {
		return
	}
	var keys report.Keys // of all cells
	entry := el("t")
	for _, c := range cells {
		cell := el("c")
		if len(c.Keys) > 0 && c.Row == index {
			keys = append(keys, c.Keys...)
			at("k", strings.Join(c.Keys, "\n")).addTo(cell)
		}
		cell.addTo(entry)
	}
	own := len(keys) > 0
	if !own {
		keys = d.origins.keys
	}
	first := firstParagraph(row)
	if len(keys) == 0 || first == nil {
		return
	}
	text := d.origins.letters(row)
	name := d.origins.name(keys, own, text)
	d.origins.around(first, name)
	entry.attrs = []*attr{at("n", name), at("k", keys[0]), at("h", ooxml.Hash(text))}
	d.origins.texts = entry.append(d.origins.texts)
}

func firstParagraph(row *element) *element {
	for _, cell := range row.kids {
		if cell, ok := cell.(*element); ok {
			if p := cell.child("w:p"); p != nil {
				return p
			}
		}
	}
	return nil
}

// letters gives those of an element's texts.
func (o *origins) letters(e *element) string {
	o.buffer = o.buffer[:0]
	e.each(func(x *element) {
		if x.name != "w:t" {
			return
		}
		for _, k := range x.kids {
			if c, ok := k.(characters); ok {
				o.buffer = ooxml.AppendLetters(o.buffer, string(c))
			}
		}
	})
	return string(o.buffer)
}

// around puts a bookmark around the content of a paragraph.
func (o *origins) around(p *element, name string) {
	o.bookmarks.last++
	id := num("w:id", o.bookmarks.last)
	behind := 0
	if len(p.kids) > 0 && isProperties(p.kids[0]) {
		behind = 1
	}
	p.kids = slices.Grow(p.kids, 2)
	p.insert(behind, el("w:bookmarkStart", id, at("w:name", name)))
	el("w:bookmarkEnd", id).addTo(p)
}

func isProperties(k part) bool {
	e, ok := k.(*element)
	return ok && e.name == "w:pPr"
}

// name gives the name of a bookmark, with a number where it stands for the same as
// another.
func (o *origins) name(keys report.Keys, own bool, text string) string {
	name := ooxml.TraceName(keys, own, text)
	o.taken[name]++
	if n := o.taken[name]; n > 1 {
		name += "_" + strconv.Itoa(n)
	}
	return name
}

// customXML gives the part that tells the bookmarks, with its properties.
func customXML(d *writer) []file {
	n := 1
	for d.template != nil && d.template.parts[customPart("item", n)] != nil {
		n++
	}
	name, properties := customPart("item", n), customPart("itemProps", n)
	d.mainRelations.add("customXml", "../"+name, false)
	own := &relations{}
	own.add("customXmlProps", path.Base(properties), false)
	meta := d.report.Meta
	root := el("texts", at("xmlns", ooxml.TextsNamespace), at("version", meta.Version), at("designation", meta.Designation))
	if d.options.Revision != nil { // whose changes are nobody's remarks
		author, date := revisedBy(d)
		root.attrs = append(root.attrs, at("author", author), at("date", date))
	}
	item := el("ds:datastoreItem", at("ds:itemID", ooxml.TextsItem), at("xmlns:ds", strings.TrimSuffix(officeRel, "relationships/")+"customXml"),
		el("ds:schemaRefs", el("ds:schemaRef", at("ds:uri", ooxml.TextsNamespace))))
	data := root.document()
	if len(d.origins.texts) > 0 {
		data = root.end(append(root.start([]byte(declaration)), d.origins.texts...))
	}
	return []file{
		{name, "", data},
		{properties, "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", item.document()},
		own.part(relsOf(name)),
	}
}

func customPart(kind string, n int) string { return fmt.Sprintf("customXml/%s%d.xml", kind, n) }

// forget drops the bookmarks and the custom XML part of a report that serves as a template.
func (t *template) forget() {
	old := map[string]bool{}
	t.document.each(func(e *element) {
		e.kids = slices.DeleteFunc(e.kids, func(k part) bool {
			mark, ok := k.(*element)
			if ok && mark.name == "w:bookmarkStart" && ooxml.Traces(mark.attr("w:name")) {
				old[mark.attr("w:id")] = true
			}
			return ok && (mark.name == "w:bookmarkStart" || mark.name == "w:bookmarkEnd") && old[mark.attr("w:id")]
		})
	})
	var kept []relation
	for _, r := range t.relations[mainRels] {
		name := ooxml.Related(mainRels, r.target)
		if path.Base(r.kind) != "customXml" || !bytes.Contains(t.parts[name], []byte(ooxml.TextsNamespace)) {
			kept = append(kept, r)
			continue
		}
		gone := []string{name, relsOf(name)}
		for _, p := range t.relations[relsOf(name)] {
			gone = append(gone, ooxml.Related(relsOf(name), p.target))
		}
		delete(t.relations, relsOf(name))
		t.order = slices.DeleteFunc(t.order, func(part string) bool { return slices.Contains(gone, part) })
		t.types.kids = slices.DeleteFunc(t.types.kids, func(k part) bool {
			e, ok := k.(*element)
			return ok && slices.Contains(gone, strings.TrimPrefix(e.attr("PartName"), "/"))
		})
		for _, part := range gone {
			delete(t.parts, part)
		}
	}
	t.relations[mainRels] = kept
}
