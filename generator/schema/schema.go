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
	"rd50/generator/format"
	"rd50/generator/outline"
	"rd50/generator/parts"
	"rd50/generator/plainjson"
	"rd50/generator/standard"
)

// idPattern is the form of an id, notBlank a text that says something.
const (
	idPattern       = `^[A-Za-zА-Яа-яЁё][0-9A-Za-zА-Яа-яЁё._-]*$`
	notBlank        = `\S`
	datePattern     = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
	durationPattern = `^[1-9][0-9]{0,3}(d|w|mo)$`
	stagePattern    = `^([1-9][0-9]{0,3}(d|w|mo)|0d)$` // with milestones
)

// Write writes the schema as indented JSON. The sections are those of all standards,
// titled as the first that has them does.
func Write(w io.Writer, words *Vocabulary, standards []*standard.Standard) error {
	s := &writer{words: words}
	for _, std := range standards {
		for _, section := range std.Sections {
			if !slices.ContainsFunc(s.sections, func(known standard.Section) bool { return known.ID == section.ID }) {
				s.sections = append(s.sections, section)
			}
		}
	}
	var b bytes.Buffer
	if err := plainjson.Write(&b, s.document(), "  "); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

type writer struct {
	words    *Vocabulary
	sections []standard.Section
	section  string // whose text is being described
}

func (s *writer) document() plainjson.Object {
	var o plainjson.Object
	o.Put("$schema", "https://json-schema.org/draft/2020-12/schema")
	o.Put("title", "Концепция АС")
	o.Put("description", "Данные для отчета о концепции автоматизированной системы, формат версии 1 (rd50).")
	o = append(o, s.table(reflect.TypeFor[engagement.Engagement]())...)
	o.Put("if", plainjson.Object{{"required", []string{"extends"}}})
	o.Put("else", s.complete(reflect.TypeFor[engagement.Engagement]()))
	return o
}

// table describes a table: its keys, and what must hold in any file.
func (s *writer) table(t reflect.Type) plainjson.Object {
	var o, properties plainjson.Object
	for _, f := range format.Fields(t) {
		properties.Put(f.Key, s.property(t, f))
	}
	naming := namingKeys(t)
	if len(naming) > 0 {
		properties.Put("remove", plainjson.Object{
			{"type", "boolean"}, {"title", "удаление"},
			{"description", "В файле с extends: запись удаляется из исходной версии. Рядом остается только " + strings.Join(naming, " или ") + "."},
		})
	}
	o.Put("type", "object")
	o.Put("properties", properties)
	o.Put("additionalProperties", false)
	switch {
	case len(naming) > 0: // a version may give what names an entry and what it changes
		o = append(o, anyOf(naming)...)
		o.Put("x-taplo", plainjson.Object{{"initKeys", required(t)}})
		o.Put("if", plainjson.Object{{"properties", plainjson.Object{{"remove", plainjson.Object{{"const", true}}}}}, {"required", []string{"remove"}}})
		o.Put("then", plainjson.Object{{"maxProperties", 1 + len(naming)}})
	case len(required(t)) > 0:
		o.Put("x-taplo", plainjson.Object{{"initKeys", required(t)}})
	}
	return o
}

// property describes one key: its words, then its value.
func (s *writer) property(t reflect.Type, f format.Field) plainjson.Object {
	o := plainjson.Object{{"title", s.words.Name(t, f)}, {"description", s.words.Text(t, f)}}
	if f.Default != "" {
		o.Put("default", preset(f))
	}
	return append(o, s.value(t, f, f.Type)...)
}

func preset(f format.Field) any {
	if f.Type.Kind() == reflect.String {
		return f.Default
	}
	return json.RawMessage(f.Default)
}

// value describes the value of a key by the model's type.
func (s *writer) value(t reflect.Type, f format.Field, typ reflect.Type) plainjson.Object {
	switch typ {
	case reflect.TypeFor[engagement.Date]():
		return plainjson.Object{{"type", "string"}, {"format", "date"}, {"pattern", datePattern}}
	case reflect.TypeFor[engagement.Duration]():
		if f.Min != nil {
			return plainjson.Object{{"type", "string"}, {"pattern", durationPattern}}
		}
		return plainjson.Object{{"type", "string"}, {"pattern", stagePattern}}
	case reflect.TypeFor[engagement.Prose]():
		return s.text(t, f)
	case reflect.TypeFor[engagement.Token]():
		return plainjson.Object{{"type", []string{"string", "number"}}}
	case reflect.TypeFor[engagement.Texts]():
		one := plainjson.Object{{"type", "string"}}
		return plainjson.Object{{"anyOf", []plainjson.Object{one, {{"type", "array"}, {"items", filled(one)}}}}}
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
		return plainjson.Object{{"type", "boolean"}}
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

func (s *writer) text(t reflect.Type, f format.Field) plainjson.Object {
	switch {
	case len(f.Enum) > 0:
		return append(plainjson.Object{{"type", "string"}}, s.enum(t, f)...)
	case f.ID != "" || f.Ref != "":
		return plainjson.Object{{"type", "string"}, {"pattern", idPattern}}
	case t == reflect.TypeFor[engagement.Exclusion]() && f.Key == "section":
		return append(plainjson.Object{{"type", "string"}}, s.excludable(t, f)...)
	}
	return plainjson.Object{{"type", "string"}}
}

// excludable lists what may be excluded: the sections and the products.
func (s *writer) excludable(t reflect.Type, f format.Field) plainjson.Object {
	ids, titles := []string{}, []string{}
	for _, section := range s.sections {
		ids, titles = append(ids, section.ID), append(titles, section.Title)
	}
	return choice(append(ids, outline.Products), append(titles, s.words.Value(t, f, outline.Products)))
}

// omittable lists the parts of the present section that may be left out.
func (s *writer) omittable() plainjson.Object {
	ids, words := []string{}, []string{}
	for _, p := range parts.All() {
		if p.Section() == s.section && p.Repeats != "" {
			ids, words = append(ids, p.ID), append(words, p.Prints)
		}
	}
	if len(ids) == 0 {
		return plainjson.Object{{"not", plainjson.Object{}}}
	}
	return append(plainjson.Object{{"type", "string"}}, choice(ids, words)...)
}

func choice(values, words []string) plainjson.Object {
	return plainjson.Object{{"enum", values}, {"x-taplo", plainjson.Object{{"docs", plainjson.Object{{"enumValues", words}}}}}}
}

// enum lists the allowed values with their Russian words.
func (s *writer) enum(t reflect.Type, f format.Field) plainjson.Object {
	var words []string
	for _, value := range f.Enum {
		words = append(words, s.words.Value(t, f, value))
	}
	return choice(f.Enum, words)
}

func bounded(typ string, f format.Field) plainjson.Object {
	o := plainjson.Object{{"type", typ}}
	if f.Min != nil {
		o.Put("minimum", json.Number(f.Min.String()))
	}
	if f.Max != nil {
		o.Put("maximum", json.Number(f.Max.String()))
	}
	return o
}

// filled makes a text not blank: lists take no empty texts.
func filled(o plainjson.Object) plainjson.Object {
	if len(o) == 1 && o[0][1] == "string" {
		o = append(slices.Clone(o), plainjson.Member{"pattern", notBlank})
	}
	return o
}

func (s *writer) list(t reflect.Type, f format.Field, elem reflect.Type) plainjson.Object {
	if t == reflect.TypeFor[engagement.Authored]() && f.Key == "omit" {
		return plainjson.Object{{"type", "array"}, {"items", s.omittable()}}
	}
	o := plainjson.Object{{"type", "array"}, {"items", filled(s.value(t, f, elem))}}
	if f.Most > 0 {
		o.Put("maxItems", f.Most)
	}
	return o
}

// mapping describes a table by ids; the ids of sections are known.
func (s *writer) mapping(t reflect.Type, f format.Field, elem reflect.Type) plainjson.Object {
	if f.Keys != "section" {
		value := s.value(t, f, elem)
		return plainjson.Object{{"type", "object"}, {"patternProperties", plainjson.Object{{idPattern, value}}}, {"additionalProperties", false}}
	}
	var texts plainjson.Object
	for _, section := range s.sections {
		s.section = section.ID
		value := s.value(t, f, elem)
		texts.Put(section.ID, append(plainjson.Object{{"title", section.Title}, {"description", s.words.Text(t, f)}}, value...))
	}
	return plainjson.Object{{"type", "object"}, {"properties", texts}, {"additionalProperties", false}}
}

// verdict is the level alone or a table { level, note }.
func (s *writer) verdict(t reflect.Type) plainjson.Object {
	level := format.Fields(t)[0]
	return plainjson.Object{{"anyOf", []plainjson.Object{s.property(t, level), append(s.table(t), s.complete(t)[0])}}}
}

// namingKeys lists the keys that name an entry of a list.
func namingKeys(t reflect.Type) []string {
	var out []string
	for _, f := range format.Naming(t) {
		out = append(out, f.Key)
	}
	return out
}

// anyOf makes one of the keys required.
func anyOf(keys []string) plainjson.Object {
	if len(keys) == 1 {
		return plainjson.Object{{"required", keys}}
	}
	var each []plainjson.Object
	for _, key := range keys {
		each = append(each, plainjson.Object{{"required", []string{key}}})
	}
	return plainjson.Object{{"anyOf", each}}
}
