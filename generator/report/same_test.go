package report_test

import (
	"reflect"
	"testing"

	"rd50/generator/report"
)

// TestSameSeesEveryField: sections of equal reports are the same until any value within
// them, whatever its field, is another one.
func TestSameSeesEveryField(t *testing.T) {
	one, other := resolvedSpecimen(t), resolvedSpecimen(t)
	changed := 0
	for i, s := range one.Sections {
		o := other.Sections[i]
		s.Blocks = append(s.Blocks, &report.Paragraph{Inlines: []report.Inline{&report.Mark{Text: "⟦RD202⟧"}}})
		o.Blocks = append(o.Blocks, &report.Paragraph{Inlines: []report.Inline{&report.Mark{Text: "⟦RD202⟧"}}})
		if !s.Same(o) || !o.Same(s) {
			t.Errorf("section %s is not as its equal", s.ID)
		}
		eachValue(reflect.ValueOf(s), "Section", func(v reflect.Value, path string) {
			was := reflect.New(v.Type()).Elem()
			was.Set(v)
			change(v)
			if changed++; s.Same(o) || o.Same(s) {
				t.Errorf("%s of %s: another value, but the same", path, s.ID)
			}
			v.Set(was)
		})
		if !s.Same(o) {
			t.Errorf("section %s was not put back", s.ID)
		}
	}
	if changed < 800 {
		t.Errorf("%d values alone", changed)
	}
}

// eachValue gives the numbers, texts and rows below a value. The note of a further mark
// is that of another place.
func eachValue(v reflect.Value, path string, f func(reflect.Value, string)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			eachValue(v.Elem(), path, f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			if v.Type() == reflect.TypeFor[report.FootnoteMark]() && name == "Note" {
				continue
			}
			eachValue(v.Field(i), v.Type().Name()+"."+name, f)
		}
	case reflect.Slice:
		f(v, path)
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return
		}
		for i := range v.Len() {
			eachValue(v.Index(i), path, f)
		}
	default:
		f(v, path)
	}
}

// change makes a value another one.
func change(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "!")
	case reflect.Int:
		v.SetInt(v.Int() + 1)
	case reflect.Uint8:
		v.SetUint(v.Uint() + 1)
	case reflect.Float64:
		v.SetFloat(v.Float() + 1)
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Slice:
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
	default:
		panic("no way to change " + v.Type().String())
	}
}
