package output

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// folder gives a folder that holds files, by name and content.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// contents gives what a folder holds; a folder within it has the content «/».
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range entries {
		if e.IsDir() {
			out[e.Name()] = "/"
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(data)
	}
	return out
}

func check(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	if got := contents(t, dir); !maps.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

var pair = []File{{Name: "а.md", Data: []byte("новый а")}, {Name: "б.pdf", Data: []byte("новый б")}}

func TestWrite(t *testing.T) {
	for _, c := range []struct {
		about  string
		before map[string]string
		want   map[string]string
	}{
		{"into an empty folder", nil, map[string]string{"а.md": "новый а", "б.pdf": "новый б"}},
		{"over older files", map[string]string{"а.md": "старый"}, map[string]string{"а.md": "новый а", "б.pdf": "новый б"}},
		{"beside others", map[string]string{"в": "в"}, map[string]string{"а.md": "новый а", "б.pdf": "новый б", "в": "в"}},
	} {
		dir := folder(t, c.before)
		paths, err := Write(t.Context(), dir, pair)
		if err != nil {
			t.Errorf("%s: %v", c.about, err)
		}
		if want := []string{filepath.Join(dir, "а.md"), filepath.Join(dir, "б.pdf")}; !slices.Equal(paths, want) {
			t.Errorf("%s: paths %v, want %v", c.about, paths, want)
		}
		check(t, dir, c.want)
	}
}

func TestTheFolderIsMade(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "раз", "два")
	if _, err := Write(t.Context(), dir, pair); err != nil {
		t.Fatal(err)
	}
	check(t, dir, map[string]string{"а.md": "новый а", "б.pdf": "новый б"})
}

// In each case the second file can't be put in place: the first stays as it was.
func TestAllOrNone(t *testing.T) {
	long := strings.Repeat("ы", 200) + ".pdf"
	for _, c := range []struct{ about, second, fault string }{
		{"a folder stands in its place", "папка", "на этом месте папка"},
		{"its name is too long", long, "file name too long"},
		{"its name leads elsewhere", "../б.pdf", "имя файла не может содержать папку"},
		{"its name is a folder", "..", "имя файла не может содержать папку"},
	} {
		for _, older := range []map[string]string{{}, {"а.md": "старый"}} {
			dir := folder(t, older)
			if err := os.Mkdir(filepath.Join(dir, "папка"), 0o777); err != nil {
				t.Fatal(err)
			}
			paths, err := Write(t.Context(), dir, []File{pair[0], {Name: c.second, Data: []byte("б")}})
			if err == nil || !strings.Contains(err.Error(), c.fault) || !strings.HasPrefix(err.Error(), "файл «") {
				t.Errorf("%s: error %v, want %s", c.about, err, c.fault)
			}
			if len(paths) != 0 {
				t.Errorf("%s: paths %v", c.about, paths)
			}
			want := maps.Clone(older)
			want["папка"] = "/"
			check(t, dir, want)
		}
	}
}

// setIn gives a set whose files are on their way in the folder itself.
func setIn(t *testing.T, dir string, link func(root *os.Root, old, new string) error) *set {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	n := 0
	remove := func(name string) error { return os.Remove(filepath.Join(dir, name)) }
	return &set{root: root, remove: remove, link: func(old, new string) error { return link(root, old, new) }, nextOne: func() string {
		n++
		return fmt.Sprint(n)
	}}
}

func noLinks(*os.Root, string, string) error { return errors.New("no second names here") }

// A folder that appears between the writing and the putting in place is met
// last of all: what was replaced by then comes back.
func TestRollBack(t *testing.T) {
	for _, c := range []struct {
		about string
		link  func(*os.Root, string, string) error
	}{{"with links", (*os.Root).Link}, {"on a file system without", noLinks}} {
		for _, older := range []map[string]string{{}, {"а.md": "старый"}, {"а.md": "старый", "б.pdf": "старый б"}} {
			dir := folder(t, older)
			s := setIn(t, dir, c.link)
			for _, f := range append(slices.Clone(pair), File{Name: "в.docx", Data: []byte("в")}) {
				if err := s.stage(".", f); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.Mkdir(filepath.Join(dir, "в.docx"), 0o777); err != nil {
				t.Fatal(err)
			}
			if name, err := s.commit(); err == nil || name != "в.docx" {
				t.Errorf("%s: %s: %v", c.about, name, err)
			}
			s.cleanUp()
			want := maps.Clone(older)
			want["в.docx"] = "/"
			check(t, dir, want)
		}
	}
}

// The older file stands in its place up to the moment when the new one does.
func TestWithoutLinksFilesAreReplaced(t *testing.T) {
	dir := folder(t, map[string]string{"а.md": "старый"})
	s := setIn(t, dir, noLinks)
	if err := s.stage(".", pair[0]); err != nil {
		t.Fatal(err)
	}
	if err := s.keepOlder(s.staged[0]); err != nil {
		t.Fatal(err)
	}
	check(t, dir, map[string]string{"а.md": "старый", "1": "новый а", "1.older": "старый"})
	if _, err := s.commit(); err != nil {
		t.Fatal(err)
	}
	s.cleanUp()
	check(t, dir, map[string]string{"а.md": "новый а"})
}

// TestInterruptedWriting: all are replaced, or none and nothing is left, not even
// a folder that was made.
func TestInterruptedWriting(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	dir := folder(t, map[string]string{"а.md": "старый"})
	for _, into := range []string{dir, filepath.Join(dir, "раз", "два")} {
		if paths, err := Write(ctx, into, pair); !errors.Is(err, context.Canceled) || paths != nil {
			t.Errorf("%s: %v, %v", into, paths, err)
		}
	}
	check(t, dir, map[string]string{"а.md": "старый"})
}

// TestWhatAKilledWriterLeaves is swept by the next, but for what a running one has.
func TestWhatAKilledWriterLeaves(t *testing.T) {
	dir := folder(t, map[string]string{".rd50-write-1.lock": "", ".rd50-write-2.lock": "", turnFile: "", ".rd50-manifest.json.lock": ""})
	for _, pending := range []string{".rd50-write-1.pending", ".rd50-write-3.pending"} {
		if err := os.MkdirAll(filepath.Join(dir, pending, "папка"), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	running, err := holdAlone(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Write(t.Context(), dir, pair); err != nil {
		t.Fatal(err)
	}
	check(t, dir, map[string]string{"а.md": "новый а", "б.pdf": "новый б", ".rd50-manifest.json.lock": "", running.own(".lock"): ""})
	if err := running.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAFileInPlaceOfTheFolder(t *testing.T) {
	dir := folder(t, map[string]string{"out": "файл"})
	if _, err := Write(t.Context(), filepath.Join(dir, "out"), pair); err == nil || !strings.HasPrefix(err.Error(), "папка «") {
		t.Errorf("error %v", err)
	}
	check(t, dir, map[string]string{"out": "файл"})
}

func TestPermissionsAreThoseOfANewFile(t *testing.T) {
	dir := folder(t, map[string]string{"обычный": ""}) // made with 0666 less the mask
	if _, err := Write(t.Context(), dir, pair); err != nil {
		t.Fatal(err)
	}
	mode := func(name string) os.FileMode {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode()
	}
	if got, want := mode("а.md"), mode("обычный"); got != want {
		t.Errorf("mode %v, want %v", got, want)
	}
}

// Several writers at once: each file is one writer's whole file, the files of a
// set are all of one writer, and nothing else is left.
func TestConcurrentWriters(t *testing.T) {
	dir := folder(t, map[string]string{"а.md": "старый"})
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			data := []byte(strings.Repeat(fmt.Sprint(i), 1<<16))
			if _, err := Write(t.Context(), dir, []File{{Name: "а.md", Data: data}, {Name: "а.pdf", Data: data}, {Name: fmt.Sprintf("%d.md", i), Data: data}}); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	got := contents(t, dir)
	if len(got) != 10 {
		t.Errorf("files: %v", slices.Sorted(maps.Keys(got)))
	}
	if got["а.md"] != got["а.pdf"] {
		t.Error("the sets of two writers are mixed")
	}
	for name, content := range got {
		if len(content) != 1<<16 || strings.Trim(content, content[:1]) != "" {
			t.Errorf("%s is not one writer's file", name)
		}
	}
}
