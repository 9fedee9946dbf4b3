package schema

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
	"rd50/generator/format"
	"rd50/generator/outline"
)

// Row is a table of the format or a key in one, as the manual tells them.
type Row struct {
	Section string // whose data it is; empty for those of the report as a whole
	Table   string // its path, [[variants.costs]], where the row is a table
	Key     string // where the row is a key
	Value   string // what may be written
	Needed  string // «да», or when it is needed; empty for «нет»
	About   string
}

// Keys lists every key of the format, behind the table that it stands in.
func Keys(words *Vocabulary) []Row {
	l := &lister{words: words}
	l.table("", "", reflect.TypeFor[engagement.Engagement]())
	return l.rows
}

type lister struct {
	words   *Vocabulary
	section string
	rows    []Row
}

// table lists the keys of a table: its values first, as TOML has them, then the tables
// below it.
func (l *lister) table(path, noun string, t reflect.Type) {
	var below []format.Field
	for _, f := range format.Fields(t) {
		if isBelow(f) {
			below = append(below, f)
			continue
		}
		l.rows = append(l.rows, Row{Section: l.section, Key: f.Key + ofIDs(f), Value: l.value(t, f), Needed: needed(t, f), About: l.words.Text(t, f)})
	}
	for _, f := range below {
		if path == "" {
			l.section = sectionOf(f.Key)
		}
		inner := path + f.Key + ofIDs(f)
		l.rows = append(l.rows, Row{Section: l.section, Table: brackets(f, inner), Needed: needed(t, f), About: l.words.Text(t, f)})
		l.table(inner+".", noun, format.Element(f.Type))
	}
}

// isBelow tells whether a key holds tables; a verdict may be written as a value.
func isBelow(f format.Field) bool {
	e := format.Element(f.Type)
	return format.IsTable(e) && e != reflect.TypeFor[engagement.Verdict]()
}

// ofIDs ends the name of a table whose keys are ids.
func ofIDs(f format.Field) string {
	switch {
	case f.Type.Kind() != reflect.Map:
		return ""
	case f.Keys == "section":
		return ".РАЗДЕЛ"
	}
	return ".КОД"
}

func brackets(f format.Field, path string) string {
	if f.Type.Kind() == reflect.Slice {
		return "[[" + path + "]]"
	}
	return "[" + path + "]"
}

// sectionOf gives the section whose data a table of the format is.
func sectionOf(key string) string {
	for _, s := range outline.Sections() {
		for _, table := range s.Tables {
			if table == key {
				return s.ID
			}
		}
	}
	return ""
}

// needed tells when a key may not be missing.
func needed(t reflect.Type, f format.Field) string {
	forms := format.FormsOf(t).Keys
	switch {
	case f.Needed():
		return "да"
	case f.When != nil:
		return "при " + f.When.Key + " = " + quoted(f.When.Values, " или ")
	case isBelow(f):
		return ""
	}
	for _, form := range forms {
		for _, key := range form {
			if key == f.Key {
				return "одно из: " + strings.Join(joined(forms), "; ")
			}
		}
	}
	return ""
}

// joined gives the keys of each form.
func joined(forms [][]string) []string {
	var out []string
	for _, form := range forms {
		out = append(out, strings.Join(form, " и "))
	}
	return out
}

func quoted(values []string, between string) string {
	var out []string
	for _, v := range values {
		out = append(out, `"`+v+`"`)
	}
	return strings.Join(out, between)
}

// value tells what may be written behind a key.
func (l *lister) value(t reflect.Type, f format.Field) string {
	said := l.single(t, f, format.Element(f.Type))
	switch {
	case f.Type == reflect.TypeFor[engagement.Texts]():
		return said + " или список"
	case f.Type.Kind() == reflect.Slice:
		said = "список: " + said
		if f.Most > 0 {
			said += fmt.Sprintf("; не больше %d", f.Most)
		}
	}
	if f.Default != "" {
		said += "; без ключа — " + f.Default
	}
	return said
}

// single tells of one value.
func (l *lister) single(t reflect.Type, f format.Field, e reflect.Type) string {
	switch {
	case e == reflect.TypeFor[engagement.Verdict]():
		level := format.Fields(e)[0]
		return l.choice(e, level) + `; с пояснением — { level = "partial", note = "…" }`
	case len(f.Enum) > 0:
		return l.choice(t, f)
	case f.ID != "":
		return "свой код"
	case f.Ref != "":
		return "код: " + f.Ref.Noun()
	}
	if kind, ok := kindsOfValues[e]; ok {
		return kind
	}
	switch {
	case e == reflect.TypeFor[decimal.Decimal]():
		return "число" + bounds(f)
	case e.Kind() == reflect.Int:
		return "целое число" + bounds(f)
	case e.Kind() == reflect.Bool:
		return "true или false"
	}
	return map[string]string{"": "текст", "picture": "путь рисунка", "file": "путь файла", "folder": "путь папки", "path": "путь файла"}[f.Path]
}

var kindsOfValues = map[reflect.Type]string{
	reflect.TypeFor[engagement.Date]():     "дата",
	reflect.TypeFor[engagement.Duration](): "длительность: 5d, 2w, 3mo",
	reflect.TypeFor[engagement.Prose]():    "Markdown",
	reflect.TypeFor[engagement.Token]():    "текст или число",
}

// choice lists the values allowed, each with its word.
func (l *lister) choice(t reflect.Type, f format.Field) string {
	var out []string
	for _, v := range f.Enum {
		said := `"` + v + `"`
		if word := l.words.Value(t, f, v); word != v {
			said += " — " + word
		}
		out = append(out, said)
	}
	return strings.Join(out, "; ")
}

// bounds tells those of a number.
func bounds(f format.Field) string {
	said := ""
	switch {
	case f.Min != nil && f.Max != nil && f.Min.Equal(*f.Max):
		return " " + f.Min.String()
	case f.Min != nil:
		said = " от " + f.Min.String()
	}
	if f.Max != nil {
		said += " до " + f.Max.String()
	}
	return said
}
