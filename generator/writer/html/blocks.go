package html

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rd50/generator/report"
)

func (w *writer) within(blocks []report.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		b.WriteString(w.block(block))
	}
	return b.String()
}

// block gives the HTML of a block, wherever it stands.
func (w *writer) block(b report.Block) string {
	switch b := b.(type) {
	case *report.Heading:
		return w.heading(b.Level, b.ID, b.Keys, numbered(escape(b.Number), w.inlines(b.Inlines)))
	case *report.Paragraph:
		return w.paragraph(b)
	case *report.List:
		return w.list(b)
	case *report.Table:
		return w.table(b)
	case *report.Figure:
		return w.figure(b)
	case *report.Formula:
		return w.formula(b)
	case *report.Code:
		return code(b)
	case *report.Quote:
		return "<blockquote>" + w.within(b.Blocks) + "</blockquote>"
	case *report.Note:
		return w.note(b)
	case *report.Definitions:
		return w.definitions(b)
	case *report.Performers:
		return strings.Join(performers(b), "")
	case *report.Contents:
		return w.contents()
	case *report.SourceList:
		return w.sources()
	}
	w.fail(errors.New("HTML не передает этот блок"))
	return ""
}

func (w *writer) paragraph(p *report.Paragraph) string {
	if p.Style == report.Centred {
		return `<p class="centred"` + w.node(p.Keys) + ">" + w.inlines(p.Inlines) + "</p>"
	}
	return "<p" + w.node(p.Keys) + ">" + w.inlines(p.Inlines) + "</p>"
}

// led gives words and the blocks behind them; the paragraph that opens the blocks
// goes on on the line of the words.
func (w *writer) led(keys report.Keys, words string, blocks []report.Block) string {
	first, rest := report.Opening(blocks)
	return "<p" + w.node(keys) + ">" + words + w.inlines(first) + "</p>" + w.within(rest)
}

// list gives items whose marks the style sheet draws (6.4.6).
func (w *writer) list(l *report.List) string {
	tag, start := "ol", ""
	switch {
	case l.Kind == report.Dash || l.Kind == "":
		tag = "ul"
	case l.Kind == report.Digit && l.Offset != 0:
		start = fmt.Sprintf(` start="%d"`, l.Offset+1)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<%s class="%s"%s>`, tag, escape(string(l.Kind)), start)
	for _, item := range l.Items {
		first, rest := report.Opening(item)
		b.WriteString("<li" + w.node(openingKeys(item)) + ">" + w.inlines(first) + w.within(rest) + "</li>")
	}
	return b.String() + "</" + tag + ">"
}

// caption gives «Таблица 1 — Наименование» (6.5.7, 6.6.3).
func (w *writer) caption(word, number string, in []report.Inline) string {
	text := escape(word + report.NBSP + number)
	if len(in) > 0 {
		text += " — " + w.inlines(in)
	}
	return "<figcaption>" + text + "</figcaption>"
}

func code(c *report.Code) string {
	language := ""
	if c.Language != "" {
		language = ` class="language-` + escape(c.Language) + `"`
	}
	return "<pre><code" + language + ">" + escape(c.Text) + "</code></pre>"
}

// note is «Примечание — …», or numbered notes under one word (6.7).
func (w *writer) note(n *report.Note) string {
	if len(n.Items) == 1 {
		return w.led(openingKeys(n.Items[0]), "Примечание — ", n.Items[0])
	}
	text := "<p>Примечания</p>"
	for i, item := range n.Items {
		text += w.led(openingKeys(item), fmt.Sprintf("%d ", i+1), item)
	}
	return text
}

func (w *writer) definitions(d *report.Definitions) string {
	text := ""
	for _, item := range d.Items {
		text += w.definition(item)
	}
	return text
}

func (w *writer) definition(d report.Definition) string {
	return w.led(slices.Concat(d.Keys, openingKeys(d.Blocks)), w.inlines(d.Term)+" — ", d.Blocks)
}

// performers gives the list of performers, an element a line.
func performers(p *report.Performers) []string {
	var out []string
	for _, g := range p.Groups {
		if g.Title != "" {
			out = append(out, "<p>"+escape(g.Title)+"</p>")
		}
		for _, s := range g.Signatures {
			out = append(out, signature(s))
		}
	}
	return out
}

func signature(s report.Signature) string {
	line := strings.Join(s.Post(), " ") + " — " + s.Name
	if s.Parts != "" {
		line += " " + s.Parts
	}
	return "<p>" + escape(line) + "</p>"
}

// contents links every entry to its heading.
func (w *writer) contents() string {
	var b strings.Builder
	b.WriteString(`<ul class="contents">`)
	for _, e := range w.report.Outline() {
		number := e.Number
		if e.Status != "" {
			number += " (" + e.Status + ")"
		}
		fmt.Fprintf(&b, `<li class="level-%d"><a href="%s">%s</a></li>`, e.Level, fragment(e.ID), escape(numbered(number, e.Title)))
	}
	return b.String() + "</ul>"
}

func (w *writer) sources() string {
	var b strings.Builder
	b.WriteString("<ol>")
	for _, s := range w.report.Sources {
		fmt.Fprintf(&b, `<li value="%d"%s>%s</li>`, s.Number, w.id(sourceID(s.ID)), w.inlines(s.Text))
	}
	return b.String() + "</ol>"
}

// sourceID is an id that no block of the report has.
func sourceID(id string) string { return "source:" + id }
