package engagement

import (
	"reflect"
	"strings"
)

// example shows how the value of a field is written, for the hint of a key that
// is missing or empty.
func example(t reflect.Type, f field) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case len(f.rule.enum) > 0:
		return `"` + f.rule.enum[0] + `"`
	case t == dateType:
		return "2026-10-14"
	case t == durationType:
		return `"2w"`
	case f.rule.min != nil && t.Kind() == reflect.Int:
		return f.rule.min.String()
	case t == decimalType, t.Kind() == reflect.Int:
		return "12"
	case t.Kind() == reflect.Bool:
		return "true"
	case t.Kind() == reflect.Slice:
		return "[" + example(t.Elem(), field{}) + "]"
	}
	return `"…"`
}

// wanted is the hint for a required key that its table does not hold.
func wanted(t reflect.Type, f field, key string) string {
	switch message := absentMessage(t, key); {
	case strings.HasSuffix(message, "]]"):
		return "нужна хотя бы одна таблица [[" + headerOf(key) + "]]"
	case strings.HasSuffix(message, "]"):
		return "нужна строка [" + headerOf(key) + "] и ключи под ней"
	}
	return "нужна строка " + f.name + " = " + example(t, f)
}

// filled is the hint for a required key whose value is empty.
func filled(t reflect.Type, f field, key string) string {
	if strings.HasSuffix(absentMessage(t, key), "]") {
		return wanted(t, f, key)
	}
	return "впишите значение: " + f.name + " = " + example(t, f)
}
