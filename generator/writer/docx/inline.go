package docx

import (
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/idna"

	"rd50/generator/report"
)

// nonBreakingHyphen is kept by an element of its own: as a character Word takes
// it from another face.
const nonBreakingHyphen = "\u2011"

// softHyphen marks where a word may be broken; it is an element of its own, too: the
// character itself Word prints as a hyphen.
const softHyphen = "\u00ad"

// textRun is one run of text; nil for nothing to print.
func textRun(l look, s string) *element {
	if s == "" {
		return nil
	}
	return el("w:r", l.element(), letters(legal(s)))
}

// letters is a text that is legal.
func letters(s string) *element { return el("w:t", preserved, characters(s)) }

// preserved keeps the blanks at the ends of a text.
var preserved = at("xml:space", "preserve")

// text gives the runs of plain characters.
func text(l look, s string) elements { return runs(l, clean(s)) }

func runs(l look, s string) elements {
	if s = report.Unbroken(s); l.title {
		s = report.Bound(s)
	}
	if !strings.Contains(s, nonBreakingHyphen) && !strings.Contains(s, softHyphen) {
		if s == "" {
			return nil
		}
		return elements{el("w:r", l.element(), letters(s))}
	}
	var out elements
	for i, piece := range strings.Split(s, nonBreakingHyphen) {
		if i > 0 {
			out = append(out, el("w:r", l.element(), el("w:noBreakHyphen")))
		}
		out = append(out, brokenRuns(l, piece)...)
	}
	return out
}

// brokenRuns gives a text with soft hyphens: each ends a run of its own, for there are
// readers that take one text a run.
func brokenRuns(l look, s string) elements {
	var out elements
	pieces := strings.Split(s, softHyphen)
	for i, piece := range pieces {
		run := el("w:r", l.element())
		if piece != "" {
			letters(piece).addTo(run)
		}
		if i < len(pieces)-1 {
			el("w:softHyphen").addTo(run)
		} else if piece == "" {
			break
		}
		out = append(out, run)
	}
	return out
}

// inlines gives the runs, fields and links of running text.
func (d *writer) inlines(list []report.Inline, l look) elements {
	if len(list) == 1 { // as in most cells
		return d.inline(list[0], l)
	}
	out := make(elements, 0, len(list))
	for _, in := range list {
		out = append(out, d.inline(in, l)...)
	}
	return out
}

func (d *writer) inline(in report.Inline, l look) elements {
	switch in := in.(type) {
	case *report.Text:
		return d.words(in, in.Text, l)
	case *report.Emphasis:
		return d.inlines(in.Inlines, l.italics())
	case *report.Strong: // 6.1.1 keeps bold for headings
		return d.inlines(in.Inlines, l.italics())
	case *report.CodeSpan:
		l.style = markCode
		return d.words(in, in.Text, l)
	case *report.Superscript:
		l.place = raised
		return d.inlines(in.Inlines, l)
	case *report.Subscript:
		l.place = lowered
		return d.inlines(in.Inlines, l)
	case *report.Link:
		return linkTo(d, in, l)
	case *report.Reference:
		return referenceTo(d, in, l)
	case *report.Citation:
		return citation(d, in, l)
	case *report.Footnote:
		return noteReference(d, in)
	case *report.FootnoteMark:
		return noteAgain(d, in)
	case *report.Math:
		return elements{inlineMath(d, in.TeX)}
	case *report.Mark:
		d.marks, l.style = true, markDraft
		return d.words(in, in.Text, l)
	case *report.LineBreak:
		return elements{el("w:r", l.element(), el("w:br"))}
	case *report.CountsLine:
		return countsLine(d, l)
	}
	d.failf("DOCX не передает этого элемента текста")
	return nil
}

// countsLine prints the реферат's first line; its pages, which an edit changes first, are
// a field.
func countsLine(d *writer, l look) elements {
	line, pages := d.report.CountsLine(), fmt.Sprint(d.report.Counts.Pages)
	words, rest, found := strings.Cut(line, pages)
	if !found || d.report.Counts.Pages == 0 {
		return text(l, line)
	}
	return append(append(text(l, words), field("NUMPAGES", text(l, pages)...)...), text(l, rest)...)
}

func (l look) italics() look {
	l.italic = true
	return l
}

func linkTo(d *writer, in *report.Link, l look) elements {
	if l.style == "" {
		l.style = markLink
	}
	id := d.relations.add("hyperlink", address(in.URL), true)
	return elements{el("w:hyperlink", at("r:id", id), at("w:history", "1"), d.inlines(in.Inlines, l))}
}

// referenceTo prints the author's words as text and the number behind them as a
// REF field; a name without a number is a plain link, for a field would put the
// whole bookmarked text in its place.
func referenceTo(d *writer, in *report.Reference, l look) elements {
	if in.Target == "" {
		return text(l, in.Text)
	}
	p, ok := d.survey.places[in.Target]
	if !ok {
		d.fail(fmt.Errorf("ссылка «%s» ведет к «%s», которого в отчете нет", in.Text, in.Target))
		return nil
	}
	name := d.bookmarks.reference(in.Target)
	if p.number != "" {
		if words, found := strings.CutSuffix(in.Text, p.number); found {
			return append(d.words(in, words, l), field("REF "+name+p.flags+` \h`, text(l, p.number)...)...)
		}
	}
	return elements{el("w:hyperlink", at("w:anchor", name), at("w:history", "1"), text(l, in.Text))}
}

// citation prints [3] with the number as a field (6.9.1).
func citation(d *writer, in *report.Citation, l look) elements {
	var out elements
	for _, piece := range in.Pieces() {
		if piece.Work == nil {
			out = append(out, text(l, piece.Text)...)
			continue
		}
		p, ok := d.survey.places[piece.Work.ID]
		number := fmt.Sprint(piece.Work.Number)
		before, words, found := strings.Cut(piece.Text, number)
		if !ok || !found {
			d.fail(fmt.Errorf("источника «%s» нет в отчете", piece.Work.ID))
			return nil
		}
		name := d.bookmarks.reference(piece.Work.ID)
		out = append(out, text(l, before)...)
		out = append(out, field("REF "+name+p.flags+` \h`, text(l, number)...)...)
		out = append(out, text(l, words)...)
	}
	return out
}

// address gives an address in ASCII, as a relation's target wants it: the host
// in Punycode, the rest percent-encoded.
func address(target string) string {
	target = strings.TrimSpace(legal(target))
	if u, err := url.Parse(target); err == nil {
		if host, err := idna.ToASCII(u.Hostname()); err == nil && host != "" {
			u.Host = host + strings.TrimPrefix(u.Host, u.Hostname())
		}
		target = u.String()
	}
	var b strings.Builder
	for _, c := range []byte(target) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("<>\"{}|\\^`", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
