// Package inmemory holds the files of a folder in memory, for tests and benchmarks that
// change them.
package inmemory

import (
	"io/fs"
	"testing/fstest"
)

// Of reads a folder with all that is in it.
func Of(folder fs.FS) (fstest.MapFS, error) {
	files := fstest.MapFS{}
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	return files, err
}
