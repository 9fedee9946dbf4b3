// Package plainjson writes JSON as people read it: the members of an object in their
// order, «<» and «&» as they stand.
package plainjson

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
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
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if indent != "" {
		e.SetIndent("", indent)
	}
	return e.Encode(v)
}

// Text gives a string in quotes.
func Text(s string) string {
	var b strings.Builder
	_ = Write(&b, s, "") // a string always has a form
	return strings.TrimSuffix(b.String(), "\n")
}
