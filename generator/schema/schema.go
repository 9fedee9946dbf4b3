// Package schema gives the engagement format as JSON Schema 2020-12, with
// Russian titles and descriptions for completion and hover in editors, and the
// vocabulary of the format that other packages tell things with.
//
// The schema is made from the model's own tags, so it can't differ from what
// the decoder takes. It has two layers: the properties with their types, which
// every file must keep to, and what a complete file must hold besides (see
// complete.go), which a version with «extends» may leave to its base. Tables are
// written out where they stand and not by $ref: editors then show the words of
// the very key.
package schema

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/standard"
)

// idPattern is the form of an id, notBlank a text that says something.
const (
	idPattern       = `^[A-Za-zА-Яа-яЁё][0-9A-Za-zА-Яа-яЁё._-]*$`
	notBlank        = `\S`
	datePattern     = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
	durationPattern = `^[1-9][0-9]{0,3}(d|w|mo)$`
)

// Write writes the schema as indented JSON. Titles of the nine sections are
// those of std.
func Write(w io.Writer, words *Vocabulary, std *standard.Standard) error {
	s := &writer{words: words, std: std}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(s.document()); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

type writer struct {
	words *Vocabulary
	std   *standard.Standard
}

func (s *writer) document() object {
	var o object
	o.put("$schema", "https://json-schema.org/draft/2020-12/schema")
	o.put("title", "Концепция АС")
	o.put("description", "Данные для отчета о концепции автоматизированной системы, формат версии 1 (rd50).")
	o = append(o, s.table(root)...)
	o.put("if", object{{"required", []string{"extends"}}})
	o.put("else", s.complete(root))
	return o
}

// table describes a table: its keys, and what must hold in any file.
func (s *writer) table(t reflect.Type) object {
	var o, properties object
	for _, f := range Fields(t) {
		properties.put(f.Key, s.property(t, f))
	}
	naming := namingKeys(t)
	if len(naming) > 0 {
		properties.put("remove", object{
			{"type", "boolean"}, {"title", "удаление"},
			{"description", "В файле с extends: запись удаляется из исходной версии. Рядом остается только " + strings.Join(naming, " или ") + "."},
		})
	}
	o.put("type", "object")
	o.put("properties", properties)
	o.put("additionalProperties", false)
	switch {
	case len(naming) > 0: // a version may give what names an entry and what it changes
		o = append(o, anyOf(naming)...)
		o.put("x-taplo", object{{"initKeys", required(t)}})
		o.put("if", object{{"properties", object{{"remove", object{{"const", true}}}}}, {"required", []string{"remove"}}})
		o.put("then", object{{"maxProperties", 1 + len(naming)}})
	case len(required(t)) > 0:
		o.put("x-taplo", object{{"initKeys", required(t)}})
	}
	return o
}

// property describes one key: its words, then its value.
func (s *writer) property(t reflect.Type, f Field) object {
	o := object{{"title", s.words.Name(t, f)}, {"description", s.words.Text(t, f)}}
	if f.Default != "" {
		o.put("default", preset(f))
	}
	return append(o, s.value(t, f, f.Type)...)
}

func preset(f Field) any {
	if f.Type.Kind() == reflect.String {
		return f.Default
	}
	return json.RawMessage(f.Default)
}

// value describes the value of a key by the model's type.
func (s *writer) value(t reflect.Type, f Field, typ reflect.Type) object {
	switch typ {
	case reflect.TypeFor[engagement.Date]():
		return object{{"type", "string"}, {"format", "date"}, {"pattern", datePattern}}
	case reflect.TypeFor[engagement.Duration]():
		return object{{"type", "string"}, {"pattern", durationPattern}}
	case reflect.TypeFor[engagement.Prose]():
		return s.text(t, f)
	case reflect.TypeFor[engagement.Token]():
		return object{{"type", []string{"string", "number"}}}
	case reflect.TypeFor[engagement.Texts]():
		one := object{{"type", "string"}}
		return object{{"anyOf", []object{one, {{"type", "array"}, {"items", filled(one)}}}}}
	case reflect.TypeFor[engagement.Verdict]():
		return s.verdict(typ)
	case reflect.TypeFor[decimal.Decimal]():
		return bounded("number", f)
	}
	switch typ.Kind() {
	case reflect.String:
		return s.text(t, f)
	case reflect.Int:
		return bounded("integer", f)
	case reflect.Bool:
		return object{{"type", "boolean"}}
	case reflect.Pointer:
		return s.value(t, f, typ.Elem())
	case reflect.Slice:
		return s.list(t, f, typ.Elem())
	case reflect.Map:
		return s.mapping(t, f, typ.Elem())
	default:
		return s.table(typ)
	}
}

func (s *writer) text(t reflect.Type, f Field) object {
	switch {
	case len(f.Enum) > 0:
		return append(object{{"type", "string"}}, s.enum(t, f)...)
	case f.ID != "" || f.Ref != "":
		return object{{"type", "string"}, {"pattern", idPattern}}
	case t == reflect.TypeFor[engagement.Exclusion]() && f.Key == "section":
		return append(object{{"type", "string"}}, s.sections(t, f)...)
	}
	return object{{"type", "string"}}
}

// sections lists what may be excluded: the nine sections and the products.
func (s *writer) sections(t reflect.Type, f Field) object {
	ids, titles := []string{}, []string{}
	for _, section := range s.std.Sections {
		ids, titles = append(ids, section.ID), append(titles, section.Title)
	}
	return choice(append(ids, outline.Products), append(titles, s.words.Value(t, f, outline.Products)))
}

func choice(values, words []string) object {
	return object{{"enum", values}, {"x-taplo", object{{"docs", object{{"enumValues", words}}}}}}
}

// enum lists the allowed values with their Russian words.
func (s *writer) enum(t reflect.Type, f Field) object {
	var words []string
	for _, value := range f.Enum {
		words = append(words, s.words.Value(t, f, value))
	}
	return choice(f.Enum, words)
}

func bounded(typ string, f Field) object {
	o := object{{"type", typ}}
	if f.Min != "" {
		o.put("minimum", json.Number(f.Min))
	}
	if f.Max != "" {
		o.put("maximum", json.Number(f.Max))
	}
	return o
}

// filled makes a text not blank: lists take no empty texts.
func filled(o object) object {
	if len(o) == 1 && o[0].value == "string" {
		o = append(slices.Clone(o), member{"pattern", notBlank})
	}
	return o
}

func (s *writer) list(t reflect.Type, f Field, elem reflect.Type) object {
	return object{{"type", "array"}, {"items", filled(s.value(t, f, elem))}}
}

// mapping describes a table by ids; for the nine sections the ids are known.
func (s *writer) mapping(t reflect.Type, f Field, elem reflect.Type) object {
	value := s.value(t, f, elem)
	if f.Keys != "section" {
		return object{{"type", "object"}, {"patternProperties", object{{idPattern, value}}}, {"additionalProperties", false}}
	}
	var sections object
	for _, section := range s.std.Sections {
		sections.put(section.ID, append(object{{"title", section.Title}, {"description", s.words.Text(t, f)}}, value...))
	}
	return object{{"type", "object"}, {"properties", sections}, {"additionalProperties", false}}
}

// verdict is the level alone or a table { level, note }.
func (s *writer) verdict(t reflect.Type) object {
	level := Fields(t)[0]
	return object{{"anyOf", []object{s.property(t, level), append(s.table(t), s.complete(t)[0])}}}
}

// namingKeys lists the keys that name an entry of a list.
func namingKeys(t reflect.Type) []string {
	var out []string
	for _, f := range Naming(t) {
		out = append(out, f.Key)
	}
	return out
}

// anyOf makes one of the keys required.
func anyOf(keys []string) object {
	if len(keys) == 1 {
		return object{{"required", keys}}
	}
	var each []object
	for _, key := range keys {
		each = append(each, object{{"required", []string{key}}})
	}
	return object{{"anyOf", each}}
}
