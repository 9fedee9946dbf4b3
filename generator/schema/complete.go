package schema

import (
	"reflect"

	"rd50/generator/engagement"
	"rd50/generator/plainjson"
)

// complete gives what a table must hold in a file that is no version of
// another: the required keys, not blank, here and in the tables below, and the
// conditions between keys.
func (s *writer) complete(t reflect.Type) plainjson.Object {
	var o, properties plainjson.Object
	for _, f := range Fields(t) {
		if inner := s.completeValue(f); len(inner) > 0 {
			properties.Put(f.Key, inner)
		}
	}
	if len(Naming(t)) > 0 {
		properties.Put("remove", false)
	}
	o.Put("required", required(t))
	if len(properties) > 0 {
		o.Put("properties", properties)
	}
	return append(o, s.conditions(t)...)
}

func (s *writer) completeValue(f Field) plainjson.Object {
	e := Element(f.Type)
	if e == reflect.TypeFor[engagement.Verdict]() {
		return nil // says all by itself
	}
	switch {
	case f.Type.Kind() == reflect.Slice && IsTable(e):
		return s.completeList(f, e)
	case f.Type.Kind() == reflect.Slice && f.Required:
		return plainjson.Object{{"minItems", 1}}
	case f.Type.Kind() == reflect.Map && IsTable(e):
		return plainjson.Object{{"additionalProperties", s.complete(e)}}
	case IsTable(e):
		return s.complete(e)
	case f.Required && isText(e) && len(f.Enum) == 0 && f.ID == "" && f.Ref == "":
		return plainjson.Object{{"pattern", notBlank}}
	}
	return nil
}

func (s *writer) completeList(f Field, e reflect.Type) plainjson.Object {
	var o plainjson.Object
	if f.Required {
		o.Put("minItems", 1)
	}
	o.Put("items", s.complete(e))
	if e == reflect.TypeFor[engagement.CommitteeSeat]() { // exactly one lead, where there is a committee
		lead := plainjson.Object{{"properties", plainjson.Object{{"role", plainjson.Object{{"const", "lead"}}}}}, {"required", []string{"role"}}}
		o.Put("if", plainjson.Object{{"minItems", 1}})
		o.Put("then", plainjson.Object{{"contains", lead}, {"maxContains", 1}})
	}
	return o
}

func isText(t reflect.Type) bool {
	return t.Kind() == reflect.String || t == reflect.TypeFor[engagement.Prose]()
}

// required lists the keys that a table must have. All of an exclusion is
// required, though the model leaves it to RD102.
func required(t reflect.Type) []string {
	out := []string{}
	all := t == reflect.TypeFor[engagement.Exclusion]() || t == reflect.TypeFor[engagement.Agreement]()
	for _, f := range Fields(t) {
		if f.Required || all {
			out = append(out, f.Key)
		}
	}
	return out
}

// conditions are those between the keys of one table (engagement/conditions.go).
func (s *writer) conditions(t reflect.Type) plainjson.Object {
	switch t {
	case reflect.TypeFor[engagement.Report]():
		return when("kind", "interim", "stage")
	case reflect.TypeFor[engagement.Performer]():
		return when("role", "coperformer", "organisation")
	case reflect.TypeFor[engagement.Cost]():
		return plainjson.Object{{"oneOf", []plainjson.Object{
			{{"required", []string{"quantity", "unit", "price"}}, {"properties", plainjson.Object{{"amounts", false}, {"unit", plainjson.Object{{"pattern", notBlank}}}}}},
			{{"required", []string{"amounts"}}, {"properties", plainjson.Object{{"quantity", false}, {"unit", false}, {"price", false}, {"amounts", plainjson.Object{{"minItems", 1}}}}}},
		}}}
	case reflect.TypeFor[engagement.Authored](), reflect.TypeFor[engagement.Appendix]():
		return plainjson.Object{{"oneOf", []plainjson.Object{
			{{"required", []string{"text"}}, {"properties", plainjson.Object{{"text", plainjson.Object{{"pattern", notBlank}}}}}},
			{{"required", []string{"file"}}, {"properties", plainjson.Object{{"file", plainjson.Object{{"pattern", notBlank}}}}}},
		}}}
	}
	return nil
}

// when makes a key required by the value of another.
func when(key, value, needed string) plainjson.Object {
	return plainjson.Object{
		{"if", plainjson.Object{{"properties", plainjson.Object{{key, plainjson.Object{{"const", value}}}}}, {"required", []string{key}}}},
		{"then", plainjson.Object{{"required", []string{needed}}}},
	}
}
