package html

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"rd50/generator/report"
)

func (w *writer) inlines(in []report.Inline) {
	for _, x := range in {
		w.inline(x)
	}
}

func (w *writer) inline(in report.Inline) {
	switch in := in.(type) {
	case *report.Text:
		w.prose(in.Text)
	case *report.CountsLine:
		w.text(in.Text)
	case *report.Emphasis:
		w.element("em", in.Inlines)
	case *report.Strong:
		w.element("strong", in.Inlines)
	case *report.Superscript:
		w.element("sup", in.Inlines)
	case *report.Subscript:
		w.element("sub", in.Inlines)
	case *report.CodeSpan:
		w.put("<code>")
		w.prose(in.Text)
		w.put("</code>")
	case *report.Link:
		w.link(in)
	case *report.Reference:
		w.reference(in.Target, in.Text)
	case *report.Citation:
		w.citation(in)
	case *report.Footnote:
		w.notes = append(w.notes, in)
		w.noteMark(in.Number, "mark", "note")
	case *report.FootnoteMark:
		w.noteMark(in.Number, "", "note")
	case *report.Math:
		w.put(mathML(in.TeX, "inline"))
	case *report.LineBreak:
		w.put("<br>")
	case *report.Mark:
		w.mark(in.Text)
	default:
		w.fail(errors.New("HTML не передает этот элемент строки"))
	}
}

func (w *writer) element(tag string, in []report.Inline) {
	w.put("<" + tag + ">")
	w.inlines(in)
	w.put("</" + tag + ">")
}

// citation leads from each number to its source.
func (w *writer) citation(in *report.Citation) {
	for _, p := range in.Pieces() {
		if p.Work == nil {
			w.text(p.Text)
			continue
		}
		w.reference(sourceID(p.Work.ID), p.Text)
	}
}

// prose writes text in which no line ends within a code with a hyphen.
func (w *writer) prose(s string) {
	done := 0
	for _, c := range report.Codes(s) {
		w.text(s[done:c[0]])
		w.put(`<span class="code">`)
		w.text(s[c[0]:c[1]])
		w.put("</span>")
		done = c[1]
	}
	w.text(s[done:])
}

// reference leads to an element of the page.
func (w *writer) reference(target, text string) {
	if target == "" {
		w.prose(text)
		return
	}
	w.put(`<a href="` + w.fragment(target) + `">`)
	w.prose(text)
	w.put("</a>")
}

// link leads out of the page. An address of another kind than http, https and
// mailto is no link.
func (w *writer) link(l *report.Link) {
	u, err := url.Parse(l.URL)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https" || u.Host == "") && u.Scheme != "mailto" {
		w.put(`<span class="dead" title="адрес не открывается: ` + escape(l.URL) + `">`)
		w.inlines(l.Inlines)
		w.put("</span>")
		return
	}
	w.put(`<a href="` + escape(u.String()) + `" target="_blank" rel="noopener noreferrer">`)
	w.inlines(l.Inlines)
	w.put("</a>")
}

// noteMark is the number of a footnote in the text or before the note, which lead
// to one another; the id may be empty.
func (w *writer) noteMark(number int, id, target string) {
	w.put(`<sup class="note"><a`)
	if id != "" {
		w.id(fmt.Sprint(id, ":", number))
	}
	w.put(` href="` + w.fragment(fmt.Sprint(target, ":", number)) + `">` + strconv.Itoa(number) + ")</a></sup>")
}

// mark shows a remark of a draft. One in brackets tells a fault: pages know it by
// its words.
func (m *markup) mark(text string) {
	inner, ok := strings.CutPrefix(text, "⟦")
	if inner, closed := strings.CutSuffix(inner, "⟧"); ok && closed {
		m.put(`<mark class="hole" tabindex="-1">`)
		m.text(inner)
		m.put("</mark>")
		return
	}
	m.text(text)
}
