package engagement

import (
	"reflect"
	"slices"
	"strings"

	"rd50/generator/format"
)

// demanded gives the keys of a table as they are needed there: what another key's
// value or the form that is taken asks for is required, too.
func (d *decoder) demanded(n *node, t reflect.Type, key string) []format.Field {
	fields, taken := format.Fields(t), d.form(n, t, key)
	own := false // most tables ask for the same always
	for i := range fields {
		f := &fields[i]
		required := f.Required || slices.Contains(taken, f.Key)
		if f.When != nil {
			value, _ := n.table[f.When.Key].text()
			required = slices.Contains(f.When.Values, value) || slices.Contains(taken, f.Key)
		}
		if required != f.Required {
			if !own {
				fields, own = slices.Clone(fields), true
			}
			fields[i].Required = required
		}
	}
	return fields
}

// form gives the keys of the one form that a table takes; several are bad, none is a
// key that is missing.
func (d *decoder) form(n *node, t reflect.Type, key string) []string {
	forms := format.FormsOf(t)
	var taken [][]string
	for _, form := range forms.Keys {
		if n.first(form) != "" {
			taken = append(taken, form)
		}
	}
	switch {
	case len(taken) == 1:
		return taken[0]
	case len(taken) > 1:
		name := n.first(taken[len(taken)-1])
		d.fault("RD001", n.file.position(n.table[name].keyAt), ChildKey(key, name), key+": "+forms.Several, formsHint(forms))
	case len(forms.Keys) > 0 && !d.partial && n.table[forms.Unless] == nil:
		d.fault("RD003", n.file.position(n.at), key, key+": "+forms.None, d.formLine(t, forms, key)+"; "+formsHint(forms))
	}
	return nil
}

// shortest gives the keys of the form that has the fewest; none where all go together.
func shortest(forms format.Forms) []string {
	if len(forms.Keys) == 0 {
		return nil
	}
	return slices.MinFunc(forms.Keys, func(a, b []string) int { return len(a) - len(b) })
}

// formLine says how the shortest form begins.
func (d *decoder) formLine(t reflect.Type, forms format.Forms, key string) string {
	form := shortest(forms)
	for _, f := range format.Fields(t) {
		if f.Key == form[0] {
			return d.wanted(key, f.Type, f)
		}
	}
	return ""
}

// first gives the first of some keys that a table has.
func (n *node) first(names []string) string {
	for _, name := range names {
		if n.table[name] != nil {
			return name
		}
	}
	return ""
}

// formsHint says «задается либо quantity, unit и price, либо amounts».
func formsHint(forms format.Forms) string {
	var all []string
	for _, form := range forms.Keys {
		last := len(form) - 1
		words := form[last]
		if last > 0 {
			words = strings.Join(form[:last], ", ") + " и " + words
		}
		all = append(all, "либо "+words)
	}
	return "задается " + strings.Join(all, ", ")
}

// single checks a list that has exactly one entry with a value.
func (d *decoder) single(n *node, f format.Field, key string) {
	one, allowed := f.Single, enumOf(f.Type.Elem(), f.Single.Key)
	others := slices.DeleteFunc(slices.Clone(allowed), func(v string) bool { return v == one.Value })
	found, doubtful := 0, d.partial || len(n.items) == 0
	for i, item := range n.items {
		value := item.table[one.Key]
		text, _ := value.text()
		doubtful = doubtful || !slices.Contains(allowed, text) // told already
		if text == one.Value {
			if found++; found > 1 {
				at := ChildKey(ItemKey(key, i), one.Key)
				d.fault("RD001", value.file.position(value.at), at, at+": "+one.Several, "впишите значение: "+one.Key+" = \""+others[0]+"\"")
			}
		}
	}
	if found == 0 && !doubtful {
		d.fault("RD001", n.items[0].file.position(n.items[0].at), key, key+": "+one.None, "у одной из записей "+one.Key+" = \""+one.Value+"\"")
	}
}

// enumOf gives the values that a key of a table may have.
func enumOf(t reflect.Type, key string) []string {
	for _, f := range format.Fields(t) {
		if f.Key == key {
			return f.Enum
		}
	}
	return nil
}
