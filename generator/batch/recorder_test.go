package batch

import (
	"errors"
	"io"
	"io/fs"
	"reflect"
	"testing"
	"testing/fstest"
	"time"
)

var (
	long  = time.Date(2026, 1, 2, 3, 4, 5, 6, time.UTC) // ago
	later = long.Add(time.Hour)
)

func stampsAt(now time.Time) *stamps {
	return newStamps(nil, PlainLook, func() time.Time { return now })
}

func world() fstest.MapFS {
	return fstest.MapFS{
		"a.toml":   {Data: []byte("a"), ModTime: long},
		"p/b.md":   {Data: []byte("b"), ModTime: long},
		"f/x.ttf":  {Data: []byte("x"), ModTime: long},
		"f/y.ttf":  {Data: []byte("y"), ModTime: long},
		"empty.md": {ModTime: long},
	}
}

// reads are ways to look at files, with what is to be noted.
var reads = []struct {
	about string
	read  func(fs.FS) error
	want  []Input
}{
	{"a file", func(f fs.FS) error { _, err := fs.ReadFile(f, "a.toml"); return err }, []Input{{"a.toml", digest([]byte("a"))}}},
	{"an empty file", func(f fs.FS) error { _, err := fs.ReadFile(f, "empty.md"); return err }, []Input{{"empty.md", digest(nil)}}},
	{"a file twice", func(f fs.FS) error {
		_, err := fs.ReadFile(f, "a.toml")
		_, err2 := fs.ReadFile(f, "a.toml")
		return errors.Join(err, err2)
	}, []Input{{"a.toml", digest([]byte("a"))}}},
	{"a file looked for, then read", func(f fs.FS) error {
		_, err := fs.Stat(f, "p/b.md")
		_, err2 := fs.ReadFile(f, "p/b.md")
		_, err3 := fs.Stat(f, "p/b.md")
		return errors.Join(err, err2, err3)
	}, []Input{{"p/b.md", digest([]byte("b"))}}},
	{"a file looked for alone", func(f fs.FS) error { _, err := fs.Stat(f, "a.toml"); return err }, []Input{{"a.toml", present}}},
	{"a file that is not there", func(f fs.FS) error { fs.Stat(f, "q"); fs.ReadFile(f, "q"); return nil }, []Input{{"q", absent}}},
	{"a folder", func(f fs.FS) error { _, err := fs.Stat(f, "f"); return err }, []Input{{"f", folder}}},
	{"a folder's names", func(f fs.FS) error { _, err := fs.ReadDir(f, "f"); return err }, []Input{{"f", listed(world(), "f")}}},
	{"a folder through Sub", func(f fs.FS) error {
		sub, err := fs.Sub(f, "f")
		_, err2 := fs.ReadDir(sub, ".")
		_, err3 := fs.ReadFile(sub, "x.ttf")
		return errors.Join(err, err2, err3)
	}, []Input{{"f", listed(world(), "f")}, {"f/x.ttf", digest([]byte("x"))}}},
	{"the first bytes alone", func(f fs.FS) error {
		file, err := f.Open("a.toml")
		if err != nil {
			return err
		}
		_, err = io.ReadFull(file, make([]byte, 1))
		return errors.Join(err, file.Close())
	}, []Input{{"a.toml", unsteady}}},
}

func TestRecorder(t *testing.T) {
	for _, c := range reads {
		r := newRecorder(world(), "root", stampsAt(later))
		if err := c.read(r); err != nil {
			t.Errorf("%s: %v", c.about, err)
		}
		if got := r.inputs(); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.about, got, c.want)
		}
	}
}

// TestLookTellsWhatWasRecorded: in an unchanged world every place looks as it was
// noted, whether the stamps know it or not.
func TestLookTellsWhatWasRecorded(t *testing.T) {
	for _, c := range reads {
		s := stampsAt(later)
		r := newRecorder(world(), "root", s)
		if err := c.read(r); err != nil {
			t.Fatal(err)
		}
		for _, then := range r.inputs() {
			if then.State == unsteady {
				continue
			}
			for _, s := range []*stamps{s, stampsAt(later)} {
				if got := look(world(), "root", then, s); got != then.State {
					t.Errorf("%s: %s is %s, was %s", c.about, then.Path, got, then.State)
				}
			}
		}
	}
}

func TestLookTellsChanges(t *testing.T) {
	for _, c := range []struct {
		about, path string
		then        string
		edit        func(fstest.MapFS)
	}{
		{"content", "a.toml", digest([]byte("a")), func(f fstest.MapFS) { f["a.toml"] = &fstest.MapFile{Data: []byte("A"), ModTime: later} }},
		{"a file gone", "a.toml", digest([]byte("a")), func(f fstest.MapFS) { delete(f, "a.toml") }},
		{"a file come", "q", absent, func(f fstest.MapFS) { f["q"] = &fstest.MapFile{} }},
		{"a name more in a folder", "f", listed(world(), "f"), func(f fstest.MapFS) { f["f/z.ttf"] = &fstest.MapFile{} }},
		{"a file in place of a folder", "p", folder, func(f fstest.MapFS) {
			delete(f, "p/b.md")
			f["p"] = &fstest.MapFile{}
		}},
	} {
		s, files := stampsAt(later.Add(time.Hour)), world()
		then := Input{c.path, c.then}
		if got := look(files, ".", then, s); got != c.then {
			t.Fatalf("%s: %s before anything changed", c.about, got)
		}
		c.edit(files)
		if got := look(files, ".", then, s); got == c.then {
			t.Errorf("%s: not seen", c.about)
		}
	}
}

func TestAFileThatChangesWhileItIsReadIsUnsteady(t *testing.T) {
	files := world()
	r := newRecorder(files, ".", stampsAt(later))
	for _, content := range []string{"a", "A"} {
		files["a.toml"] = &fstest.MapFile{Data: []byte(content), ModTime: long}
		if _, err := fs.ReadFile(r, "a.toml"); err != nil {
			t.Fatal(err)
		}
	}
	if steady(r.inputs()) {
		t.Error("the report would be taken for up to date")
	}
}

// TestStampsDoNotTrustTheYoung: a file that was read within the tick of its last
// change may change again and look the same.
func TestStampsDoNotTrustTheYoung(t *testing.T) {
	for _, c := range []struct {
		about   string
		changed time.Time
		age     time.Duration
		trusted bool
	}{
		{"an old file", long, time.Hour, true},
		{"a new file", long, time.Millisecond, false},
		{"behind a tick", long, 30 * time.Millisecond, true},
		{"on a clock of whole seconds", long.Truncate(time.Second), time.Second, false},
		{"behind two seconds of it", long.Truncate(time.Second), 3 * time.Second, true},
		{"from the future", long, -time.Hour, false},
	} {
		files := fstest.MapFS{"a": {Data: []byte("one"), ModTime: c.changed}}
		s := stampsAt(c.changed.Add(c.age))
		then := Input{"a", digest([]byte("one"))}
		look(files, ".", then, s)
		files["a"].Data = []byte("two") // with the same size and time
		if got := look(files, ".", then, s) == then.State; got != c.trusted {
			t.Errorf("%s: trusted %v", c.about, got)
		}
	}
}

func TestStampsAreReadBack(t *testing.T) {
	s := stampsAt(later)
	if _, err := fs.ReadFile(newRecorder(world(), ".", s), "a.toml"); err != nil {
		t.Fatal(err)
	}
	data, err := s.encode(map[string]bool{"a.toml": true})
	if err != nil {
		t.Fatal(err)
	}
	again := newStamps(data, PlainLook, func() time.Time { return later })
	info, err := fs.Stat(world(), "a.toml")
	if err != nil {
		t.Fatal(err)
	}
	if sum, ok := again.known("a.toml", info); !ok || sum != digest([]byte("a")) {
		t.Errorf("%s, %v", sum, ok)
	}
	if data, err := again.encode(map[string]bool{"a.toml": true}); data != nil || err != nil {
		t.Errorf("unchanged stamps are written: %s, %v", data, err)
	}
	if data, err := again.encode(nil); string(data) != "{}" || err != nil {
		t.Errorf("a place of no use is kept: %s, %v", data, err)
	}
	if s := newStamps([]byte("damaged"), PlainLook, time.Now); len(s.of) != 0 {
		t.Errorf("%v", s.of)
	}
}
