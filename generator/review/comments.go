package review

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"rd50/generator/ooxml"
)

// readComments reads the comments and what is told of their threads.
func (d *document) readComments(p *ooxml.Package, main string) error {
	for _, name := range related(p, main, "comments") {
		r := commentReader{names: namespaces{}}
		if err := ooxml.Walk(p.Parts[name], r.visit); err != nil {
			return fmt.Errorf("часть %s: %w", name, err)
		}
		d.comments = append(d.comments, r.list...)
	}
	for _, c := range d.comments {
		c.text = strings.TrimSpace(c.said.String())
	}
	for _, name := range related(p, main, "commentsExtended") {
		if err := d.readThreads(p.Parts[name]); err != nil {
			return fmt.Errorf("часть %s: %w", name, err)
		}
	}
	return nil
}

// readThreads reads word/commentsExtended.xml: a comment is named by its last paragraph.
func (d *document) readThreads(data []byte) error {
	byParagraph := map[string]*comment{}
	for _, c := range d.comments {
		byParagraph[c.paragraph] = c
	}
	return ooxml.Walk(data, func(token xml.Token) error {
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "commentEx" {
			return nil
		}
		if c := byParagraph[attr(e, "paraId")]; c != nil {
			done := attr(e, "done")
			c.resolved = done == "1" || done == "true"
			if parent := byParagraph[attr(e, "paraIdParent")]; parent != nil && parent != c {
				c.parent = parent.id
			}
		}
		return nil
	})
}

// commentReader reads word/comments.xml.
type commentReader struct {
	list   []*comment
	names  namespaces
	inText bool
}

func (r *commentReader) visit(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		r.inText = false
		r.start(r.names.of(token), token)
	case xml.EndElement:
		r.inText = false
	case xml.CharData:
		if r.inText {
			r.add(string(token))
		}
	}
	return nil
}

func (r *commentReader) start(name string, e xml.StartElement) {
	switch name {
	case "w:comment":
		r.list = append(r.list, &comment{id: attr(e, "id"), author: attr(e, "author"), date: dateOf(attr(e, "date"))})
	case "w:p":
		if n := len(r.list); n > 0 {
			r.list[n-1].paragraph = attr(e, "paraId")
			r.add("\n")
		}
	case "w:t":
		r.inText = true
	default:
		r.add(signs[name])
	}
}

func (r *commentReader) add(s string) {
	if n := len(r.list); n > 0 {
		r.list[n-1].said.WriteString(s)
	}
}

// deepestThread is how far replies to replies are followed.
const deepestThread = 50

// threads gives the replies to each comment that begins a thread.
func (d *document) threads() map[*comment][]*comment {
	byID := map[string]*comment{}
	for _, c := range d.comments {
		byID[c.id] = c
	}
	if !slices.ContainsFunc(d.comments, func(c *comment) bool { return c.parent != "" }) {
		d.follow()
	}
	out := map[*comment][]*comment{}
	for _, c := range d.comments {
		first := c
		for n := 0; n < deepestThread && byID[first.parent] != nil; n++ {
			first = byID[first.parent]
		}
		if byID[first.parent] != nil { // a circle
			first, c.parent = c, ""
		}
		if first != c {
			out[first] = append(out[first], c)
		}
	}
	return out
}

// follow finds the threads of a program that tells none, as older LibreOffice does: a
// reply stands at the end of the comment before it and spans nothing.
func (d *document) follow() {
	for i, c := range d.comments[min(1, len(d.comments)):] {
		if before := d.comments[i]; !c.ranged && c.start.paragraph != nil && c.start == before.end {
			c.parent = before.id
		}
	}
}

// quote is the text that a comment spans, as it reads now; what was deleted where nothing
// else is left, and the whole paragraph where it stands at a point.
func (c *comment) quote(d *document) string {
	if c.start.paragraph == nil {
		return ""
	}
	for _, keep := range []func(piece) bool{present, func(piece) bool { return true }} {
		if s := d.between(c.start, c.end, keep); s != "" {
			return s
		}
	}
	return c.start.paragraph.is()
}

// between gives the text between two places, a paragraph a line; the beginning of one
// that is longer than anybody reads.
func (d *document) between(start, end anchor, keep func(piece) bool) string {
	var out []string
	last, size := min(end.paragraph.index, len(d.paragraphs)-1, start.paragraph.index+nearby), 0
	for i := start.paragraph.index; i <= last && size < longest; i++ {
		p := d.paragraphs[i]
		from, to := 0, p.all.Len()
		if p == start.paragraph {
			from = start.at
		}
		if p == end.paragraph {
			to = end.at
		}
		if s := p.part(from, to, keep); strings.TrimSpace(s) != "" {
			if size += len(s); size > longest {
				s = strings.ToValidUTF8(s[:len(s)-(size-longest)], "") + "…"
			}
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n")
}
