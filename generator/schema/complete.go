package schema

import (
	"reflect"

	"rd50/generator/engagement"
)

// complete gives what a table must hold in a file that is no version of
// another: the required keys, not blank, here and in the tables below, and the
// conditions between keys.
func (s *writer) complete(t reflect.Type) object {
	var o, properties object
	for _, f := range Fields(t) {
		if inner := s.completeValue(f); len(inner) > 0 {
			properties.put(f.Key, inner)
		}
	}
	if len(Naming(t)) > 0 {
		properties.put("remove", false)
	}
	o.put("required", required(t))
	if len(properties) > 0 {
		o.put("properties", properties)
	}
	return append(o, s.conditions(t)...)
}

func (s *writer) completeValue(f Field) object {
	e := Element(f.Type)
	if e == reflect.TypeFor[engagement.Verdict]() {
		return nil // says all by itself
	}
	switch {
	case f.Type.Kind() == reflect.Slice && IsTable(e):
		return s.completeList(f, e)
	case f.Type.Kind() == reflect.Slice && f.Required:
		return object{{"minItems", 1}}
	case f.Type.Kind() == reflect.Map && IsTable(e):
		return object{{"additionalProperties", s.complete(e)}}
	case IsTable(e):
		return s.complete(e)
	case f.Required && isText(e) && len(f.Enum) == 0 && f.ID == "" && f.Ref == "":
		return object{{"pattern", notBlank}}
	}
	return nil
}

func (s *writer) completeList(f Field, e reflect.Type) object {
	var o object
	if f.Required {
		o.put("minItems", 1)
	}
	o.put("items", s.complete(e))
	if e == reflect.TypeFor[engagement.CommitteeSeat]() { // exactly one lead, where there is a committee
		lead := object{{"properties", object{{"role", object{{"const", "lead"}}}}}, {"required", []string{"role"}}}
		o.put("if", object{{"minItems", 1}})
		o.put("then", object{{"contains", lead}, {"maxContains", 1}})
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
func (s *writer) conditions(t reflect.Type) object {
	switch t {
	case reflect.TypeFor[engagement.Report]():
		return when("kind", "interim", "stage")
	case reflect.TypeFor[engagement.Performer]():
		return when("role", "coperformer", "organisation")
	case reflect.TypeFor[engagement.Cost]():
		return object{{"oneOf", []object{
			{{"required", []string{"quantity", "unit", "price"}}, {"properties", object{{"amounts", false}, {"unit", object{{"pattern", notBlank}}}}}},
			{{"required", []string{"amounts"}}, {"properties", object{{"quantity", false}, {"unit", false}, {"price", false}, {"amounts", object{{"minItems", 1}}}}}},
		}}}
	case reflect.TypeFor[engagement.Authored](), reflect.TypeFor[engagement.Appendix]():
		return object{{"oneOf", []object{
			{{"required", []string{"text"}}, {"properties", object{{"text", object{{"pattern", notBlank}}}}}},
			{{"required", []string{"file"}}, {"properties", object{{"file", object{{"pattern", notBlank}}}}}},
		}}}
	}
	return nil
}

// when makes a key required by the value of another.
func when(key, value, needed string) object {
	return object{
		{"if", object{{"properties", object{{key, object{{"const", value}}}}}, {"required", []string{key}}}},
		{"then", object{{"required", []string{needed}}}},
	}
}
