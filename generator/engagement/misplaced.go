package engagement

import (
	"reflect"
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/format"
)

// home is a table of the format that has a certain key.
type home struct {
	key  string // its path without indexes; empty for the top of the file
	list bool   // [[…]]
}

func (h home) header() string {
	if h.list {
		return "[[" + h.key + "]]"
	}
	return "[" + h.key + "]"
}

// homesOf lists the tables that may hold a key of that name.
func homesOf(d *decoder, name string) []home {
	var out []home
	var walk func(t reflect.Type, h home)
	walk = func(t reflect.Type, h home) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			h.list = h.list || t.Kind() == reflect.Slice
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || !format.IsTable(t) {
			return
		}
		for _, f := range format.Fields(t) {
			if f.Key == name {
				out = append(out, h)
			}
			walk(t.Field(f.Index).Type, home{key: ChildKey(h.key, f.Key)})
		}
	}
	walk(reflect.TypeFor[Engagement](), home{})
	return out
}

// misplaced tells of a key that stands in a table without being one of its keys,
// because a line behind a header belongs to that header's table: the table that
// it was meant for is one around it, or the only one that has such a key.
func misplaced(d *decoder, table, name string) (hint string, related []diagnostic.Place) {
	homes := homesOf(d, name)
	for _, h := range homes {
		if around := enclosing(table, h.key); around != "" || h.key == "" && table != "" {
			return moved(d, name, table, around, h)
		}
	}
	if len(homes) == 1 && homes[0].key != headerOf(table) {
		return moved(d, name, table, homes[0].key, homes[0])
	}
	return "", nil
}

// enclosing gives the part of a key path that is the table of a header, if that
// table is one around it.
func enclosing(table, header string) string {
	for end := strings.LastIndexAny(table, "."); end > 0; end = strings.LastIndexAny(table[:end], ".") {
		if headerOf(table[:end]) == header {
			return table[:end]
		}
	}
	return ""
}

func moved(d *decoder, name, table, key string, h home) (string, []diagnostic.Place) {
	stands := "строка стоит под заголовком " + headerAt(d, table) + " и попала в его таблицу"
	if h.key == "" {
		return stands + "; место ключа " + name + " — в начале файла, до первого заголовка", nil
	}
	hint := stands + "; место ключа " + name + " — под заголовком " + h.header()
	if n, exact := d.data.tree.find(key); exact {
		return hint, []diagnostic.Place{{Position: n.file.position(n.at), Label: "он стоит"}}
	}
	return hint, nil
}

// headerAt gives the header of the table at a key path.
func headerAt(d *decoder, table string) string {
	return home{headerOf(table), strings.HasSuffix(table, "]")}.header()
}

// unplaced tells whether an unknown key of a table is a known one elsewhere
// rather than a mistyped one here.
func unplaced(name string, known []string) bool {
	near := nearest(name, known)
	return near == "" || distance(strings.ToLower(name), strings.ToLower(near)) > 1
}
