package engagement

import (
	"rd50/generator/format"
	"reflect"
	"strings"
)

// typeUnder gives the type of what a table's key holds, without its pointer; nil
// where the format has no such key.
func typeUnder(t reflect.Type, key string) reflect.Type {
	var out reflect.Type
	switch {
	case t == nil:
	case t.Kind() == reflect.Map:
		out = t.Elem()
	case t.Kind() == reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); f.Tag.Get("toml") == key {
				out = f.Type
			}
		}
	}
	if out != nil && out.Kind() == reflect.Pointer {
		out = out.Elem()
	}
	return out
}

// namingKeys lists the keys that name an entry of a list, in the order in which
// they count: its id, then those of the rule «names». Lists of other values have
// none.
func namingKeys(list reflect.Type) []string {
	if list == nil || list.Kind() != reflect.Slice || list.Elem().Kind() != reflect.Struct {
		return nil
	}
	fields := format.Fields(list.Elem())
	var out []string
	for _, f := range fields {
		if f.ID != "" || f.Names {
			out = append(out, f.Key)
		}
	}
	return out
}

// named gives the text of a key that names an entry, the empty string when it is
// not given.
func (n *node) named(key string) string {
	s, _ := n.table[key].text()
	return strings.Join(strings.Fields(s), " ")
}

// name gives the first of the keys that is given, with its text.
func (n *node) name(keys []string) (key, text string) {
	for _, key := range keys {
		if text := n.named(key); text != "" {
			return key, text
		}
	}
	return "", ""
}

// sought gives the entries that a version's entry may mean: those that share the
// first of its keys that any entry has. An entry whose key of more weight is
// another is not among them: «T2» is not meant by the name of «T1».
func sought(entries []*node, over *node, keys []string) []int {
	for k, key := range keys {
		text := over.named(key)
		if text == "" {
			continue
		}
		var out []int
		for i, e := range entries {
			if e.named(key) == text && !contradicts(e, over, keys[:k]) {
				out = append(out, i)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// contradicts tells whether two entries give different values for a key.
func contradicts(a, b *node, keys []string) bool {
	for _, key := range keys {
		x, y := a.named(key), b.named(key)
		if x != "" && y != "" && x != y {
			return true
		}
	}
	return false
}
