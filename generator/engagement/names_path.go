package engagement

import (
	"reflect"
	"strings"

	"rd50/generator/format"
)

// Path turns a key with names, «requirements[R3].text», into the path with places,
// «requirements[2].text»: the way back of Of. What can't be followed stays as it is.
func (n *Names) Path(key string) string {
	v, path, seen := n.root, "", ""
	for rest := key; rest != ""; rest = key[len(seen):] {
		before := seen
		v, path, seen = n.stepBack(v, path, seen, key)
		if seen == before {
			return path + rest
		}
	}
	return path
}

// stepBack follows one step of a key behind what was seen of it; it sees no more
// where there is no such step.
func (n *Names) stepBack(v reflect.Value, path, seen, key string) (reflect.Value, string, string) {
	rest := key[len(seen):]
	if !strings.HasPrefix(rest, "[") {
		name := strings.TrimPrefix(rest, ".")
		if end := strings.IndexAny(name, ".["); end >= 0 {
			name = name[:end]
		}
		dot := rest[:strings.Index(rest, name)]
		return format.Child(v, name), path + dot + name, seen + dot + name
	}
	if v.IsValid() && v.Kind() == reflect.Map {
		for _, k := range v.MapKeys() {
			if next := seen + "[" + k.String() + "]"; whole(key, next) {
				return v.MapIndex(k), ChildKey(path, k.String()), next
			}
		}
		return v, path, seen
	}
	for i, e := range n.named(v, seen) {
		if whole(key, e.Key) {
			return e.value, ItemKey(path, i), e.Key
		}
	}
	return v, path, seen
}

// whole tells whether a key begins with another one and a step ends there.
func whole(key, with string) bool {
	rest, ok := strings.CutPrefix(key, with)
	return ok && (rest == "" || strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, "["))
}
