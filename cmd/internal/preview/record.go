package preview

import (
	"io/fs"
	"slices"
	"sync"
)

// recorder is a file system that remembers what was asked of it, be it there or
// not.
type recorder struct {
	fs.FS
	mu    sync.Mutex
	asked map[string]bool
}

func record(files fs.FS) *recorder { return &recorder{FS: files, asked: map[string]bool{}} }

func (r *recorder) note(name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.asked[name] = true
}

// names lists all that was asked for.
func (r *recorder) names() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	var out []string
	for name := range r.asked {
		if fs.ValidPath(name) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// Open opens a file and notes its name.
func (r *recorder) Open(name string) (fs.File, error) {
	r.note(name)
	return r.FS.Open(name)
}

// ReadFile reads a file and notes its name.
func (r *recorder) ReadFile(name string) ([]byte, error) {
	r.note(name)
	return fs.ReadFile(r.FS, name)
}

// Stat describes a file and notes its name.
func (r *recorder) Stat(name string) (fs.FileInfo, error) {
	r.note(name)
	return fs.Stat(r.FS, name)
}

// ReadDir lists a folder and notes its name.
func (r *recorder) ReadDir(name string) ([]fs.DirEntry, error) {
	r.note(name)
	return fs.ReadDir(r.FS, name)
}
