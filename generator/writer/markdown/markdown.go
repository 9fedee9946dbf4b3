// Package markdown writes a report as GitHub-flavoured Markdown in one file:
// tables, footnotes and formulas by that dialect, pictures as reference-style
// data URIs at the end, so that nothing stands beside the file.
package markdown

import (
	"encoding/base64"
	"fmt"
	"io"
	"strings"

	"rd50/generator/picture"
	"rd50/generator/report"
)

// Write writes a resolved report. It is an error when the report holds a node
// that Markdown can't express.
func Write(w io.Writer, r *report.Report) error {
	m := &writer{report: r, slugs: Slugs(r), out: &strings.Builder{}}
	m.title(r.Title)
	for _, s := range r.Sections {
		m.section(s)
	}
	m.pictures()
	if m.err != nil {
		return m.err
	}
	_, err := io.WriteString(w, strings.TrimLeft(m.out.String(), "\n"))
	return err
}

// WriteText writes sections of a resolved report to be read as they stand, or the
// whole when none are named: pictures are told in words and their data left out.
func WriteText(w io.Writer, r *report.Report, sections ...*report.Section) error {
	m := &writer{report: r, slugs: Slugs(r), out: &strings.Builder{}, told: true}
	if len(sections) == 0 {
		m.title(r.Title)
		sections = r.Sections
	}
	for _, s := range sections {
		m.section(s)
	}
	if m.err != nil {
		return m.err
	}
	_, err := io.WriteString(w, strings.TrimLeft(m.out.String(), "\n"))
	return err
}

type writer struct {
	report  *report.Report
	out     *strings.Builder
	slugs   map[string]string // anchors of headings by id
	notes   []*report.Footnote
	figures []*report.Figure
	inTable bool
	told    bool // pictures are told in words
	err     error
}

func (m *writer) fail(format string, args ...any) {
	if m.err == nil {
		m.err = fmt.Errorf(format, args...)
	}
}

// para writes a paragraph of ready Markdown with a blank line before it.
func (m *writer) para(text string) {
	if text != "" {
		m.out.WriteString("\n" + text + "\n")
	}
}

func (m *writer) section(s *report.Section) {
	m.para("# " + oneLine(headingText(s)))
	if s.Status != "" {
		m.para("(" + escape(s.Status) + ")")
	}
	m.blocks(s.Blocks)
	m.footnotes()
}

// headingText is a section's heading as it is printed in one line.
func headingText(s *report.Section) string {
	switch s.Kind {
	case report.Main:
		return s.Number + " " + escape(s.Title)
	case report.Appendix:
		return "ПРИЛОЖЕНИЕ " + s.Number + " " + escape(s.Title)
	}
	return escape(s.Title)
}

func (m *writer) blocks(blocks []report.Block) {
	for i, b := range blocks {
		if i > 0 && isList(blocks[i-1]) && isList(b) {
			m.para("<!-- -->") // keeps two lists apart
		}
		m.block(b)
	}
}

func isList(b report.Block) bool {
	_, ok := b.(*report.List)
	return ok
}

func (m *writer) block(b report.Block) {
	switch b := b.(type) {
	case *report.Heading:
		m.para(strings.Repeat("#", b.Level) + " " + oneLine(numbered(b.Number, m.inlines(b.Inlines))))
	case *report.Paragraph:
		m.para(startEscape(m.inlines(b.Inlines)))
	case *report.List:
		m.para(m.list(b))
	case *report.Table:
		m.table(b)
	case *report.Figure:
		m.figure(b)
	case *report.Formula:
		m.formula(b)
	case *report.Code:
		fence := strings.Repeat("`", max(3, longestRun(b.Text, '`')+1))
		m.para(fence + b.Language + "\n" + b.Text + "\n" + fence)
	case *report.Quote:
		m.quote(b)
	case *report.Note:
		m.note(b)
	case *report.Definitions:
		for _, d := range b.Items {
			m.led(m.inlines(d.Term)+" — ", d.Blocks)
		}
	case *report.Performers:
		m.performers(b)
	case *report.Contents:
		m.contents()
	case *report.SourceList:
		m.sources()
	default:
		m.fail("Markdown не передает этот блок")
	}
}

func numbered(number, text string) string {
	if number == "" {
		return text
	}
	return number + " " + text
}

// caption gives «Таблица 1 — Наименование» (6.5.7, 6.6.3).
func (m *writer) caption(word, number string, caption []report.Inline) string {
	text := word + report.NBSP + number
	if len(caption) > 0 {
		text += " — " + m.inlines(caption)
	}
	return text
}

// figure writes a picture above its caption.
func (m *writer) figure(f *report.Figure) {
	if m.told {
		m.para(emphasis("*", "em", "Изображение: "+escape(f.Alt), "", ""))
	} else {
		m.figures = append(m.figures, f)
		m.para(fmt.Sprintf("![%s][picture-%d]", escape(f.Alt), len(m.figures)))
	}
	m.para(m.caption("Рисунок", f.Number, f.Caption))
}

func (m *writer) formula(f *report.Formula) {
	number := ""
	if f.Number != "" {
		number = ` \tag{` + f.Number + `}`
	}
	m.para("$$\n" + f.TeX + number + "\n$$")
}

func (m *writer) quote(q *report.Quote) {
	lines := strings.Split(m.apart(q.Blocks), "\n")
	for i, l := range lines {
		if lines[i] = "> " + l; l == "" {
			lines[i] = ">"
		}
	}
	m.para(strings.Join(lines, "\n"))
}

// apart writes blocks into a text of their own, without outer blank lines.
func (m *writer) apart(blocks []report.Block) string {
	before := m.out
	m.out = &strings.Builder{}
	m.blocks(blocks)
	text := strings.Trim(m.out.String(), "\n")
	m.out = before
	return text
}

// note is «Примечание — …», or numbered notes under one word (6.7).
func (m *writer) note(n *report.Note) {
	if len(n.Items) > 1 {
		m.para("Примечания")
	}
	for i, item := range n.Items {
		m.led(m.noteWords(n, i), item)
	}
}

// noteWords is what stands before the text of a note.
func (m *writer) noteWords(n *report.Note, i int) string {
	if len(n.Items) == 1 {
		return "Примечание — "
	}
	return fmt.Sprintf("%d ", i+1)
}

// led writes words and the blocks behind them; the paragraph that opens the blocks
// goes on on the line of the words.
func (m *writer) led(words string, blocks []report.Block) {
	first, rest := report.Opening(blocks)
	m.para(startEscape(words + m.inlines(first)))
	m.blocks(rest)
}

// list writes items one under another.
func (m *writer) list(l *report.List) string {
	var items []string
	for i, item := range l.Items {
		mark, width := "- ", 2
		switch l.Kind {
		case report.Digit:
			mark = l.Mark(i) + " "
			width = len(mark)
		case report.Letter:
			mark += l.Mark(i) + " "
		}
		text := indentLines(m.item(item), strings.Repeat(" ", width))
		items = append(items, strings.TrimRight(mark+strings.TrimLeft(text, " "), " "))
	}
	return strings.Join(items, "\n")
}

// item writes the blocks of an item; a nested list stands directly under the
// text that it belongs to.
func (m *writer) item(blocks []report.Block) string {
	var b strings.Builder
	for i, block := range blocks {
		switch {
		case i == 0:
		case isList(block) && isList(blocks[i-1]):
			b.WriteString("\n\n<!-- -->\n\n")
		case interrupts(block):
			b.WriteString("\n")
		default:
			b.WriteString("\n\n")
		}
		b.WriteString(m.apart(blocks[i : i+1]))
	}
	return b.String()
}

// interrupts tells whether a block is a list that goes on right under a paragraph: one
// that starts with another number than 1 needs a blank line (CommonMark 0.31, 5.3).
func interrupts(b report.Block) bool {
	l, ok := b.(*report.List)
	return ok && (l.Kind != report.Digit || l.Offset == 0)
}

func indentLines(text, indent string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if l != "" {
			lines[i] = indent + l
		}
	}
	return strings.Join(lines, "\n")
}

func (m *writer) performers(p *report.Performers) {
	for _, g := range p.Groups {
		m.para(escape(g.Title))
		for _, s := range g.Signatures {
			m.para(m.signature(s))
		}
	}
}

func (m *writer) signature(s report.Signature) string {
	line := startEscape(escape(strings.Join(s.Post(), " "))) + " — " + escape(s.Name)
	if s.Parts != "" {
		line += " " + escape(s.Parts)
	}
	return line
}

// contents links every entry to its heading.
func (m *writer) contents() {
	m.out.WriteString("\n")
	for _, e := range m.report.Outline() {
		text := numbered(e.Number, escape(e.Title))
		if e.Status != "" {
			text = e.Number + " (" + e.Status + ") " + escape(e.Title)
		}
		if slug, ok := m.slugs[e.ID]; ok {
			text = "[" + text + "](#" + slug + ")"
		}
		m.out.WriteString(strings.Repeat("  ", e.Level-1) + "- " + text + "\n")
	}
}

func (m *writer) sources() {
	m.out.WriteString("\n")
	for _, s := range m.report.Sources {
		fmt.Fprintf(m.out, "%d. %s\n", s.Number, m.inlines(s.Text))
	}
}

func (m *writer) footnotes() {
	for len(m.notes) > 0 {
		notes := m.notes
		m.notes = nil
		for _, n := range notes {
			text := indentLines(m.apart(n.Blocks), "    ")
			m.para(fmt.Sprintf("[^%d]: %s", n.Number, strings.TrimLeft(text, " ")))
		}
	}
}

var mediaTypes = map[report.ImageFormat]string{
	report.PNG: "image/png", report.JPEG: "image/jpeg", report.SVG: "image/svg+xml",
}

func (m *writer) pictures() {
	if len(m.figures) > 0 {
		m.out.WriteString("\n")
	}
	for i, f := range m.figures {
		media, ok := mediaTypes[f.Image.Format]
		if !ok {
			m.fail("markdown: рисунок «%s»: вид %s не поддерживается", f.Image.Name, f.Image.Format)
		}
		data, err := picture.Bytes(f.Image)
		if err != nil {
			m.fail("markdown: рисунок «%s»: %w", f.Image.Name, err)
		}
		fmt.Fprintf(m.out, "[picture-%d]: data:%s;base64,%s\n", i+1, media, base64.StdEncoding.EncodeToString(data))
	}
}
