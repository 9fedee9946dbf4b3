package engagement

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/input"
)

// Load reads the engagement whose TOML file is name in fsys, with everything
// that it extends and the prose files that it names. It gives all faults RD001
// to RD006, sorted, and the engagement as far as it could be read; that is nil
// only when the file can't be read or is no TOML.
func Load(fsys fs.FS, name string) (*Engagement, diagnostic.List) { return new(Seen).Load(fsys, name) }

// load is Load for sources of which some may have been seen before.
func (s *sources) load(name string) (*Engagement, diagnostic.List) {
	if s.data = s.again(name); s.data == nil {
		l := &loader{src: s}
		l.follow(name)
		if len(l.layers) == 0 {
			return nil, l.faults.Sort()
		}
		s.data = decode(l)
	}
	s.faulty = s.data.faulty
	faults := slices.Concat(s.data.faults, s.openAll())
	e := s.model
	e.source = s
	return &e, faults.Sort()
}

// loader reads a chain of versions.
type loader struct {
	src     *sources
	layers  []*node // the file asked for first, its base next
	partial bool
	faults  diagnostic.List
}

// follow reads a file and, one after another, the bases that it extends.
func (l *loader) follow(name string) {
	from := diagnostic.Position{File: name, Line: 1, Column: 1}
	key := ""
	for name != "" {
		tree, fault := l.read(name, from, key)
		if fault != nil {
			l.partial = true
			l.faults = append(l.faults, *fault)
			return
		}
		l.layers = append(l.layers, tree)
		name, from = l.base(tree)
		key = "extends"
	}
}

// read parses one file; from is the place that names it.
func (l *loader) read(name string, from diagnostic.Position, key string) (*node, *diagnostic.Diagnostic) {
	fault := &diagnostic.Diagnostic{Position: from, Severity: diagnostic.Error, Code: "RD006", Key: key}
	if !fs.ValidPath(name) {
		fault.Message = "«" + excerpt(name) + "»: путь ведет за пределы доступных папок"
		if key != "" {
			fault.Hint = "версия и концепция, которую она продолжает, лежат в общей папке; например: extends = \"../engagement.toml\""
		}
		return nil, fault
	}
	f, err := l.src.text(name)
	if errors.Is(err, input.ErrOutside) { // the path itself is within
		err = errors.New("ссылка ведет за пределы папки концепции")
	}
	if err != nil {
		fault.Message, fault.Hint = "«"+excerpt(name)+"»: "+err.Error(), "нужен файл TOML концепции или ее версии, который можно прочесть"
		return nil, fault
	}
	return parseTOML(f)
}

// base gives the path of the file that a tree extends, or the empty string, and
// the place that names it.
func (l *loader) base(tree *node) (string, diagnostic.Position) {
	n := tree.table["extends"]
	if n == nil {
		l.partial = l.partial || tree.below("extends") // a version, its key under a header
		return "", diagnostic.Position{}
	}
	at := n.file.position(n.at)
	value, ok := n.text()
	if !ok {
		l.partial = true
		if len(l.layers) > 1 { // the decoder sees the last version's value only
			l.fault("RD001", at, "extends: нужен текст, а задано: "+n.shape.noun(), "например: extends = \"../engagement.toml\"")
		}
		return "", at
	}
	if absolute(value) || Blank(value) {
		l.partial = true
		l.fault("RD006", at, "extends: «"+excerpt(value)+"»: нужен путь от папки этого файла", "например: extends = \"../engagement.toml\"")
		return "", at
	}
	name := path.Join(path.Dir(n.file.name), value)
	if i := slices.IndexFunc(l.layers, func(n *node) bool { return n.file.name == name }); i >= 0 {
		l.partial = true
		var round []string
		for _, layer := range l.layers[i:] {
			round = append(round, layer.file.name)
		}
		l.fault("RD001", at, "версии продолжают друг друга по кругу: "+strings.Join(append(round, name), " → "),
			"исходная концепция не содержит ключа extends")
		return "", at
	}
	return name, at
}

func (l *loader) fault(code string, at diagnostic.Position, message, hint string) {
	l.faults = append(l.faults, diagnostic.Diagnostic{
		Position: at, Severity: diagnostic.Error, Code: code, Key: "extends", Message: message, Hint: hint,
	})
}

// merge puts the versions over the base, the oldest first.
func (l *loader) merge() *merger {
	m := &merger{gone: map[string]diagnostic.Position{}, meant: map[*node]string{}}
	last := len(l.layers) - 1
	m.tree = l.layers[last]
	for i := last - 1; i >= 0; i-- {
		m.tree = m.version(m.tree, l.layers[i])
	}
	return m
}

// Filled counts the values that the format requires of what the engagement holds:
// those that are given, and all of them.
func (e *Engagement) Filled() (full, required int) {
	if e.source == nil {
		return 0, 0
	}
	return e.source.full, e.source.full + e.source.empty
}

// IDs lists the declared ids in the order of the files; of an id given twice it
// has the first.
func (e *Engagement) IDs() []Declaration {
	if e.source == nil {
		return nil
	}
	return slices.Clone(e.source.ids)
}

// Removed gives the place where a version drops the entry with an id.
func (e *Engagement) Removed(id string) (diagnostic.Position, bool) {
	if e.source == nil {
		return diagnostic.Position{}, false
	}
	at, gone := e.source.gone[id]
	return at, gone
}

// SectionProse gives the authored prose of a section, be it text or a file.
func (e *Engagement) SectionProse(id string) (Prose, bool) {
	authored, ok := e.Sections[id]
	if !ok {
		return Prose{}, false
	}
	p := e.written(authored.Text, ChildKey(ChildKey("sections", id), "file"))
	return p, !p.Empty()
}

// AppendixProse gives the text of an appendix, be it text or a file; it is
// empty for an index outside Appendices.
func (e *Engagement) AppendixProse(i int) Prose {
	if i < 0 || i >= len(e.Appendices) {
		return Prose{}
	}
	return e.written(e.Appendices[i].Text, ItemKey("appendices", i)+".file")
}

// written gives text, or when that is empty the file named at key.
func (e *Engagement) written(text Prose, key string) Prose {
	if !text.Empty() || e.source == nil {
		return text
	}
	return e.source.prose[key]
}

// Path gives the path in the file system of the file or folder that the value
// at a key names, such as «layout.font_dir».
func (e *Engagement) Path(key string) (string, bool) {
	if e.source == nil {
		return "", false
	}
	full, ok := e.source.paths[key]
	return full, ok
}

// Folder gives the engagement's folder in the file system.
func (e *Engagement) Folder() string {
	if e.source == nil {
		return "."
	}
	return e.source.root
}

// Source gives the text of a file that was read, its line ends made LF and
// without a byte order mark; nil for other files.
func (e *Engagement) Source(name string) []byte {
	if e.source == nil {
		return nil
	}
	if f := e.source.known(name); f != nil {
		return []byte(f.text)
	}
	return nil
}

// Text gives the text of a file as Source does where there is no engagement,
// because the file is no TOML; nil when it can't be read.
func Text(fsys fs.FS, name string) []byte {
	data, err := input.Read(fsys, name)
	if err != nil {
		return nil
	}
	return []byte(newFile(name, data).text)
}

// Files lists every file read so far, sorted.
func (e *Engagement) Files() []string {
	if e.source == nil {
		return nil
	}
	return e.source.names()
}
