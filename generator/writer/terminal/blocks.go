package terminal

import (
	"fmt"
	"strings"

	"rd50/generator/report"
)

// blocks lays blocks out one under another.
func (p *page) blocks(blocks []report.Block, room int) []line {
	var out []line
	for _, b := range blocks {
		out = append(out, p.block(b, room)...)
	}
	return out
}

func (p *page) block(b report.Block, room int) []line {
	switch b := b.(type) {
	case *report.Heading:
		number := b.Number
		if number != "" {
			number += " "
		}
		return join(styled(number, heading), p.inlines(b.Inlines, heading)).wrap(p.prose(room))
	case *report.Paragraph:
		return p.inlines(b.Inlines, 0).wrap(p.prose(room))
	case *report.List:
		return p.list(b, room)
	case *report.Table:
		return p.table(b, room)
	case *report.Figure:
		return p.figure(b, room)
	case *report.Formula:
		return p.formula(b, room)
	case *report.Code:
		return hang(pad(4), styled(b.Text, 0).verbatim())
	case *report.Quote:
		return each(styled("│ ", faint), p.blocks(b.Blocks, room-2))
	case *report.Note:
		return p.note(b, room)
	case *report.Definitions:
		return p.definitions(b, room)
	case *report.Performers:
		return p.performers(b, room)
	case *report.Contents:
		return p.contents(room)
	case *report.SourceList:
		return p.sources(room)
	}
	p.fail("текст не передает этот блок")
	return nil
}

// verbatim keeps lines as they are written.
func (l line) verbatim() []line {
	var out []line
	start := 0
	for i, g := range l {
		if g.char == newLine {
			out = append(out, l[start:i])
			start = i + 1
		}
	}
	return append(out, l[start:])
}

// hang puts a mark before the first line and as much room before the others.
func hang(mark line, lines []line) []line {
	out := make([]line, len(lines))
	for i, l := range lines {
		before := pad(mark.width())
		if i == 0 {
			before = mark
		}
		out[i] = join(before, l)
	}
	return out
}

// each puts a mark before every line.
func each(mark line, lines []line) []line {
	out := make([]line, len(lines))
	for i, l := range lines {
		out[i] = join(mark, l)
	}
	return out
}

func (p *page) list(l *report.List, room int) []line {
	room = p.prose(room)
	var out []line
	for i, item := range l.Items {
		mark := styled(l.Mark(i)+" ", faint)
		out = append(out, hang(mark, p.blocks(item, room-mark.width()))...)
	}
	return out
}

func caption(word, number string) line { return styled(word+" "+number, bold) }

// captioned gives «Таблица 1 — Наименование».
func (p *page) captioned(word, number string, in []report.Inline, room int) []line {
	text := caption(word, number)
	if len(in) > 0 {
		text = join(text, styled(" — ", bold), p.inlines(in, bold))
	}
	return text.wrap(p.prose(room))
}

// figure tells what a picture shows.
func (p *page) figure(f *report.Figure, room int) []line {
	out := p.captioned("Рисунок", f.Number, f.Caption, room)
	if f.Alt != "" && f.Alt != report.PlainText(f.Caption) {
		out = append(out, each(styled("▒ ", faint), styled(f.Alt, faint).wrap(p.prose(room)-2))...)
	}
	return out
}

func (p *page) formula(f *report.Formula, room int) []line {
	number := ""
	if f.Number != "" {
		number = " (" + f.Number + ")"
	}
	return hang(pad(4), styled(f.TeX+number, italic).wrap(p.prose(room)-4))
}

func (p *page) note(n *report.Note, room int) []line {
	if len(n.Items) == 1 {
		return p.led(nil, styled("Примечание — ", 0), n.Items[0], room)
	}
	out := []line{styled("Примечания", 0)}
	for i, item := range n.Items {
		mark := styled(fmt.Sprintf("%d ", i+1), 0)
		out = append(out, p.led(mark, nil, item, room)...)
	}
	return out
}

// led gives words and the blocks behind them; the paragraph that opens the blocks goes
// on on the line of the words.
func (p *page) led(mark, words line, blocks []report.Block, room int) []line {
	first, rest := report.Opening(blocks)
	out := hang(mark, join(words, p.inlines(first, 0)).wrap(p.prose(room)-mark.width()))
	return append(out, p.blocks(rest, room)...)
}

func (p *page) definitions(d *report.Definitions, room int) []line {
	var out []line
	for _, item := range d.Items {
		words := join(p.inlines(item.Term, bold), styled(" — ", 0))
		out = append(out, p.led(nil, words, item.Blocks, room)...)
	}
	return out
}

func (p *page) performers(list *report.Performers, room int) []line {
	var out []line
	for _, g := range list.Groups {
		if g.Title != "" {
			out = append(out, styled(g.Title, 0))
		}
		for _, s := range g.Signatures {
			out = append(out, p.signature(s, room)...)
		}
	}
	return out
}

func (p *page) signature(s report.Signature, room int) []line {
	text := strings.Join(s.Post(), " ") + " — " + s.Name
	if s.Parts != "" {
		text += " " + s.Parts
	}
	return styled(text, 0).wrap(p.prose(room))
}

func (p *page) contents(room int) []line {
	var out []line
	for _, e := range p.report.Outline() {
		text := e.Title
		if e.Status != "" {
			text = "(" + e.Status + ") " + text
		}
		if e.Number != "" {
			text = e.Number + " " + text
		}
		indent := pad(2 * (e.Level - 1))
		out = append(out, each(indent, styled(text, 0).wrap(p.prose(room)-indent.width()))...)
	}
	return out
}

func (p *page) sources(room int) []line {
	var out []line
	for _, s := range p.report.Sources {
		mark := styled(fmt.Sprintf("%d. ", s.Number), faint)
		out = append(out, hang(mark, p.inlines(s.Text, 0).wrap(p.prose(room)-mark.width()))...)
	}
	return out
}

func noteMark(number int) string { return fmt.Sprintf("[^%d]", number) }

func (p *page) inlines(in []report.Inline, look style) line {
	var out line
	for _, x := range in {
		out = append(out, p.inline(x, look)...)
	}
	return out
}

func (p *page) inline(in report.Inline, look style) line {
	switch in := in.(type) {
	case *report.Text:
		return styled(in.Text, look)
	case *report.Mark:
		return styled(in.Text, look|hole)
	case *report.Strong:
		return p.inlines(in.Inlines, look|bold)
	case *report.Emphasis:
		return p.inlines(in.Inlines, look|italic)
	case *report.CodeSpan:
		return styled(in.Text, look|bold)
	case *report.Link:
		return p.link(in, look)
	case *report.Footnote:
		p.notes = append(p.notes, in)
		return styled(noteMark(in.Number), look|faint)
	case *report.FootnoteMark:
		return styled(noteMark(in.Number), look|faint)
	case *report.Math:
		return styled(in.TeX, look|italic)
	case *report.Superscript:
		return styled(raised(report.PlainText(in.Inlines)), look)
	case *report.Subscript:
		return styled(lowered(report.PlainText(in.Inlines)), look)
	case *report.LineBreak:
		return styled("\n", look)
	case *report.CountsLine, *report.Reference, *report.Citation:
		return styled(report.PlainText([]report.Inline{in}), look)
	}
	p.fail("текст не передает этот элемент строки")
	return nil
}

// Digits that Unicode has raised and lowered.
const (
	figures     = "0123456789"
	highFigures = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	lowFigures  = "₀₁₂₃₄₅₆₇₈₉"
	raisedMark  = "^"
	loweredMark = "_"
)

func raised(s string) string  { return shifted(s, highFigures, raisedMark) }
func lowered(s string) string { return shifted(s, lowFigures, loweredMark) }

// shifted writes a number in other digits, and anything else behind a mark.
func shifted(s, digits, mark string) string {
	if strings.Trim(s, figures) != "" {
		return mark + s
	}
	return strings.Map(func(r rune) rune { return []rune(digits)[r-'0'] }, s)
}

func (p *page) link(l *report.Link, look style) line {
	text := p.inlines(l.Inlines, look|underlined)
	if report.PlainText(l.Inlines) != l.URL {
		text = join(text, styled(" ("+l.URL+")", look|faint))
	}
	return text
}
