package tomledit

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	tomltest "github.com/toml-lang/toml-test"

	_ "rd50/generator/pace"
)

// TestOfTomlTest edits the valid files of toml-test: after each edit the text means
// what was meant, and every line that the edited value has no part in is there as
// it was.
func TestOfTomlTest(t *testing.T) {
	const edits = 12 // of each file, in 300 files and more
	suite := tomltest.EmbeddedTests()
	names, err := fs.ReadFile(suite, "files-toml-1.1.0")
	if err != nil {
		t.Fatal(err)
	}
	files := 0
	for name := range strings.FieldsSeq(string(names)) {
		if !strings.HasPrefix(name, "valid/") || !strings.HasSuffix(name, ".toml") {
			continue
		}
		text, err := fs.ReadFile(suite, name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Parse(text); err != nil {
			continue // what the parser of the house does not read
		}
		files++
		for seed := range uint64(edits) {
			if err := edited(text, rand.New(rand.NewPCG(seed, uint64(len(text))))); err != nil {
				t.Errorf("%s, seed %d: %v", name, seed, err)
			}
		}
	}
	if files*edits < 1000 {
		t.Errorf("%d edits in %d files", files*edits, files)
	}
}

// change is one edit: of the text and of what the text means.
type change struct {
	what string
	path Path
	v    any
}

// edited makes a few edits in a row.
func edited(text []byte, r *rand.Rand) error {
	for range 3 {
		f, err := Parse(text)
		if err != nil {
			return err
		}
		tree, err := decoded(text)
		if err != nil {
			return err
		}
		c := anyChange(tree, r)
		before := f.touched(c)
		if err := c.make(f); err != nil {
			return fmt.Errorf("%v: %w", c, err)
		}
		want := c.meant(tree)
		got, err := decoded(f.Bytes())
		if err != nil {
			return fmt.Errorf("%v: %w in\n%s", c, err, f.Bytes())
		}
		if !reflect.DeepEqual(plain(got), plain(want)) {
			return fmt.Errorf("%v: got %v, want %v in\n%s", c, got, want, f.Bytes())
		}
		if lost := lostLine(before, f.text); lost != "" {
			return fmt.Errorf("%v: the line %q is lost or moved in\n%s", c, lost, f.Bytes())
		}
		text = f.Bytes()
	}
	return nil
}

// decoded reads a file as the house does, with its line ends made LF.
func decoded(text []byte) (tree map[string]any, err error) {
	err = toml.Unmarshal(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), &tree)
	return tree, err
}

func (c change) make(f *File) error {
	switch c.what {
	case "remove":
		return f.Remove(c.path)
	case "append":
		return f.Append(c.path, c.v.(Table))
	}
	return f.Set(c.path, c.v)
}

// touched gives the text without the lines of the value that is changed.
func (f *File) touched(c change) string {
	n, left := f.tree().find(c.path)
	rest := File{text: f.text}
	b := n.braces()
	if c.what == "remove" && n.parent.braces() != nil {
		b = n.parent.braces() // the neighbours give up a comma
	}
	switch {
	case b != nil:
		from := strings.LastIndexByte(f.text[:b.value.from], '\n') + 1
		rest.splice(edit{span{from, b.value.to + len(f.lineAt(b.value.to))}, ""})
	case left == 0 && c.what != "append":
		for _, st := range inOrder(n.owned()) {
			rest.splice(edit{span{st.line.from + len(rest.text) - len(f.text), st.line.to + len(rest.text) - len(f.text)}, ""})
		}
	}
	if c.what == "remove" && n.form != inline {
		return comment.ReplaceAllString(rest.text, "") // those within it go
	}
	return rest.text
}

var comment = regexp.MustCompile(`(?m)^[ \t]*#.*$`)

// lostLine gives the first line that does not follow the others in a text. The last
// line may gain an end.
func lostLine(before, after string) string {
	rest := slices.Collect(strings.Lines(after))
	for line := range strings.Lines(before) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		i := slices.IndexFunc(rest, func(l string) bool { return strings.TrimRight(l, "\r\n") == strings.TrimRight(line, "\r\n") })
		if i < 0 {
			return line
		}
		rest = rest[i+1:]
	}
	return ""
}

// anyChange chooses an edit of a tree.
func anyChange(tree map[string]any, r *rand.Rand) change {
	all := append(pathsOf(tree, nil), Path{})
	path := all[r.IntN(len(all))]
	switch v := at(tree, path).(type) {
	case map[string]any:
		if len(path) > 0 && r.IntN(3) == 0 {
			return change{"remove", path, nil}
		}
		name := []string{"новый", "new", "с \"кавычкой\"", "a.b"}[r.IntN(4)]
		if _, known := v[name]; known {
			return change{"remove", below(path, name), nil}
		}
		if r.IntN(4) == 0 {
			return change{"append", below(path, name), Table{{"id", 1}, {"в", Table{{"x", "y"}}}}}
		}
		return change{"set", below(path, name), anyValue(r)}
	case []map[string]any:
		return change{"append", path, Table{{"id", anyScalar(r)}, {"имя", "новая\nстрока"}}}
	}
	_, entry := path[len(path)-1].(int)
	if r.IntN(3) == 0 && !entry {
		return change{"remove", path, nil}
	}
	return change{"set", path, anyValue(r)}
}

func anyValue(r *rand.Rand) any {
	switch r.IntN(5) {
	case 0:
		return []any{anyScalar(r), "ё", []any{2}}
	case 1:
		return Table{{"т", anyScalar(r)}, {"у", Table{{"ф", 1}}}}
	case 2:
		return Inline{{"т", anyScalar(r)}, {"a b", true}}
	}
	return anyScalar(r)
}

func anyScalar(r *rand.Rand) any {
	texts := []string{"", "просто", "a\"b", `a\b'`, "две\nстроки\n", "\"\"\"\"", "'''", "\x00\x1b\r\n", "\n", "таб\t"}
	switch r.IntN(4) {
	case 0:
		return r.IntN(1000)
	case 1:
		return Literal([]string{"1.50", "2026-11-01", "-0.0", "1e3"}[r.IntN(4)])
	case 2:
		return r.IntN(2) == 0
	}
	return texts[r.IntN(len(texts))]
}

func pathsOf(tree any, outer Path) []Path {
	var out []Path
	add := func(step, child any) {
		p := below(outer, step)
		out = append(append(out, p), pathsOf(child, p)...)
	}
	switch tree := tree.(type) {
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(tree)) {
			add(k, tree[k])
		}
	case []map[string]any:
		for i, child := range tree {
			add(i, child)
		}
	case []any:
		for i, child := range tree {
			add(i, child)
		}
	}
	return out
}

func at(tree any, path Path) any {
	for _, step := range path {
		switch t := tree.(type) {
		case map[string]any:
			tree = t[step.(string)]
		case []map[string]any:
			tree = t[step.(int)]
		case []any:
			tree = t[step.(int)]
		}
	}
	return tree
}

// meant makes the change in a tree.
func (c change) meant(tree any) any {
	var decoded any
	if c.what != "remove" {
		decoded = meaning(inlined(c.v))
	}
	return put(plain(tree), c.path, c.what, plain(decoded))
}

func put(tree any, path Path, what string, v any) any {
	if len(path) == 0 {
		if what == "append" {
			list, _ := tree.([]any)
			return append(list, v)
		}
		return v
	}
	if _, key := path[0].(string); key && tree == nil {
		tree = map[string]any{}
	}
	switch t := tree.(type) {
	case map[string]any:
		k := path[0].(string)
		if len(path) == 1 && what == "remove" {
			delete(t, k)
		} else {
			t[k] = put(t[k], path[1:], what, v)
		}
	case []any:
		i := path[0].(int)
		if len(path) == 1 && what == "remove" {
			return slices.Delete(t, i, i+1)
		}
		t[i] = put(t[i], path[1:], what, v)
	}
	return tree
}

// plain gives a tree with one kind of list and without empty tables and lists,
// which may go with the last of what they held; NaN is equal to itself.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, child := range v {
			child = plain(child)
			if list, isList := child.([]any); child != nil && (!isList || len(list) > 0) {
				out[k] = child
			}
		}
		if len(out) == 0 {
			return nil
		}
		return out
	case []map[string]any:
		list := make([]any, len(v))
		for i, child := range v {
			list[i] = plain(child)
		}
		return list
	case []any:
		list := make([]any, len(v))
		for i, child := range v {
			list[i] = plain(child)
		}
		return list
	case float64:
		return fmt.Sprint(v)
	}
	return v
}
