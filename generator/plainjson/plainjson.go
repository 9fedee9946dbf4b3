// Package plainjson writes JSON as people read it: the members of an object in their
// order, «<» and «&» as they stand.
package plainjson

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// Object is a JSON object whose members keep their order.
type Object []Member

// Member is one key of an object and its value.
type Member [2]any

// Put adds a member.
func (o *Object) Put(key string, value any) { *o = append(*o, Member{key, value}) }

// MarshalJSON writes the members in order.
func (o Object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(Text(fmt.Sprint(m[0])) + ":")
		if err := Write(&b, m[1], ""); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// Write writes a value and a line end. Without an indent it stands in one line.
func Write(w io.Writer, v any, indent string) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if indent != "" {
		e.SetIndent("", indent)
	}
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(undirected(b.Bytes()))
	return err
}

// undirected writes marks of direction as escapes, so that the text is read in the
// order in which it stands; they occur in strings alone.
func undirected(text []byte) []byte {
	if bytes.IndexFunc(text, directs) < 0 {
		return text
	}
	var b bytes.Buffer
	for _, r := range string(text) {
		if directs(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.Bytes()
}

func directs(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }

// Text gives a string in quotes.
func Text(s string) string {
	var b strings.Builder
	_ = Write(&b, s, "") // a string always has a form
	return strings.TrimSuffix(b.String(), "\n")
}
