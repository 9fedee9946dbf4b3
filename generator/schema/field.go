package schema

import (
	"reflect"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
)

// Field is one key of a table of the engagement format, read from the tags of
// the model (see the head of engagement/model.go).
type Field struct {
	Key      string
	Index    int // of the field in the struct
	Type     reflect.Type
	Required bool
	ID       engagement.Kind // the value declares an object of this kind
	Ref      engagement.Kind // the value, or each of a list, names such an object
	Keys     engagement.Kind // the keys of the table name such objects
	Names    bool            // the value names an entry that has no id
	Enum     []string
	Default  string
	Min, Max string // bounds of a number, empty for none
	Most     string // the most entries of a list, empty for any number

	about string // the tag ru
}

// layouts is the keys of every table of the format, read once.
var layouts = func() map[reflect.Type][]Field {
	out := map[reflect.Type][]Field{}
	for _, t := range Tables() {
		out[t] = fieldsOf(t)
	}
	return out
}()

// Fields gives the keys of a table in the order of the model.
func Fields(t reflect.Type) []Field {
	if fields, ok := layouts[t]; ok {
		return fields
	}
	return fieldsOf(t)
}

func fieldsOf(t reflect.Type) []Field {
	var out []Field
	for i := range t.NumField() {
		f := t.Field(i)
		if key := f.Tag.Get("toml"); key != "" {
			out = append(out, newField(i, key, f))
		}
	}
	return out
}

func newField(i int, key string, f reflect.StructField) Field {
	out := Field{Key: key, Index: i, Type: f.Type, about: f.Tag.Get("ru")}
	for _, part := range strings.Split(f.Tag.Get("rd"), ",") {
		name, value, _ := strings.Cut(part, "=")
		switch name {
		case "required":
			out.Required = true
		case "id":
			out.ID = engagement.Kind(value)
		case "ref":
			out.Ref = engagement.Kind(value)
		case "keys":
			out.Keys = engagement.Kind(value)
		case "names":
			out.Names = true
		case "enum":
			out.Enum = strings.Split(value, "|")
		case "default":
			out.Default = value
		case "min":
			out.Min = value
		case "max":
			out.Max = value
		case "most":
			out.Most = value
		}
	}
	return out
}

// Naming gives the keys that name an entry of a list, in the order in which they
// count: its id, then those that stand in for it.
func Naming(t reflect.Type) []Field {
	return slices.DeleteFunc(slices.Clone(Fields(t)), func(f Field) bool { return f.ID == "" && !f.Names })
}

// root is the type of the whole engagement.
var root = reflect.TypeFor[engagement.Engagement]()

var scalars = []reflect.Type{
	reflect.TypeFor[engagement.Date](), reflect.TypeFor[engagement.Prose](),
	reflect.TypeFor[engagement.Duration](), reflect.TypeFor[decimal.Decimal](),
}

// IsTable tells whether a type of the model stands for a TOML table.
func IsTable(t reflect.Type) bool {
	if t.Kind() != reflect.Struct {
		return false
	}
	for _, s := range scalars {
		if s == t {
			return false
		}
	}
	return true
}

// Element gives the type behind pointers, lists and tables of values: that of
// one entry.
func Element(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	return t
}

// Tables lists the types of all tables of the format, the whole engagement
// first, in the order of the model.
func Tables() []reflect.Type {
	var out []reflect.Type
	seen := map[reflect.Type]bool{}
	var visit func(reflect.Type)
	visit = func(t reflect.Type) {
		if seen[t] {
			return
		}
		seen[t] = true
		out = append(out, t)
		for _, f := range fieldsOf(t) {
			if e := Element(f.Type); IsTable(e) {
				visit(e)
			}
		}
	}
	visit(root)
	return out
}
