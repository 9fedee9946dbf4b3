package review

import (
	"encoding/xml"
	"strings"
	"time"

	"rd50/generator/ooxml"
)

// comment is an entry of word/comments.xml.
type comment struct {
	id, author string
	date       time.Time
	text       string
	last       string // w14:paraId of its last paragraph, by which threads are told
}

// commentReader reads word/comments.xml.
type commentReader struct {
	list   []comment
	inText bool
}

func readComments(data []byte) ([]comment, error) {
	var r commentReader
	err := ooxml.Walk(data, r.visit)
	for i := range r.list {
		r.list[i].text = strings.TrimSpace(r.list[i].text)
	}
	return r.list, err
}

func (r *commentReader) visit(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		r.start(token)
	case xml.EndElement:
		r.inText = false
	case xml.CharData:
		if r.inText {
			r.add(string(token))
		}
	}
	return nil
}

func (r *commentReader) start(e xml.StartElement) {
	r.inText = false
	switch e.Name.Local {
	case "comment":
		r.list = append(r.list, comment{id: attr(e, "id"), author: attr(e, "author"), date: dateOf(attr(e, "date"))})
	case "p":
		if n := len(r.list); n > 0 {
			r.list[n-1].last = attr(e, "paraId")
			r.add("\n")
		}
	case "t":
		r.inText = true
	case "tab":
		r.add(" ")
	case "br":
		r.add("\n")
	}
}

func (r *commentReader) add(s string) {
	if n := len(r.list); n > 0 {
		r.list[n-1].text += s
	}
}

// attr gives an attribute by its name without prefix.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
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
