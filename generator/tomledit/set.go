package tomledit

import (
	"reflect"
	"strings"

	"github.com/BurntSushi/toml"
)

// replaced puts a new value in the place of one that is written inline. A text
// keeps its quotes and a list its lines, as far as the new one allows.
func (f *File) replaced(n *node, v any) []edit {
	old := writtenAs(f, n.value)
	if same(old, v) {
		return nil
	}
	switch v := v.(type) {
	case string:
		return []edit{{n.value.span, f.lined(restyled(old, v))}}
	case []any:
		if n.value.open == '[' {
			return f.relisted(n.value, v)
		}
	}
	return []edit{{n.value.span, f.lined(inlined(v))}}
}

// lined gives a text to write with the line ends of the file.
func (f *File) lined(s string) string {
	return strings.ReplaceAll(s, "\n", f.newline())
}

// restyled gives a text in the quotes of the old one, where they can hold it.
func restyled(old, s string) string {
	switch {
	case strings.HasPrefix(old, "'''") && literal(s, "'''"):
		return "'''" + lead(old, s) + s + "'''"
	case strings.HasPrefix(old, "'''"), strings.HasPrefix(old, `"""`):
		return `"""` + lead(old, s) + multiline(s) + `"""`
	case strings.HasPrefix(old, "'") && literal(s, "'"):
		return "'" + s + "'"
	case strings.HasPrefix(old, `"`) && !strings.Contains(s, "\n"):
		return basic(s)
	}
	return quoted(s)
}

// lead is the line end behind the opening quotes. It is there in any text whose
// own first character is one.
func lead(old, s string) string {
	if rest := strings.TrimPrefix(old[3:], "\r"); strings.HasPrefix(rest, "\n") || strings.HasPrefix(s, "\n") {
		return "\n"
	}
	return ""
}

// same tells whether a value as it is written and a new one mean the same.
func same(raw string, v any) bool {
	return reflect.DeepEqual(meaning(raw), meaning(inlined(v)))
}

// meaning decodes a value as it is written.
func meaning(raw string) any {
	var held struct{ V any }
	if err := toml.Unmarshal([]byte("V = "+raw), &held); err != nil {
		return err
	}
	return held.V
}

// kept tells whether an element of a list may stay as it is written: 36.00 is 36, too.
func kept(raw string, v any) bool {
	fraction, isFraction := meaning(raw).(float64)
	whole, isWhole := meaning(inlined(v)).(int64)
	if isFraction && isWhole {
		return fraction == float64(whole)
	}
	return same(raw, v)
}

// relisted changes a list in brackets: what its old and new elements share in front
// and at the end stays as it is written.
func (f *File) relisted(list *value, elements []any) []edit {
	old, n := list.items, min(len(list.items), len(elements))
	front, back := 0, 0
	for front < n && kept(writtenAs(f, old[front]), elements[front]) {
		front++
	}
	for back < n-front && kept(writtenAs(f, old[len(old)-1-back]), elements[len(elements)-1-back]) {
		back++
	}
	fresh := each(elements[front : len(elements)-back])
	for i := range fresh {
		fresh[i] = f.lined(fresh[i])
	}
	return f.exchanged(list, front, len(old)-front-back, fresh)
}

// writtenAs gives a value as it is written.
func writtenAs(f *File, v *value) string { return f.text[v.from:v.to] }
