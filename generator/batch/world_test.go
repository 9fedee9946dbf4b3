package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"rd50/generator"
	"rd50/generator/output"
	_ "rd50/generator/pace"
	"rd50/generator/writer"
)

// memory is an output folder in memory whose disk may fill.
type memory struct {
	mu    sync.Mutex
	files fstest.MapFS
	room  int // bytes that may still be written
	puts  int // of outputs
	clock time.Time
}

func newMemory() *memory {
	return &memory{files: fstest.MapFS{}, room: 1 << 40, clock: long}
}

func (m *memory) Put(sub string, files []output.File) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	size := 0
	for _, f := range files {
		size += len(f.Data)
	}
	if size > m.room {
		return fmt.Errorf("%w: места нет", ErrFull)
	}
	m.room -= size
	m.clock = m.clock.Add(time.Second)
	for _, f := range files {
		m.files[path.Join(sub, f.Name)] = &fstest.MapFile{Data: f.Data, ModTime: m.clock}
	}
	m.puts++
	return nil
}

// Append writes what there is room for, as a disk does.
func (m *memory) Append(name string, line []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	text := append(slices.Clone(line), '\n')
	short := min(len(text), m.room)
	m.room -= short
	f := m.files[name]
	if f == nil {
		f = &fstest.MapFile{}
		m.files[name] = f
	}
	f.Data = append(f.Data, text[:short]...)
	if short < len(text) {
		return errors.New("места нет")
	}
	return nil
}

func (m *memory) Remove(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.files, name)
	return nil
}

// Files gives a copy, for a map must not be read while it is written.
func (m *memory) Files() fs.FS {
	m.mu.Lock()
	defer m.mu.Unlock()
	return maps.Clone(m.files)
}

// outputs gives what stands in the folder but for stamps.
func (m *memory) outputs() map[string]string {
	out := map[string]string{}
	for name, f := range m.files {
		if name != stampsOf(ManifestFile) {
			out[name] = string(f.Data)
		}
	}
	return out
}

// engagements are sources in memory.
type engagements fstest.MapFS

func (e engagements) Open(report string) (*Source, error) {
	dir := Mirror(report)
	sub, err := fs.Sub(fstest.MapFS(e), dir)
	in := generator.Input{Files: sub, Name: strings.TrimPrefix(report, dir+"/"), Folder: path.Base(dir)}
	return &Source{Input: in, Root: dir, Closer: io.NopCloser(nil)}, err
}

func (e engagements) Root(dir string) (fs.FS, io.Closer, error) {
	sub, err := fs.Sub(fstest.MapFS(e), dir)
	return sub, io.NopCloser(nil), err
}

// add puts the smallest sample in a folder, with changes.
func (e engagements) add(t *testing.T, name string, changes ...string) {
	t.Helper()
	data, err := os.ReadFile("../../samples/minimal/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	e[name+"/engagement.toml"] = &fstest.MapFile{Data: []byte(strings.NewReplacer(changes...).Replace(string(data))), ModTime: long}
}

// four are engagements «а» to «г», each of its own words.
func four(t *testing.T) engagements {
	e := engagements{}
	for _, name := range []string{"а", "б", "в", "г"} {
		e.add(t, name, "«Перекресток»", "«Перекресток-"+name+"»")
	}
	return e
}

// templates are the shipped ones with replacements.
func templates(t *testing.T, replacements fs.FS) *generator.Templates {
	t.Helper()
	out, err := generator.LoadTemplates(replacements)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// trial is a batch over sources and a folder in memory.
func trial(t *testing.T, e engagements, m *memory) *Batch {
	t.Helper()
	names, err := Find(fstest.MapFS(e))
	if err != nil {
		t.Fatal(err)
	}
	md, _ := writer.Find("md")
	b := &Batch{
		Options: Options{Program: "trial"}, Templates: templates(t, nil), Sources: e, Out: m, State: m, Manifest: ManifestFile,
		Workers: 2, KeepGoing: true, Now: func() time.Time { return later }, Look: PlainLook, Tell: func(Event) {},
	}
	for _, n := range names {
		b.Reports = append(b.Reports, Report{Name: n, Folder: Mirror(n), Formats: []Format{{Format: md}}})
	}
	return b
}

// run runs a batch and gives how each report ended, as «done а, current б».
func (b *Batch) trialRun(t *testing.T) string {
	t.Helper()
	s, err := b.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return ends(s)
}

func ends(s *Summary) string {
	var out []string
	for _, r := range s.Results {
		out = append(out, string(r.Kind)+" "+strings.TrimSuffix(r.Report, "/engagement.toml"))
	}
	return strings.Join(out, ", ")
}

func sameFiles(t *testing.T, about string, got, want map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if !bytes.Equal([]byte(got[name]), []byte(want[name])) {
			t.Errorf("%s: %s is missing or differs", about, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[name]; !ok {
			t.Errorf("%s: %s is left over", about, name)
		}
	}
}
