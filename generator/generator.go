package generator

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"rd50/fonts"
	"rd50/generator/check"
	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/output"
	"rd50/generator/prose"
	"rd50/generator/report"
	"rd50/generator/section"
	"rd50/generator/skeleton"
	"rd50/generator/standard"
	"rd50/generator/typeset"
	"rd50/generator/wording"
	"rd50/generator/writer"
	"rd50/generator/writer/docx"
	"rd50/generator/writer/pdf"
	"rd50/templates"
)

// Templates is the wording and the standards, loaded once for many reports, and
// what reports and the states of one have in common.
type Templates struct {
	wording   func() *wording.Wording
	standards []*standard.Standard // never empty
	read      engagement.Seen
	texts     prose.Known
	pixels    docx.Pixels
	packed    pdf.Packed
	examples  func() []string // texts of new engagements that stand there for an example
}

// Notes tells what of the replaced templates still works but is written the old way.
func (t *Templates) Notes() []string { return t.wording().Notes() }

// LoadTemplates reads the shipped templates and lets those of replacement,
// which may be nil, take the place of single phrases. What is shipped is read beside
// the first engagement, for it is without faults.
func LoadTemplates(replacement fs.FS) (*Templates, error) {
	t := &Templates{
		wording:  soon(func() (*wording.Wording, error) { return wording.Load(templates.Files) }),
		examples: soon(func() ([]string, error) { return skeleton.Examples(templates.Files) }),
	}
	if replacement != nil {
		own, err := wording.Load(templates.Files, replacement)
		if err != nil {
			return nil, err
		}
		t.wording = func() *wording.Wording { return own }
	}
	var err error
	t.standards, err = standard.Shipped()
	return t, err
}

// soon works something out of the program's own data, and gives what waits for it.
func soon[T any](work func() (T, error)) func() T {
	wait := sync.OnceValue(func() T {
		v, err := work()
		if err != nil {
			panic(err) // the data are part of the program
		}
		return v
	})
	go func() {
		defer func() { _ = recover() }() // it is told to who waits
		wait()
	}()
	return wait
}

// Standard gives a standard by its id; for an unknown one, which RD001 tells, the
// first stands in.
func (t *Templates) Standard(id string) *standard.Standard {
	i := slices.IndexFunc(t.standards, func(s *standard.Standard) bool { return s.ID == id })
	return t.standards[max(i, 0)]
}

// Standards gives all standards, the oldest first.
func (t *Templates) Standards() []*standard.Standard { return slices.Clone(t.standards) }

// Draft is an engagement that was read and checked.
type Draft struct {
	Engagement *engagement.Engagement // nil when the file could not be read at all
	Standard   *standard.Standard
	Faults     diagnostic.List

	input      Input
	book       *prose.Book
	faces      *fonts.Faces
	template   []byte // the customer's own DOCX; nil for none
	templates  *Templates
	used       map[string]bool // files of the wording, by name
	report     *report.Report  // nil until build
	layout     *typeset.Layout // nil until assemble
	preview    *Preview        // nil until Preview
	unfinished *unfinished     // nil until setDraft
	older      *typeset.Layout // of an earlier state; may be nil
	drawn      *pdf.Drawn      // of the last state that had a PDF; nil for a draft that follows none
	against    *Draft          // what the files show changes since; nil for none
}

// Follow lets a draft take over the pages of an earlier state of the same
// engagement where nothing changed. It saves time and changes no result.
func (d *Draft) Follow(earlier *Draft) {
	d.older, d.drawn = earlier.layout, cmp.Or(earlier.drawn, new(pdf.Drawn))
}

// Input is where an engagement lies.
type Input struct {
	Files  fs.FS  // holds the engagement's folder and those of the versions that it extends
	Name   string // of the TOML file in Files
	Folder string // the folder's own name, for the names of outputs
}

// Read reads an engagement with all that belongs to it and checks it, its pages
// too. Every fault is in Draft.Faults.
func Read(in Input, t *Templates) *Draft {
	d := Sketch(in, t)
	d.checkWords()
	return d
}

// Sketch is Read without what only set pages tell, which takes longer than all
// the rest; CheckPages adds it.
func Sketch(in Input, t *Templates) *Draft {
	d := &Draft{input: in, templates: t}
	if err := guarded(d.sketch); err != nil {
		d.Faults = append(d.Faults, d.refusal(err)).Sort()
	}
	return d
}

// sketch reads and checks all but the pages; its error is a fault of the program.
func (d *Draft) sketch() error {
	in, t := d.input, d.templates
	d.Engagement, d.Faults = t.read.Load(in.Files, in.Name)
	if d.Engagement == nil {
		return nil
	}
	d.Standard = t.Standard(d.Engagement.Standard)
	d.Faults = append(d.Faults, d.readFaces()...)
	d.book = prose.Read(d.Engagement, &t.texts, d.faces)
	d.Faults = append(d.Faults, check.Run(d.Engagement, d.book, d.Standard, t.examples())...)
	d.Faults = append(d.Faults, d.readTemplate()...)
	d.Faults = append(d.Faults, check.Signs(d.Engagement, d.faces.Prints)...).Sort()
	return nil
}

// CheckPages adds the faults that the set pages show, where there are pages.
func (d *Draft) CheckPages() {
	if d.Engagement == nil || d.Faults.Errors() > 0 {
		return
	}
	if err := guarded(d.assemble); err != nil {
		d.Faults = append(d.Faults, d.refusal(err)).Sort()
		return
	}
	d.Faults = append(d.Faults, check.Assembled(d.Engagement, d.book, d.report)...)
	d.Faults = append(d.Faults, check.Pages(d.Engagement, d.layout)...).Sort()
}

// checkWords is CheckPages where nothing depends on where the pages end: it sets none.
func (d *Draft) checkWords() {
	if d.Engagement == nil || d.Faults.Errors() > 0 {
		return
	}
	short := false
	err := guarded(func() error {
		if err := d.build(); err != nil {
			return err
		}
		short = typeset.Fits(d.report, check.OnOnePage, d.faces)
		return typeset.Settable(d.report, d.faces)
	})
	switch {
	case err != nil:
		d.Faults = append(d.Faults, d.refusal(err)).Sort()
	case short:
		d.Faults = append(d.Faults, check.Assembled(d.Engagement, d.book, d.report)...).Sort()
	default:
		d.CheckPages()
	}
}

// refusal is the fault of a report that can't be set though no rule says why. It
// stands for all that is wrong there: what an author can do wrong has a rule of its
// own.
func (d *Draft) refusal(err error) diagnostic.Diagnostic {
	f := diagnostic.Diagnostic{
		Position: diagnostic.Position{File: d.input.Name, Line: 1, Column: 1}, Severity: diagnostic.Error, Code: "RD001",
		Message: "отчет не собирается: " + err.Error(), Hint: "если данные верны, это ошибка программы: сообщите о ней с файлами концепции",
	}
	var lost *report.Dangling
	if errors.As(err, &lost) {
		if phrase := d.templates.wording().Replacing("[@" + lost.ID); phrase != "" {
			f.Code, f.Message = "RD005", "шаблон "+phrase+": "+lost.Error()
			f.Hint = "части разделов перечисляет rd50 sections --parts; часть, для которой нет данных, в отчете не стоит"
		}
	}
	var at *typeset.Fault
	if d.Engagement != nil && errors.As(err, &at) {
		f.Key = "sections." + at.Section
		f.Position = d.Engagement.At(f.Key)
	}
	return f
}

// guarded turns a panic into an error, so that one report never ends the work on
// others.
func guarded(work func() error) (err error) {
	defer func() {
		if fall := recover(); fall != nil {
			err = fmt.Errorf("внутренняя ошибка программы: %v", fall)
		}
	}()
	return work()
}

// OpenRemarks lists the remarks that have no answer yet, in the order of the sections.
func (d *Draft) OpenRemarks() []check.Open {
	if d.Engagement == nil {
		return nil
	}
	return check.Opens(d.Engagement, d.book, d.Standard)
}

// Report gives the assembled report of a draft without errors.
func (d *Draft) Report() (*report.Report, error) {
	if err := d.assemble(); err != nil {
		return nil, err
	}
	return d.report, nil
}

// assemble builds and typesets the report, once.
func (d *Draft) assemble() error {
	if d.layout != nil {
		return nil
	}
	if err := d.build(); err != nil {
		return err
	}
	own := d.report.WithPages(0) // a preview may show the report without them meanwhile
	l, err := typeset.Again(d.older, own, d.faces)
	if err != nil {
		return err
	}
	l.Report.SetPages(len(l.Pages))
	d.layout, d.report, d.older = l, l.Report, nil
	return nil
}

// build makes the report without its pages, once.
func (d *Draft) build() error {
	if d.report != nil {
		return nil
	}
	if n := d.Faults.Errors(); n > 0 {
		return fmt.Errorf("в данных ошибок: %d", n)
	}
	r, err := section.Assemble(d.parts())
	if err != nil {
		return err
	}
	d.report = r
	return nil
}

// parts is what the assembler makes a report from.
func (d *Draft) parts() section.Input {
	return section.Input{
		Engagement: d.Engagement, Book: d.book, Standard: d.Standard, Wording: d.wording(), Faces: d.faces,
	}
}

// Options are what a user may choose of a report's files.
type Options struct {
	Tables     docx.Tables // how the DOCX's long tables go on
	EmbedFonts bool        // into the DOCX
	Attach     bool        // files that can carry others carry the data
}

// Render makes the report of a draft without errors in every format. Nothing is
// written: the files are in memory.
func (d *Draft) Render(formats []writer.Format, o Options) (files []output.File, err error) {
	err = guarded(func() error {
		files, err = d.render(formats, o)
		return err
	})
	return files, err
}

func (d *Draft) render(formats []writer.Format, o Options) ([]output.File, error) {
	if err := d.assemble(); err != nil {
		return nil, err
	}
	p := printed{report: d.report, layout: d.layout, name: d.BaseName()}
	if d.against != nil {
		p.revision, p.pages = d.revision(), d.paged
	}
	return d.write(formats, o, p)
}

// printed is what goes out: a report on its pages, the name of its files and what stands
// at the head of its pages.
type printed struct {
	report *report.Report
	layout *typeset.Layout
	name   string
	header string
	// Of files that show changes.
	revision *docx.Revision
	pages    func() (*typeset.Layout, error)
}

func (d *Draft) write(formats []writer.Format, o Options, p printed) ([]output.File, error) {
	options := writer.Options{
		Header: p.header, Pages: p.pages, PDF: pdf.Options{Packed: &d.templates.packed},
		DOCX: docx.Options{Template: d.template, Tables: o.Tables, EmbedFonts: o.EmbedFonts, Revision: p.revision, Pixels: &d.templates.pixels},
	}
	if p.layout == d.layout && p.pages == nil {
		options.PDF.Drawn = d.drawn
	}
	if o.Attach && writer.Attaches(formats) {
		var err error
		if options.PDF.Attachments, err = d.attachments(p); err != nil {
			return nil, err
		}
	}
	var files []output.File
	for _, f := range formats {
		var b bytes.Buffer
		if err := f.Write(&b, p.report, p.layout, options); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		files = append(files, output.File{Name: p.name + "." + f.Extension, Data: b.Bytes()})
	}
	return files, nil
}

// Source gives the text of a file that faults stand in, be it TOML or not; nil
// where it is no text that was read.
func (d *Draft) Source(name string) []byte {
	if d.Engagement == nil {
		return engagement.Text(d.input.Files, name)
	}
	return d.Engagement.Source(name)
}

// FaultsBySection gives the errors that stand in the data or prose of each
// section.
func (d *Draft) FaultsBySection() map[string]diagnostic.List {
	out := map[string]diagnostic.List{}
	for _, f := range d.Faults {
		if id := outline.Home(f.Key); id != "" && f.Severity == diagnostic.Error {
			out[id] = append(out[id], f)
		}
	}
	return out
}

// BaseName is DESIGNATION-VERSION, the name of outputs without an extension; the
// folder's name stands in for a designation of which a name keeps nothing. Files that show
// changes end in against-VERSION.
func (d *Draft) BaseName() string {
	r := d.Engagement.Report
	name := cmp.Or(output.Name(r.Designation), output.Name(d.input.Folder), "отчет")
	if d.against != nil {
		return output.BaseName(name, r.Version, "against", d.against.Engagement.Report.Version)
	}
	return output.BaseName(name, r.Version)
}
