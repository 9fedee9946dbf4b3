package review

import (
	"strings"
	"time"
	"unicode"

	"rd50/generator/ooxml"
)

// document is a DOCX as far as its text goes.
type document struct {
	paragraphs []*paragraph // in the order of the text, then the notes', then headers and footers
	comments   []*comment
	texts      map[string]text // what paragraphs print, by their bookmarks; empty of another's file
	version    string
	// designation is that of the report, by which its versions are one engagement's.
	designation string
	own         change // of the report's own tracked changes, which are taken as accepted
}

// paragraph is one with all that it ever held.
type paragraph struct {
	index  int
	all    strings.Builder
	pieces []piece
	mark   marks    // of the paragraph's own end
	traces []string // bookmarks that tell what it prints
	row    *row     // nil outside of tables
	cell   int
	body   bool // stands in the text itself
	listed bool // stands in the table of contents
}

// row is a row of a table.
type row struct {
	mark       marks
	cells      int
	traces     []string // bookmarks in its paragraphs
	paragraphs []*paragraph
}

// piece is a part of a paragraph that was changed alike.
type piece struct {
	from, to int // in the paragraph's text
	marks    marks
	computed bool // a formula or a field, which programs write anew
}

// marks are the tracked changes that something stands in; nil for none.
type marks struct{ inserted, deleted *change }

// change is what a tracked change tells of itself.
type change struct {
	author string
	date   time.Time
}

// comment is an entry of the comments' part with the place of its anchor.
type comment struct {
	id, author string
	date       time.Time
	said       strings.Builder
	text       string // what was said, without blanks around it
	paragraph  string // w14:paraId of its last one, by which threads are told
	parent     string
	resolved   bool
	start, end anchor
	ranged     bool // it spans text rather than standing at a point
}

// anchor is a place in the text; no paragraph means that there is none.
type anchor struct {
	paragraph *paragraph
	at        int
}

// part gives what is left of a paragraph's text between two places when some of its
// pieces are taken out.
func (p *paragraph) part(from, to int, keep func(piece) bool) string {
	var b strings.Builder
	for _, x := range p.pieces {
		if from, to := max(from, x.from), min(to, x.to); from < to && keep(x) {
			b.WriteString(p.all.String()[from:to])
		}
	}
	return b.String()
}

func (p *paragraph) whole(keep func(piece) bool) string {
	return strings.TrimSpace(p.part(0, p.all.Len(), keep))
}

func present(x piece) bool  { return x.marks.deleted == nil }
func original(x piece) bool { return x.marks.inserted == nil }

// was is the text with every tracked change rejected, is that with all accepted.
func (p *paragraph) was() string { return p.whole(original) }
func (p *paragraph) is() string  { return p.whole(present) }

// letters are those of the text as it was, without what is computed.
func (p *paragraph) letters() string { return ooxml.Letters(p.whole(typed)) }

func typed(x piece) bool { return original(x) && !x.computed }

// plain gives a text with its blanks one like another.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u2011':
			return '-'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
