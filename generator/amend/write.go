package amend

import (
	"bytes"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"rd50/generator/engagement"
	"rd50/generator/format"
	"rd50/generator/tomledit"
)

// writer makes the texts of the files that change.
type writer struct {
	Input
	files map[string][]byte
}

// text gives a file as it has become.
func (w writer) text(name string) ([]byte, error) {
	if data, changed := w.files[name]; changed {
		return data, nil
	}
	return w.Read(name)
}

func (w writer) write(p place) error {
	if p.file != "" {
		data, err := w.text(p.file)
		if err == nil {
			w.files[p.file] = inFile(data, p.changes)
		}
		return err
	}
	data, err := w.text(w.Name)
	if err != nil {
		return err
	}
	f, err := tomledit.Parse(data)
	if err != nil {
		return err
	}
	if err = w.value(f, p); err == nil {
		w.files[w.Name] = f.Bytes()
	}
	return err
}

// inFile makes changes in a file. They count bytes of the text without byte order mark
// and with lines that end with LF.
func inFile(data []byte, changes []tomledit.Change) []byte {
	mark := []byte("\ufeff")
	body, marked := bytes.CutPrefix(data, mark)
	at := make([]int, 0, len(body)+1)
	for i, c := range body {
		if c != '\n' || i == 0 || body[i-1] != '\r' {
			at = append(at, i)
		}
	}
	at = append(at, len(body))
	moved := slices.Clone(changes)
	for i := range moved {
		moved[i].From, moved[i].To = at[moved[i].From], at[moved[i].To]
	}
	out := []byte(tomledit.Spliced(string(body), moved))
	if marked {
		out = append(mark, out...)
	}
	return out
}

// value changes a text of the engagement's own file, or gives a version one of its own.
func (w writer) value(f *tomledit.File, p place) error {
	if !w.Engagement.Has(p.path) { // a list of texts that is written as one
		p.path = p.path[:strings.LastIndexByte(p.path, '[')]
	}
	path, err := w.reach(f, p.path)
	if err != nil {
		return err
	}
	if w.Engagement.At(p.path).File == w.Name {
		return f.Patch(path, p.changes)
	}
	new := tomledit.Spliced(p.text, p.changes)
	if i, isItem := path[len(path)-1].(int); isItem { // a version has a list of its own as a whole
		return f.Set(path[:len(path)-1], w.items(p.path[:strings.LastIndexByte(p.path, '[')], i, new))
	}
	return f.Set(path, new)
}

// items gives a list of texts with one changed.
func (w writer) items(list string, i int, text string) []any {
	var out []any
	for _, t := range w.Engagement.Texts() {
		if strings.HasPrefix(t.Key, list+"[") {
			out = append(out, t.Value)
		}
	}
	out[i] = text
	return out
}

// reach gives the path in the own file of a value at a path of the whole engagement. A
// version gets the entries on the way that only its base has.
func (w writer) reach(f *tomledit.File, whole string) (tomledit.Path, error) {
	var path tomledit.Path
	at, list := "", ""
	for _, step := range steps(whole) {
		switch step := step.(type) {
		case string:
			path, at = append(path, step), engagement.ChildKey(at, step)
			list = strings.TrimPrefix(list+"."+step, ".")
		case int:
			i, err := w.entry(f, path, at, list, step)
			if err != nil {
				return nil, err
			}
			path, at = append(path, i), engagement.ItemKey(at, step)
		}
	}
	return path, nil
}

// entry gives the index in the own file of an entry of the list at a path.
func (w writer) entry(f *tomledit.File, path tomledit.Path, at, list string, i int) (int, error) {
	naming := namingOf(list)
	if len(naming) == 0 || w.Engagement.Extends == "" {
		return i, nil
	}
	names := w.Engagement.Names()
	name := strings.TrimSuffix(strings.TrimPrefix(names.Of(engagement.ItemKey(at, i)), names.Of(at)+"["), "]")
	if own := indexOf(f, path, naming, name); own >= 0 {
		return own, nil
	}
	return f.Len(path), f.Append(path, tomledit.Table{{Key: w.namedBy(at, naming, name), Value: name}})
}

// namedBy gives the key that names such an entry.
func (w writer) namedBy(list string, naming []string, name string) string {
	for _, e := range w.Engagement.Names().Entries(list) {
		for _, key := range naming {
			if strings.HasSuffix(e.Key, "["+name+"]") && e.Value(key) == any(name) {
				return key
			}
		}
	}
	return naming[0]
}

// indexOf finds an entry of a file by what names it; -1 where there is none.
func indexOf(f *tomledit.File, list tomledit.Path, naming []string, name string) int {
	for i := range f.Len(list) {
		for _, key := range naming {
			if v, _ := f.Value(append(slices.Clone(list), i, key)).(string); v != "" {
				if v == name {
					return i
				}
				break
			}
		}
	}
	return -1
}

// namingOf gives the keys that name the entries of a list at a path of keys; none for a
// list of values.
func namingOf(list string) []string {
	t := engagement.EntryType(list)
	if t == nil || t.Kind() != reflect.Struct {
		return nil
	}
	var out []string
	for _, f := range format.Naming(t) {
		out = append(out, f.Key)
	}
	return out
}

// steps parts a path such as «variants[0].compliance."а.б".note».
func steps(path string) []any {
	var out []any
	for path != "" {
		path = strings.TrimPrefix(path, ".")
		if index, rest, ok := strings.Cut(strings.TrimPrefix(path, "["), "]"); ok && path[0] == '[' {
			i, _ := strconv.Atoi(index) // the engagement wrote it
			out, path = append(out, i), rest
			continue
		}
		if quoted, err := strconv.QuotedPrefix(path); err == nil {
			name, _ := strconv.Unquote(quoted)
			out, path = append(out, name), path[len(quoted):]
			continue
		}
		end := strings.IndexAny(path, ".[")
		if end < 0 {
			end = len(path)
		}
		out, path = append(out, path[:end]), path[end:]
	}
	return out
}
