// Package docx writes a report as an Office Open XML document that Word opens
// without a question and without anything to update: native styles, numbering,
// captions, cross-references, footnotes and formulas, and a table of contents
// whose page numbers come from the typesetting.
//
// The package is made in memory for exactly one report; files are made one for
// each thing written: title.go, contents.go, table.go and so on. XML comes from
// trees of elements only (xml.go), so that no text of a report can be markup.
package docx

import (
	"errors"
	"fmt"
	"io"

	"rd50/generator/ooxml"
	"rd50/generator/report"
	"rd50/generator/typeset"
)

// Pages tells where the typesetting puts things. Pages count from 1.
type Pages interface {
	// PageOf gives the page on which a section, heading, table, figure, formula
	// or source starts.
	PageOf(id string) (page int, ok bool)
	// Cuts gives the indexes of the body rows that start a further page.
	Cuts(t *report.Table) []int
	// Landscape tells whether a table or a figure stands on a landscape page.
	Landscape(b report.Block) bool
}

// Columns is what a typesetting may tell besides: the widths of a table's columns
// and the size of its font in points. Without it both are estimated; with it the
// tables of the DOCX, their lines and pages, end where those of the PDF do, whatever
// hyphenation the reader's program has.
type Columns interface {
	Columns(t *report.Table) (widths []float64, size float64)
	// Rows gives the heights of body rows in points, 0 for one that is cut.
	Rows(t *report.Table) []float64
	// Shown gives the size of a figure's picture in points, 0 for one that is nowhere.
	Shown(f *report.Figure) (width, height float64)
	// Whole tells whether a table stands on one page.
	Whole(t *report.Table) bool
	// Breaks gives the places within words of an inline where lines end.
	Breaks(in report.Inline) []typeset.Break
}

// Options are what a DOCX may be made with.
type Options struct {
	// Template is the customer's own document, which the report goes into; nil for none.
	Template []byte
	// Tables tells how long tables go on; empty is AutoTables.
	Tables Tables
	// Header stands at the head of each page, above what a template has there.
	Header string
	// EmbedFonts puts the faces that the pages were set in into the file.
	EmbedFonts bool
	// Revision shows what changed since another report; nil for none.
	Revision *Revision
	// Pixels keeps those of vector pictures for other documents; nil for none.
	Pixels *Pixels
}

// Tables is how a long table goes on on the next page.
type Tables string

// A table that is cut has «Продолжение таблицы» (6.6.3) where the typesetting ends its
// pages; an edit would leave these words, and pages that hold hardly a row. A plain one
// repeats its head rows wherever the reader's program ends a page. AutoTables cuts them
// in an approved report, which nobody edits any more.
const (
	AutoTables  Tables = "auto"
	CutTables   Tables = "cut"
	PlainTables Tables = "plain"
)

// cuts tells whether the report's tables are cut; a template has pages of its own, and
// where changes are shown nobody's pages end where they would without them.
func (d *writer) cuts() bool {
	t := d.options.Tables
	return d.template == nil && d.options.Revision == nil && (t == CutTables || t != PlainTables && d.report.Meta.Status == "approved")
}

// Write writes a resolved report. With nil pages the table of contents has no
// page numbers, no table is cut or turned. The error names each node that can't
// be expressed; then nothing is written.
func Write(w io.Writer, r *report.Report, pages Pages, o Options) error {
	d := newWriter(r, pages, o)
	if d.templated() {
		if err := d.open(o.Template); err != nil {
			return fmt.Errorf("шаблон DOCX: %w", err)
		}
	}
	d.write()
	if o.Revision != nil && len(d.errs) == 0 {
		revise(d)
	}
	if err := errors.Join(d.errs...); err != nil {
		return err
	}
	document, files, err := d.finished()
	if err != nil {
		return fmt.Errorf("шаблон DOCX: %w", err)
	}
	// Parts of our own are trees, so that they are well formed; a template's are not.
	if err := check(files, document, d.template != nil); err != nil {
		return fmt.Errorf("собранный DOCX поврежден: %w", err)
	}
	if err := d.darkroom.fill(files); err != nil {
		return err
	}
	packed, err := assemble(files, document)
	if err != nil {
		return fmt.Errorf("DOCX не собирается: %w", err)
	}
	_, err = w.Write(packed)
	return err
}

// open reads the customer's template and fills its placeholders.
func (d *writer) open(data []byte) error {
	t, err := openTemplate(data)
	if err != nil {
		return err
	}
	adopt(d, t)
	return t.fill(values(d.report))
}

// finished gives the document and all parts around it.
func (d *writer) finished() (document string, files []file, err error) {
	if d.template == nil {
		return d.document(), ownFiles(d), nil
	}
	if files, err = mergedFiles(d); err != nil {
		return "", nil, err
	}
	return splice(d), files, nil
}

// writer holds what grows while a report is written.
type writer struct {
	report   *report.Report
	pages    Pages
	options  Options
	sheet    sheet
	template *template // the customer's own; nil for none

	survey    *survey
	bookmarks *bookmarks
	numbering *numbering
	appendix  int // w:num of the present appendix's headings, 0 before the first

	relations     *relations // of the part being written
	mainRelations *relations
	noteRelations *relations
	fontRelations *relations
	fontPart      string // whose relations they are
	header        string // the relation of the header; empty without
	media         []file
	darkroom      *darkroom
	notes         elements
	noteCount     int
	inNote        bool
	repeating     bool // writing a table's head again
	inCell        bool
	sequences     map[string]int
	drawings      int
	tableSizes    map[int]bool // of fonts in tables, in points
	marks         bool         // of a draft are in it

	kind    report.SectionKind       // of the section being written
	text    writtenText              // of the body before
	body    elements                 // what is written and may still change
	spans   []span                   // where the parts of the report begin in it, for a Revision
	shown   map[string]string        // the pixels of vector pictures, for a Revision
	known   map[string]string        // those that the new report shows, too
	shared  map[*report.Section]bool // that a Revision leaves out of the old report, since they are as they were
	wide    bool                     // in a landscape section
	divided bool                     // a section has ended already
	wanted  int                      // free space below the block before that is not there yet, in twips
	given   int                      // free space below the block before that its style gives

	origins *origins
	alike   shared

	errs []error
}

func newWriter(r *report.Report, pages Pages, o Options) *writer {
	if pages == nil {
		pages = unknown{}
	}
	d := &writer{
		report: r, pages: pages, options: o, sheet: standardSheet(), survey: newSurvey(r),
		sequences: map[string]int{}, tableSizes: map[int]bool{}, shown: map[string]string{},
		bookmarks: newBookmarks(), numbering: newNumbering(), darkroom: newDarkroom(o.Pixels), alike: newShared(),
		mainRelations: &relations{}, noteRelations: &relations{}, fontRelations: &relations{},
	}
	d.relations, d.origins = d.mainRelations, &origins{bookmarks: d.bookmarks, taken: map[string]int{}}
	if d.templated() {
		return d
	}
	for _, part := range []string{"styles", "numbering", "settings", "fontTable", "footnotes"} {
		d.mainRelations.add(part, part+".xml", false)
	}
	if o.Header != "" {
		d.header = d.mainRelations.add("header", ownHeader, false)
	}
	d.mainRelations.add("footer", "footer1.xml", false)
	d.mainRelations.add("footer", "footer2.xml", false)
	return d
}

// templated tells whether the report goes into the customer's own document.
func (d *writer) templated() bool { return len(d.options.Template) > 0 }

// unknown is a typesetting that has not been done.
type unknown struct{}

func (unknown) PageOf(string) (int, bool)     { return 0, false }
func (unknown) Cuts(*report.Table) []int      { return nil }
func (unknown) Landscape(report.Block) bool   { return false }
func (d *writer) fail(err error)              { d.errs = append(d.errs, err) }
func (d *writer) failf(f string, args ...any) { d.fail(fmt.Errorf(f, args...)) }

// ownFiles gives all parts of the package, the document itself still empty.
func ownFiles(d *writer) []file {
	files := []file{
		{mainPart, wordType + "document.main+xml", nil},
		stylesPart(d.report.Layout, d.tableSizes, d.marks), d.numbering.part(), settings(d.report, d.options.EmbedFonts),
	}
	files = append(append(files, fontTable(d)...), footnotesPart(d))
	files = append(append(append(files, headers(d)...), footers()...), d.media...)
	files = append(files, customXML(d)...)
	files = append(files, coreProperties(d.report.Meta), appProperties(d.report))
	root := &relations{}
	root.add("officeDocument", mainPart, false)
	root.add("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml", false)
	root.add("extended-properties", "docProps/app.xml", false)
	out := []file{contentTypes(files), root.part("_rels/.rels")}
	out = append(append(out, files...), d.mainRelations.part("word/_rels/document.xml.rels"))
	if len(d.fontRelations.list) > 0 {
		out = append(out, d.fontRelations.part(relsOf(d.fontPart)))
	}
	if len(d.noteRelations.list) > 0 {
		out = append(out, d.noteRelations.part("word/_rels/footnotes.xml.rels"))
	}
	return out
}

// xmlns is the namespaces of all parts' root elements.
type xmlns struct{}

func namespaces() xmlns { return xmlns{} }

// main is the namespace of Word's own elements.
func (xmlns) main() string { return "http://schemas.openxmlformats.org/wordprocessingml/2006/main" }

func (n xmlns) addTo(e *element) {
	for _, ns := range [][2]string{
		{"w", n.main()},
		{"r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
		{"m", "http://schemas.openxmlformats.org/officeDocument/2006/math"},
		{"wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
	} {
		at("xmlns:"+ns[0], ns[1]).addTo(e)
	}
}

// write fills the body.
func (d *writer) write() {
	if d.template == nil || d.template.insert == wholeReport {
		d.begins(nil, nil)
		titlePage(d)
	}
	for _, s := range d.report.Sections {
		if d.shared[s] {
			d.begins(s, nil)
			continue
		}
		d.section(s)
		d.settle()
	}
	if d.template != nil {
		turnPage(d, false, false)
	}
}

// document gives word/document.xml.
func (d *writer) document() string {
	if n := len(d.body); n == 0 || d.body[n-1].name != "w:p" {
		d.body = append(d.body, tiny(nil))
	}
	d.text.add(append(d.body, d.sectionProperties()))
	return d.text.within(el("w:document", namespaces()), el("w:body"))
}

// turnPage ends the section in which pages stand the other way, or one of landscape pages
// before and behind what stands apart on its own.
func turnPage(d *writer, wide, apart bool) {
	if wide == d.wide && !(wide && apart) {
		return
	}
	end := d.sectionProperties()
	if n := len(d.body); n > 0 && carriesSection(d.body[n-1]) {
		end.addTo(d.body[n-1].ownProperties())
	} else {
		d.body = append(d.body, tiny(end))
	}
	d.wide = wide
	d.wanted, d.given = 0, 0
}

// carriesSection tells whether a section's properties may stand in a paragraph:
// LibreOffice loses bookmarks and fields of one that has them, so that a caption's
// number would be missing from references. Running text of a full page has them in
// itself, since not even a point may be left for a paragraph of their own.
func carriesSection(p *element) bool {
	style := p.child("w:pPr").value("w:pStyle")
	plain := p.name == "w:p" && (style == styleBody || style == styleList)
	p.each(func(e *element) {
		if e.name == "w:bookmarkStart" && !ooxml.Traces(e.attr("w:name")) || e.name == "w:fldChar" {
			plain = false
		}
	})
	return plain
}

// unnumbered gives the properties of a section whose pages bear no numbers.
func (d *writer) unnumbered() *element {
	e := d.sectionProperties()
	for _, f := range e.elements() {
		if f.name == "w:footerReference" {
			f.setAttr("r:id", d.mainRelations.add("footer", "footer2.xml", false))
		}
	}
	return e
}

// sectionProperties gives the page of 6.1.1; the first section has the title
// page, whose footer is empty (6.3.2).
func (d *writer) sectionProperties() *element {
	size := el("w:pgSz", num("w:w", pageWidth), num("w:h", pageHeight))
	if d.wide {
		size = el("w:pgSz", num("w:w", pageHeight), num("w:h", pageWidth), at("w:orient", "landscape"))
	}
	footer := func(kind, target string) *element {
		return el("w:footerReference", at("w:type", kind), at("r:id", d.mainRelations.add("footer", target, false)))
	}
	first := !d.divided
	d.divided = true
	var footers elements
	if d.template == nil {
		footers = elements{footer("default", "footer1.xml"), footer("first", "footer2.xml")}
	} else if d.template.page != nil {
		return d.template.section(d.wide, first)
	}
	return el("w:sectPr", headerReferences(d, el("w:sectPr")), footers, el("w:type", val("nextPage")), size,
		el("w:pgMar", num("w:top", marginTop), num("w:right", marginRight), num("w:bottom", marginBottom), num("w:left", marginLeft),
			num("w:header", marginFooter), num("w:footer", marginFooter), num("w:gutter", 0)),
		el("w:cols", num("w:space", indent)),
		when(first && d.template == nil, "w:titlePg"))
}
