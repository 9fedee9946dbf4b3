package engagement

import (
	"reflect"
	"slices"

	"rd50/generator/diagnostic"
	"rd50/generator/format"
)

// merger puts a version over its base.
type merger struct {
	tree    *node // what came of it
	faults  diagnostic.List
	removed map[string][]string            // ids dropped by the version, by their array
	gone    map[string]diagnostic.Position // where each id was dropped, by any version
	meant   map[*node]string               // of an entry that is new, what of the base it may be
}

// node merges a value of the version over that of the base, which may be nil; t
// is the type of the model's field. Tables merge key by key, lists of tables entry
// by entry; everything else replaces.
func (m *merger) node(base, over *node, key string, t reflect.Type) *node {
	if base == nil || base.shape != over.shape {
		base = &node{shape: over.shape, file: over.file}
	}
	switch over.shape {
	case tableShape:
		return m.table(base, over, key, t)
	case arrayShape:
		return m.array(base, over, key, t)
	}
	return over
}

// table keeps the base's order of keys. The merged table stands where the
// version has its header, or else where the base has it.
func (m *merger) table(base, over *node, key string, t reflect.Type) *node {
	place := over
	if base.headed && !over.headed {
		place = base
	}
	out := newTable(place.file, place.at)
	out.keyAt, out.headed = place.keyAt, place.headed
	for _, name := range base.names {
		if !replaced(t, over, name) {
			out.set(name, base.table[name])
		}
	}
	for _, name := range over.names {
		out.set(name, m.node(base.table[name], over.table[name], ChildKey(key, name), typeUnder(t, name)))
	}
	return out
}

// replaced tells whether a version writes a table in another form than the one that a
// key of the base belongs to: sums by year in place of a quantity and a price.
func replaced(t reflect.Type, over *node, name string) bool {
	if t == nil || !format.IsTable(t) {
		return false
	}
	forms := format.FormsOf(t).Keys
	own := slices.IndexFunc(forms, func(form []string) bool { return slices.Contains(form, name) })
	return own >= 0 && over.first(forms[own]) == "" &&
		slices.ContainsFunc(forms, func(form []string) bool { return over.first(form) != "" })
}

// array keeps the base's order of entries; new ones stand behind them.
func (m *merger) array(base, over *node, key string, t reflect.Type) *node {
	keys := namingKeys(t)
	if len(over.items) == 0 || len(keys) == 0 || !tablesOnly(base, over) {
		return over
	}
	l := &listMerger{merger: m, key: key, entry: t.Elem(), keys: keys, done: map[*node]bool{}}
	l.out = &node{shape: arrayShape, file: over.file, at: over.at, keyAt: over.keyAt}
	l.out.items = append(l.out.items, base.items...)
	for _, item := range over.items {
		l.put(item)
	}
	return l.out
}

// tablesOnly tells whether two arrays hold nothing but tables.
func tablesOnly(arrays ...*node) bool {
	for _, a := range arrays {
		if slices.ContainsFunc(a.items, func(item *node) bool { return item.shape != tableShape }) {
			return false
		}
	}
	return true
}

// verdicts names the arrays whose entries every variant speaks of by id, in a
// table of its own.
var verdicts = map[string]string{"requirements": "compliance", "criteria": "scores"}

// version merges a whole file over its base. What the base's variants say of a
// requirement or criterion that the version drops goes with it.
func (m *merger) version(base, over *node) *node {
	m.removed = map[string][]string{}
	out := m.table(base, over, "", reflect.TypeFor[Engagement]())
	variants := out.table["variants"]
	if variants == nil {
		return out
	}
	for array, table := range verdicts {
		for _, variant := range variants.items {
			if said := variant.table[table]; said != nil {
				said.drop(m.removed[array], over.file)
			}
		}
	}
	return out
}

// drop removes the keys from a table, except those that a file itself sets.
func (n *node) drop(names []string, except *file) {
	n.names = slices.DeleteFunc(n.names, func(name string) bool {
		if !slices.Contains(names, name) || n.table[name].file == except {
			return false
		}
		delete(n.table, name)
		return true
	})
}

func (m *merger) fault(code string, n *node, key, message, hint string) {
	m.faultAt(code, n.at, n.file, key, message, hint)
}

func (m *merger) faultAt(code string, offset int, f *file, key, message, hint string) {
	m.faults = append(m.faults, diagnostic.Diagnostic{
		Position: f.position(offset), Severity: diagnostic.Error, Code: code, Key: key, Message: message, Hint: hint,
	})
}
