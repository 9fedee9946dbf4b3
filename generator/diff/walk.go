package diff

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"rd50/generator/engagement"
	"rd50/generator/format"
	"rd50/generator/outline"
	"rd50/generator/schema"
)

// walker compares two engagements value by value.
type walker struct {
	words    *schema.Vocabulary
	title    func(string) string
	currency [2]string                          // of the old and the new engagement
	ids      [2]map[format.Kind]map[string]bool // declared in each
	changes  []Change
}

// place is the table whose keys are compared.
type place struct {
	key, kind, id, name string
	head                string // how messages name it: «вариант V2»
	entry               bool   // an entry of a list, or within one
}

// where is one key of a place, with both tables that hold it.
type where struct {
	place
	table    reflect.Type
	field    format.Field
	old, new reflect.Value
	name     string // of the key
}

func (w *walker) table(p place, old, new reflect.Value) {
	for _, f := range format.Fields(old.Type()) {
		if f.ID != "" || f.Key == "extends" { // the id is what entries are matched by
			continue
		}
		at := where{place: p, table: old.Type(), field: f, old: old, new: new, name: w.words.Name(old.Type(), f)}
		at.key = engagement.ChildKey(p.key, f.Key)
		w.field(at, old.Field(f.Index), new.Field(f.Index))
	}
}

func (w *walker) field(at where, old, new reflect.Value) {
	if reflect.DeepEqual(old.Interface(), new.Interface()) { // most of it, most of the time
		return
	}
	typ := at.field.Type
	switch {
	case typ.Kind() == reflect.Map:
		w.mapping(at, old, new)
	case typ.Kind() == reflect.Slice && format.IsTable(typ.Elem()):
		w.entries(at, old, new)
	case typ.Kind() == reflect.Slice && typ.Elem().Kind() == reflect.String && at.field.Ref == "":
		w.texts(at, old, new)
	case format.IsTable(solid(old).Type()):
		w.table(w.inner(at), solid(old), solid(new))
	default:
		w.value(at, w.show(at, old, 0), w.show(at, new, 1))
	}
}

// solid gives the table behind a pointer; an absent table is an empty one.
func solid(v reflect.Value) reflect.Value {
	if v.Kind() != reflect.Pointer {
		return v
	}
	if v.IsNil() {
		return reflect.Zero(v.Type().Elem())
	}
	return v.Elem()
}

// inner is the place of a table within a table.
func (w *walker) inner(at where) place {
	if at.entry {
		p := at.place
		p.head += ": " + at.name
		return p
	}
	kind := at.name
	if noun, ok := w.words.Noun(format.Element(at.field.Type)); ok {
		kind = noun.Noun
	}
	return place{key: at.key, kind: kind, head: kind}
}

// value tells of a single value.
func (w *walker) value(at where, old, new shown) {
	if reflect.DeepEqual(old.raw, new.raw) {
		return
	}
	w.tell(at, old.raw, new.raw, Changed, at.name+": "+between(old, new))
}

// tell adds a change of a key.
func (w *walker) tell(at where, old, new any, action Action, text string) {
	w.changes = append(w.changes, Change{
		Key: at.key, Kind: at.kind, ID: at.id, Name: at.place.name, Field: at.name,
		Old: old, New: new, Action: action, Text: at.head + ": " + text, head: at.head,
	})
}

// texts compares a list of texts.
func (w *walker) texts(at where, old, new reflect.Value) {
	a, b := stringsOf(old), stringsOf(new)
	m := match(a, b, func(i, j int) bool { return likeness(a[i], b[j]) >= half })
	list := at.key
	for j, i := range m.old {
		at.key = engagement.ItemKey(list, j)
		switch {
		case i < 0:
			w.tell(at, nil, b[j], Added, at.name+": добавлено "+named(b[j]))
		case a[i] != b[j]:
			w.tell(at, a[i], b[j], Changed, at.name+": "+named(a[i])+" → "+named(b[j]))
		}
	}
	for _, i := range m.removed {
		at.key = engagement.ItemKey(list, i)
		w.tell(at, a[i], nil, Removed, at.name+": удалено "+named(a[i]))
	}
	at.key = list
	w.order(at, a, b, m, false)
}

func stringsOf(v reflect.Value) []string {
	out := make([]string, v.Len())
	for i := range out {
		out[i] = v.Index(i).String()
	}
	return out
}

// order tells when entries that both lists have stand in another order.
func (w *walker) order(at where, old, new []string, m matching, named bool) {
	if !m.moved() {
		return
	}
	before, after := m.disorder()
	a, b := pick(old, before), pick(new, after)
	text := at.name + ": изменен порядок"
	if named {
		text += ": " + strings.Join(a, ", ") + " → " + strings.Join(b, ", ")
	}
	w.tell(at, a, b, Reordered, text)
}

func pick(list []string, indexes []int) []string {
	out := make([]string, len(indexes))
	for i, index := range indexes {
		out[i] = list[index]
	}
	return out
}

// mapping compares a table by ids.
func (w *walker) mapping(at where, old, new reflect.Value) {
	ids := map[string]bool{}
	for _, m := range []reflect.Value{old, new} {
		for _, k := range m.MapKeys() {
			ids[k.String()] = true
		}
	}
	parent := at.key
	for _, id := range slices.SortedFunc(maps.Keys(ids), compareIDs) {
		at.key = engagement.ChildKey(parent, id)
		at.name = w.words.One(at.table, at.field) + " " + id
		a, b := old.MapIndex(reflect.ValueOf(id)), new.MapIndex(reflect.ValueOf(id))
		if !b.IsValid() && w.dropped(at.field.Keys, id) {
			continue // it went with the entry that it spoke of
		}
		if at.field.Type.Elem() == reflect.TypeFor[engagement.Authored]() {
			w.authored(at, id, a, b)
			continue
		}
		w.value(at, w.show(at, a, 0), w.show(at, b, 1))
	}
}

// dropped tells whether an entry of a kind is not there any more.
func (w *walker) dropped(kind format.Kind, id string) bool {
	return kind != "" && w.ids[0][kind][id] && !w.ids[1][kind][id]
}

// declared gives the ids of an engagement by their kinds.
func declared(v reflect.Value, into map[format.Kind]map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			declared(v.Elem(), into)
		}
	case reflect.Slice:
		for i := range v.Len() {
			declared(v.Index(i), into)
		}
	case reflect.Struct:
		for _, f := range format.Fields(v.Type()) {
			if f.ID == "" {
				declared(v.Field(f.Index), into)
				continue
			}
			if into[f.ID] == nil {
				into[f.ID] = map[string]bool{}
			}
			into[f.ID][v.Field(f.Index).String()] = true
		}
	}
}

// compareIDs puts the sections in their order and R2 before R10.
func compareIDs(a, b string) int {
	return cmp.Or(
		cmp.Compare(slices.Index(outline.IDs(), a), slices.Index(outline.IDs(), b)),
		cmp.Compare(utf8.RuneCountInString(a), utf8.RuneCountInString(b)),
		cmp.Compare(a, b))
}

// authored compares the prose of a section, which may be absent.
func (w *walker) authored(at where, id string, old, new reflect.Value) {
	p := w.entryPlace(at.key, reflect.TypeFor[engagement.Authored](), id, w.title(id))
	switch {
	case !old.IsValid():
		w.came(p, at.field.Type.Elem(), Added, "")
	case !new.IsValid():
		w.came(p, at.field.Type.Elem(), Removed, "")
	default:
		w.table(p, old, new)
	}
}
