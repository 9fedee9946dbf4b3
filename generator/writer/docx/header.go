package docx

import (
	"fmt"
	"path"

	"rd50/generator/ooxml"
)

// ownHeader is the part of the header in a document of our own.
const ownHeader = "header1.xml"

// headerLine is what stands at the head of each page: it has its own look, so that no
// style of a template changes it.
func headerLine(d *writer) *element {
	p := paragraph{lines: singleLine, indentation: &indentation{}, align: alignRight}
	return el("w:p", p.element(), text(look{}, d.options.Header))
}

// headers gives the header as a part; nothing for a report without.
func headers(d *writer) []file {
	if d.options.Header == "" {
		return nil
	}
	return []file{headerPart(d, ownHeader)}
}

func headerPart(d *writer, target string) file {
	return file{"word/" + target, wordType + "header+xml", el("w:hdr", namespaces(), headerLine(d)).document()}
}

// headerReferences gives a section's references to the header, for the kinds of pages
// that it has none for.
func headerReferences(d *writer, section *element) elements {
	if d.header == "" {
		return nil
	}
	has := map[string]bool{}
	for _, e := range section.elements() {
		if e.name == "w:headerReference" {
			has[e.attr("w:type")] = true
		}
	}
	var out elements
	for _, kind := range []string{"default", "first", "even"} {
		if !has[kind] {
			out = append(out, el("w:headerReference", at("w:type", kind), at("r:id", d.header)))
		}
	}
	return out
}

// mergeHeaders puts the header above what the template has in its own, and gives the
// part for the pages that have none.
func mergeHeaders(d *writer) (*file, error) {
	if d.options.Header == "" {
		return nil, nil
	}
	t, done := d.template, map[string]bool{}
	for _, r := range t.relations[mainRels] {
		name := ooxml.Related(mainRels, r.target)
		if path.Base(r.kind) != "header" || done[name] {
			continue
		}
		done[name] = true
		root, err := parseXML(t.parts[name])
		if err != nil || root.attr("xmlns:w") != namespaces().main() {
			return nil, fmt.Errorf("часть %s: вид не поддерживается", name)
		}
		root.insert(0, headerLine(d))
		t.parts[name] = root.document()
	}
	target := ownHeader
	for n := 2; t.parts["word/"+target] != nil; n++ {
		target = fmt.Sprintf("header%d.xml", n)
	}
	d.header = d.mainRelations.add("header", target, false)
	f := headerPart(d, target)
	return &f, nil
}

// headSections gives the first section of a template's document the headers that it
// lacks; the others go on with those of the one before.
func headSections(d *writer, document *element) {
	var first *element
	document.each(func(e *element) {
		if first == nil && e.name == "w:sectPr" {
			first = e
		}
	})
	for i, reference := range headerReferences(d, first) {
		first.insert(i, reference)
	}
}
