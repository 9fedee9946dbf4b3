package input

import (
	"bytes"
	"io/fs"
	"path"
	"time"
)

// With gives a file system in which one file holds other data: what it would become.
func With(fsys fs.FS, name string, data []byte) fs.FS { return with{fsys, name, data} }

type with struct {
	fs.FS
	name string
	data []byte
}

func (w with) Open(name string) (fs.File, error) {
	if name != w.name {
		return w.FS.Open(name)
	}
	return memory{bytes.NewReader(w.data), path.Base(name)}, nil
}

// memory is an open file of bytes.
type memory struct {
	*bytes.Reader
	name string
}

func (m memory) Stat() (fs.FileInfo, error) { return m, nil }
func (m memory) Close() error               { return nil }
func (m memory) Name() string               { return m.name }
func (m memory) Mode() fs.FileMode          { return 0o444 }
func (m memory) ModTime() time.Time         { return time.Time{} }
func (m memory) IsDir() bool                { return false }
func (m memory) Sys() any                   { return nil }
