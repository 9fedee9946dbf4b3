package output

import (
	"errors"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/gofrs/flock"
)

// take locks a file, which is made when it is missing; nil when another has it.
// Where open files can be removed, a holder removes its file before it lets go,
// so a file that was locked but no longer stands there is no lock.
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

// letGo removes the lock's file and the lock. Windows removes no open file: there
// the lock goes first, and a file that another process opens meanwhile is that
// one's lock, or is left to the next sweep.
func (f *Folder) letGo() error {
	if runtime.GOOS == "windows" {
		err := f.lock.Close()
		_ = f.Remove(f.own(".lock"))
		return err
	}
	return errors.Join(f.Remove(f.own(".lock")), f.lock.Close())
}

// Sweep removes what killed processes left in a folder that they held beside
// others; those that run keep theirs.
func Sweep(dir string) error { return sweepNames(dir, prefix) }

// SweepParts removes what killed processes whose names begin with this one's
// and a dot left on their way, and what Sweep does.
func (f *Folder) SweepParts() error {
	return errors.Join(sweepNames(f.dir, f.name+"."), Sweep(f.dir))
}

// sweepNames holds and closes a folder under each name that begins so and has
// left something.
func sweepNames(dir, prefix string) error {
	var names []string
	for _, suffix := range []string{".lock", ".pending"} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return err
		}
		for _, e := range entries {
			name, ours := strings.CutPrefix(e.Name(), "."+prefix)
			if name, isSo := strings.CutSuffix(name, suffix); ours && isSo {
				names = append(names, prefix+name)
			}
		}
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		left, err := Hold(dir, name, "")
		var held *HeldError
		if errors.As(err, &held) {
			continue
		}
		if err != nil {
			return err
		}
		if err := left.Close(); err != nil {
			return err
		}
	}
	return nil
}
