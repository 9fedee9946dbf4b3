// Package output puts finished files in place: each appears whole or not at
// all, and of a set either all are replaced or none.
package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/google/renameio/v2"
)

// File is a finished document.
type File struct {
	Name string // without folder
	Data []byte
}

// Write puts the files into dir, which is made when it is missing. An older
// file stays until all new ones are complete on disk; when one can't be put in
// place, those already replaced get their older content back. It gives the
// paths written, in order.
func Write(dir string, files []File) ([]string, error) { return write(dir, dir, files) }

// write keeps what is on its way in the folder pending.
func write(dir, pending string, files []File) ([]string, error) {
	for _, d := range []string{dir, pending} {
		if err := os.MkdirAll(d, 0o777); err != nil {
			return nil, fmt.Errorf("папка «%s» не создана: %w", d, err)
		}
	}
	s := &set{dir: dir, pending: pending, link: os.Link}
	defer s.cleanUp()
	for _, f := range files {
		if err := s.stage(f); err != nil {
			return nil, fmt.Errorf("файл «%s» не записан: %w", filepath.Join(dir, f.Name), err)
		}
	}
	return s.commit()
}

// set is the files on their way.
type set struct {
	dir     string
	pending string // where new files grow: of the same file system
	staged  []*staged
	link    func(old, new string) error
}

type staged struct {
	path   string
	file   *renameio.PendingFile
	backup string // where the older file is kept, empty when there was none
	done   bool
}

// stage writes a file completely beside its place.
func (s *set) stage(f File) error {
	if f.Name != filepath.Base(f.Name) {
		return errors.New("имя файла не может содержать папку")
	}
	path := filepath.Join(s.dir, f.Name)
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return errors.New("на этом месте папка")
	}
	pending, err := renameio.NewPendingFile(path, renameio.WithPermissions(0o666), renameio.WithTempDir(s.pending))
	if err != nil {
		return err
	}
	s.staged = append(s.staged, &staged{path: path, file: pending})
	if _, err := pending.Write(f.Data); err != nil {
		return err
	}
	return pending.Sync()
}

// commit moves all files into place, or puts the older ones back.
func (s *set) commit() ([]string, error) {
	var paths []string
	for _, f := range s.staged {
		err := s.keepOlder(f)
		if err == nil {
			err = f.file.CloseAtomicallyReplace()
		}
		if err != nil {
			return nil, errors.Join(fmt.Errorf("файл «%s» не записан: %w", f.path, err), s.rollBack())
		}
		f.done = true
		paths = append(paths, f.path)
	}
	return paths, nil
}

// keepOlder gives the file in place a second name, so that it can come back.
// Where a file system has no second names it is moved away. A file that
// another writer replaces between the look and the link is looked for again:
// each such miss is that writer's file done, so the loop ends with the writers.
func (s *set) keepOlder(f *staged) error {
	backup := f.file.Name() + ".older"
	for {
		info, err := os.Lstat(f.path)
		if errors.Is(err, os.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		err = s.link(f.path, backup)
		if err != nil && !errors.Is(err, os.ErrNotExist) && info.Mode().IsRegular() {
			err = os.Rename(f.path, backup)
		}
		if err == nil {
			f.backup = backup
		}
		if !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
}

func (s *set) rollBack() error {
	var errs []error
	for _, f := range s.staged {
		switch {
		case f.backup != "":
			errs = append(errs, os.Rename(f.backup, f.path))
		case f.done:
			errs = append(errs, os.Remove(f.path))
		}
	}
	return errors.Join(errs...)
}

// cleanUp leaves no temporary file behind.
func (s *set) cleanUp() {
	for _, f := range s.staged {
		_ = f.file.Cleanup() // a file in place has nothing to clean up
		if f.backup != "" {
			_ = os.Remove(f.backup) // gone already after a roll-back
		}
	}
}
