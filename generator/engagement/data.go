package engagement

import (
	"path"
	"reflect"
	"slices"
	"sync"

	"rd50/generator/diagnostic"
)

// data is what the TOML files of an engagement say, whatever lies beside them. Nobody
// changes it once it was decoded: the states of a draft have it in common; see Seen.
type data struct {
	toml []*file // the file asked for first, its base next
	root string  // the engagement's folder in the file system

	tree  *node                          // with the places of all values
	gone  map[string]diagnostic.Position // ids that a version dropped
	meant map[*node]string               // what of the base a version's new entry may be
	lacks bool                           // a base that could not be read

	model  Engagement // without its sources
	texts  func() []PlainText
	ids    []Declaration
	refs   []reference
	files  []fileValue // values that name files, in the order of the format
	full   int         // required values that are given
	empty  int         // and those that are not
	faults diagnostic.List
	faulty map[string]bool // keys whose values are wrong in themselves
	kept   sync.Map        // what was worked out of all this; see Once
}

// fileValue is a value that names a file or a folder.
type fileValue struct {
	node      *node
	kind, key string
}

// decode takes the engagement from a chain of files that was read.
func decode(l *loader) *data {
	out := &data{lacks: l.partial}
	for _, layer := range l.layers {
		out.toml = append(out.toml, layer.file)
	}
	out.root = path.Dir(out.toml[len(out.toml)-1].name)
	m := l.merge()
	out.tree, out.gone, out.meant = m.tree, m.gone, m.meant
	d := &decoder{data: out, partial: l.partial}
	d.table(out.tree, reflect.ValueOf(&out.model).Elem(), "")
	out.ids, out.refs, out.files = d.checkIDs(), d.refs, d.files
	out.texts = sync.OnceValue(func() []PlainText { return textsOf(&out.model) })
	d.fillIn(d.faults)
	out.full, out.empty = d.full, d.empty
	out.faulty = map[string]bool{}
	for _, f := range d.faults {
		out.faulty[f.Key] = true
	}
	out.faults = slices.Concat(l.faults, m.faults, d.faults)
	return out
}

// rank orders positions of several files: the base comes first.
func (d *data) rank(name string) int {
	return -slices.IndexFunc(d.toml, func(f *file) bool { return f.name == name })
}
