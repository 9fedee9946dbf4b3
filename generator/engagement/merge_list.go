package engagement

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
)

// listMerger puts the entries of a version's list over those of the base's.
type listMerger struct {
	*merger
	key   string       // path of the list
	entry reflect.Type // of one entry
	keys  []string     // that name an entry
	out   *node
	done  map[*node]bool // entries that the version has changed already
}

// put changes, drops or adds one entry.
func (l *listMerger) put(item *node) {
	item, removed := l.removal(item)
	found := sought(l.out.items, item, l.keys)
	switch {
	case l.doubtful(item, found):
	case removed && len(found) == 0:
		l.nothingToRemove(item)
	case removed:
		l.remove(item, found[0])
	case len(found) == 1 && !l.done[l.out.items[found[0]]]:
		i := found[0]
		l.out.items[i] = l.table(l.out.items[i], item, ItemKey(l.key, i), l.entry)
		l.done[l.out.items[i]] = true
	default: // a new one, or one given twice, which is told as such
		added := l.table(&node{}, item, ItemKey(l.key, len(l.out.items)), l.entry)
		if key, text := item.name(l.keys); len(found) == 0 && key != "id" { // new ids resemble the others
			l.meant[added] = nearest(text, l.known(key))
		}
		l.out.items = append(l.out.items, added)
		l.done[added] = true
	}
}

func (l *listMerger) remove(item *node, i int) {
	if id := l.out.items[i].named("id"); id != "" && l.keys[0] == "id" {
		l.removed[l.key] = append(l.removed[l.key], id)
		l.gone[id] = item.file.position(item.at)
	}
	l.out.items = append(l.out.items[:i], l.out.items[i+1:]...)
}

func (l *listMerger) nothingToRemove(item *node) {
	key, text := item.name(l.keys)
	l.fault("RD005", item.table[key], l.key, "нечего удалять: в исходной концепции нет записи "+excerpt(text), cmp.Or(suggest(text, l.known(key), "записи"), "из версии убирается и эта запись: удалять нечего"))
}

// known gives the names that entries have by a key.
func (l *listMerger) known(key string) []string {
	var out []string
	for _, e := range l.out.items {
		if name := e.named(key); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// doubtful tells an entry that more than one of the base's may be meant by. Of
// costs, where equal names are common, also the one that the version itself names
// a second time.
func (l *listMerger) doubtful(item *node, found []int) bool {
	key, text := item.name(l.keys)
	mayHaveID := l.keys[0] == "id" && key != "id"
	if len(found) == 0 || len(found) == 1 && !(mayHaveID && l.done[l.out.items[found[0]]]) {
		return false
	}
	message := "запись «" + excerpt(text) + "» не одна: неясно, о какой речь"
	if mayHaveID {
		l.fault("RD003", item.table[key], l.key, message, "одноименным записям нужны разные id: в исходной концепции и в версии")
	} else {
		l.fault("RD004", item.table[key], l.key, message, "в исходной концепции у каждой записи должно быть свое значение "+key)
	}
	return true
}

// removal tells whether an entry of a version asks to drop the base's entry, and
// gives the entry without that request.
func (l *listMerger) removal(item *node) (*node, bool) {
	request := item.table["remove"]
	if name, _ := item.name(l.keys); name == "" || request == nil {
		return item, false
	}
	removed, ok := request.value.(bool)
	if !ok {
		l.fault("RD001", request, l.key, "remove: нужно true или false, а задано: "+request.shape.noun(), "пишется без кавычек: remove = true")
	}
	out := newTable(item.file, item.at)
	out.keyAt, out.headed = item.keyAt, item.headed
	for _, name := range item.names {
		child := item.table[name]
		if name != "remove" {
			out.set(name, child)
		}
		if removed && name != "remove" && !slices.Contains(l.keys, name) {
			l.faultAt("RD002", child.keyAt, child.file, l.key, "лишний ключ "+name+": запись удаляется",
				"рядом с remove = true остается только "+strings.Join(l.keys, " или "))
		}
	}
	return out, removed
}
