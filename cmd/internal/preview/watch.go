package preview

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// poll is how often the files are looked at all the same: some file systems, such
// as those of a network, tell nothing.
const poll = time.Second

// watcher tells when one of the files that a draft is made of may have changed.
// It watches their folders, for an editor may replace a file by another one.
type watcher struct {
	changed     chan time.Time // holds at most one
	events      *fsnotify.Watcher
	templateDir string

	mu        sync.Mutex
	files     []string // absolute, sorted
	above     map[string]bool
	states    map[string]string // of the files when they were last read
	templates bool              // one of them has changed
}

func newWatcher(templateDir string) (*watcher, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("за файлами не уследить: %w", err)
	}
	w := &watcher{changed: make(chan time.Time, 1), events: events, above: map[string]bool{}, states: map[string]string{}}
	if templateDir != "" {
		if w.templateDir, err = filepath.Abs(templateDir); err != nil {
			return nil, err
		}
		w.watchTemplates()
	}
	return w, nil
}

// run hears events until the context ends.
func (w *watcher) run(ctx context.Context) {
	defer func() { _ = w.events.Close() }() // nothing was written
	ticker := time.NewTicker(poll)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-w.events.Events:
			if ok && w.concerns(e) {
				w.tell()
			}
		case <-w.events.Errors: // events were lost
			w.tell()
		case <-ticker.C:
			if w.unlike() {
				w.tell()
			}
		}
	}
}

func (w *watcher) tell() {
	select {
	case w.changed <- time.Now():
	default: // told already
	}
}

// forget drops a change that is told but not yet heard.
func (w *watcher) forget() {
	select {
	case <-w.changed:
	default:
	}
}

// wait gives the time of the next change; the zero time when the context ends.
func (w *watcher) wait(ctx context.Context) time.Time {
	select {
	case t := <-w.changed:
		return t
	case <-ctx.Done():
		return time.Time{}
	}
}

// settle waits until nothing has changed for a while, at most for longest.
func (w *watcher) settle(quiet, longest time.Duration) {
	end := time.After(longest)
	for {
		select {
		case <-w.changed:
		case <-time.After(quiet):
			return
		case <-end:
			return
		}
	}
}

func (w *watcher) concerns(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod {
		return false
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.templateDir != "" && within(w.templateDir, e.Name) {
		w.templates = true
		return true
	}
	_, found := slices.BinarySearch(w.files, e.Name)
	return found || w.above[e.Name]
}

// takeTemplates tells once that the customer's wording has changed.
func (w *watcher) takeTemplates() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	taken := w.templates
	w.templates = false
	if taken {
		w.watchTemplates()
	}
	return taken
}

func (w *watcher) watchTemplates() {
	_ = filepath.WalkDir(w.templateDir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			_ = w.events.Add(name) // what can't be watched is polled
		}
		return nil
	})
}

// follow sets the files to watch, by their names in dir. Those of a draft that
// could not be read whole are added to what was followed before.
func (w *watcher) follow(dir string, names []string, whole bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var files []string
	if !whole {
		files = w.files
	}
	for _, n := range names {
		files = append(files, filepath.Join(dir, filepath.FromSlash(n)))
	}
	slices.Sort(files)
	w.files = slices.Compact(files)
	w.above = map[string]bool{dir: true}
	folders := []string{filepath.Dir(dir), dir}
	for _, f := range w.files {
		for up := filepath.Dir(f); within(dir, up) && !w.above[up]; up = filepath.Dir(up) {
			w.above[up] = true
			folders = append(folders, up)
		}
	}
	for _, f := range w.files {
		if _, known := w.states[f]; !known {
			w.states[f] = state(f)
		}
	}
	if w.watchFolders(folders) {
		w.tell() // a file may have come before its folder was watched
	}
}

// watchFolders tells whether a folder is watched that was not before.
func (w *watcher) watchFolders(folders []string) bool {
	watched := w.events.WatchList()
	added := false
	for _, f := range folders {
		if !slices.Contains(watched, f) && w.events.Add(f) == nil {
			added = true
		}
	}
	for _, f := range watched {
		if !slices.Contains(folders, f) && !within(w.templateDir, f) {
			_ = w.events.Remove(f) // gone by itself
		}
	}
	return added
}

// mark remembers how the files are just before they are read.
func (w *watcher) mark() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.states = map[string]string{}
	for _, f := range w.files {
		w.states[f] = state(f)
	}
}

// unlike tells whether a file is not as it was when it was read.
func (w *watcher) unlike() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.ContainsFunc(w.files, func(f string) bool { return w.states[f] != state(f) })
}

// state describes a file by size and time; a missing one by nothing.
func state(file string) string {
	info, err := os.Stat(file)
	if err != nil {
		return ""
	}
	return fmt.Sprint(info.Size(), info.ModTime().UnixNano())
}

// within tells whether a path is a folder or lies in it.
func within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return dir != "" && err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
