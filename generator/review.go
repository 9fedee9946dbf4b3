package generator

import (
	"bytes"
	"path"
	"strings"

	"rd50/generator/ooxml"
	"rd50/generator/report"
	"rd50/generator/review"
	"rd50/generator/typeset"
	"rd50/generator/writer/docx"
)

// Review reads the remarks of a returned report, whichever version it was, and finds
// their places in the files of this draft. With errors it is compared as [Draft.RenderDraft]
// makes it.
func (d *Draft) Review(returned []byte) (out review.Reading, err error) {
	err = guarded(func() error {
		present, err := sent(d)
		if err != nil {
			return err
		}
		out, err = review.Read(returned, review.Source{Present: present, Earlier: earlier(d), Find: PlacesOf(d).Written})
		return err
	})
	return out, err
}

// sent is the DOCX of a draft as it goes to the customer, with all that it may say:
// tables that go on say so.
func sent(d *Draft) ([]byte, error) {
	r, l, err := d.pages()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = docx.Write(&b, r, l, docx.Options{Template: d.template, Tables: docx.CutTables, Pixels: &d.templates.pixels})
	return b.Bytes(), err
}

// pages gives the report as it can be sent: with errors as a draft.
func (d *Draft) pages() (*report.Report, *typeset.Layout, error) {
	if d.Faults.Errors() > 0 {
		if err := d.setDraft(); err != nil {
			return nil, nil, err
		}
		return d.unfinished.report, d.unfinished.layout, nil
	}
	err := d.assemble()
	return d.report, d.layout, err
}

// earlier gives the DOCX of the versions that a draft extends, the latest first; one
// that can't be made is left out.
func earlier(d *Draft) func(n int) []byte {
	var made [][]byte
	e, in := d.Engagement, d.input
	return func(n int) []byte {
		for len(made) <= n && e != nil && e.Extends != "" {
			in.Name = path.Join(path.Dir(in.Name), e.Extends)
			older := Sketch(in, d.templates)
			if data, err := sent(older); err == nil {
				made = append(made, data)
			}
			e = older.Engagement
		}
		if n >= len(made) {
			return nil
		}
		return made[n]
	}
}

// Written gives the texts that stand where a node of the report came from: a value, those
// of a list or of an entry of a list, the paragraph of prose that begins on a line. The
// first may be empty and only tell the place.
func (p *Places) Written(key string) []review.Written {
	place, ok := p.At(key)
	if !ok {
		return nil
	}
	out := []review.Written{{Key: key, Place: place}}
	origin, line := ooxml.CutLine(key)
	for _, page := range p.pages {
		if from := page.Prose.File; line > 0 && (from == origin || from == "" && p.names.Of(page.Prose.Key) == origin) {
			text, _, _ := strings.Cut(page.Prose.Text[lineStart(page.Prose.Text, line):], "\n\n")
			out[0].Text = text
			return out
		}
	}
	for _, w := range p.engagement.Written(p.names.Path(key)) {
		out = append(out, review.Written{Key: p.names.Of(w.Key), Place: w.Position, Text: w.Text})
	}
	return out
}
