package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

// Folder is an output folder that is held by one process. Beside the outputs it
// has a lock .NAME.lock, which a killed process does not keep, and a folder
// .NAME.pending of the files on their way; both are gone when it is closed.
type Folder struct {
	dir, name string
	lock      *flock.Flock
}

// HeldError tells that another process holds the folder.
type HeldError struct {
	Dir    string
	Holder string // what the other said of itself, possibly nothing
}

func (e *HeldError) Error() string {
	if e.Holder == "" {
		return fmt.Sprintf("папка «%s» занята другим выпуском", e.Dir)
	}
	return fmt.Sprintf("папка «%s» занята другим выпуском: %s", e.Dir, e.Holder)
}

// Hold takes the folder, which is made when it is missing, and sweeps what a
// killed process of the same name left on its way. Processes of different names
// may hold one folder at the same time. The error is a HeldError when another
// has it; holder is what that one will be told.
func Hold(dir, name, holder string) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("папка «%s» не создана: %w", dir, err)
	}
	f := &Folder{dir: dir, name: name}
	var err error
	if f.lock, err = take(f.own(".lock")); err != nil {
		return nil, fmt.Errorf("папка «%s» не взята: %w", dir, err)
	}
	if f.lock == nil {
		said, _ := os.ReadFile(f.own(".lock")) // it may be gone by now, or unreadable while locked
		return nil, &HeldError{Dir: dir, Holder: strings.TrimSpace(string(said))}
	}
	if err := errors.Join(os.WriteFile(f.own(".lock"), []byte(holder+"\n"), 0o666), f.sweep()); err != nil {
		return nil, errors.Join(fmt.Errorf("папка «%s» не взята: %w", dir, err), f.Close())
	}
	return f, nil
}

// take locks a file, which is made when it is missing; nil when another has it.
// A holder removes its file before it lets go, so a file that was locked but no
// longer stands there is no lock.
func take(path string) (*flock.Flock, error) {
	for {
		l := flock.New(path)
		got, err := l.TryLock()
		if err != nil || !got {
			return nil, err
		}
		held, err := l.Stat()
		if err == nil {
			if there, fault := os.Stat(path); fault == nil && os.SameFile(held, there) {
				return l, nil
			}
		}
		if err := errors.Join(err, l.Close()); err != nil {
			return nil, err
		}
	}
}

// own gives the path of one of the folder's own files.
func (f *Folder) own(suffix string) string { return filepath.Join(f.dir, "."+f.name+suffix) }

func (f *Folder) sweep() error { return os.RemoveAll(f.own(".pending")) }

// SweepParts removes what killed processes whose names begin with this one's
// and a dot left on their way; those that run keep theirs.
func (f *Folder) SweepParts() error {
	left, err := filepath.Glob(f.own(".*.pending"))
	if err != nil {
		return err
	}
	for _, path := range left {
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), "."), ".pending")
		part, err := Hold(f.dir, name, "")
		var held *HeldError
		if errors.As(err, &held) {
			continue
		}
		if err != nil {
			return err
		}
		if err := part.Close(); err != nil {
			return err
		}
	}
	return nil
}

// Put puts a set of files in place below the folder, all or none; sub has
// slashes and is «.» for the folder itself.
func (f *Folder) Put(sub string, files []File) error {
	_, err := write(filepath.Join(f.dir, filepath.FromSlash(sub)), f.own(".pending"), files)
	return err
}

// Append adds a line to a file of the folder.
func (f *Folder) Append(name string, line []byte) error {
	file, err := os.OpenFile(filepath.Join(f.dir, name), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(append(line, '\n'))
	return errors.Join(err, file.Close())
}

// Remove removes a file of the folder; one that is not there is no error.
func (f *Folder) Remove(name string) error {
	if err := os.Remove(filepath.Join(f.dir, name)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Files gives what the folder holds.
func (f *Folder) Files() fs.FS { return os.DirFS(f.dir) }

// Close removes what is on its way and lets the folder go.
func (f *Folder) Close() error {
	err := errors.Join(f.sweep(), f.Remove("."+f.name+".lock"))
	return errors.Join(err, f.lock.Close())
}
