package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/gofrs/flock"

	"rd50/generator/input/disk"
)

// Folder is an output folder that is held by one process. Beside the outputs it
// has a lock .NAME.lock, which a killed process does not keep, and a folder
// .NAME.pending of the files on their way; both are gone when it is closed.
type Folder struct {
	dir, name string
	made      []string // folders that were missing, the lowest first
	root      *os.Root
	lock      *flock.Flock
	count     atomic.Int64 // of files that were on their way
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

// holderFile is where the holder tells who it is: not in the lock, which no
// other process can read on Windows.
const holderFile = "holder"

// Hold takes the folder, which is made when it is missing, and sweeps what a
// killed process of the same name left on its way. Processes of different names
// may hold one folder at the same time. The error is a HeldError when another
// has it; holder is what that one will be told.
func Hold(dir, name, holder string) (*Folder, error) {
	f, err := openFolder(dir)
	if err != nil {
		return nil, err
	}
	f.name = name
	if f.lock, err = take(f.path(".lock")); err != nil {
		return nil, errors.Join(fmt.Errorf("папка «%s» не взята: %w", dir, bare(err)), f.root.Close())
	}
	if f.lock == nil {
		said, _ := f.root.ReadFile(path.Join(f.own(".pending"), holderFile)) // it may be gone by now
		return nil, errors.Join(&HeldError{Dir: dir, Holder: strings.TrimSpace(string(said))}, f.root.Close())
	}
	if err := errors.Join(f.sweep(), f.introduce(holder)); err != nil {
		return nil, errors.Join(fmt.Errorf("папка «%s» не взята: %w", dir, bare(err)), f.Close())
	}
	return f, nil
}

// prefix begins the names of those who hold a folder beside others.
const prefix = "rd50-write-"

// holdAlone takes the folder under a name that nobody else has or will have.
func holdAlone(dir string) (*Folder, error) {
	f, err := openFolder(dir)
	for err == nil && f.lock == nil { // who sweeps may have got the lock first
		var file *os.File
		if file, err = os.CreateTemp(dir, "."+prefix+"*.lock"); err == nil {
			f.name = strings.TrimSuffix(filepath.Base(file.Name()), ".lock")[1:]
			err = file.Close()
		}
		if err == nil {
			f.lock, err = take(f.path(".lock"))
		}
		if err != nil {
			err = errors.Join(fmt.Errorf("в папку «%s» не записать: %w", dir, bare(err)), f.root.Close())
		}
	}
	return f, err
}

// openFolder opens the folder, which is made when it is missing.
func openFolder(dir string) (*Folder, error) {
	f := &Folder{dir: dir}
	for up := filepath.Clean(dir); ; up = filepath.Dir(up) {
		if _, err := os.Stat(up); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		f.made = append(f.made, up)
	}
	err := os.MkdirAll(dir, 0o777)
	if err == nil {
		f.root, err = os.OpenRoot(dir)
	}
	if err != nil {
		f.unmake()
		return nil, fmt.Errorf("папка «%s» не создана: %w", dir, bare(err))
	}
	return f, nil
}

// introduce tells others who holds the folder.
func (f *Folder) introduce(holder string) error {
	if err := f.root.Mkdir(f.own(".pending"), 0o777); err != nil {
		return err
	}
	return f.root.WriteFile(path.Join(f.own(".pending"), holderFile), []byte(holder+"\n"), 0o666)
}

// own gives the name of one of the folder's own files, path its path outside.
func (f *Folder) own(suffix string) string  { return "." + f.name + suffix }
func (f *Folder) path(suffix string) string { return filepath.Join(f.dir, f.own(suffix)) }

func (f *Folder) sweep() error { return removeAll(f.path(".pending")) }

// removeAll removes a folder with all in it; links are removed, not followed. The
// removals of os.Root and os.RemoveAll want a newer Windows than we do.
func removeAll(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	errs := []error{err}
	for _, e := range entries {
		if name := filepath.Join(dir, e.Name()); e.IsDir() {
			errs = append(errs, removeAll(name))
		} else {
			errs = append(errs, os.Remove(name))
		}
	}
	return errors.Join(append(errs, os.Remove(dir))...)
}

// Put puts a set of files in place below the folder, all or none; sub has
// slashes and is «.» for the folder itself.
func (f *Folder) Put(sub string, files []File) error {
	_, err := f.put(context.Background(), sub, files)
	return err
}

func (f *Folder) put(ctx context.Context, sub string, files []File) ([]string, error) {
	for _, d := range []string{sub, f.own(".pending")} {
		if err := f.root.MkdirAll(d, 0o777); err != nil {
			return nil, f.notMade(d, err)
		}
	}
	s := &set{root: f.root, remove: f.Remove, link: f.link, nextOne: func() string {
		return path.Join(f.own(".pending"), strconv.FormatInt(f.count.Add(1), 10))
	}}
	defer s.cleanUp()
	var paths []string
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		place := filepath.Join(f.dir, filepath.FromSlash(path.Join(sub, file.Folder)), file.Name)
		if err := s.stage(sub, file); err != nil {
			return nil, notWritten(place, err)
		}
		paths = append(paths, place)
	}
	if err := f.commit(ctx, s); err != nil {
		return nil, err
	}
	return paths, nil
}

// link gives a file a second name. Not on Windows: where another program has the
// file open, the name could not be removed again.
func (f *Folder) link(old, name string) error {
	if runtime.GOOS == "windows" {
		return errors.ErrUnsupported
	}
	return f.root.Link(old, name)
}

// commit puts a set in place while no other process does so in this folder: the
// sets of two writers never mix.
func (f *Folder) commit(ctx context.Context, s *set) error {
	turn, err := waitFor(ctx, filepath.Join(f.dir, turnFile))
	if err != nil {
		return bare(err)
	}
	name, err := s.commit()
	if err != nil {
		err = notWritten(filepath.Join(f.dir, filepath.FromSlash(name)), err)
	}
	return errors.Join(err, letGo(turn))
}

// notMade tells why a folder can't be made: a link may lead out.
func (f *Folder) notMade(sub string, err error) error {
	where := ""
	for part := range strings.SplitSeq(sub, "/") {
		where = path.Join(where, part)
		if info, fault := f.root.Lstat(where); fault == nil && info.Mode()&fs.ModeSymlink != 0 {
			return fmt.Errorf("«%s» — ссылка: за пределы папки «%s» ничего не записывается", filepath.Join(f.dir, filepath.FromSlash(where)), f.dir)
		}
	}
	return fmt.Errorf("папка «%s» не создана: %w", filepath.Join(f.dir, filepath.FromSlash(sub)), bare(err))
}

// Append adds a line to a file of the folder.
func (f *Folder) Append(name string, line []byte) error {
	file, err := f.root.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(append(line, '\n'))
	return errors.Join(err, file.Close())
}

// Remove removes a file of the folder; one that is not there is no error.
func (f *Folder) Remove(name string) error {
	return remove(filepath.Join(f.dir, filepath.FromSlash(name)))
}

func remove(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Files gives what the folder holds.
func (f *Folder) Files() fs.FS { return disk.Root{Root: f.root}.FS() }

// Close removes what is on its way and lets the folder go.
func (f *Folder) Close() error { return errors.Join(f.sweep(), letGo(f.lock), f.root.Close()) }

// unmake removes the folders that were made and are empty still.
func (f *Folder) unmake() {
	for _, dir := range f.made {
		_ = os.Remove(dir) // one that holds anything stays
	}
}
