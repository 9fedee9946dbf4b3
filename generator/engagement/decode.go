package engagement

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/format"
	"rd50/generator/outline"
)

// decoder fills the model from the merged tree and collects every fault.
type decoder struct {
	data    *data // that it makes, as far as it got
	partial bool  // a base could not be read: what is absent may stand in it
	faults  diagnostic.List
	ids     []declared
	refs    []reference
	files   []fileValue
	full    int // required values that are given
	empty   int // and those that are not
}

// fault adds an error, with the other places that it has to do with.
func (d *decoder) fault(code string, at diagnostic.Position, key, message, hint string, related ...diagnostic.Place) {
	d.faults = append(d.faults, diagnostic.Diagnostic{
		Position: at, Severity: diagnostic.Error, Code: code, Key: key, Message: message, Hint: hint, Related: related,
	})
}

// bad adds the fault of a wrong type or a bad value.
func (d *decoder) bad(n *node, key, message, hint string) {
	d.fault("RD001", n.file.position(n.at), key, key+": "+message, hint)
}

// badType adds the fault of a value that is of another type than needed, as in
// «нужен текст».
func (d *decoder) badType(n *node, key, needed, hint string) {
	d.bad(n, key, fmt.Sprintf("%s, а задано: %s", needed, n.shape.noun()), hint)
}

// table decodes a table into a struct.
func (d *decoder) table(n *node, v reflect.Value, key string) {
	if n.shape != tableShape {
		d.badType(n, key, "нужна таблица", d.tableHint(n, v.Type(), key))
		return
	}
	fields := d.demanded(n, v.Type(), key)
	for _, f := range fields {
		path, value := ChildKey(key, f.Key), v.Field(f.Index)
		preset(value, f)
		if child := n.table[f.Key]; child != nil {
			d.value(child, value, f, path)
		} else if f.Required && !d.partial {
			d.empty++
			hint := d.wanted(key, value.Type(), f)
			if k := d.data.meant[n]; k != "" {
				hint = "если изменяется запись исходной концепции: возможно, " + excerpt(k) + "; если она новая: " + hint
			}
			d.fault("RD003", n.file.position(n.at), path, absentMessage(value.Type(), path)+about(f), hint)
		}
	}
	d.unknown(n, fields, key)
}

func (d *decoder) tableHint(n *node, t reflect.Type, key string) string {
	if n.shape == arrayShape && len(n.items) > 0 && n.items[0].shape == tableShape {
		return "заголовок пишется в одинарных скобках: [" + headerOf(key) + "]"
	}
	if strings.HasSuffix(key, "]") {
		return "запись списка пишется под своим заголовком:" + block(append([]string{"[[" + headerOf(key) + "]]"}, d.lines(t, "")...))
	}
	return d.inPlace(t, format.Field{}, key)
}

// inPlace is the hint for a value that can't be what its key holds: what is written
// in its place.
func (d *decoder) inPlace(t reflect.Type, f format.Field, key string) string {
	table, name := lastName(key)
	f.Key = name
	return "вместо этой строки " + d.wanted(table, t, f)
}

// unknown reports the keys that the format does not have.
func (d *decoder) unknown(n *node, fields []format.Field, key string) {
	var known []string
	for _, f := range fields {
		known = append(known, f.Key)
	}
	for _, name := range n.names {
		if slices.Contains(known, name) {
			continue
		}
		child, path := n.table[name], ChildKey(key, name)
		hint, related := "", []diagnostic.Place(nil)
		if unplaced(name, known) {
			hint, related = misplaced(d, key, name)
		}
		if hint == "" {
			hint = suggest(name, known, "известные ключи")
		}
		d.fault("RD002", child.file.position(child.keyAt), path, "неизвестный ключ "+path, hint, related...)
	}
}

func absentMessage(t reflect.Type, key string) string {
	if isTables(t) {
		return "не задана ни одна таблица [[" + headerOf(key) + "]]"
	}
	if t.Kind() == reflect.Struct && format.IsTable(t) {
		return "не задана обязательная таблица [" + headerOf(key) + "]"
	}
	return "не задан обязательный ключ " + key
}

func about(f format.Field) string {
	if f.About == "" {
		return ""
	}
	return " (" + f.About + ")"
}

// preset gives a key its default, which stays when the key is absent or its
// value is bad; a table gets the defaults of its keys.
func preset(v reflect.Value, f format.Field) {
	switch {
	case f.Default == "true":
		v.SetBool(true)
	case v.Kind() == reflect.String:
		v.SetString(f.Default)
	case v.Kind() == reflect.Int && f.Default != "":
		if n, err := strconv.ParseInt(f.Default, 10, 64); err == nil {
			v.SetInt(n)
		}
	case v.Kind() == reflect.Struct && format.IsTable(v.Type()):
		for _, inner := range format.Fields(v.Type()) {
			preset(v.Field(inner.Index), inner)
		}
	}
}

// list decodes an array into a slice, entry by entry.
func (d *decoder) list(n *node, v reflect.Value, f format.Field, key string) {
	if n.shape != arrayShape {
		d.badType(n, key, "нужен список", d.listHint(v.Type(), n, f, key))
		return
	}
	items := n.items
	if most := f.Most; most > 0 && len(items) > most {
		d.bad(items[most], key, fmt.Sprintf("значений: %d, допустимо не больше %d", len(items), most), "лишние значения удаляются")
		items = items[:most] // what is worked out of them ends in time
	}
	out := reflect.MakeSlice(v.Type(), 0, len(items))
	entry := f
	entry.Required = false
	for i, item := range items {
		path := ItemKey(key, i)
		value := reflect.New(v.Type().Elem()).Elem()
		if item.shape == textShape && item.blank() {
			d.bad(item, path, "пустой текст в списке", "пустая запись удаляется, или вместо нее нужно значение: "+example(v.Type().Elem(), entry))
		} else if elem := v.Type().Elem(); item.shape == tableShape && isScalar(elem) && item.file.text[item.at] == '[' {
			d.bad(item, path, "вместо записи списка стоит таблица",
				"вместо заголовков [["+headerOf(key)+"]] пишется один список: "+f.Key+" = "+example(v.Type(), f))
		} else {
			d.value(item, value, entry, path)
		}
		// A bad entry keeps its place, so that indexes and keys agree.
		out = reflect.Append(out, value)
	}
	v.Set(out)
	if f.Single != nil {
		d.single(n, f, key)
	}
}

// entries gives the words of a text that was meant to be a list, each in quotes.
func entries(n *node) []string {
	text, _ := n.text()
	var out []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;\n", r) }) {
		if word = strings.TrimSpace(word); word != "" {
			out = append(out, strconv.Quote(word))
		}
	}
	return out
}

func (d *decoder) listHint(list reflect.Type, n *node, f format.Field, key string) string {
	switch elem := list.Elem(); {
	case elem.Kind() == reflect.String && n.shape == textShape && !n.blank():
		return "список пишется в квадратных скобках: [" + strings.Join(entries(n), ", ") + "]"
	case elem == decimalType && (n.shape == integerShape || n.shape == floatShape), elem == dateType && n.shape == dayShape:
		return "список пишется в квадратных скобках: [" + excerpt(n.raw()) + "]"
	case isScalar(elem):
		return "список пишется в квадратных скобках: " + example(list, f)
	case elem.Kind() == reflect.Struct && format.IsTable(elem) && n.shape == tableShape:
		return "заголовок пишется в двойных скобках: [[" + headerOf(key) + "]]"
	}
	return d.inPlace(list, f, key)
}

// hasField tells whether a type of the model is a table with a key.
func hasField(t reflect.Type, name string) bool {
	return t.Kind() == reflect.Struct && format.IsTable(t) && slices.ContainsFunc(format.Fields(t), func(f format.Field) bool { return f.Key == name })
}

// mappingHint tells how a table whose keys are ids is written.
func (d *decoder) mappingHint(value reflect.Type, f format.Field, key string) string {
	if hasField(value, "file") {
		return "вместо этой строки в конец файла дописывается:" + block(append([]string{"[" + key + "." + outline.IDs()[0] + "]"}, d.lines(value, "")...))
	}
	table, name := lastName(key)
	dots, _ := d.data.tree.dotsTo(table)
	return "вместо этой строки нужна строка " + dots + name + ".‹key " + string(f.Keys) + "› = " + example(value, f)
}

// mapping decodes a table whose keys are ids.
func (d *decoder) mapping(n *node, v reflect.Value, f format.Field, key string) {
	if n.shape != tableShape {
		d.badType(n, key, "нужна таблица", d.mappingHint(v.Type().Elem(), f, key))
		return
	}
	out := reflect.MakeMapWithSize(v.Type(), len(n.names))
	entry := f
	entry.Keys, entry.Required = "", false
	for _, name := range n.names {
		child, path := n.table[name], ChildKey(key, name)
		value, before := reflect.New(v.Type().Elem()).Elem(), len(d.faults)
		d.value(child, value, entry, path)
		if len(d.faults) == before || !value.IsZero() { // a bad score is none, not a zero
			out.SetMapIndex(reflect.ValueOf(name), value)
		}
		d.refs = append(d.refs, reference{id: name, kind: f.Keys, key: path, at: child.file.position(child.keyAt), table: key, inner: hasField(v.Type().Elem(), name)})
	}
	v.Set(out)
}
