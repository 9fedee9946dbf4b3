package diff

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
	"rd50/generator/russian"
)

// shown is a value as data and as people read it.
type shown struct {
	raw   any // nil when nothing is given
	text  string
	unit  string
	prose bool
}

const nothing = "не задано"

// show reads the value of a key; side is 0 for the old engagement and 1 for the
// new one. An invalid value is one that a table by ids does not have.
func (w *walker) show(at where, v reflect.Value, side int) shown {
	if !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		return shown{text: nothing}
	}
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	raw, text := w.read(at, v)
	if raw == nil {
		return shown{text: nothing}
	}
	_, prose := v.Interface().(engagement.Prose)
	return shown{raw: raw, text: text, unit: w.unit(at, side), prose: prose}
}

func (w *walker) read(at where, v reflect.Value) (raw any, text string) {
	switch x := v.Interface().(type) {
	case decimal.Decimal:
		return json.Number(x.String()), russian.Number(x)
	case engagement.Date:
		return given(x.ISO(), x.Short(), !x.IsZero())
	case engagement.Duration:
		return given(strconv.Itoa(x.Count)+string(x.Unit), durationText(x), x.Given())
	case engagement.Prose:
		return given(x.Text, x.Text, !x.Empty())
	case engagement.Verdict:
		return w.verdict(x)
	case bool:
		return x, map[bool]string{true: "да", false: "нет"}[x]
	case int:
		return given(x, strconv.Itoa(x), x != 0)
	}
	switch v.Kind() {
	case reflect.String:
		return w.word(at, v.String())
	case reflect.Slice:
		return w.list(at, v)
	default:
		return fmt.Sprint(v.Interface()), fmt.Sprint(v.Interface())
	}
}

func given(raw any, text string, ok bool) (any, string) {
	if !ok {
		return nil, nothing
	}
	return raw, text
}

func (w *walker) word(at where, s string) (any, string) {
	if len(at.field.Enum) > 0 {
		return given(s, w.words.Value(at.table, at.field, s), s != "")
	}
	return given(s, quoted(s), s != "")
}

// quoted puts a text of several words in «»; a version or an id stands bare.
func quoted(s string) string {
	if strings.ContainsAny(s, " \n\u00a0") {
		return named(s)
	}
	return s
}

// named puts a text in «» on one line.
func named(s string) string { return "«" + strings.Join(strings.Fields(s), " ") + "»" }

// list reads ids, sums by year and dates as one value.
func (w *walker) list(at where, v reflect.Value) (any, string) {
	if v.Len() == 0 {
		return nil, nothing
	}
	var raw []any
	var texts []string
	for i := range v.Len() {
		r, text := w.read(at, v.Index(i))
		raw, texts = append(raw, r), append(texts, text)
	}
	glue := ", "
	if v.Type().Elem() == reflect.TypeFor[decimal.Decimal]() { // the comma is the decimal sign
		glue = "; "
	}
	return raw, strings.Join(texts, glue)
}

func (w *walker) verdict(v engagement.Verdict) (any, string) {
	word := w.words.Values["Verdict"]["level"][v.Level]
	if v.Note == "" {
		return v.Level, word
	}
	return map[string]any{"level": v.Level, "note": v.Note}, word + " (" + v.Note + ")"
}

func durationText(d engagement.Duration) string {
	if d.Milestone() {
		return "веха"
	}
	forms := map[engagement.DurationUnit][3]string{
		engagement.Days:   {"рабочий день", "рабочих дня", "рабочих дней"},
		engagement.Weeks:  {"неделя", "недели", "недель"},
		engagement.Months: {"месяц", "месяца", "месяцев"},
	}[d.Unit]
	return strconv.Itoa(d.Count) + russian.NBSP + russian.Plural(d.Count, forms[0], forms[1], forms[2])
}

// unit gives the unit of a number.
func (w *walker) unit(at where, side int) string {
	table := []reflect.Value{at.old, at.new}[side].Interface()
	switch at.field.Key {
	case "baseline", "target":
		if i, ok := table.(engagement.Indicator); ok {
			return i.Unit
		}
	case "price", "amounts":
		return w.currency[side]
	}
	return ""
}

// between tells how one value became another.
func between(old, new shown) string {
	if old.prose || new.prose {
		return proseBetween(old, new)
	}
	a, b := old.text, new.text
	if new.unit != "" {
		b += russian.NBSP + new.unit
	}
	if old.unit != "" && (old.unit != new.unit) {
		a += russian.NBSP + old.unit
	}
	return a + " → " + b
}

func proseBetween(old, new shown) string {
	before, _ := old.raw.(string)
	after, _ := new.raw.(string)
	added, removed := wordsBetween(before, after)
	switch {
	case before == "":
		return fmt.Sprintf("текст добавлен (слов: %d)", added)
	case after == "":
		return fmt.Sprintf("текст удален (слов: %d)", removed)
	case added == 0 && removed == 0:
		return "текст изменен (слова те же)"
	}
	return fmt.Sprintf("текст изменен (добавлено слов: %d, удалено: %d)", added, removed)
}
