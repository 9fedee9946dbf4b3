package docx

import (
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
	attrs []*attr
	kids  []part
}

// part is what an element is built of: attributes, elements, characters. The
// set is closed.
type part interface{ addTo(e *element) }

// attr is an attribute. It never changes, so that elements may share it.
type attr struct{ name, value string }

// characters is text content, legal as it is.
type characters string

// elements are several children at once.
type elements []*element

func (a *attr) addTo(e *element)      { e.attrs = append(e.attrs, a) }
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
	attrs, kids := 0, 0
	for _, p := range parts {
		switch p := p.(type) {
		case *attr:
			attrs++
		case *element:
			if p != nil {
				kids++
			}
		case elements:
			kids += len(p)
		default:
			kids++
		}
	}
	e := roomy(attrs, kids)
	e.name = name
	for _, p := range parts {
		p.addTo(e)
	}
	return e
}

// roomy gives an element with room for so many attributes and children, of few ones in the
// same piece of memory: documents have hundreds of thousands of elements.
func roomy(attrs, kids int) *element {
	switch {
	case attrs+kids == 0:
		return new(element)
	case attrs <= 2 && kids == 0:
		e := new(struct {
			element
			attrs [2]*attr
		})
		e.element.attrs = e.attrs[:0]
		return &e.element
	case attrs <= 1 && kids <= 1:
		e := new(struct {
			element
			attrs [1]*attr
			kids  [1]part
		})
		e.element.attrs, e.element.kids = e.attrs[:0], e.kids[:0]
		return &e.element
	case attrs == 0 && kids <= 4:
		e := new(struct {
			element
			kids [4]part
		})
		e.element.kids = e.kids[:0]
		return &e.element
	}
	return &element{attrs: make([]*attr, 0, attrs), kids: make([]part, 0, kids)}
}

// at is an attribute.
func at(name, value string) *attr { return &attr{name, value} }

// num is an attribute with a whole number.
func num(name string, value int) *attr { return &attr{name, strconv.Itoa(value)} }

// val is the attribute in which most properties keep their value.
func val(value string) *attr { return &attr{"w:val", value} }

func valNum(value int) *attr { return num("w:val", value) }

// when gives the element on a condition.
func when(yes bool, name string, parts ...part) *element {
	if !yes {
		return nil
	}
	return el(name, parts...)
}

// entities stand for the bytes that can't stand in XML as they are.
type entities [256]string

var (
	escapeText = entities{'&': "&amp;", '<': "&lt;", '>': "&gt;"}
	escapeAttr = entities{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;", '\n': "&#10;", '\r': "&#13;", '\t': "&#9;"}
)

// seldom are the bytes that may have an entity.
var seldom = [256]bool{'&': true, '<': true, '>': true, '"': true, '\n': true, '\r': true, '\t': true}

func (t *entities) append(to []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		if !seldom[s[i]] {
			continue
		}
		if entity := t[s[i]]; entity != "" {
			to = append(append(to, s[from:i]...), entity...)
			from = i + 1
		}
	}
	return append(to, s[from:]...)
}

// append adds the element's XML to what is there.
func (e *element) append(to []byte) []byte {
	to = e.start(to)
	if len(e.kids) == 0 {
		return append(to[:len(to)-1], "/>"...)
	}
	for _, k := range e.kids {
		switch k := k.(type) {
		case *element:
			to = k.append(to)
		case characters:
			to = escapeText.append(to, string(k))
		}
	}
	return e.end(to)
}

func (e *element) start(to []byte) []byte {
	to = append(append(to, '<'), e.name...)
	for _, a := range e.attrs {
		to = append(append(append(to, ' '), a.name...), `="`...)
		to = append(escapeAttr.append(to, legal(a.value)), '"')
	}
	return append(to, '>')
}

func (e *element) end(to []byte) []byte { return append(append(append(to, "</"...), e.name...), '>') }

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// document gives a whole XML part with the element as its root.
func (e *element) document() []byte {
	room := len(declaration) + e.size()
	return e.append(append(make([]byte, 0, room+room/8), declaration...)) // with room for what is escaped
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
	if isPlain(s) || isLegal(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if illegal(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// isPlain tells in one look over its bytes that a text has nothing but signs that stand as
// they are everywhere, and no two blanks together: as nearly all have.
func isPlain(s string) bool {
	in := func(i int, low, high byte) bool { return i < len(s) && s[i] >= low && s[i] <= high }
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c > ' ' && c < 0x7F:
		case c == ' ' && !in(i+1, ' ', ' '):
		case c|1 == 0xD1 && in(i+1, 0x80, 0xBF): // U+0400 to U+047F
			i++
		case c == 0xC2 && in(i+1, 0xA0, 0xBF) && s[i+1] != 0xAD: // U+00A0 to U+00BF
			i++
		case c == 0xE2 && in(i+1, 0x80, 0x80) && in(i+2, 0x90, 0xA7): // U+2010 to U+2027
			i += 2
		default:
			return false
		}
	}
	return true
}

// isLegal is quick, since every text goes through it: illegal characters are known by
// their bytes.
func isLegal(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ' && c != '\t' && c != '\n' && c != '\r':
			return false
		case c == 0xEF && (strings.HasPrefix(s[i:], "\uFFFE") || strings.HasPrefix(s[i:], "\uFFFF")):
			return false
		}
	}
	return utf8.ValidString(s)
}

func illegal(r rune) bool {
	return r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}

// clean gives running text as Word should hold it: composed letters (NFC), no
// soft hyphens, every run of blanks and line ends one space.
func clean(s string) string {
	if isPlain(s) {
		return s
	}
	if s = legal(s); !report.Composed(s) {
		s = norm.NFC.String(s)
	}
	if isClean(s) {
		return s
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

// isClean tells by its bytes a text with none of what clean takes out, as most are.
func isClean(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		next := s[i+1]
		switch s[i] {
		case '\t', '\n', '\r':
			return false
		case ' ':
			if next == ' ' {
				return false
			}
		case 0xC2:
			if next == 0x85 || next == 0xAD { // U+0085, U+00AD
				return false
			}
		case 0xE2:
			if next == 0x80 && (strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029")) {
				return false
			}
		}
	}
	return s == "" || s[len(s)-1] >= ' '
}
