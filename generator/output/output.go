// Package output puts finished files in place: each appears whole or not at
// all, and of a set either all are replaced or none. What is on its way lies
// beside its place under names that begin with a dot; it is gone afterwards, and
// what a killed process left is swept by the next one. Nothing is written
// through a link that leads out of the output folder.
package output

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// File is a finished document.
type File struct {
	Name   string // without folder
	Data   []byte
	Folder string // below the output folder, with slashes; empty for that itself
}

// Write puts the files into dir, which is made when it is missing. An older
// file stays until all new ones are complete on disk; when one can't be put in
// place, those already replaced get their older content back. When ctx ends
// before all are complete, nothing is replaced. It gives the paths written, in
// order.
func Write(ctx context.Context, dir string, files []File) ([]string, error) {
	f, err := holdAlone(dir)
	if err != nil {
		return nil, err
	}
	_ = Sweep(dir) // what can't be swept, such as another user's, is in nobody's way
	paths, err := f.put(ctx, ".", files)
	if err = errors.Join(err, f.Close()); err != nil {
		f.unmake()
	}
	return paths, err
}

// set is the files on their way to one folder.
type set struct {
	root    *os.Root // all paths are within it, with slashes
	remove  func(path string) error
	link    func(old, new string) error
	nextOne func() string // a free name for a file on its way
	staged  []*staged
}

type staged struct {
	path  string
	on    string // where the new file is complete
	older string // where the older file is kept, empty when there was none
	done  bool
}

// stage writes a file completely beside its place.
func (s *set) stage(sub string, f File) error {
	if f.Name != filepath.Base(f.Name) || !filepath.IsLocal(f.Name) {
		return errors.New("имя файла не может содержать папку")
	}
	place := path.Join(sub, f.Folder, f.Name)
	if info, err := s.root.Lstat(place); err == nil && info.IsDir() {
		return errors.New("на этом месте папка")
	}
	one := &staged{path: place, on: s.nextOne()}
	file, err := s.root.OpenFile(one.on, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	s.staged = append(s.staged, one)
	_, err = file.Write(f.Data)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// commit moves all files into place, or puts the older ones back; it tells the
// file at fault.
func (s *set) commit() (string, error) {
	for _, f := range s.staged {
		err := s.keepOlder(f)
		if err == nil {
			err = s.root.Rename(f.on, f.path)
		}
		if err != nil {
			return f.path, errors.Join(bare(err), s.rollBack())
		}
		f.done = true
	}
	return "", nil
}

// keepOlder gives the file in place a second name, so that it can come back; a
// copy has to do where a file system has no second names. A file that another
// writer replaces between the look and the link is looked for again: each such
// miss is that writer's file done, so the loop ends with the writers.
func (s *set) keepOlder(f *staged) error {
	older := f.on + ".older"
	for {
		info, err := s.root.Lstat(f.path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		err = s.link(f.path, older)
		if err != nil && !errors.Is(err, fs.ErrNotExist) && info.Mode().IsRegular() {
			err = s.copy(f.path, older)
		}
		if err == nil {
			f.older = older
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if _, gone := s.root.Lstat(f.on); gone != nil {
			return gone // the folder of what is on its way was taken from under it
		}
	}
}

func (s *set) copy(from, to string) error {
	in, err := s.root.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := s.root.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

func (s *set) rollBack() error {
	var errs []error
	for _, f := range s.staged {
		switch {
		case f.older != "" && f.done:
			errs = append(errs, s.root.Rename(f.older, f.path))
		case f.done:
			errs = append(errs, s.remove(f.path))
		}
	}
	return errors.Join(errs...)
}

// cleanUp leaves nothing of the set behind but the files in place.
func (s *set) cleanUp() {
	for _, f := range s.staged {
		_ = s.remove(f.on) // gone already when it is in place
		if f.older != "" {
			_ = s.remove(f.older) // gone already after a roll-back
		}
	}
}

// bare takes the system's names of operation and file from an error: what failed
// is told around it.
func bare(err error) error {
	var at *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &at):
		return at.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

func notWritten(place string, err error) error {
	return fmt.Errorf("файл «%s» не записан: %w", place, bare(err))
}
