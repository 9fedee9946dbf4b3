package review

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"rd50/generator/ooxml"
)

// mostParagraphs is what a document may have at most: hundreds of reports.
const mostParagraphs = 500_000

// scanner reads the text of one part into a document.
type scanner struct {
	doc      *document
	body     bool
	names    namespaces
	path     []string     // names of the open elements
	open     []*paragraph // the open ones, a text box's within its own
	rows     []*row       // the open ones; nil for a table whose row has not begun
	marks    []marks      // of the open elements
	fields   []*field
	traces   map[string]*trace // open bookmarks by id
	comments map[string]*comment
	waiting  []*comment // began between paragraphs
	last     *paragraph
	skip     int // depth of what is left out
	inText   bool
}

// trace is an open bookmark that tells what a text prints. A paragraph that was cut in two
// lies within it as a whole.
type trace struct {
	name string
	more []*paragraph // behind the one that it begins in
}

// mostOpen is how many such bookmarks may be open at once for paragraphs to lie within.
const mostOpen = 8

// field is a field whose end has not come yet.
type field struct {
	code   string
	result bool // its code is over
}

// deepestField is how many fields may stand within each other.
const deepestField = 50

// is tells a field by its name.
func (f *field) is(name string) bool { return strings.HasPrefix(strings.TrimSpace(f.code), name) }

// computes tells whether a program writes the field's text anew when it likes.
func (f *field) computes() bool { return f.result && !f.is("TOC") && !f.is("HYPERLINK") }

// namespaces tells the usual prefixes of names, whichever a file has.
type namespaces map[string]string

var usual = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":             "w:",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":   "m:",
	"http://purl.oclc.org/ooxml/officeDocument/math":               "m:",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":  "mc:",
	"http://schemas.microsoft.com/office/word/2010/wordml":         "w14:",
	"http://schemas.microsoft.com/office/word/2012/wordml":         "w15:",
	"http://schemas.openxmlformats.org/package/2006/relationships": "rel:",
	ooxml.TextsNamespace: "rd50:",
}

// of gives an element's name with the usual prefix.
func (n namespaces) of(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
			prefix := a.Name.Local
			if a.Name.Space == "" {
				prefix = ""
			}
			n[prefix] = usual[a.Value]
		}
	}
	if known, ok := n[e.Name.Space]; ok {
		return known + e.Name.Local
	}
	return ooxml.Prefixed(e.Name)
}

// attr gives an attribute by its name without prefix.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}

// dateOf reads w:date. Word writes the clock of its user with a Z behind it; LibreOffice
// may leave that out.
func dateOf(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}

// scan reads a part of running text.
func (d *document) scan(data []byte, body bool) error {
	s := &scanner{doc: d, body: body, names: namespaces{}, traces: map[string]*trace{}, comments: map[string]*comment{}}
	for _, c := range d.comments {
		s.comments[c.id] = c
	}
	err := ooxml.Walk(data, s.visit)
	s.settle()
	return err
}

func (s *scanner) visit(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		name := s.names.of(token)
		s.path = append(s.path, name)
		s.inText = false
		if s.skip == 0 && leftOut[name] {
			s.skip = len(s.path)
		}
		if s.skip == 0 {
			s.start(name, token)
		}
		if len(s.doc.paragraphs) > mostParagraphs {
			return fmt.Errorf("абзацев больше %d", mostParagraphs)
		}
	case xml.EndElement:
		name := s.path[len(s.path)-1]
		s.inText = false
		if s.skip == 0 {
			s.end(name)
		} else if s.skip == len(s.path) {
			s.skip = 0
		}
		s.path = s.path[:len(s.path)-1]
	case xml.CharData:
		if s.skip == 0 {
			s.characters(string(token))
		}
	}
	return nil
}

// leftOut are elements whose text is told elsewhere, or is that of an older look.
var leftOut = map[string]bool{
	"mc:Fallback": true, "w:pPrChange": true, "w:rPrChange": true, "w:sectPrChange": true, "w:tblPrChange": true, "w:trPrChange": true,
	"w:tcPrChange": true, "w:tblGridChange": true, "w:tblPrExChange": true, "w:tabs": true,
}

func (s *scanner) start(name string, e xml.StartElement) {
	switch name {
	case "w:p":
		s.paragraph()
	case "w:tbl":
		s.rows = append(s.rows, nil)
	case "w:tr":
		if n := len(s.rows); n > 0 {
			s.rows[n-1] = &row{}
		}
	case "w:tc":
		if r := s.row(); r != nil {
			r.cells++
		}
	case "w:ins", "w:moveTo", "w:del", "w:moveFrom":
		s.changed(name, &change{attr(e, "author"), dateOf(attr(e, "date"))})
	case "w:t", "w:delText", "m:t":
		s.inText = true
	case "w:bookmarkStart", "w:bookmarkEnd":
		s.bookmark(name == "w:bookmarkStart", attr(e, "id"), attr(e, "name"))
	case "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference":
		s.comment(name, attr(e, "id"))
	case "w:fldChar":
		s.fieldChar(attr(e, "fldCharType"))
	case "w:fldSimple":
		s.fields = append(s.fields, &field{attr(e, "instr"), true})
	case "w:instrText":
		s.inText = true
	default:
		if sign, ok := signs[name]; ok && s.parent() == "w:r" {
			s.write(sign)
		}
	}
}

// signs are elements that stand for a sign.
var signs = map[string]string{"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011"}

func (s *scanner) parent() string { return s.path[max(0, len(s.path)-2)] }

func (s *scanner) row() *row {
	if n := len(s.rows); n > 0 {
		return s.rows[n-1]
	}
	return nil
}

func (s *scanner) end(name string) {
	switch name {
	case "w:p":
		if n := len(s.open); n > 0 {
			s.last = s.open[n-1]
			s.open = s.open[:n-1]
		}
	case "w:tbl":
		s.rows = s.rows[:max(0, len(s.rows)-1)]
	case "w:fldSimple":
		s.fieldChar("end")
	case "w:ins", "w:moveTo", "w:del", "w:moveFrom":
		if !s.inProperties() {
			s.marks = s.marks[:max(0, len(s.marks)-1)]
		}
	}
}

func (s *scanner) characters(text string) {
	if !s.inText {
		return
	}
	if s.path[len(s.path)-1] != "w:instrText" {
		s.write(text)
	} else if n := len(s.fields); n > 0 && len(s.fields[n-1].code) < len(" HYPERLINK ")+8 {
		s.fields[n-1].code += text
	}
}

// paragraph begins one, in which bookmarks and comments go on.
func (s *scanner) paragraph() {
	p := &paragraph{index: len(s.doc.paragraphs), body: s.body}
	if r := s.row(); r != nil {
		p.row, p.cell = r, r.cells-1
		r.paragraphs = append(r.paragraphs, p)
	}
	if len(s.traces) < mostOpen {
		for _, t := range s.traces {
			p.traces, t.more = append(p.traces, t.name), append(t.more, p)
		}
		slices.Sort(p.traces) // whatever the order of the map
	}
	s.doc.paragraphs = append(s.doc.paragraphs, p)
	s.open = append(s.open, p)
	for _, c := range s.waiting {
		c.start = anchor{p, 0}
	}
	s.waiting = nil
}

// changed begins a tracked change: of what stands in it, or of the paragraph's end or of
// the row whose properties it stands in.
func (s *scanner) changed(name string, c *change) {
	m := marks{inserted: c}
	if name == "w:del" || name == "w:moveFrom" {
		m = marks{deleted: c}
	}
	if *c == s.doc.own {
		if m.deleted != nil && !s.inProperties() {
			s.skip = len(s.path)
			return
		}
		m = marks{}
	}
	if !s.inProperties() {
		s.marks = append(s.marks, m)
		return
	}
	switch p := s.present(); {
	case s.parent() == "w:trPr":
		if r := s.row(); r != nil {
			r.mark = r.mark.with(m)
		}
	case p != nil:
		p.mark = p.mark.with(m)
	}
}

func (s *scanner) inProperties() bool { return s.parent() == "w:rPr" || s.parent() == "w:trPr" }

func (m marks) with(more marks) marks {
	if more.inserted != nil {
		m.inserted = more.inserted
	}
	if more.deleted != nil {
		m.deleted = more.deleted
	}
	return m
}

// present is the innermost open paragraph; nil between them.
func (s *scanner) present() *paragraph {
	if n := len(s.open); n > 0 {
		return s.open[n-1]
	}
	return nil
}

// invisible are the signs that only tell where a line may end.
var invisible = strings.NewReplacer("\u00ad", "", "\u200b", "")

func (s *scanner) write(text string) {
	p := s.present()
	if text = invisible.Replace(text); p == nil || text == "" {
		return
	}
	var m marks
	for _, outer := range s.marks {
		m = m.with(outer)
	}
	from := p.all.Len()
	computed := s.path[len(s.path)-1] == "m:t" || slices.ContainsFunc(s.fields, (*field).computes)
	p.all.WriteString(text)
	p.listed = p.listed || slices.ContainsFunc(s.fields, func(f *field) bool { return f.is("TOC") })
	if n := len(p.pieces); n > 0 && p.pieces[n-1].marks == m && p.pieces[n-1].computed == computed {
		p.pieces[n-1].to = p.all.Len()
		return
	}
	p.pieces = append(p.pieces, piece{from, p.all.Len(), m, computed})
}

func (s *scanner) bookmark(starts bool, id, name string) {
	switch {
	case !starts:
		delete(s.traces, id)
	case ooxml.Traces(name):
		s.traces[id] = &trace{name: name}
		if p := s.present(); p != nil {
			p.traces = append(p.traces, name)
			if p.row != nil {
				p.row.traces = append(p.row.traces, name)
			}
		}
	}
}

func (s *scanner) comment(name, id string) {
	c := s.comments[id]
	if c == nil {
		return
	}
	here := anchor{s.present(), 0}
	if here.paragraph != nil {
		here.at = here.paragraph.all.Len()
	} else if s.last != nil {
		here = anchor{s.last, s.last.all.Len()}
	}
	switch {
	case name == "w:commentRangeStart":
		c.ranged = true
		if c.start = here; s.present() == nil {
			s.waiting = append(s.waiting, c)
		}
	case name == "w:commentRangeEnd":
		c.end = here
	case c.start.paragraph == nil:
		c.start, c.end = here, here
	}
}

func (s *scanner) fieldChar(kind string) {
	switch kind {
	case "begin":
		if len(s.fields) < deepestField {
			s.fields = append(s.fields, &field{})
		}
	case "separate":
		if n := len(s.fields); n > 0 {
			s.fields[n-1].result = true
		}
	case "end":
		s.fields = s.fields[:max(0, len(s.fields)-1)]
	}
}

// settle ends the comments and the bookmarks whose end a file lacks where they begin.
func (s *scanner) settle() {
	for _, t := range s.traces {
		for _, p := range t.more {
			p.traces = slices.DeleteFunc(p.traces, func(name string) bool { return name == t.name })
		}
	}
	for _, c := range s.comments {
		if c.end.paragraph == nil {
			c.end = c.start
		}
	}
}
