// Package disk opens what folders of the disk hold, so that opening always ends: a
// pipe without a writer, a socket or a device that stands where a file is looked for
// is refused.
package disk

import (
	"io/fs"
	"os"
	"path/filepath"

	"rd50/generator/input"
)

// Root is a folder that links do not lead out of.
type Root struct{ *os.Root }

// OpenRoot opens a folder.
func OpenRoot(dir string) (Root, error) {
	root, err := os.OpenRoot(dir)
	return Root{root}, err
}

// FS gives the files of the folder.
func (r Root) FS() fs.FS {
	return fileSystem{r.Root.FS(), func(name string) (*os.File, error) {
		return r.OpenFile(filepath.FromSlash(name), os.O_RDONLY|nonblock, 0)
	}}
}

// Folder gives the files of a folder; links may lead out of it.
func Folder(dir string) fs.FS {
	return fileSystem{os.DirFS(dir), func(name string) (*os.File, error) {
		return os.OpenFile(filepath.Join(dir, filepath.FromSlash(name)), os.O_RDONLY|nonblock, 0)
	}}
}

// fileSystem opens files of another one in its own way.
type fileSystem struct {
	fs.FS
	open func(name string) (*os.File, error)
}

// Open opens a regular file or a folder. It looks before and behind: opening alone may
// change a device, and the file may be another one by then.
func (f fileSystem) Open(name string) (fs.File, error) {
	if _, err := f.Stat(name); err != nil {
		return nil, err
	}
	file, err := f.open(name)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil {
		err = refused(name, info)
	}
	if err != nil {
		_ = file.Close() // nothing was read
		return nil, err
	}
	return file, nil
}

// Stat tells of a regular file or a folder.
func (f fileSystem) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(f.FS, name)
	if err == nil {
		err = refused(name, info)
	}
	if err != nil {
		return nil, err
	}
	return info, nil
}

// ReadDir lists a folder.
func (f fileSystem) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.FS, name) }

func refused(name string, info fs.FileInfo) error {
	if err := input.Regular(info); err != nil {
		return &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return nil
}
