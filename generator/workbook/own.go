package workbook

import (
	"slices"
	"strings"

	"rd50/generator/engagement"
	"rd50/generator/tomledit"
)

// own is the engagement's own file under edit: that of a version holds only what
// differs from its base.
type own struct {
	*tomledit.File
	names map[string][]string // of the file's entries, by list
	base  *engagement.Names   // nil where the file is no version
}

func openOwn(text []byte, base *engagement.Engagement, sheets []Sheet) (*own, error) {
	f, err := tomledit.Parse(text)
	if err != nil {
		return nil, err
	}
	o := &own{File: f, names: map[string][]string{}}
	if base != nil {
		o.base = base.Names()
	}
	for _, s := range sheets {
		o.names[s.List] = namesIn(f.Values(), s)
	}
	return o, nil
}

// namesIn gives the names of a list's entries as a file has them.
func namesIn(tree map[string]any, s Sheet) []string {
	var at any = tree
	for _, key := range keysOf(s.List) {
		table, _ := at.(map[string]any)
		at = table[key.(string)]
	}
	var out []string
	for _, entry := range tables(at) {
		name := ""
		for _, key := range s.naming() {
			if text, isText := entry[key].(string); isText && name == "" {
				name = text
			}
		}
		out = append(out, name)
	}
	return out
}

// tables gives the entries of a list of tables, however it is written.
func tables(list any) []map[string]any {
	switch list := list.(type) {
	case []map[string]any:
		return list
	case []any:
		var out []map[string]any
		for _, item := range list {
			table, _ := item.(map[string]any)
			out = append(out, table)
		}
		return out
	}
	return nil
}

// based tells whether an entry comes from the base of a version.
func (o *own) based(list, name string) bool {
	return o.base != nil && slices.ContainsFunc(o.base.Entries(list), func(e engagement.Entry) bool { return e.Key == list+"["+name+"]" })
}

// entry gives the path of an entry in the file. A version gets an entry of its own for
// one of the base, with nothing in it but the name.
func (o *own) entry(s Sheet, name string) (tomledit.Path, error) {
	path := keysOf(s.List)
	i := slices.Index(o.names[s.List], name)
	if i < 0 {
		i = len(o.names[s.List])
		if err := o.Append(path, tomledit.Table{{Key: s.namingKey(o, name), Value: name}}); err != nil {
			return nil, err
		}
		o.names[s.List] = append(o.names[s.List], name)
	}
	return append(path, i), nil
}

// namingKey is the key that names such an entry of the base.
func (s Sheet) namingKey(o *own, name string) string {
	keys := s.naming()
	if o.base == nil {
		return keys[0]
	}
	for _, e := range o.base.Entries(s.List) {
		for _, key := range keys {
			if e.Key == s.List+"["+name+"]" && e.Value(key) == any(name) {
				return key
			}
		}
	}
	return keys[0]
}

// add appends a whole entry.
func (o *own) add(s Sheet, name string, t tomledit.Table) error {
	o.names[s.List] = append(o.names[s.List], name)
	return o.Append(keysOf(s.List), t)
}

// members are the tables that variants have by the ids of a list.
var members = map[string]string{"requirements": "compliance", "criteria": "scores"}

// drop takes an entry away, with what variants say of it: out of the file, and by a word
// to that end out of what the base has.
func (o *own) drop(s Sheet, name string) error {
	if err := o.forget(s, name); err != nil {
		return err
	}
	if table := members[s.List]; table != "" {
		for i := range o.names["variants"] {
			if path := (tomledit.Path{"variants", i, table, name}); o.Has(path) {
				if err := o.Remove(path); err != nil {
					return err
				}
			}
		}
	}
	if !o.based(s.List, name) {
		return nil
	}
	return o.add(s, name, tomledit.Table{{Key: s.namingKey(o, name), Value: name}, {Key: "remove", Value: true}})
}

// forget takes out of the file what it says of an entry.
func (o *own) forget(s Sheet, name string) error {
	i := slices.Index(o.names[s.List], name)
	if i < 0 {
		return nil
	}
	o.names[s.List] = slices.Delete(o.names[s.List], i, i+1)
	return o.Remove(append(keysOf(s.List), i))
}

// revert takes a value out of an entry, so that the base's counts, and the entry of a
// version with it where it says nothing else and no comment stands above it.
func (o *own) revert(s Sheet, name string, steps ...any) error {
	i := slices.Index(o.names[s.List], name)
	if i < 0 {
		return nil
	}
	entry := append(keysOf(s.List), i)
	if path := append(slices.Clone(entry), steps...); o.Has(path) {
		if err := o.Remove(path); err != nil {
			return err
		}
	}
	if o.based(s.List, name) && o.empty(entry, s.naming()) && !o.Commented(entry) {
		return o.forget(s, name)
	}
	return nil
}

// alike gives a verdict in the way in which the old one is written, where that takes
// keys of their own.
func (o *own) alike(path tomledit.Path, v any) any {
	if !o.Spread(path) {
		return v
	}
	if pairs, noted := v.(tomledit.Inline); noted {
		return tomledit.Table(pairs)
	}
	return tomledit.Table{{Key: "level", Value: v}}
}

// empty tells whether a table has nothing but such keys.
func (o *own) empty(path tomledit.Path, but []string) bool {
	for _, key := range o.Keys(path) {
		below := append(slices.Clone(path), key)
		if !slices.Contains(but, key) && (!o.IsTable(below) || !o.empty(below, nil)) {
			return false
		}
	}
	return true
}

// keysOf gives the steps of a path such as «strategy.goals».
func keysOf(list string) tomledit.Path {
	var out tomledit.Path
	for _, key := range strings.Split(list, ".") {
		out = append(out, key)
	}
	return out
}
