// Package writer is the one visible table of the formats that a report can be
// written in.
package writer

import (
	"io"
	"slices"

	"rd50/generator/report"
	"rd50/generator/typeset"
	"rd50/generator/writer/docx"
	"rd50/generator/writer/html"
	"rd50/generator/writer/markdown"
	"rd50/generator/writer/pdf"
	"rd50/generator/writer/terminal"
)

// Format is one way to write a report.
type Format struct {
	Name      string // as in -f md
	Extension string // of the file, without the dot
	Title     string // for people
	MediaType string
	Attaches  bool // its files can carry others
	Revises   bool // its files can show what changed since another version
	// Write writes a resolved report; layout tells where everything stands.
	Write func(w io.Writer, r *report.Report, layout *typeset.Layout, o Options) error
}

// Options are what documents may be made with besides the report. Each format has
// its own, so that what is meant for one reaches no other.
type Options struct {
	// Pages gives the pages as a format of pages draws them, with what is shown beside the
	// text; nil for as they are.
	Pages func() (*typeset.Layout, error)
	// Header stands at the head of each page, or of the whole where there are none, and
	// is no part of the report.
	Header string
	DOCX   docx.Options
	PDF    pdf.Options
}

// Formats gives the formats that rd50 writes itself. Others come from executables
// rd50-writer-NAME.
func Formats() []Format {
	return []Format{
		{
			Name: "md", Extension: "md", Title: "Markdown с таблицами, сносками и формулами, одним файлом",
			MediaType: "text/markdown; charset=utf-8", Write: writeMarkdown,
		},
		{
			Name: "pdf", Extension: "pdf", Title: "PDF по ГОСТ 7.32—2017",
			MediaType: "application/pdf", Attaches: true, Revises: true, Write: writePDF,
		},
		{
			Name: "docx", Extension: "docx", Title: "Microsoft Word (Office Open XML)",
			MediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Revises: true, Write: writeDOCX,
		},
		{
			Name: "html", Extension: "html", Title: "HTML для браузера, одним файлом с рисунками",
			MediaType: "text/html; charset=utf-8", Write: writeHTML,
		},
		{
			Name: "txt", Extension: "txt", Title: "Текст с таблицами, рисунки — их описанием",
			MediaType: "text/plain; charset=utf-8", Write: writeText,
		},
	}
}

func writeMarkdown(w io.Writer, r *report.Report, _ *typeset.Layout, o Options) error {
	if err := headline(w, o); err != nil {
		return err
	}
	return markdown.Write(w, r)
}

func writePDF(w io.Writer, r *report.Report, l *typeset.Layout, o Options) error {
	if o.Pages != nil {
		var err error
		if l, err = o.Pages(); err != nil {
			return err
		}
	}
	o.PDF.Header = o.Header
	return pdf.Write(w, r, l, o.PDF)
}

func writeDOCX(w io.Writer, r *report.Report, l *typeset.Layout, o Options) error {
	o.DOCX.Header = o.Header
	return docx.Write(w, r, l, o.DOCX)
}

func writeHTML(w io.Writer, r *report.Report, _ *typeset.Layout, o Options) error {
	return html.Write(w, r, o.Header)
}

func writeText(w io.Writer, r *report.Report, _ *typeset.Layout, o Options) error {
	if err := headline(w, o); err != nil {
		return err
	}
	return terminal.Write(w, r, terminal.Look{Width: terminal.Widest})
}

// headline puts the header before a text.
func headline(w io.Writer, o Options) error {
	if o.Header == "" {
		return nil
	}
	_, err := io.WriteString(w, o.Header+"\n\n")
	return err
}

// Attaches tells whether any of the formats can carry other files.
func Attaches(formats []Format) bool {
	return slices.ContainsFunc(formats, func(f Format) bool { return f.Attaches })
}

// Find gives a built-in format by name.
func Find(name string) (Format, bool) {
	all := Formats()
	i := slices.IndexFunc(all, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return all[i], true
}

// Revising gives those of the formats that can show what changed.
func Revising(formats []Format) []Format {
	return slices.DeleteFunc(slices.Clone(formats), func(f Format) bool { return !f.Revises })
}
