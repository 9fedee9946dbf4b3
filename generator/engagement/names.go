package engagement

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"rd50/generator/format"
)

// Names finds the values of an engagement by what names them rather than by their
// places: «requirements[R3].text», «variants[V2].compliance[R3]». Such a key stays
// the same when entries come, go or move, so that it means the same in two versions.
type Names struct {
	root  reflect.Value
	lists map[string][]Entry
}

// Entry is one entry of a list of tables.
type Entry struct {
	Key   string // «requirements[R3]»
	value reflect.Value
}

// Names gives the names of an engagement that does not change any more.
func (e *Engagement) Names() *Names {
	return &Names{root: reflect.ValueOf(e).Elem(), lists: map[string][]Entry{}}
}

// Entries gives the entries of the list at a path such as «strategy.goals» or
// «variants[1].costs»; none where there is no such list.
func (n *Names) Entries(list string) []Entry { return n.named(n.follow(list)) }

func (n *Names) named(v reflect.Value, list string) []Entry {
	if known, ok := n.lists[list]; ok {
		return known
	}
	n.lists[list] = entriesOf(v, list)
	return n.lists[list]
}

// Filled tells whether there is anything under a path of keys such as «object.text».
func (n *Names) Filled(key string) bool {
	v, _ := n.follow(key)
	switch {
	case !v.IsValid():
		return false
	case v.Kind() == reflect.Slice:
		return v.Len() > 0
	}
	return !v.IsZero()
}

// IsList tells whether a key of the format's top level holds a list of tables.
func IsList(key string) bool {
	v := format.Child(reflect.ValueOf(Engagement{}), key)
	return v.IsValid() && v.Kind() == reflect.Slice
}

// entriesOf names the entries of a list. Of several with one name the later ones get
// their number behind it, so that every key means one entry.
func entriesOf(v reflect.Value, list string) []Entry {
	if !v.IsValid() || v.Kind() != reflect.Slice || v.Type().Elem().Kind() != reflect.Struct {
		return nil
	}
	out := make([]Entry, v.Len())
	seen := map[string]int{}
	for i := range out {
		name := nameOf(v.Index(i))
		seen[name]++
		if name == "" || seen[name] > 1 {
			name += fmt.Sprintf("#%d", i+1)
		}
		out[i] = Entry{list + "[" + name + "]", v.Index(i)}
	}
	return out
}

// nameOf gives what names an entry (format page, «Versions»).
func nameOf(entry reflect.Value) string {
	for _, key := range namingKeys(reflect.SliceOf(entry.Type())) {
		if v := format.Child(entry, key); v.Kind() == reflect.String && v.String() != "" {
			return v.String()
		}
	}
	return ""
}

// Value gives what stands under a key of the entry; nil for a key that it can't have.
func (x Entry) Value(key string) any {
	if v := format.Child(x.value, key); v.IsValid() {
		return v.Interface()
	}
	return nil
}

// Of turns a path with places, «requirements[2].text», into the key with names. What
// can't be followed stays as it is.
func (n *Names) Of(path string) string {
	_, key := n.follow(path)
	return key
}

func (n *Names) follow(path string) (reflect.Value, string) {
	v, out := n.root, ""
	for path != "" {
		name, rest, place := cutKey(v, path)
		switch {
		case place >= 0:
			v, out = n.item(v, out, place)
		case v.IsValid() && v.Kind() == reflect.Map:
			v, out = v.MapIndex(reflect.ValueOf(name)), out+"["+name+"]"
		default:
			v, out = format.Child(v, name), strings.TrimPrefix(out+"."+name, ".")
		}
		path = rest
	}
	return v, out
}

func (n *Names) item(v reflect.Value, key string, i int) (reflect.Value, string) {
	if entries := n.named(v, key); i < len(entries) {
		return entries[i].value, entries[i].Key
	}
	if v.IsValid() && v.Kind() == reflect.Slice && i < v.Len() {
		return v.Index(i), ItemKey(key, i)
	}
	return reflect.Value{}, ItemKey(key, i)
}

// cutKey takes the first step off a path: a name, or a place in a list, which is -1
// for a name. An id with dots may stand in a path as it is.
func cutKey(v reflect.Value, path string) (name, rest string, place int) {
	if strings.HasPrefix(path, "[") {
		index, rest, closed := strings.Cut(path[1:], "]")
		if i, err := strconv.Atoi(index); closed && err == nil && i >= 0 {
			return "", rest, i
		}
		return path, "", -1
	}
	path = strings.TrimPrefix(path, ".")
	if quoted, err := strconv.QuotedPrefix(path); err == nil {
		name, _ = strconv.Unquote(quoted) // it is quoted as it should be
		return name, path[len(quoted):], -1
	}
	if v.IsValid() && v.Kind() == reflect.Map {
		for end := len(path); end > 0; end = strings.LastIndexAny(path[:end], ".[") {
			if v.MapIndex(reflect.ValueOf(path[:end])).IsValid() {
				return path[:end], path[end:], -1
			}
		}
	}
	if end := strings.IndexAny(path, ".["); end >= 0 {
		return path[:end], path[end:], -1
	}
	return path, "", -1
}

// EntryType gives the model's type of an entry of the list at a path of keys such as
// «strategy.goals»; nil where the format has no such list.
func EntryType(list string) reflect.Type {
	t := reflect.TypeFor[Engagement]()
	for _, key := range strings.Split(list, ".") {
		fields := format.Fields(t)
		i := slices.IndexFunc(fields, func(f format.Field) bool { return f.Key == key })
		if i < 0 {
			return nil
		}
		t = format.Element(fields[i].Type)
	}
	return t
}
