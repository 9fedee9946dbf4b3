package docx

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"rd50/generator/ooxml"
)

// template is a customer's own DOCX: its styles, headers, footers and page stay,
// and the report goes into it.
type template struct {
	order     []string // names of parts as they stood
	parts     map[string][]byte
	types     *element // [Content_Types].xml
	document  *element
	body      *element
	styles    *element
	relations map[string][]relation // by the name of the .rels part
	place     int                   // index of the body's child that the report replaces
	insert    insertion
	page      *element // w:sectPr of the place; nil when the template has none
	ends      bool     // the place's own paragraph ends that section
}

// CheckTemplate tells in Russian what keeps a file from being a template
// (layout.docx_template); nil for a sound one. The file is a DOCX of Word or
// LibreOffice without macros.
func CheckTemplate(data []byte) error {
	t, err := openTemplate(data)
	if err != nil {
		return err
	}
	if _, err := t.styleNames(); err != nil {
		return err
	}
	return t.fill(nil)
}

// openTemplate reads a template and refuses what is broken or could do harm.
func openTemplate(data []byte) (*template, error) {
	t := &template{relations: map[string][]relation{}}
	p, err := ooxml.Open(data)
	if err != nil {
		return nil, err
	}
	t.order, t.parts = p.Order, p.Parts
	for _, step := range []func() error{t.checkParts, t.readTypes, t.readRelations, t.readDocument, t.readStyles, t.findPlace} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// checkParts refuses XML and fields that are not sound.
func (t *template) checkParts() error {
	for _, name := range t.order {
		if lower := strings.ToLower(name); strings.HasSuffix(lower, ".xml") || strings.HasSuffix(lower, ".rels") {
			root, err := parseXML(t.parts[name])
			if err == nil {
				err = checkFields(root)
			}
			if err != nil {
				return fmt.Errorf("часть %s: %w", name, err)
			}
		}
	}
	for _, name := range []string{typesPart, rootRels, mainPart} {
		if t.parts[name] == nil {
			return fmt.Errorf("это не документ Word: нет части %s", name)
		}
	}
	return nil
}

const (
	typesPart = ooxml.ContentTypes
	rootRels  = "_rels/.rels"
	mainRels  = "word/_rels/document.xml.rels"
)

// readTypes reads the content types; a template proper (.dotx) becomes a document.
func (t *template) readTypes() error {
	t.types, _ = parseXML(t.parts[typesPart])
	for _, e := range t.types.elements() {
		kind := e.attr("ContentType")
		if strings.EqualFold(e.attr("PartName"), "/"+mainPart) {
			e.setAttr("ContentType", wordType+"document.main+xml")
		}
		if name := cmp.Or(e.attr("PartName"), "."+e.attr("Extension")); strings.HasSuffix(strings.ToLower(kind), "xml") && !namedXML(name) {
			return fmt.Errorf("часть %s: ее вид %s, а имя не на .xml", name, kind)
		}
	}
	return nil
}

// namedXML tells a name by which a part is read as XML, or as a picture.
func namedXML(name string) bool {
	return slices.Contains([]string{".xml", ".rels", ".svg"}, strings.ToLower(path.Ext(name)))
}

// readRelations reads all relations. Of those that lead out of the file there are
// addresses, which stay, and an attached template, which is dropped.
func (t *template) readRelations() error {
	for _, name := range t.order {
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		root, _ := parseXML(t.parts[name])
		for _, e := range root.elements() {
			r := relation{e.attr("Id"), e.attr("Type"), e.attr("Target"), e.attr("TargetMode") == "External"}
			if !r.external && t.parts[ooxml.Related(name, r.target)] == nil {
				return fmt.Errorf("часть %s: связь ведет к части %s, которой нет", name, r.target)
			}
			t.relations[name] = append(t.relations[name], r)
		}
	}
	return nil
}

// related gives the part that the document relates to in a kind; empty for none.
func (t *template) related(kind string) string {
	for _, r := range t.relations[mainRels] {
		if path.Base(r.kind) == kind && !r.external {
			return ooxml.Related(mainRels, r.target)
		}
	}
	return ""
}

// readDocument reads the main part, whose prefixes must be the usual ones.
func (t *template) readDocument() error {
	t.document, _ = parseXML(t.parts[mainPart])
	want := el("w:document", namespaces())
	for _, a := range want.attrs {
		have := t.document.attr(a.name)
		if have == "" && a.name != "xmlns:w" {
			t.document.setAttr(a.name, a.value)
		} else if have != a.value {
			return errors.New("вид документа не поддерживается: сохраните шаблон как «Документ Word (.docx)»")
		}
	}
	if t.body = t.document.child("w:body"); t.body == nil {
		return fmt.Errorf("часть %s: нет тела документа", mainPart)
	}
	return nil
}

func (t *template) readStyles() error {
	name := t.related("styles")
	if name == "" {
		return errors.New("в шаблоне нет стилей: нет части word/styles.xml")
	}
	if t.styles, _ = parseXML(t.parts[name]); t.styles.name != "w:styles" {
		return fmt.Errorf("часть %s: это не стили", name)
	}
	return nil
}

// sectionAfter gives the section properties that hold at a child of the body,
// and whether the child itself ends the section.
func (t *template) sectionAfter(place int) (page *element, own bool) {
	kids := t.body.elements()
	for i, e := range kids[min(place, len(kids)):] {
		if e.name == "w:sectPr" {
			return e, false
		}
		if s := e.child("w:pPr").child("w:sectPr"); e.name == "w:p" && s != nil {
			return s, i == 0
		}
	}
	return nil, false
}

// later gives the properties of a section that goes on after a break: on a new
// page, without a first page of its own.
func later(page *element) *element {
	c := page.copied()
	for _, name := range []string{"w:titlePg", "w:type", "w:sectPrChange"} {
		c.without(name)
	}
	if n := c.child("w:pgNumType"); n != nil {
		n.attrs = slices.DeleteFunc(n.attrs, func(a *attr) bool { return a.name == "w:start" })
	}
	at := 0
	for i, k := range c.kids {
		if k, ok := k.(*element); ok && slices.Contains([]string{"w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr"}, k.name) {
			at = i + 1
		}
	}
	c.kids = slices.Insert(c.kids, at, part(el("w:type", val("nextPage"))))
	return c
}
