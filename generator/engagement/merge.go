package engagement

import (
	"slices"

	"rd50/generator/diagnostic"
)

// merger puts a version over its base.
type merger struct {
	faults  diagnostic.List
	removed map[string][]string // ids dropped by the version, by their array
}

// node merges a value of the version over that of the base, which may be nil.
// Tables merge key by key, arrays of tables with ids entry by entry; everything
// else replaces.
func (m *merger) node(base, over *node, key string) *node {
	if base == nil || base.shape != over.shape {
		base = &node{shape: over.shape, file: over.file}
	}
	switch over.shape {
	case tableShape:
		return m.table(base, over, key)
	case arrayShape:
		return m.array(base, over, key)
	}
	return over
}

// table keeps the base's order of keys. The merged table stands where the
// version has its header, or else where the base has it.
func (m *merger) table(base, over *node, key string) *node {
	place := over
	if base.headed && !over.headed {
		place = base
	}
	out := newTable(place.file, place.at)
	out.keyAt, out.headed = place.keyAt, place.headed
	for _, name := range base.names {
		out.set(name, base.table[name])
	}
	for _, name := range over.names {
		out.set(name, m.node(base.table[name], over.table[name], ChildKey(key, name)))
	}
	return out
}

func (m *merger) array(base, over *node, key string) *node {
	if len(over.items) == 0 || !identified(base, over) {
		return over
	}
	out := &node{shape: arrayShape, file: over.file, at: over.at, keyAt: over.keyAt}
	out.items = append(out.items, base.items...)
	open := len(base.items) // entries that the version may still change
	for _, item := range over.items {
		id, _ := item.table["id"].text()
		item, removed := m.removal(item, key)
		i := indexOfID(out.items[:open], id)
		switch {
		case removed && i < 0:
			at := item.table["id"]
			m.fault("RD005", at, key, "нечего удалять: в исходной концепции нет записи "+id,
				suggest(id, idsIn(base.items), "записи"))
		case removed:
			out.items = append(out.items[:i], out.items[i+1:]...)
			open--
			m.removed[key] = append(m.removed[key], id)
		case i >= 0 && !m.changed(over.items, item, id):
			out.items[i] = m.table(out.items[i], item, ItemKey(key, i))
		default:
			out.items = append(out.items, m.table(&node{}, item, ItemKey(key, len(out.items))))
		}
	}
	return out
}

// changed tells whether an earlier entry of the version has this id already:
// the later one is then kept apart, to be reported as an id given twice.
func (m *merger) changed(items []*node, item *node, id string) bool {
	for _, earlier := range items {
		if earlier.at == item.at && earlier.file == item.file {
			return false
		}
		if other, ok := earlier.table["id"].text(); ok && other == id {
			return true
		}
	}
	return false
}

// removal tells whether an entry of a version asks to drop the base's entry,
// and gives the entry without that request.
func (m *merger) removal(item *node, key string) (*node, bool) {
	request := item.table["remove"]
	if _, ok := item.table["id"].text(); !ok || request == nil {
		return item, false
	}
	removed, ok := request.value.(bool)
	if !ok {
		m.fault("RD001", request, key, "remove: нужно true или false, а задано: "+request.shape.noun(), "")
	}
	out := newTable(item.file, item.at)
	out.keyAt, out.headed = item.keyAt, item.headed
	for _, name := range item.names {
		child := item.table[name]
		if name != "remove" {
			out.set(name, child)
		}
		if removed && name != "remove" && name != "id" {
			m.faultAt("RD002", child.keyAt, child.file, key, "лишний ключ "+name+": запись удаляется",
				"рядом с remove = true остается только id")
		}
	}
	return out, removed
}

// verdicts names the arrays whose entries every variant speaks of by id, in a
// table of its own.
var verdicts = map[string]string{"requirements": "compliance", "criteria": "scores"}

// version merges a whole file over its base. What the base's variants say of a
// requirement or criterion that the version drops goes with it.
func (m *merger) version(base, over *node) *node {
	m.removed = map[string][]string{}
	out := m.table(base, over, "")
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

// identified tells whether two arrays hold only tables, some of them with ids.
func identified(arrays ...*node) bool {
	some := false
	for _, a := range arrays {
		for _, item := range a.items {
			if item.shape != tableShape {
				return false
			}
			some = some || item.table["id"] != nil
		}
	}
	return some
}

func indexOfID(items []*node, id string) int {
	for i, item := range items {
		if own, ok := item.table["id"].text(); ok && own == id {
			return i
		}
	}
	return -1
}

func idsIn(items []*node) []string {
	var out []string
	for _, item := range items {
		if id, ok := item.table["id"].text(); ok {
			out = append(out, id)
		}
	}
	return out
}
