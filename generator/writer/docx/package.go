package docx

import (
	"fmt"
	"strings"
)

// file is one part of the package.
type file struct {
	name string // within the zip
	kind string // content type; empty for one that a Default gives
	data []byte
}

// Relationship types and content types of Office Open XML (ISO/IEC 29500-1,
// part 11 and annex A).
const (
	officeRel  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	packageRel = "http://schemas.openxmlformats.org/package/2006/relationships"
	wordType   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	mainPart   = "word/document.xml"
)

// relation is an entry of a .rels part.
type relation struct {
	id, kind, target string
	external         bool
}

// relations are those of one part, numbered in the order of their making.
type relations struct{ list []relation }

// add gives the id of a relation, a new one only where there is none as yet.
func (r *relations) add(kind, target string, external bool) string {
	taken := map[string]bool{}
	for _, have := range r.list {
		if have.kind == kind && have.target == target {
			return have.id
		}
		taken[have.id] = true
	}
	n := len(r.list) + 1
	for taken[fmt.Sprintf("rId%d", n)] { // by a template
		n++
	}
	id := fmt.Sprintf("rId%d", n)
	r.list = append(r.list, relation{id, kind, target, external})
	return id
}

func (r *relations) part(name string) file {
	root := el("Relationships", at("xmlns", packageRel))
	for _, rel := range r.list {
		kind := rel.kind
		if !strings.Contains(kind, ":") {
			kind = officeRel + kind
		}
		e := el("Relationship", at("Id", rel.id), at("Type", kind), at("Target", rel.target))
		if rel.external {
			at("TargetMode", "External").addTo(e)
		}
		e.addTo(root)
	}
	return file{name: name, data: root.document()}
}

// defaultTypes gives content types by the ending of a part's name.
func defaultTypes() [][2]string {
	return [][2]string{
		{"rels", "application/vnd.openxmlformats-package.relationships+xml"}, {"xml", "application/xml"},
		{"png", "image/png"}, {"jpeg", "image/jpeg"}, {"svg", "image/svg+xml"},
	}
}

// contentTypes lists the kinds of all parts; it must be the first in the zip.
func contentTypes(files []file) file {
	root := el("Types", at("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"))
	for _, d := range defaultTypes() {
		el("Default", at("Extension", d[0]), at("ContentType", d[1])).addTo(root)
	}
	for _, f := range files {
		if f.kind != "" {
			el("Override", at("PartName", "/"+f.name), at("ContentType", f.kind)).addTo(root)
		}
	}
	return file{name: typesPart, data: root.document()}
}
