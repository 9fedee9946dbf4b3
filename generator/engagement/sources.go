package engagement

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"

	"rd50/generator/diagnostic"
	"rd50/generator/input"
	"rd50/generator/look"
)

// sources is where an engagement comes from: its files, the merged tree with
// the places of all values, and what the files beside it hold.
type sources struct {
	fsys   fs.FS
	root   string // the engagement's folder in fsys
	tree   *node
	chain  []string // the TOML files, the base first
	ids    []Declaration
	refs   []reference
	gone   map[string]diagnostic.Position // ids that a version dropped
	meant  map[*node]string               // what of the base a version's new entry may be
	full   int                            // required values that are given
	empty  int                            // and those that are not
	faulty map[string]bool                // keys whose values are wrong in themselves
	lacks  bool                           // a base that could not be read
	prose  map[string]Prose               // by the key that names the file
	paths  map[string]string              // path in fsys by the key that names it

	mu    sync.Mutex // pictures are read while several writers may run
	files map[string]*file
	other map[string]bool // files read that are no text
}

func newSources(fsys fs.FS) *sources {
	return &sources{
		fsys: fsys, prose: map[string]Prose{}, paths: map[string]string{},
		files: map[string]*file{}, other: map[string]bool{},
	}
}

// text reads a text file once.
func (s *sources) text(name string) (*file, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f := s.files[name]; f != nil {
		return f, nil
	}
	data, err := input.Read(s.fsys, name)
	if err != nil {
		return nil, err
	}
	f := newFile(name, data)
	s.files[name] = f
	return f, nil
}

// known gives a text file that was read, or nil.
func (s *sources) known(name string) *file {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.files[name]
}

// bytes reads a file that is no text.
func (s *sources) bytes(name string) ([]byte, error) {
	data, err := input.Read(s.fsys, name)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.other[name] = true
	return data, nil
}

// names lists the files read so far.
func (s *sources) names() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []string
	for name := range s.files {
		out = append(out, name)
	}
	for name := range s.other {
		out = append(out, name)
	}
	sort.Strings(out)
	return slices.Compact(out)
}

// rank orders positions of several files: the base comes first.
func (s *sources) rank(name string) int { return slices.Index(s.chain, name) }

// resolve gives the path in fsys of a file that a file in folder names: looked
// for beside the naming file, then in the engagement's folder, and never
// outside the latter.
func (s *sources) resolve(folder, name string) (string, error) {
	if absolute(name) {
		return "", input.ErrOutside
	}
	var fault error
	for _, base := range []string{folder, s.root} {
		full := path.Join(base, name)
		if !within(s.root, full) {
			continue
		}
		_, err := fs.Stat(s.fsys, full)
		if err == nil {
			return full, nil
		}
		if fault == nil {
			fault = input.Reason(err)
		}
	}
	if fault == nil {
		fault = input.ErrOutside
	}
	return "", fault
}

// similar gives the path of a file that a mistyped path may mean, or the empty
// string.
func (s *sources) similar(folder, name string) string {
	for _, base := range []string{folder, s.root} {
		if !within(s.root, path.Join(base, name)) {
			continue
		}
		if k := s.closest(base, path.Clean(name)); k != "" {
			return k
		}
	}
	return ""
}

// closest follows a path from a folder by the nearest names that are there; it is
// empty where none is near.
func (s *sources) closest(folder, name string) string {
	first, rest, deeper := strings.Cut(name, "/")
	if first != ".." && first != "." {
		entries, err := fs.ReadDir(s.fsys, folder)
		if err != nil {
			return ""
		}
		var known []string
		for _, e := range entries {
			known = append(known, e.Name())
		}
		if !slices.Contains(known, first) {
			first = nearest(first, known)
		}
	}
	if first == "" || !deeper {
		return first
	}
	if k := s.closest(path.Join(folder, first), rest); k != "" {
		return first + "/" + k
	}
	return ""
}

// relative gives a path of fsys as seen from the engagement's folder.
func (s *sources) relative(full string) string {
	if s.root == "." {
		return full
	}
	return strings.TrimPrefix(full, s.root+"/")
}

// path checks the value of a key that names a file or a folder, and reads the
// text that it names.
func (d *decoder) path(n *node, name, kind, key string) {
	folder := path.Dir(n.file.name)
	full, err := d.src.resolve(folder, name)
	if err == nil {
		err = d.open(full, kind, key)
	}
	if err == nil {
		d.src.paths[key] = full
		return
	}
	if d.partial {
		return // the engagement's folder is not known
	}
	var inside *faultInside
	var related []diagnostic.Place
	if errors.As(err, &inside) {
		related = append(related, diagnostic.Place{Position: inside.at, Label: "первый такой знак"})
	}
	needed := neededFile
	if kind == "folder" {
		needed = neededFolder
	}
	d.fault("RD006", n.file.position(n.at), key, key+": «"+excerpt(name)+"»: "+err.Error(), d.src.pathHint(folder, name, err, needed), related...)
}

// faultInside is a fault at a place of a file that was opened.
type faultInside struct {
	error
	at diagnostic.Position
}

// pathHint tells what to do about a path; needed is what it should lead to.
func (s *sources) pathHint(folder, name string, err error, needed string) string {
	if errors.Is(err, input.ErrOutside) {
		return "файлы концепции лежат в ее папке, путь пишется от нее: prose/study.md"
	}
	if errors.As(err, new(*faultInside)) {
		return look.AsUTF8
	}
	if strings.Contains(name, `\`) {
		return "в путях пишется «/»: " + strings.ReplaceAll(name, `\`, "/")
	}
	if k := s.similar(folder, name); k != "" && k != path.Clean(name) {
		return "возможно, " + k
	}
	return "по этому пути от папки концепции нужен " + needed
}

// What paths lead to, as a hint names it.
const (
	neededFile   = "непустой файл, который можно прочесть"
	neededFolder = "каталог с файлами TTF"
)

func (d *decoder) open(full, kind, key string) error {
	switch kind {
	case "folder":
		return openFolder(d.src.fsys, full)
	case "file":
		return d.openText(full, key)
	case "picture":
		data, err := d.src.bytes(full)
		if err == nil && !isPicture(data) {
			err = errNoPicture
		}
		return err
	}
	_, err := d.src.bytes(full)
	return err
}

func openFolder(fsys fs.FS, full string) error {
	info, err := fs.Stat(fsys, full)
	if err != nil {
		return input.Reason(err)
	}
	if !info.IsDir() {
		return errors.New("это файл, а нужна папка")
	}
	if _, err := fs.ReadDir(fsys, full); err != nil {
		return input.Reason(err)
	}
	return nil
}

func (d *decoder) openText(full, key string) error {
	f, err := d.src.text(full)
	if err != nil {
		return err
	}
	if at := invalidUTF8(f.text); at >= 0 {
		return &faultInside{errors.New(strings.TrimPrefix(notUTF8(f.text), "файл ")), f.position(at)}
	}
	p := Prose{Text: f.text, Key: key, File: d.src.relative(full)}
	if p.blank() {
		return errors.New("файл пуст")
	}
	d.src.prose[key] = p
	return nil
}
