package engagement

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/diagnostic"
	"rd50/generator/format"
	"rd50/generator/outline"
)

// example shows how the value of a field is written, for the hint of a key that
// is missing or empty. Ids stand as marks until all of them are known; see fillIn.
func example(t reflect.Type, f format.Field) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case f.Example != "" && t.Kind() == reflect.String:
		return `"` + f.Example + `"`
	case f.Example != "":
		return f.Example
	case len(f.Enum) > 0:
		return `"` + f.Enum[0] + `"`
	case f.ID != "":
		return `"‹new ` + string(f.ID) + `›"`
	case f.Ref != "" && t.Kind() == reflect.String:
		return `"‹old ` + string(f.Ref) + `›"`
	case t == dateType:
		return "2026-10-14"
	case t == durationType:
		return `"2w"`
	case f.Min != nil && t.Kind() == reflect.Int:
		return f.Min.String()
	case f.Max != nil && t == decimalType:
		return f.Max.Div(decimal.NewFromInt(2)).String()
	case t == decimalType, t.Kind() == reflect.Int:
		return "12"
	case t.Kind() == reflect.Bool:
		return "true"
	case t.Kind() == reflect.Slice:
		return "[" + example(t.Elem(), format.Field{Ref: f.Ref, Enum: f.Enum}) + "]"
	case isVerdict(t):
		return `"full"`
	}
	return `"…"`
}

func isVerdict(t reflect.Type) bool { return t == reflect.TypeFor[Verdict]() }

// isTables tells whether a field holds [[…]].
func isTables(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct && format.IsTable(t.Elem())
}

// lines are the required keys of a table as they are written, with what stands in
// front of each name; of several forms those of the shortest.
func (d *decoder) lines(t reflect.Type, prefix string) []string {
	var out []string
	form := shortest(format.FormsOf(t))
	for _, f := range format.Fields(t) {
		switch inner := t.Field(f.Index).Type; {
		case !f.Needed() && !slices.Contains(form, f.Key) && !neededFirst(t, f) || isTables(inner):
		case inner.Kind() == reflect.Struct && format.IsTable(inner):
			out = append(out, d.lines(inner, prefix+f.Key+".")...)
		default:
			out = append(out, prefix+f.Key+" = "+example(inner, f))
		}
	}
	return out
}

// neededFirst tells whether a key is required of an entry whose other keys have the
// first of the words that they may.
func neededFirst(t reflect.Type, f format.Field) bool {
	return f.When != nil && slices.Contains(f.When.Values, enumOf(t, f.When.Key)[0])
}

// block puts lines below a hint's words.
func block(lines []string) string { return "\n" + strings.Join(lines, "\n") }

// wanted is the hint for a required key that its table, at the key path table,
// does not hold: the lines to write. At the top of a file a table goes to the
// end, within another one dotted keys go to that table's other keys.
func (d *decoder) wanted(table string, t reflect.Type, f format.Field) string {
	dots, braces := d.data.tree.dotsTo(table)
	switch {
	case isTables(t):
		lines := append([]string{"[[" + ChildKey(headerOf(table), f.Key) + "]]"}, d.lines(t.Elem(), "")...)
		return "в конец файла дописывается:" + block(lines)
	case t.Kind() == reflect.Struct && format.IsTable(t) && table == "":
		return "в конец файла дописывается:" + block(append([]string{"[" + f.Key + "]"}, d.lines(t, "")...))
	case t.Kind() == reflect.Struct && format.IsTable(t):
		return "нужны строки:" + block(d.lines(t, dots+f.Key+"."))
	case braces:
		return "в фигурных скобках нужно " + dots + f.Key + " = " + example(t, f)
	}
	return "нужна строка " + dots + f.Key + " = " + example(t, f)
}

// newEntry is the hint for a reference when nothing of its kind is there: the entry
// that it would lead to, under its id unless that is another object's.
func (d *decoder) newEntry(r reference, taken bool) string {
	kinds := outline.Kinds()
	i := slices.IndexFunc(kinds, func(k outline.Kind) bool { return k.Name == string(r.kind) })
	if i < 0 {
		return ""
	}
	if slices.ContainsFunc(d.faults, func(f diagnostic.Diagnostic) bool { return f.Key == kinds[i].List }) {
		return "сначала исправляется " + kinds[i].List
	}
	t := reflect.TypeFor[Engagement]()
	for key := range strings.SplitSeq(kinds[i].List, ".") {
		fields := format.Fields(t)
		at := slices.IndexFunc(fields, func(f format.Field) bool { return f.Key == key })
		t = format.Element(fields[at].Type)
	}
	lines := block(append([]string{"[[" + kinds[i].List + "]]"}, d.lines(t, "")...))
	if !taken && idForm.MatchString(r.id) {
		lines = strings.Replace(lines, "‹new "+string(r.kind)+"›", r.id, 1)
	}
	return "не задано ни одной такой записи; в конец файла дописывается:" + lines
}

// filled is the hint for a required key whose value is empty.
func (d *decoder) filled(t reflect.Type, f format.Field, key string) string {
	switch {
	case isTables(t) && strings.Contains(key, "["), t.Kind() == reflect.Struct && format.IsTable(t):
		return "нужны строки:" + block(d.lines(elem(t), ""))
	case isTables(t):
		return "вместо пустого списка в конец файла дописывается:" + block(append([]string{"[[" + headerOf(key) + "]]"}, d.lines(t.Elem(), "")...))
	}
	table, name := lastName(key)
	if strings.ContainsAny(name, `["`) { // an item of a list, or an id that TOML quotes
		return "впишите значение: " + example(t, f)
	}
	dots, _ := d.data.tree.dotsTo(table)
	return "впишите значение: " + dots + tomlKey(name) + " = " + example(t, f)
}

// lastName parts a key path before its last name.
func lastName(key string) (table, name string) {
	if at := strings.LastIndexByte(key, '.'); at >= 0 {
		return key[:at], key[at+1:]
	}
	return "", key
}

func elem(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Slice {
		return t.Elem()
	}
	return t
}

// dotsTo tells how a key of the table at a path is written: behind which dotted
// names under the header next above, or within braces.
func (n *node) dotsTo(key string) (dots string, braces bool) {
	for key != "" {
		next, rest := n.step(key)
		if next == nil {
			return dots + strings.TrimPrefix(key, ".") + ".", braces
		}
		name := strings.TrimPrefix(key[:len(key)-len(rest)], ".")
		switch {
		case next.headed || next.shape == arrayShape || strings.HasPrefix(name, "["):
			dots, braces = "", next.headed && next.file.text[next.at] != '['
		default:
			dots += name + "."
		}
		n, key = next, rest
	}
	return dots, braces
}

// Line tells how a value is written for a key that may be missing: «compliance.R1
// = "full"» under the header above, as that table is written in the file.
func (e *Engagement) Line(table, name, value string) string {
	line := tomlKey(name) + " = " + value
	if e.source == nil || e.source.tree == nil {
		return line
	}
	dots, braces := e.source.tree.dotsTo(table)
	if braces {
		return line + " в фигурных скобках " + table[strings.LastIndexByte(table, '.')+1:]
	}
	return dots + line
}

var bareKey = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

// tomlKey writes a key as TOML needs it.
func tomlKey(name string) string {
	if bareKey.MatchString(name) {
		return name
	}
	return strconv.Quote(name)
}

var exampleID = regexp.MustCompile(`‹(new|old|key) (\w+)›`)

// fillIn puts ids in the hints' examples: of an object that is needed one that is
// there («key» where it stands as a key), of a new one an id that is free.
func (d *decoder) fillIn(faults diagnostic.List) {
	for i := range faults {
		faults[i].Hint = exampleID.ReplaceAllStringFunc(faults[i].Hint, func(mark string) string {
			m := exampleID.FindStringSubmatch(mark)
			id := d.freeID(Kind(m[2]))
			if ids := d.idsOf(Kind(m[2])); m[1] != "new" && len(ids) > 0 {
				id = ids[0]
			}
			if m[1] == "key" {
				return tomlKey(id)
			}
			return id
		})
	}
}

func (d *decoder) freeID(kind Kind) string {
	var all []Declaration
	for _, id := range d.ids {
		all = append(all, id.Declaration)
	}
	return freeID(kind, all)
}

// NewID gives an id for one more object of a kind: the next of its numbering.
func (e *Engagement) NewID(kind Kind) string { return freeID(kind, e.IDs()) }

func freeID(kind Kind, declared []Declaration) string {
	stem, taken := strings.ToUpper(string(kind)[:1]), map[string]bool{}
	for _, d := range declared {
		taken[d.ID] = true
		if s := strings.TrimRight(d.ID, "0123456789"); d.Kind == kind && s != "" {
			stem = s
		}
	}
	n := 1
	for taken[stem+strconv.Itoa(n)] {
		n++
	}
	return stem + strconv.Itoa(n)
}
