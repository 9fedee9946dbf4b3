package generator

import (
	"errors"
	"fmt"
	"strings"

	"rd50/generator/check"
	"rd50/generator/diagnostic"
	"rd50/generator/output"
	"rd50/generator/report"
	"rd50/generator/section"
	"rd50/generator/typeset"
	"rd50/generator/writer"
	"rd50/generator/writer/docx"
)

// unfinished is a report with its marks and its list of open questions, on pages.
type unfinished struct {
	report *report.Report
	layout *typeset.Layout
}

// errUnread is that of an engagement of which not all TOML could be read.
var errUnread = errors.New("данные не прочитаны")

// Readable tells whether there is something that a draft can be made of: the TOML files
// were read, those that the engagement extends, too.
func (d *Draft) Readable() bool { return d.Engagement != nil && !d.Engagement.Partial() }

// RenderDraft is Render for an engagement with faults: each error stands as a mark at its
// place, «ПРОЕКТ» at the head of each page, and the last sheet lists what is open. It adds
// the faults that only set pages show.
func (d *Draft) RenderDraft(formats []writer.Format, o Options) (files []output.File, err error) {
	err = guarded(func() error {
		if err := d.setDraft(); err != nil {
			return err
		}
		if o.Tables != docx.CutTables { // a draft is edited, whatever its status
			o.Tables = docx.PlainTables
		}
		files, err = d.write(formats, o, printed{report: d.unfinished.report, layout: d.unfinished.layout, name: d.DraftName(), header: d.header()})
		return err
	})
	return files, err
}

// DraftName is the name of a draft's files without an extension.
func (d *Draft) DraftName() string { return d.BaseName() + "-draft" }

// header is what stands at the head of a draft's pages.
func (d *Draft) header() string {
	return d.wording().Section("front", nil).Text("draft.header", nil)
}

// setDraft assembles and typesets the draft, once.
func (d *Draft) setDraft() error {
	switch {
	case d.unfinished != nil:
		return nil
	case !d.Readable():
		return errUnread
	}
	l, err := d.markedPages()
	if err != nil {
		return err
	}
	full := section.WithQuestions(d.parts(), l.Report, d.questions())
	// Its sections are those of the report, but it has more pages.
	if l, err = typeset.Again(l, full.WithPages(len(l.Pages)+1), l.Faces); err != nil {
		return err
	}
	l.Report.SetPages(len(l.Pages))
	d.unfinished = &unfinished{l.Report, l}
	return nil
}

// markedPages sets what there is of the report: all of it, or with its holes, whose pages
// no check has seen yet.
func (d *Draft) markedPages() (*typeset.Layout, error) {
	if d.layout == nil {
		d.CheckPages()
	}
	if d.Faults.Errors() == 0 {
		return d.layout, nil
	}
	l, err := typeset.Typeset(d.Preview().Report, d.faces.ForDraft())
	if err != nil {
		return nil, err
	}
	d.Faults = append(d.Faults, check.Assembled(d.Engagement, d.book, l.Report)...)
	d.Faults = append(d.Faults, check.Pages(d.Engagement, l)...).Sort()
	return l, nil
}

// questions lists the faults in the order of the files, and the remarks without an answer.
func (d *Draft) questions() []section.Question {
	names := d.Engagement.Names()
	var out []section.Question
	for _, f := range d.Faults {
		kind := section.Doubt
		if f.Severity == diagnostic.Error {
			kind = section.Fault
		}
		out = append(out, section.Question{
			Kind: kind, Code: f.Code, Key: names.Of(f.Key), Place: lineOf(f.Position), Text: f.Message, Advice: f.Advice(),
		})
	}
	for _, r := range d.OpenRemarks() {
		out = append(out, section.Question{
			Kind: section.Remark, Code: r.ID, Section: r.Section, Key: r.Key, Place: lineOf(r.At), Text: remarkText(r),
			Advice: "нужно решение decision и ответ answer",
		})
	}
	return out
}

// remarkText tells whose a remark is and what it says.
func remarkText(r check.Open) string {
	about := r.Author
	if !r.Date.IsZero() {
		about += ", " + r.Date.Short()
	}
	return strings.Join(strings.Fields(about+": "+r.Text), " ")
}

// lineOf gives FILE:LINE, as far as it is known.
func lineOf(p diagnostic.Position) string {
	switch {
	case p.File == "":
		return ""
	case p.Line < 1:
		return diagnostic.Visible(p.File)
	}
	return fmt.Sprintf("%s:%d", diagnostic.Visible(p.File), p.Line)
}
