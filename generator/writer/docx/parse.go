package docx

import (
	"encoding/xml"
	"slices"
	"strings"

	"rd50/generator/ooxml"
)

// parseXML reads a part of a customer's template into a tree that writes out as
// it was: prefixes and the order of attributes stay, comments go.
func parseXML(data []byte) (*element, error) {
	top := &element{}
	open := []*element{top}
	err := ooxml.Walk(data, func(token xml.Token) error {
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := startElement(token)
			last.kids = append(last.kids, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.kids = append(last.kids, characters(token))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return top.elements()[0], nil
}

func startElement(t xml.StartElement) *element {
	e := &element{name: ooxml.Prefixed(t.Name)}
	for _, a := range t.Attr {
		e.attrs = append(e.attrs, at(ooxml.Prefixed(a.Name), a.Value))
	}
	return e
}

// attr gives the value of an attribute, empty for one that is not there.
func (e *element) attr(name string) string {
	for _, a := range e.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// setAttr gives an attribute a value, where it stands or at the end.
func (e *element) setAttr(name, value string) {
	for i := range e.attrs {
		if e.attrs[i].name == name {
			e.attrs[i] = at(name, value)
			return
		}
	}
	e.attrs = append(e.attrs, at(name, value))
}

// elements gives the children that are elements.
func (e *element) elements() elements {
	var out elements
	for _, k := range e.kids {
		if k, ok := k.(*element); ok {
			out = append(out, k)
		}
	}
	return out
}

// child gives the first child of a name; nil where there is none, and of nil.
func (e *element) child(name string) *element {
	if e == nil {
		return nil
	}
	for _, k := range e.kids {
		if k, ok := k.(*element); ok && k.name == name {
			return k
		}
	}
	return nil
}

// children gives the children of a name.
func (e *element) children(name string) elements {
	return slices.DeleteFunc(e.elements(), func(k *element) bool { return k.name != name })
}

// value is w:val of a child, empty without the child.
func (e *element) value(name string) string {
	if c := e.child(name); c != nil {
		return c.attr("w:val")
	}
	return ""
}

// without drops the children of a name.
func (e *element) without(name string) {
	e.kids = slices.DeleteFunc(e.kids, func(k part) bool {
		c, ok := k.(*element)
		return ok && c.name == name
	})
}

// each calls visit for an element and all below it, from top to bottom.
func (e *element) each(visit func(*element)) {
	visit(e)
	for _, k := range e.kids {
		if k, ok := k.(*element); ok {
			k.each(visit)
		}
	}
}

// copied gives an element of its own with the same content.
func (e *element) copied() *element {
	c := &element{name: e.name, attrs: slices.Clone(e.attrs)}
	for _, k := range e.kids {
		if k, ok := k.(*element); ok {
			c.kids = append(c.kids, k.copied())
			continue
		}
		c.kids = append(c.kids, k)
	}
	return c
}

// words gives the text of an element's runs.
func (e *element) words() string {
	var b strings.Builder
	e.each(func(x *element) {
		if x.name == "w:t" {
			b.WriteString(x.ownText())
		}
	})
	return b.String()
}

// ownText gives the characters that stand in an element itself.
func (e *element) ownText() string {
	var b strings.Builder
	for _, k := range e.kids {
		if c, ok := k.(characters); ok {
			b.WriteString(string(c))
		}
	}
	return b.String()
}

// insert puts a child before the one of an index.
func (e *element) insert(at int, child *element) {
	e.kids = slices.Insert(e.kids, at, part(child))
}

// insertBefore puts a child before the first one that has one of the names, else
// at the end.
func (e *element) insertBefore(child *element, names ...string) {
	for i, k := range e.kids {
		if k, ok := k.(*element); ok && slices.Contains(names, k.name) {
			e.insert(i, child)
			return
		}
	}
	child.addTo(e)
}

// remove drops one child.
func (e *element) remove(child *element) {
	e.kids = slices.DeleteFunc(e.kids, func(k part) bool { return k == part(child) })
}

func (e *element) dropAttr(name string) {
	e.attrs = slices.DeleteFunc(e.attrs, func(a *attr) bool { return a.name == name })
}
