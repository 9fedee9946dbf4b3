package output

import (
	"context"
	"errors"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// turnFile is locked by the process that puts files in place. One that a killed
// process left is swept like the rest.
const turnFile = "." + prefix + "turn.lock"

// pause is how long one who waits for a lock lets pass before each new try.
const pause = time.Millisecond

// waitFor locks a file as soon as no other process has it.
func waitFor(ctx context.Context, path string) (*flock.Flock, error) {
	return lock(path, func(l *flock.Flock) (bool, error) { return l.TryLockContext(ctx, pause) })
}

// take locks a file; nil when another process has it.
func take(path string) (*flock.Flock, error) { return lock(path, (*flock.Flock).TryLock) }

// lock locks a file, which is made when it is missing. Where open files can be
// removed, a holder removes its file before it lets go, so a file that was locked
// but no longer stands there is no lock.
func lock(path string, try func(*flock.Flock) (bool, error)) (*flock.Flock, error) {
	for {
		l := flock.New(path)
		got, err := try(l)
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
// one's lock, or is left to the next.
func letGo(l *flock.Flock) error {
	if runtime.GOOS == "windows" {
		err := l.Close()
		_ = os.Remove(l.Path())
		return err
	}
	return errors.Join(remove(l.Path()), l.Close())
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
