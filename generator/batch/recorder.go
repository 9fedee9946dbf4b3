package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
)

// recorder is a file system that notes everything that is read or looked for in
// another, so that it can be told later whether anything differs.
type recorder struct {
	files  fs.FS
	root   string // of files, from the batch's base
	stamps *stamps

	mu   sync.Mutex
	seen map[string]string // state by path
}

func newRecorder(files fs.FS, root string, s *stamps) *recorder {
	return &recorder{files: files, root: root, stamps: s, seen: map[string]string{}}
}

// inputs lists what was noted, by path.
func (r *recorder) inputs() []Input {
	r.mu.Lock()
	defer r.mu.Unlock()
	var out []Input
	for _, name := range slices.Sorted(maps.Keys(r.seen)) {
		out = append(out, Input{name, r.seen[name]})
	}
	return out
}

// note keeps the state that says most of a place.
func (r *recorder) note(name, state string) {
	if !fs.ValidPath(name) {
		return // leads out of every file system, now and later
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	old, known := r.seen[name]
	switch {
	case !known, old == state, vague(old) && old != absent:
		r.seen[name] = state
	case vague(state) && state != absent:
		// the place was looked at again after it was read
	default:
		r.seen[name] = unsteady
	}
}

// vague states say that a place is there, and no more.
func vague(state string) bool { return state == present || state == folder || state == absent }

// Stat tells of a file without reading it.
func (r *recorder) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(r.files, name)
	switch {
	case err != nil:
		r.note(name, absent)
	case info.IsDir():
		r.note(name, folder)
	default:
		r.note(name, present)
	}
	return info, err
}

// ReadDir lists a folder.
func (r *recorder) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(r.files, name)
	if err != nil {
		r.note(name, absent)
		return entries, err
	}
	r.note(name, listingState(entries))
	return entries, nil
}

// Open opens a file whose content is noted once it was read to its end.
func (r *recorder) Open(name string) (fs.File, error) {
	f, err := r.files.Open(name)
	if err != nil {
		r.note(name, absent)
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		r.note(name, unsteady)
		return f, nil
	}
	if info.IsDir() {
		r.note(name, listed(r.files, name))
		return f, nil
	}
	return &recordedFile{File: f, recorder: r, name: name, info: info, sum: sha256.New()}, nil
}

type recordedFile struct {
	fs.File
	recorder *recorder
	name     string
	info     fs.FileInfo
	sum      hash.Hash
	whole    bool
}

func (f *recordedFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.sum.Write(p[:n]) // a hash takes all it is given
	f.whole = f.whole || err == io.EOF
	return n, err
}

func (f *recordedFile) Close() error {
	if f.whole {
		sum := hex.EncodeToString(f.sum.Sum(nil))
		f.recorder.note(f.name, sum)
		f.recorder.stamps.learn(path.Join(f.recorder.root, f.name), f.info, sum)
	} else {
		f.recorder.note(f.name, unsteady)
	}
	return f.File.Close()
}

// steady tells whether all that was noted can be compared later.
func steady(inputs []Input) bool {
	return !slices.ContainsFunc(inputs, func(i Input) bool { return strings.HasPrefix(i.State, unsteady) })
}
