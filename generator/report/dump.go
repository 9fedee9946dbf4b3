package report

import (
	"fmt"
	"io"
	"strings"
)

// Dump writes the model as indented text for tests and for people: one line a
// block, inlines in angle brackets.
func Dump(w io.Writer, r *Report, pictures Pictures) error {
	d := &dumper{out: &strings.Builder{}, pictures: pictures}
	d.line("report «%s» версия %s (%s) %s", r.Meta.Title, r.Meta.Version, r.Meta.Status, r.Meta.Date)
	d.line("counts %+v", r.Counts)
	d.title(r.Title)
	for _, s := range r.Sections {
		d.section(s)
	}
	for _, s := range r.Sources {
		d.line("source %d %s: %s", s.Number, s.ID, d.inlines(s.Text))
	}
	if d.err != nil {
		return d.err
	}
	_, err := io.WriteString(w, d.out.String())
	return err
}

type dumper struct {
	out      *strings.Builder
	indent   int
	pictures Pictures
	err      error
}

func (d *dumper) fail(node any) { d.err = fmt.Errorf("report: %T has no text form", node) }

func (d *dumper) line(format string, args ...any) {
	d.out.WriteString(strings.Repeat("  ", d.indent))
	fmt.Fprintf(d.out, format, args...)
	d.out.WriteByte('\n')
}

// title writes what is filled in, a line a field.
func (d *dumper) title(t TitlePage) {
	d.line("title «%s»", t.Title)
	d.indent++
	for _, field := range []string{
		t.Ministry, t.Organisation, t.Short, strings.Join(t.Codes, "; "), strings.Join(t.Document, " / "),
		t.Research, t.Kind, t.Designation, t.Place,
	} {
		if field != "" {
			d.line("%s", field)
		}
	}
	for _, a := range t.Approvals {
		d.line("approval {Word:%s Right:%v Position:%s Organisation:%s Degree:%s Name:%s Date:%s}",
			a.Word, a.Right, a.Position, a.Organisation, a.Degree, a.Name, a.Date)
	}
	for _, s := range t.Signatures {
		d.line("signature %s", shown(s))
	}
	d.indent--
}

func shown(list ...Signature) string {
	var out []string
	for _, s := range list {
		out = append(out, fmt.Sprintf("{Role:%s Position:%s Degree:%s Name:%s Parts:%s}", s.Role, s.Position, s.Degree, s.Name, s.Parts))
	}
	return strings.Join(out, " ")
}

func (d *dumper) section(s *Section) {
	d.line("section %s %s #%s «%s»%s", s.Kind, orDash(s.Number), s.ID, s.Title, optional(" статус ", s.Status))
	d.blocks(s.Blocks)
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func optional(label, s string) string {
	if s == "" {
		return ""
	}
	return label + s
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

func (d *dumper) blocks(blocks []Block) {
	d.indent++
	for _, b := range blocks {
		d.block(b)
	}
	d.indent--
}

func (d *dumper) block(b Block) {
	switch b := b.(type) {
	case *Heading:
		d.line("heading %d %s #%s %s", b.Level, orDash(b.Number), b.ID, d.inlines(b.Inlines))
	case *Paragraph:
		d.line("paragraph%s %s", optional(" ", string(b.Style)), d.inlines(b.Inlines))
	case *List:
		for i, item := range b.Items {
			d.line("item %s", b.Mark(i))
			d.blocks(item)
		}
	case *Table:
		d.table(b)
	case *Figure:
		d.figure(b)
	case *Formula:
		d.line("formula %s #%s %s", orDash(b.Number), b.ID, b.TeX)
	case *Code:
		d.line("code %s %q", b.Language, b.Text)
	case *Quote:
		d.line("quote")
		d.blocks(b.Blocks)
	case *Note:
		for _, item := range b.Items {
			d.line("note %s", d.apart(item))
		}
	case *Definitions:
		for _, item := range b.Items {
			d.line("definition %s — %s", d.inlines(item.Term), d.apart(item.Blocks))
		}
	case *Performers:
		for _, g := range b.Groups {
			d.line("performers «%s» [%s]", g.Title, shown(g.Signatures...))
		}
	case *Contents:
		d.line("contents")
	case *SourceList:
		d.line("sources")
	default:
		d.fail(b)
	}
}

func (d *dumper) table(t *Table) {
	keep := ""
	if t.Keep {
		keep = " keep"
	}
	d.line("table %s #%s%s %s", orDash(t.Number), t.ID, keep, d.inlines(t.Caption))
	d.indent++
	for _, c := range t.Columns {
		d.line("column %s%s", c.Align, optional(" weight ", number(c.Weight)))
	}
	for _, row := range t.Head {
		d.line("head %s", d.row(row))
	}
	for _, row := range t.Rows {
		d.line("row %s", d.row(row))
	}
	d.indent--
}

func (d *dumper) row(cells []Cell) string {
	var out []string
	for _, c := range cells {
		text := d.apart(c.Blocks)
		if c.Span > 1 {
			text = fmt.Sprintf("(×%d) %s", c.Span, text)
		}
		if c.Rows > 1 {
			text = fmt.Sprintf("(↓%d) %s", c.Rows, text)
		}
		if c.Align != "" {
			text = fmt.Sprintf("(%s) %s", c.Align, text)
		}
		out = append(out, text)
	}
	return strings.Join(out, " | ")
}

// apart gives blocks on one line, as cells and footnotes hold them.
func (d *dumper) apart(blocks []Block) string {
	before := *d
	d.out, d.indent = &strings.Builder{}, 0
	for _, b := range blocks {
		d.block(b)
	}
	text := strings.ReplaceAll(strings.TrimSpace(d.out.String()), "\n", " ⏎ ")
	d.out, d.indent = before.out, before.indent
	return strings.TrimSpace(strings.TrimPrefix(text, "paragraph"))
}

// reference gives the author's words before Resolve, after it what is printed.
func reference(r *Reference) string {
	if r.Text == "" {
		return "<ref " + r.ID + optional(": ", r.Words) + ">"
	}
	return "<ref " + r.ID + " → " + orDash(r.Target) + " «" + r.Text + "»>"
}

func (d *dumper) inlines(in []Inline) string {
	var b strings.Builder
	for _, i := range in {
		b.WriteString(d.inline(i))
	}
	return b.String()
}

func (d *dumper) inline(in Inline) string {
	switch in := in.(type) {
	case *Text:
		return in.Text
	case *Emphasis:
		return "<em " + d.inlines(in.Inlines) + ">"
	case *Strong:
		return "<strong " + d.inlines(in.Inlines) + ">"
	case *Superscript:
		return "<sup " + d.inlines(in.Inlines) + ">"
	case *Subscript:
		return "<sub " + d.inlines(in.Inlines) + ">"
	case *CodeSpan:
		return "<code " + in.Text + ">"
	case *Link:
		return "<link " + in.URL + " " + d.inlines(in.Inlines) + ">"
	case *Reference:
		return reference(in)
	case *Citation:
		ids := in.ID
		for _, w := range in.And {
			ids += "+" + w.ID
		}
		return "<cite " + ids + " " + in.String() + ">"
	case *Footnote:
		return fmt.Sprintf("<footnote %d %s>", in.Number, d.apart(in.Blocks))
	case *FootnoteMark:
		return fmt.Sprintf("<footnote %d again>", in.Number)
	case *Math:
		return "<math " + in.TeX + ">"
	case *LineBreak:
		return "<break>"
	case *CountsLine:
		return "<counts>"
	case *Mark:
		return "<mark" + optional(" ", in.Text) + ">"
	}
	d.fail(in)
	return ""
}

func (d *dumper) figure(b *Figure) {
	data, err := d.pictures(b.Image)
	if err != nil {
		d.err = err
	}
	look := ""
	if b.Width > 0 {
		look = fmt.Sprintf(" width=%gmm", b.Width)
	}
	if b.Landscape {
		look += " landscape"
	}
	d.line("figure %s #%s%s %s alt=«%s» %s %s %.0f×%.0f, %d B", b.Number, b.ID, look, d.inlines(b.Caption), b.Alt,
		b.Image.Format, b.Image.Name, b.Image.Width, b.Image.Height, len(data))
}
