package engagement

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"

	"rd50/generator/diagnostic"
	"rd50/generator/input"
	"rd50/generator/look"
)

// sources is where an engagement comes from: what its TOML files say and what the
// files beside them hold.
type sources struct {
	*data
	fsys   fs.FS
	faulty map[string]bool   // keys whose values are wrong in themselves
	prose  map[string]Prose  // by the key that names the file
	paths  map[string]string // path in fsys by the key that names it
	older  []*sources        // of which files may be the same; nil once all is read

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
	if f := s.known(name); f != nil {
		return f, nil
	}
	data, err := input.Read(s.fsys, name)
	if err != nil {
		return nil, err
	}
	f := s.seen(name, data)
	if f == nil {
		f = newFile(name, data)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
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

// openAll checks the values that name files and folders, and reads the texts among
// them.
func (s *sources) openAll() diagnostic.List {
	var out diagnostic.List
	for _, v := range s.data.files {
		name, _ := v.node.text()
		folder := path.Dir(v.node.file.name)
		full, err := s.resolve(folder, name)
		if err == nil {
			err = s.open(full, v.kind, v.key)
		}
		if err == nil {
			s.paths[v.key] = full
		} else if !s.lacks { // or else the engagement's folder is not known
			out = append(out, s.pathFault(v, folder, name, err))
		}
	}
	if len(out) > 0 {
		s.faulty = maps.Clone(s.faulty)
		for _, f := range out {
			s.faulty[f.Key] = true
		}
	}
	return out
}

// pathFault is that of a value that names nothing that can be read.
func (s *sources) pathFault(v fileValue, folder, name string, err error) diagnostic.Diagnostic {
	out := diagnostic.Diagnostic{
		Position: v.node.file.position(v.node.at), Severity: diagnostic.Error, Code: "RD006", Key: v.key,
		Message: v.key + ": «" + excerpt(name) + "»: " + err.Error(),
	}
	var inside *faultInside
	if errors.As(err, &inside) {
		out.Related = append(out.Related, diagnostic.Place{Position: inside.at, Label: "первый такой знак"})
	}
	needed := neededFile
	if v.kind == "folder" {
		needed = neededFolder
	}
	out.Hint = s.pathHint(folder, name, err, needed)
	return out
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

func (s *sources) open(full, kind, key string) error {
	switch kind {
	case "folder":
		return openFolder(s.fsys, full)
	case "file":
		return s.openText(full, key)
	case "picture":
		data, err := s.bytes(full)
		if err == nil && !isPicture(data) {
			err = errNoPicture
		}
		return err
	}
	_, err := s.bytes(full)
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

func (s *sources) openText(full, key string) error {
	f, err := s.text(full)
	if err != nil {
		return err
	}
	if at := invalidUTF8(f.text); at >= 0 {
		return &faultInside{errors.New(strings.TrimPrefix(notUTF8(f.text), "файл ")), f.position(at)}
	}
	p := Prose{Text: f.text, Key: key, File: s.relative(full)}
	if p.blank() {
		return errors.New("файл пуст")
	}
	s.prose[key] = p
	return nil
}
