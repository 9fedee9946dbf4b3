package gost732_test

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// node is an element of XML, its names with their usual prefix: w:p, m:t.
type node struct {
	name  string
	attrs map[string]string
	kids  []*node
	chars string
	up    *node
}

var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":   "m:",
}

func parse(r io.Reader) (*node, error) {
	d := xml.NewDecoder(r)
	at := &node{}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return at.kids[0], nil
		}
		if err != nil {
			return nil, err
		}
		switch x := token.(type) {
		case xml.StartElement:
			n := &node{name: prefixes[x.Name.Space] + x.Name.Local, attrs: map[string]string{}, up: at}
			for _, a := range x.Attr {
				n.attrs[prefixes[a.Name.Space]+a.Name.Local] = a.Value
			}
			at.kids, at = append(at.kids, n), n
		case xml.EndElement:
			at = at.up
		case xml.CharData:
			at.chars += string(x)
		}
	}
}

func (n *node) child(name string) *node {
	if n != nil {
		for _, k := range n.kids {
			if k.name == name {
				return k
			}
		}
	}
	return nil
}

func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	return n.attrs[name]
}

func (n *node) each(f func(*node)) {
	if n != nil {
		f(n)
		for _, k := range n.kids {
			k.each(f)
		}
	}
}

func (n *node) all(name string) (out []*node) {
	n.each(func(x *node) {
		if x.name == name {
			out = append(out, x)
		}
	})
	return out
}

// text gives what is read of an element, blanks that do not break as plain ones.
func (n *node) text() string {
	var b strings.Builder
	n.each(func(x *node) {
		switch x.name {
		case "w:t", "m:t":
			b.WriteString(x.chars)
		case "w:tab":
			if x.up.name == "w:r" {
				b.WriteByte('\t')
			}
		case "w:br":
			b.WriteByte('\n')
		case "w:noBreakHyphen":
			b.WriteByte('-')
		}
	})
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}

// document is a DOCX with the styles that its paragraphs stand in.
type document struct {
	body, numbering, notes *node
	styles                 map[string]*node
	part                   func(name string) *node
	paragraphs             []*paragraph
}

// paragraph is w:p with the styles behind it.
type paragraph struct {
	*node
	style string
	doc   *document
}

func newDocument(main, styles, numbering, notes *node, part func(string) *node) *document {
	d := &document{body: main.child("w:body"), numbering: numbering, notes: notes, styles: map[string]*node{}, part: part}
	for _, s := range styles.all("w:style") {
		d.styles[s.attr("w:styleId")] = s
	}
	for _, p := range d.body.all("w:p") {
		d.paragraphs = append(d.paragraphs, &paragraph{p, p.child("w:pPr").child("w:pStyle").attr("w:val"), d})
	}
	return d
}

func (d *document) text() string {
	var b strings.Builder
	for _, p := range d.paragraphs {
		b.WriteString(p.text() + " ")
	}
	return b.String()
}

// find gives the paragraphs of a style; of every style with the empty one.
func (d *document) find(style, words string) []*paragraph {
	var out []*paragraph
	for _, p := range d.paragraphs {
		if (style == "" || strings.HasPrefix(p.style, style)) && strings.HasPrefix(p.text(), words) {
			out = append(out, p)
		}
	}
	return out
}

// look gives an attribute of a property of a paragraph or its runs, as it or the
// nearest of its styles sets it: look("w:pPr", "w:ind", "w:firstLine").
func (p *paragraph) look(group, property, attr string) string {
	if v, ok := p.child(group).child(property).value(attr); ok {
		return v
	}
	for s := p.doc.styles[p.style]; s != nil; s = p.doc.styles[s.child("w:basedOn").attr("w:val")] {
		if v, ok := s.child(group).child(property).value(attr); ok {
			return v
		}
	}
	return ""
}

func (n *node) value(attr string) (string, bool) {
	if n == nil {
		return "", false
	}
	v, ok := n.attrs[attr]
	if !ok && len(n.attrs) == 0 && attr == "w:val" {
		return "1", true // a switch that is on
	}
	return v, ok
}

func (p *paragraph) number(group, property, attr string) int {
	n, _ := strconv.Atoi(p.look(group, property, attr))
	return n
}

// bold tells whether any of a paragraph is.
func (p *paragraph) bold() bool {
	if on := p.look("w:rPr", "w:b", "w:val"); on == "1" || on == "true" {
		return true
	}
	for _, b := range p.all("w:b") {
		if v, _ := b.value("w:val"); v != "0" && v != "false" {
			return true
		}
	}
	return false
}
