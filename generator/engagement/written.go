package engagement

import "rd50/generator/diagnostic"

// Written is a value as it stands in a file.
type Written struct {
	Key      string // a path with places
	Position diagnostic.Position
	Text     string // with its quotes
}

// Written gives the value at a key path, each of a list of values, or those of an entry of
// a list of tables; nothing of what is not there.
func (e *Engagement) Written(key string) []Written {
	n, exact := e.find(key)
	if !exact {
		return nil
	}
	out := n.written(key, key)
	if n.shape != tableShape || len(key) == 0 || key[len(key)-1] != ']' {
		return out
	}
	for _, name := range n.names {
		below := ChildKey(key, name)
		out = append(out, n.table[name].written(below, below)...)
	}
	return out
}

// written gives a scalar or those of a list, which have the key of the list.
func (n *node) written(key, list string) []Written {
	if n.shape == arrayShape {
		var out []Written
		for _, item := range n.items {
			if item.shape != arrayShape {
				out = append(out, item.written(list, list)...)
			}
		}
		return out
	}
	if s := n.rawScalar(); s != "" {
		return []Written{{key, n.file.position(n.at), s}}
	}
	return nil
}
