// Package writer is the one visible table of the formats that a report can be
// written in.
package writer

import (
	"io"
	"slices"

	"rd50/generator/report"
	"rd50/generator/typeset"
	"rd50/generator/writer/docx"
	"rd50/generator/writer/markdown"
	"rd50/generator/writer/pdf"
)

// Format is one way to write a report.
type Format struct {
	Name      string // as in -f md
	Extension string // of the file, without the dot
	Title     string // for people
	// Write writes a resolved report; layout tells where everything stands.
	Write func(w io.Writer, r *report.Report, layout *typeset.Layout) error
}

// Formats are the formats that rd50 writes itself. Others come from executables
// rd50-writer-NAME.
var Formats = []Format{
	{"md", "md", "Markdown с таблицами, сносками и формулами, одним файлом", writeMarkdown},
	{"pdf", "pdf", "PDF по ГОСТ 7.32—2017", pdf.Write},
	{"docx", "docx", "Microsoft Word (Office Open XML)", writeDOCX},
}

func writeMarkdown(w io.Writer, r *report.Report, _ *typeset.Layout) error {
	return markdown.Write(w, r)
}

func writeDOCX(w io.Writer, r *report.Report, l *typeset.Layout) error {
	return docx.Write(w, r, l)
}

// CheckTemplate tells in Russian what keeps a file from being a customer's DOCX
// template; nil for a sound one.
func CheckTemplate(data []byte) error { return docx.CheckTemplate(data) }

// PlainTables gives the formats with a DOCX whose long tables go on by repeated
// head rows alone, for a reader who will edit them: «Продолжение таблицы» stands
// where the tables were cut when the file was made.
func PlainTables(formats []Format) []Format {
	out := slices.Clone(formats)
	for i := range out {
		if out[i].Name == "docx" {
			out[i].Write = func(w io.Writer, r *report.Report, l *typeset.Layout) error {
				return docx.Write(w, r, uncut{l})
			}
		}
	}
	return out
}

// uncut is a layout whose tables are not cut.
type uncut struct{ *typeset.Layout }

func (uncut) Cuts(*report.Table) []int { return nil }

// Find gives a built-in format by name.
func Find(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}
