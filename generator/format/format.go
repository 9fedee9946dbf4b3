// Package format reads the rules of the engagement format from the struct tags of its
// model, once for all who ask: the decoder, the JSON Schema, the comparison of versions.
//
//	toml:"name"      the key
//	ru:"город"       what the key holds, for messages
//	rd:"required"    it may not be missing or empty; "required=RD102" leaves it to a
//	                 rule to tell that
//	rd:"id=KIND"     the value is an id and declares an object of this kind
//	rd:"ref=KIND"    the value (or each of a list) names an object of this kind
//	rd:"keys=KIND"   the keys of the table name objects of this kind
//	rd:"names"       the value names an entry that has no id
//	rd:"enum=A|B"    the values allowed
//	rd:"standard"    the value is one of the shipped standards
//	rd:"default=V"   the value when the key is absent
//	rd:"example=V"   the value that hints show, as it is read
//	rd:"most=N"      the most entries of a list
//	rd:"min=N,max=N" bounds of a number, both included
//	rd:"picture"     a path of a picture, "file" a path of a readable text file,
//	                 "folder" of a folder, "path" of any file
//	rd:"when=K:V|W"  required where the key K of the same table has one of the values
//
// Of a list that has exactly one entry with some value, a tag tells the value, and what
// is told where none or several entries have it:
//
//	single:"role=lead|нет ответственного лица|второе ответственное лицо"
//
// A table that is written in one of several forms says so at a blank field: the keys of
// each form, and what is told where none or several are taken:
//
//	_ struct{} `either:"text|file" ru:"текст не задан|текст задан дважды"`
//
// A key may stand there without any of the forms: unless:"omit".
package format

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"rd50/templates"
)

// Field is one key of a table.
type Field struct {
	Key      string
	Index    int // of the field in the struct
	Type     reflect.Type
	About    string // what it holds, for messages; may be empty
	Required bool
	Rule     string // that tells of a required key in the decoder's place; may be empty
	ID       Kind   // the value declares an object of this kind
	Ref      Kind   // the value, or each of a list, names such an object
	Keys     Kind   // the keys of the table name such objects
	Names    bool
	Enum     []string
	Default  string
	Example  string           // the value that hints show; empty for one by its type
	Min, Max *decimal.Decimal // bounds of a number, nil for none
	Most     int              // entries of a list; 0 for any number
	Path     string           // picture, file, folder or path
	When     *OneOf           // what makes the key required; nil for nothing
	Single   *Single          // what exactly one entry of the list has; nil for nothing
}

// Needed tells whether a key may not be missing, whoever tells of it.
func (f Field) Needed() bool { return f.Required || f.Rule != "" }

// OneOf is a key of a table with the values of which it has one.
type OneOf struct {
	Key    string
	Values []string
}

// Equal is a key of a table with a value.
type Equal struct{ Key, Value string }

// Single is a value that exactly one entry of a list has, if there is any entry.
type Single struct {
	Equal
	None, Several string // messages
}

// Forms are the ways to write a table, of which one is taken.
type Forms struct {
	Keys          [][]string // of each form, all of them required
	Unless        string     // the key with which no form need be taken; may be empty
	None, Several string     // messages
}

// layout is what the tags of a struct say.
type layout struct {
	fields []Field
	forms  Forms
}

var layouts sync.Map // layout by reflect.Type

// layoutOf reads the tags of a struct of the model, once. A tag that can't be read is a
// mistake in the program, not in its input.
func layoutOf(t reflect.Type) layout {
	if known, ok := layouts.Load(t); ok {
		return known.(layout)
	}
	var out layout
	for i := range t.NumField() {
		f := t.Field(i)
		if either := f.Tag.Get("either"); either != "" {
			out.forms.None, out.forms.Several, _ = strings.Cut(f.Tag.Get("ru"), "|")
			out.forms.Unless = f.Tag.Get("unless")
			for _, form := range strings.Split(either, "|") {
				out.forms.Keys = append(out.forms.Keys, strings.Fields(form))
			}
		}
		if key := f.Tag.Get("toml"); key != "" {
			field := Field{Key: key, Index: i, Type: f.Type, About: f.Tag.Get("ru")}
			if tag := f.Tag.Get("single"); tag != "" {
				what, messages, _ := strings.Cut(tag, "|")
				none, several, _ := strings.Cut(messages, "|")
				field.Single = &Single{*equal(what, "="), none, several}
			}
			if err := field.read(f.Tag.Get("rd")); err != nil {
				panic(fmt.Sprintf("format: %s.%s: %v", t.Name(), f.Name, err))
			}
			out.fields = append(out.fields, field)
		}
	}
	layouts.Store(t, out)
	return out
}

func (f *Field) read(tag string) error {
	if tag == "" {
		return nil
	}
	var err error
	for _, part := range strings.Split(tag, ",") {
		name, value, _ := strings.Cut(part, "=")
		switch name {
		case "required":
			f.Required, f.Rule = value == "", value
		case "id":
			f.ID = Kind(value)
		case "ref":
			f.Ref = Kind(value)
		case "keys":
			f.Keys = Kind(value)
		case "names":
			f.Names = true
		case "standard":
			f.Enum = templates.Standards()
		case "enum":
			f.Enum = strings.Split(value, "|")
		case "default":
			f.Default = value
		case "example":
			f.Example = value
		case "min":
			f.Min, err = bound(value)
		case "max":
			f.Max, err = bound(value)
		case "most":
			f.Most, err = strconv.Atoi(value)
		case "picture", "file", "folder", "path":
			f.Path = name
		case "when":
			what := equal(value, ":")
			f.When = &OneOf{what.Key, strings.Split(what.Value, "|")}
		default:
			err = fmt.Errorf("unknown rule %q", part)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func bound(value string) (*decimal.Decimal, error) {
	d, err := decimal.NewFromString(value)
	return &d, err
}

func equal(s, sign string) *Equal {
	key, value, _ := strings.Cut(s, sign)
	return &Equal{key, value}
}

// Fields gives the keys of a table in the order of the model.
func Fields(t reflect.Type) []Field { return layoutOf(t).fields }

// FormsOf gives the forms of a table; there are none where all its keys go together.
func FormsOf(t reflect.Type) Forms { return layoutOf(t).forms }

// Naming gives the keys that name an entry of a list, in the order in which they
// count: its id, then those that stand in for it.
func Naming(t reflect.Type) []Field {
	return slices.DeleteFunc(slices.Clone(Fields(t)), func(f Field) bool { return f.ID == "" && !f.Names })
}

// IsTable tells whether a type of the model stands for a TOML table: its fields are
// keys. Dates, durations and texts are values.
func IsTable(t reflect.Type) bool { return t.Kind() == reflect.Struct && len(Fields(t)) > 0 }

// Element gives the type behind pointers, lists and tables of values: that of
// one entry.
func Element(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	return t
}

// Tables lists the types of all tables below one, itself first, in the order of the
// model.
func Tables(root reflect.Type) []reflect.Type {
	var out []reflect.Type
	seen := map[reflect.Type]bool{}
	var visit func(reflect.Type)
	visit = func(t reflect.Type) {
		if seen[t] {
			return
		}
		seen[t] = true
		out = append(out, t)
		for _, f := range Fields(t) {
			if e := Element(f.Type); IsTable(e) {
				visit(e)
			}
		}
	}
	visit(root)
	return out
}

// Child gives the value under a key of a table, which may be behind a pointer; the zero
// Value for what is not there.
func Child(v reflect.Value, key string) reflect.Value {
	if v.IsValid() && v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if !v.IsValid() || v.Kind() != reflect.Struct {
		return reflect.Value{}
	}
	for _, f := range Fields(v.Type()) {
		if f.Key == key {
			return v.Field(f.Index)
		}
	}
	return reflect.Value{}
}
