package schema

import (
	"reflect"
	"slices"

	"rd50/generator/engagement"
	"rd50/generator/format"
	"rd50/generator/plainjson"
)

// complete gives what a table must hold in a file that is no version of
// another: the required keys, not blank, here and in the tables below, and the
// conditions between keys.
func (s *writer) complete(t reflect.Type) plainjson.Object {
	var o, properties plainjson.Object
	for _, f := range format.Fields(t) {
		if inner := s.completeValue(f); len(inner) > 0 {
			properties.Put(f.Key, inner)
		}
	}
	if len(format.Naming(t)) > 0 {
		properties.Put("remove", false)
	}
	o.Put("required", required(t))
	if len(properties) > 0 {
		o.Put("properties", properties)
	}
	return append(o, s.conditions(t)...)
}

func (s *writer) completeValue(f format.Field) plainjson.Object {
	e := format.Element(f.Type)
	if e == reflect.TypeFor[engagement.Verdict]() {
		return nil // says all by itself
	}
	switch {
	case f.Type.Kind() == reflect.Slice && format.IsTable(e):
		return s.completeList(f, e)
	case f.Type.Kind() == reflect.Slice && f.Needed():
		return plainjson.Object{{"minItems", 1}}
	case f.Type.Kind() == reflect.Map && format.IsTable(e):
		return plainjson.Object{{"additionalProperties", s.complete(e)}}
	case format.IsTable(e):
		return s.complete(e)
	case f.Needed() && isText(e) && len(f.Enum) == 0 && f.ID == "" && f.Ref == "":
		return plainjson.Object{{"pattern", notBlank}}
	}
	return nil
}

func (s *writer) completeList(f format.Field, e reflect.Type) plainjson.Object {
	var o plainjson.Object
	if f.Required {
		o.Put("minItems", 1)
	}
	o.Put("items", s.complete(e))
	if one := f.Single; one != nil { // where there is any
		lead := plainjson.Object{{"properties", plainjson.Object{{one.Key, plainjson.Object{{"const", one.Value}}}}}, {"required", []string{one.Key}}}
		o.Put("if", plainjson.Object{{"minItems", 1}})
		o.Put("then", plainjson.Object{{"contains", lead}, {"maxContains", 1}})
	}
	return o
}

func isText(t reflect.Type) bool {
	return t.Kind() == reflect.String || t == reflect.TypeFor[engagement.Prose]()
}

// required lists the keys that a table must have, those that a rule tells of, too.
func required(t reflect.Type) []string {
	out := []string{}
	for _, f := range format.Fields(t) {
		if f.Needed() {
			out = append(out, f.Key)
		}
	}
	return out
}

// conditions are those between the keys of one table.
func (s *writer) conditions(t reflect.Type) plainjson.Object {
	var out plainjson.Object
	for _, f := range format.Fields(t) {
		if f.When != nil {
			out = append(out, when(*f.When, f)...)
		}
	}
	if forms := format.FormsOf(t); len(forms.Keys) > 0 {
		var all []plainjson.Object
		for _, form := range forms.Keys {
			all = append(all, oneForm(t, form, forms.Keys))
		}
		if forms.Unless != "" {
			all = append(all, noForm(forms))
		}
		out.Put("oneOf", all)
	}
	return out
}

// noForm is a table without any of its forms.
func noForm(forms format.Forms) plainjson.Object {
	var properties plainjson.Object
	for _, key := range slices.Concat(forms.Keys...) {
		properties.Put(key, false)
	}
	return plainjson.Object{{"required", []string{forms.Unless}}, {"properties", properties}}
}

// oneForm is a form of a table: its keys, none of them blank, and no others.
func oneForm(t reflect.Type, form []string, forms [][]string) plainjson.Object {
	var properties plainjson.Object
	all := slices.Concat(forms...)
	for _, f := range format.Fields(t) {
		switch {
		case !slices.Contains(all, f.Key):
		case !slices.Contains(form, f.Key) && len(all) == len(forms): // «oneOf» says it
		case !slices.Contains(form, f.Key):
			properties.Put(f.Key, false)
		case isText(format.Element(f.Type)):
			properties.Put(f.Key, plainjson.Object{{"pattern", notBlank}})
		case f.Type.Kind() == reflect.Slice:
			properties.Put(f.Key, plainjson.Object{{"minItems", 1}})
		}
	}
	return plainjson.Object{{"required", form}, {"properties", properties}}
}

// when makes a key required by the value of another.
func when(other format.OneOf, needed format.Field) plainjson.Object {
	values := plainjson.Object{{"enum", other.Values}}
	if len(other.Values) == 1 {
		values = plainjson.Object{{"const", other.Values[0]}}
	}
	then := plainjson.Object{{"required", []string{needed.Key}}}
	if isText(needed.Type) {
		then.Put("properties", plainjson.Object{{needed.Key, plainjson.Object{{"pattern", notBlank}}}})
	}
	return plainjson.Object{
		{"if", plainjson.Object{{"properties", plainjson.Object{{other.Key, values}}}, {"required", []string{other.Key}}}},
		{"then", then},
	}
}
