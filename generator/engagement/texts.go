package engagement

import (
	"rd50/generator/format"
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// PlainText is a value of plain text and the key that holds it, as in
// «variants[0].advantages[1]».
type PlainText struct{ Key, Value string }

// Texts lists the values of plain text, which are printed as they stand, in the
// order of the format: no Markdown, no ids, no words of a set, no names of files. The
// list is made once: it is not for changing.
func (e *Engagement) Texts() []PlainText {
	if e.source == nil {
		return textsOf(e)
	}
	return e.source.texts()
}

func textsOf(e *Engagement) []PlainText {
	var out []PlainText
	collectTexts(reflect.ValueOf(e).Elem(), "", format.Field{}, &out)
	return out
}

func collectTexts(v reflect.Value, key string, f format.Field, out *[]PlainText) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			collectTexts(v.Elem(), key, f, out)
		}
	case reflect.String:
		if v.String() != "" && f.ID == "" && f.Ref == "" && f.Path == "" && len(f.Enum) == 0 {
			*out = append(*out, PlainText{key, v.String()})
		}
	case reflect.Slice:
		for i := range v.Len() {
			collectTexts(v.Index(i), ItemKey(key, i), f, out)
		}
	case reflect.Map:
		names := v.MapKeys()
		slices.SortFunc(names, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, name := range names {
			collectTexts(v.MapIndex(name), ChildKey(key, name.String()), format.Field{}, out)
		}
	case reflect.Struct:
		if !format.IsTable(v.Type()) {
			return
		}
		fields := format.Fields(v.Type())
		for _, inner := range fields {
			if inner.Key != "extends" {
				collectTexts(v.Field(inner.Index), ChildKey(key, inner.Key), inner, out)
			}
		}
	}
}

// Blank tells whether a text says nothing: blanks of any kind, and signs that
// have no width.
func Blank(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !BlankSign(r) }) < 0
}

// BlankSign tells whether a sign says nothing.
func BlankSign(r rune) bool {
	if r >= 'А' && r <= 'я' {
		return false // as most are
	}
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) || slices.Contains(invisible, r)
}

// blankProse tells whether Markdown says nothing: blanks and comments alone, which
// never reach a report.
func blankProse(s string) bool {
	for !Blank(s) {
		before, rest, found := strings.Cut(s, "<!--")
		_, after, closed := strings.Cut(rest, "-->")
		if !found || !closed || !Blank(before) {
			return false
		}
		s = after
	}
	return true
}

// invisible are the letters and marks without a shape: the fillers of Hangul and
// Braille, the combining grapheme joiner, Khmer's inherent vowels.
var invisible = []rune{0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0}
