package html

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rd50/generator/report"
)

func (w *writer) within(blocks []report.Block) {
	for _, b := range blocks {
		w.block(b)
	}
}

// block writes a block, wherever it stands.
func (w *writer) block(b report.Block) {
	switch b := b.(type) {
	case *report.Heading:
		w.heading(b.Level, b.ID, b.Keys, b.Number, func() { w.inlines(b.Inlines) })
	case *report.Paragraph:
		w.paragraph(b)
	case *report.List:
		w.list(b)
	case *report.Table:
		w.table(b)
	case *report.Figure:
		w.figure(b)
	case *report.Formula:
		w.formula(b)
	case *report.Code:
		w.code(b)
	case *report.Quote:
		w.put("<blockquote>")
		w.within(b.Blocks)
		w.put("</blockquote>")
	case *report.Note:
		w.note(b)
	case *report.Definitions:
		for _, d := range b.Items {
			w.definition(d)
		}
	case *report.Performers:
		for _, line := range performers(b) {
			w.put("<p>")
			w.text(line)
			w.put("</p>")
		}
	case *report.Contents:
		w.contents()
	case *report.SourceList:
		w.sources()
	default:
		w.fail(errors.New("HTML не передает этот блок"))
	}
}

func (w *writer) paragraph(p *report.Paragraph) {
	w.put("<p")
	if p.Style == report.Centred {
		w.put(` class="centred"`)
	}
	w.node(p.Keys)
	w.put(">")
	w.inlines(p.Inlines)
	w.put("</p>")
}

// led writes words and the blocks behind them; the paragraph that opens the blocks
// goes on on the line of the words.
func (w *writer) led(keys report.Keys, words func(), blocks []report.Block) {
	first, rest := report.Opening(blocks)
	w.put("<p")
	w.node(keys)
	w.put(">")
	words()
	w.inlines(first)
	w.put("</p>")
	w.within(rest)
}

// list writes items whose marks the style sheet draws (6.4.6).
func (w *writer) list(l *report.List) {
	tag, start := "ol", ""
	switch {
	case l.Kind == report.Dash || l.Kind == "":
		tag = "ul"
	case l.Kind == report.Digit && l.Offset != 0:
		start = fmt.Sprintf(` start="%d"`, l.Offset+1)
	}
	w.put("<" + tag + ` class="` + escape(string(l.Kind)) + `"` + start + ">")
	for _, item := range l.Items {
		first, rest := report.Opening(item)
		w.put("<li")
		w.node(openingKeys(item))
		w.put(">")
		w.inlines(first)
		w.within(rest)
		w.put("</li>")
	}
	w.put("</" + tag + ">")
}

// caption writes «Таблица 1 — Наименование» (6.5.7, 6.6.3).
func (w *writer) caption(word, number string, in []report.Inline) {
	w.put("<figcaption>")
	w.text(word + report.NBSP + number)
	if len(in) > 0 {
		w.put(" — ")
		w.inlines(in)
	}
	w.put("</figcaption>")
}

func (m *markup) code(c *report.Code) {
	m.put("<pre><code")
	if c.Language != "" {
		m.put(` class="language-` + escape(c.Language) + `"`)
	}
	m.put(">")
	m.text(c.Text)
	m.put("</code></pre>")
}

// note is «Примечание — …», or numbered notes under one word (6.7).
func (w *writer) note(n *report.Note) {
	if len(n.Items) == 1 {
		w.led(openingKeys(n.Items[0]), func() { w.put("Примечание — ") }, n.Items[0])
		return
	}
	w.put("<p>Примечания</p>")
	for i, item := range n.Items {
		w.led(openingKeys(item), func() { w.put(strconv.Itoa(i+1) + " ") }, item)
	}
}

func (w *writer) definition(d report.Definition) {
	w.led(slices.Concat(d.Keys, openingKeys(d.Blocks)), func() { w.inlines(d.Term); w.put(" — ") }, d.Blocks)
}

// performers gives the lines of the list of performers.
func performers(p *report.Performers) []string {
	var out []string
	for _, g := range p.Groups {
		if g.Title != "" {
			out = append(out, g.Title)
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
	return line
}

// contents links every entry to its heading.
func (w *writer) contents() {
	w.apart = true
	w.put(`<ul class="contents">`)
	for _, e := range w.report.Outline() {
		number := e.Number
		if e.Status != "" {
			number += " (" + e.Status + ")"
		}
		w.put(`<li class="level-` + strconv.Itoa(e.Level) + `"><a href="` + w.fragment(e.ID) + `">`)
		w.numbered(number)
		w.text(e.Title)
		w.put("</a></li>")
	}
	w.put("</ul>")
}

func (w *writer) sources() {
	w.apart = true
	w.put("<ol>")
	for _, s := range w.report.Sources {
		w.put(`<li value="` + strconv.Itoa(s.Number) + `"`)
		w.id(sourceID(s.ID))
		w.put(">")
		w.inlines(s.Text)
		w.put("</li>")
	}
	w.put("</ol>")
}

// sourceID is an id that no block of the report has.
func sourceID(id string) string { return "source:" + id }
