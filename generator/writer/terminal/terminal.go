// Package terminal writes a report as text for a terminal or a file: wrapped to a
// width, tables that fit it, the marks of a draft in colour. Pictures are told in words.
//
//	report ─ blocks.go, table.go ─► lines of styled characters ─ text.go ─► terminal
package terminal

import (
	"errors"
	"io"
	"strings"

	"rd50/generator/report"
)

// Look is what a terminal or a file can show.
type Look struct {
	Width  int // columns
	Colour bool
}

// Widest is how wide running text gets: longer lines are hard to follow.
const Widest = 100

// narrowest is how narrow it gets; a terminal below that breaks lines by itself.
const narrowest = 20

// Write writes sections of a resolved report, or the whole with its title page when
// none are named. It is an error when the report holds a node that text can't express.
func Write(w io.Writer, r *report.Report, look Look, sections ...*report.Section) error {
	p := &page{report: r, room: max(look.Width, narrowest)}
	if len(sections) == 0 {
		p.title(r.Title)
		sections = r.Sections
	}
	for _, s := range sections {
		p.section(s)
	}
	if p.err != nil {
		return p.err
	}
	var b strings.Builder
	for _, l := range p.lines {
		l.print(&b, look.Colour)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// page collects the lines of a report.
type page struct {
	report *report.Report
	room   int
	lines  []line
	notes  []*report.Footnote // of the present section
	err    error
}

func (p *page) fail(fault string) {
	if p.err == nil {
		p.err = errors.New(fault)
	}
}

// add puts lines behind a blank one.
func (p *page) add(lines []line) {
	if len(lines) == 0 {
		return
	}
	if len(p.lines) > 0 {
		p.lines = append(p.lines, nil)
	}
	p.lines = append(p.lines, lines...)
}

func (p *page) section(s *report.Section) {
	title := s.Title
	switch s.Kind {
	case report.Main:
		title = s.Number + " " + title
	case report.Appendix:
		title = "ПРИЛОЖЕНИЕ " + s.Number + " (" + s.Status + ") " + title
	}
	if len(p.lines) > 0 {
		p.lines = append(p.lines, nil)
	}
	head := styled(title, heading).wrap(p.prose(p.room))
	p.add(append(head, styled(strings.Repeat("═", max(head[0].width(), 1)), heading)))
	p.lines = append(p.lines, p.apart(s.Blocks)...)
	for i := 0; i < len(p.notes); i++ { // a note may hold another
		n := p.notes[i]
		mark := styled(noteMark(n.Number)+" ", faint)
		p.add(hang(mark, p.blocks(n.Blocks, p.prose(p.room)-mark.width())))
	}
	p.notes = nil
}

// apart lays blocks out with a blank line before each.
func (p *page) apart(blocks []report.Block) []line {
	var out []line
	for _, b := range blocks {
		if lines := p.block(b, p.room); len(lines) > 0 {
			out = append(append(out, nil), lines...)
		}
	}
	return out
}

// prose bounds the width of running text.
func (p *page) prose(room int) int { return min(room, Widest) }

// title is the title page, each field a line.
func (p *page) title(t report.TitlePage) {
	fields := append([]string{t.Ministry, t.Organisation, t.Short}, t.Codes...)
	p.add(p.fields(fields, 0))
	for _, a := range t.Approvals {
		p.add(p.fields(a.Lines(), 0))
	}
	p.add(p.fields(append(append([]string{}, t.Document...), t.Research), 0))
	p.add(p.fields([]string{t.Title}, bold))
	p.add(p.fields([]string{t.Kind, t.Designation}, 0))
	for _, s := range t.Signatures {
		p.add(p.signature(s, p.room))
	}
	p.add(p.fields([]string{t.Place}, 0))
}

func (p *page) fields(texts []string, look style) []line {
	var out []line
	for _, s := range texts {
		if s != "" {
			out = append(out, styled(s, look).wrap(p.prose(p.room))...)
		}
	}
	return out
}
