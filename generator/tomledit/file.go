package tomledit

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// Path leads to a value: strings are keys of tables, ints are indexes of lists.
type Path []any

// ErrNotThere says that a path leads nowhere.
var ErrNotThere = errors.New("no such value")

// File is the text of a TOML file under edit.
type File struct {
	text   string
	root   *node // of the text; nil where it has changed since
	values map[string]any
}

// Parse reads the text of a file. The error is the parser's for what is not TOML.
func Parse(text []byte) (*File, error) {
	var values map[string]any
	if err := toml.Unmarshal(text, &values); err != nil {
		return nil, err
	}
	return &File{text: string(text), values: values}, nil
}

// Values gives what the file meant when it was read.
func (f *File) Values() map[string]any { return f.values }

// Bytes gives the text as it now is.
func (f *File) Bytes() []byte { return []byte(f.text) }

// Has tells whether a path leads to a value.
func (f *File) Has(path Path) bool {
	_, left := f.tree().find(path)
	return left == 0
}

// Value gives the scalar at a path; nil where there is none.
func (f *File) Value(path Path) any {
	n, left := f.tree().find(path)
	if left > 0 || n.form != inline || n.value.open != 0 {
		return nil
	}
	return meaning(writtenAs(f, n.value))
}

// Len gives the number of entries of the list at a path, 0 where there is none.
func (f *File) Len(path Path) int {
	n, left := f.tree().find(path)
	if left > 0 {
		return 0
	}
	return len(n.items)
}

// Keys gives the keys of the table at a path, none where there is no table.
func (f *File) Keys(path Path) []string {
	n, left := f.tree().find(path)
	if left > 0 {
		return nil
	}
	return slices.Clone(n.keys)
}

// IsTable tells whether a path leads to a table, however it is written.
func (f *File) IsTable(path Path) bool {
	n, left := f.tree().find(path)
	return left == 0 && n.tabular()
}

// Spread tells whether a table is written by headers or dots: key by key, not in braces.
func (f *File) Spread(path Path) bool {
	n, left := f.tree().find(path)
	return left == 0 && n.form != inline && n.tabular()
}

// Commented tells whether a comment stands right above an entry or a table.
func (f *File) Commented(path Path) bool {
	n, left := f.tree().find(path)
	at := n.start(len(f.text))
	return left == 0 && f.aboveComments(at) < at
}

// Line gives the line, from 1, on which the value at a path, or the nearest thing
// around it that is there, begins.
func (f *File) Line(path Path) int {
	n, _ := f.tree().find(path)
	at := 0
	if n.form == inline {
		at = n.value.from
	} else if owned := n.owned(); len(owned) > 0 {
		at = owned[0].key[0].from
	}
	return 1 + strings.Count(f.text[:at], "\n")
}

// Set gives the key at a path a value; the key and the tables on the way are made
// where they are not there. A path that ends in a list's index needs that entry.
func (f *File) Set(path Path, v any) error {
	n, left := f.tree().find(path)
	switch {
	case left == 0 && n.form == inline:
		f.splice(f.replaced(n, v)...)
		return nil
	case left == 0:
		return f.reset(n, path, v)
	}
	name, isKey := path[len(path)-left].(string)
	if !isKey || !n.tabular() {
		return fmt.Errorf("%w: %v", ErrNotThere, path)
	}
	for i := len(path) - 1; i > len(path)-left; i-- {
		key, isKey := path[i].(string)
		if !isKey {
			return fmt.Errorf("%w: %v", ErrNotThere, path)
		}
		v = Table{{key, v}}
	}
	f.splice(f.added(n, name, v))
	return nil
}

// reset gives a table or a list that is written by headers or dots a new value: a
// table key by key, anything else in the place of the old one.
func (f *File) reset(n *node, path Path, v any) error {
	t, isTable := v.(Table)
	if !isTable || !n.tabular() || n.parent == nil {
		if _, isIndex := path[len(path)-1].(int); isIndex {
			return fmt.Errorf("an entry of [[%s]] can only be a table", n.parent.name)
		}
		if err := f.Remove(path); err != nil {
			return err
		}
		return f.Set(path, v)
	}
	for _, k := range slices.Clone(n.keys) {
		if !slices.ContainsFunc(t, func(p Pair) bool { return p.Key == k }) {
			if err := f.Remove(below(path, k)); err != nil {
				return err
			}
		}
	}
	for _, p := range t {
		if err := f.Set(below(path, p.Key), p.Value); err != nil {
			return err
		}
	}
	return nil
}

func below(path Path, step any) Path { return append(slices.Clone(path), step) }

// edit puts a text in the place of a stretch.
type edit struct {
	span
	text string
}

// splice makes edits that do not overlap.
func (f *File) splice(edits ...edit) {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(f.text[at:e.from])
		b.WriteString(e.text)
		at = e.to
	}
	b.WriteString(f.text[at:])
	f.text, f.root = b.String(), nil
}

func (f *File) tree() *node {
	if f.root == nil {
		f.root = grow((&scanner{text: f.text}).statements())
	}
	return f.root
}

// newline is how the lines of the file end.
func (f *File) newline() string {
	if i := strings.IndexByte(f.text, '\n'); i > 0 && f.text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}
