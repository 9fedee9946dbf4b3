package diff

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"rd50/generator/engagement"
	"rd50/generator/format"
)

// entries compares a list of tables.
func (w *walker) entries(at where, old, new reflect.Value) {
	typ := at.field.Type.Elem()
	a, b := marks(typ, old), marks(typ, new)
	m := match(a, b, func(i, j int) bool {
		return identity(old.Index(i)) == "" && identity(new.Index(j)) == "" && tablesLikeness(old.Index(i), new.Index(j)) >= half
	})
	for j, i := range m.old {
		p := w.entry(at, j, new)
		if i < 0 {
			w.came(p, typ, Added, w.agreement(new.Index(j)))
		} else {
			w.table(p, old.Index(i), new.Index(j))
		}
	}
	for _, i := range m.removed {
		w.came(w.entry(at, i, old), typ, Removed, "")
	}
	w.order(at, a, b, m, true)
}

// marks gives what each entry is known by, as versions know it: the first of the
// keys that name it which is given.
func marks(typ reflect.Type, list reflect.Value) []string {
	naming := format.Naming(typ)
	out := make([]string, list.Len())
	for i := range out {
		for _, f := range slices.Backward(naming) {
			if text := list.Index(i).Field(f.Index).String(); strings.TrimSpace(text) != "" {
				out[i] = text
			}
		}
	}
	return out
}

// identity gives the id of an entry, the empty string for one without.
func identity(entry reflect.Value) string {
	if f, ok := idField(entry.Type()); ok {
		return entry.Field(f.Index).String()
	}
	return ""
}

func idField(typ reflect.Type) (format.Field, bool) {
	for _, f := range format.Fields(typ) {
		if f.ID != "" {
			return f, true
		}
	}
	return format.Field{}, false
}

// textAt gives the text of a key of a table.
func textAt(table reflect.Value, key string) string {
	for _, f := range format.Fields(table.Type()) {
		if v := table.Field(f.Index); f.Key == key && v.Kind() == reflect.String {
			return v.String()
		}
	}
	return ""
}

// entry is the place of the i-th entry of a list; of one within another entry it is
// named behind that.
func (w *walker) entry(at where, i int, entries reflect.Value) place {
	p := w.own(engagement.ItemKey(at.key, i), i, entries.Index(i))
	if at.entry {
		p.head = at.head + ": " + p.head
	}
	return p
}

func (w *walker) own(key string, i int, v reflect.Value) place {
	noun, _ := w.words.Noun(v.Type())
	name, id := textAt(v, noun.Name), ""
	if f, ok := idField(v.Type()); ok {
		id = v.Field(f.Index).String()
	}
	if x, ok := v.Interface().(engagement.Exclusion); ok {
		id, name = x.Section, w.title(x.Section)
		return w.entryPlace(key, v.Type(), id, name)
	}
	p := w.entryPlace(key, v.Type(), id, name)
	switch {
	case id != "":
		p.head = p.kind + " " + id
	case strings.TrimSpace(name) == "":
		p.head = p.kind + " № " + strconv.Itoa(i+1)
	}
	return p
}

func (w *walker) entryPlace(key string, typ reflect.Type, id, name string) place {
	noun, _ := w.words.Noun(typ)
	return place{key: key, kind: noun.Noun, id: id, name: name, head: noun.Noun + " " + named(name), entry: true}
}

// endings agree a participle with the gender of its noun.
var endings = map[string]string{"m": "", "f": "а", "n": "о"}

// came tells of a whole entry that was added or removed; more is put behind.
func (w *walker) came(p place, typ reflect.Type, action Action, more string) {
	noun, _ := w.words.Noun(typ)
	verb := map[Action]string{Added: " добавлен", Removed: " удален"}[action] + endings[noun.Gender]
	text := p.head + verb
	if typ == reflect.TypeFor[engagement.Exclusion]() {
		text = "раздел " + named(p.name) + map[Action]string{Added: " исключен", Removed: " возвращен в отчет"}[action]
	} else if p.name != "" && !strings.Contains(p.head, named(p.name)) {
		text += ": " + named(p.name)
	}
	w.changes = append(w.changes, Change{
		Key: p.key, Kind: p.kind, ID: p.id, Name: p.name, Action: action, Text: text + more, head: p.head,
	})
}

// agreement tells by what a section was excluded.
func (w *walker) agreement(v reflect.Value) string {
	x, ok := v.Interface().(engagement.Exclusion)
	if !ok {
		return ""
	}
	text := ": " + x.Agreement.Document
	if !x.Agreement.Date.IsZero() {
		text += " от " + x.Agreement.Date.Short()
	}
	return text
}
