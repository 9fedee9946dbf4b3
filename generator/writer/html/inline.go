package html

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"rd50/generator/report"
)

func (w *writer) inlines(in []report.Inline) string {
	var b strings.Builder
	for _, x := range in {
		b.WriteString(w.inline(x))
	}
	return b.String()
}

func (w *writer) inline(in report.Inline) string {
	switch in := in.(type) {
	case *report.Text:
		return prose(in.Text)
	case *report.CountsLine:
		return escape(in.Text)
	case *report.Emphasis:
		return element("em", w.inlines(in.Inlines))
	case *report.Strong:
		return element("strong", w.inlines(in.Inlines))
	case *report.Superscript:
		return element("sup", w.inlines(in.Inlines))
	case *report.Subscript:
		return element("sub", w.inlines(in.Inlines))
	case *report.CodeSpan:
		return element("code", prose(in.Text))
	case *report.Link:
		return link(in.URL, w.inlines(in.Inlines))
	case *report.Reference:
		return reference(in.Target, in.Text)
	case *report.Citation:
		return citation(in)
	case *report.Footnote:
		w.notes = append(w.notes, in)
		return w.noteMark(in.Number, "mark", "note")
	case *report.FootnoteMark:
		return w.noteMark(in.Number, "", "note")
	case *report.Math:
		return mathML(in.TeX, "inline")
	case *report.LineBreak:
		return "<br>"
	case *report.Mark:
		return mark(in.Text)
	}
	w.fail(errors.New("HTML не передает этот элемент строки"))
	return ""
}

// citation leads from each number to its source.
func citation(in *report.Citation) string {
	var b strings.Builder
	for _, p := range in.Pieces() {
		if p.Work == nil {
			b.WriteString(escape(p.Text))
			continue
		}
		b.WriteString(reference(sourceID(p.Work.ID), p.Text))
	}
	return b.String()
}

// prose gives text in which no line ends within a code with a hyphen.
func prose(s string) string {
	var b strings.Builder
	done := 0
	for _, c := range report.Codes(s) {
		b.WriteString(escape(s[done:c[0]]) + `<span class="code">` + escape(s[c[0]:c[1]]) + "</span>")
		done = c[1]
	}
	return b.String() + escape(s[done:])
}

// reference leads to an element of the page.
func reference(target, text string) string {
	if target == "" {
		return prose(text)
	}
	return `<a href="` + fragment(target) + `">` + prose(text) + "</a>"
}

// link leads out of the page. An address of another kind than http, https and
// mailto is no link.
func link(address, text string) string {
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https" || u.Host == "") && u.Scheme != "mailto" {
		return `<span class="dead" title="адрес не открывается: ` + escape(address) + `">` + text + "</span>"
	}
	return `<a href="` + escape(u.String()) + `" target="_blank" rel="noopener noreferrer">` + text + "</a>"
}

// noteMark is the number of a footnote in the text or before the note, which lead
// to one another; the id may be empty.
func (w *writer) noteMark(number int, id, target string) string {
	if id != "" {
		id = w.id(fmt.Sprint(id, ":", number))
	}
	return fmt.Sprintf(`<sup class="note"><a%s href="%s">%d)</a></sup>`, id, fragment(fmt.Sprint(target, ":", number)), number)
}

// mark shows a remark of a draft. One in brackets tells a fault: pages know it by
// its words.
func mark(text string) string {
	inner, ok := strings.CutPrefix(text, "⟦")
	if inner, closed := strings.CutSuffix(inner, "⟧"); ok && closed {
		return `<mark class="hole" tabindex="-1">` + escape(inner) + "</mark>"
	}
	return escape(text)
}
