package docx

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rd50/generator/report"
)

// element is an XML element. Trees of elements are the only way in which this
// package makes XML, so whatever a report holds is escaped.
type element struct {
	name  string
	attrs []attr
	kids  []part
}

// part is what an element is built of: attributes, elements, characters. The
// set is closed.
type part interface{ addTo(e *element) }

type attr struct{ name, value string }

// characters is text content.
type characters string

// elements are several children at once.
type elements []*element

func (a attr) addTo(e *element)       { e.attrs = append(e.attrs, a) }
func (c characters) addTo(e *element) { e.kids = append(e.kids, c) }

// addTo leaves out a nil child, so that optional ones need no branch.
func (k *element) addTo(e *element) {
	if k != nil {
		e.kids = append(e.kids, k)
	}
}

func (ks elements) addTo(e *element) {
	for _, k := range ks {
		k.addTo(e)
	}
}

// el makes an element; attributes and children may stand in any order.
func el(name string, parts ...part) *element {
	e := &element{name: name}
	attrs, kids := 0, 0
	for _, p := range parts {
		switch p := p.(type) {
		case attr:
			attrs++
		case *element:
			kids += given(p)
		case elements:
			kids += len(p)
		default:
			kids++
		}
	}
	e.attrs, e.kids = make([]attr, 0, attrs), make([]part, 0, kids)
	for _, p := range parts {
		p.addTo(e)
	}
	return e
}

// given counts an optional element.
func given(e *element) int {
	if e == nil {
		return 0
	}
	return 1
}

// at is an attribute.
func at(name, value string) attr { return attr{name, value} }

// num is an attribute with a whole number.
func num(name string, value int) attr { return attr{name, strconv.Itoa(value)} }

// val is the attribute in which most properties keep their value.
func val(value string) attr { return attr{"w:val", value} }

func valNum(value int) attr { return num("w:val", value) }

// when gives the element on a condition.
func when(yes bool, name string, parts ...part) *element {
	if !yes {
		return nil
	}
	return el(name, parts...)
}

var (
	escapeText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	escapeAttr = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;",
		"\n", "&#10;", "\r", "&#13;", "\t", "&#9;")
)

func (e *element) write(b *bytes.Buffer) {
	b.WriteByte('<')
	b.WriteString(e.name)
	for _, a := range e.attrs {
		b.WriteByte(' ')
		b.WriteString(a.name)
		b.WriteString(`="`)
		b.WriteString(escapeAttr.Replace(legal(a.value)))
		b.WriteByte('"')
	}
	if len(e.kids) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	for _, k := range e.kids {
		switch k := k.(type) {
		case *element:
			k.write(b)
		case characters:
			b.WriteString(escapeText.Replace(legal(string(k))))
		}
	}
	b.WriteString("</")
	b.WriteString(e.name)
	b.WriteByte('>')
}

// document gives a whole XML part with the element as its root.
func (e *element) document() []byte {
	var b bytes.Buffer
	b.Grow(e.size() + e.size()/8) // with room for what is escaped
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	e.write(&b)
	return b.Bytes()
}

// size is how many bytes the element takes before anything is escaped.
func (e *element) size() int {
	n := 2*len(e.name) + len("<></>")
	for _, a := range e.attrs {
		n += len(a.name) + len(a.value) + len(` =""`)
	}
	for _, k := range e.kids {
		switch k := k.(type) {
		case *element:
			n += k.size()
		case characters:
			n += len(k)
		}
	}
	return n
}

// legal drops the bytes that are no UTF-8 and the characters that XML 1.0 does
// not allow.
func legal(s string) string {
	if utf8.ValidString(s) && strings.IndexFunc(s, illegal) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if illegal(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

func illegal(r rune) bool {
	return r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}

// clean gives running text as Word should hold it: composed letters (NFC), no
// soft hyphens, every run of blanks and line ends one space.
func clean(s string) string {
	if s = legal(s); !report.Composed(s) {
		s = norm.NFC.String(s)
	}
	if !strings.ContainsAny(s, "\t\n\r\u00ad\u0085\u2028\u2029") && !strings.Contains(s, "  ") {
		return s // as most texts are
	}
	var b strings.Builder
	last := rune(-1)
	for _, r := range s {
		switch r {
		case '\u00ad':
			continue
		case '\t', '\n', '\r', '\u0085', '\u2028', '\u2029':
			r = ' '
		}
		if r == ' ' && last == ' ' {
			continue
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}
