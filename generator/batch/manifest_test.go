package batch

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

// record gives one of a report with outputs of the names.
func record(report string, outputs ...string) Record {
	r := Record{Report: report, Key: "k", Root: ".", Inputs: []Input{{"engagement.toml", "5e"}}, Wording: []string{"study"}}
	for _, name := range outputs {
		r.Outputs = append(r.Outputs, Output{Path: name, Size: int64(len(name)), SHA256: digest([]byte(name))})
	}
	return r
}

func line(t *testing.T, r Record) string {
	t.Helper()
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(data) + "\n"
}

func TestManifestIsReadBack(t *testing.T) {
	m := NewManifest()
	m.Put(record("б", "б.md"))
	m.Put(record("а", "а.md", "а.pdf"))
	first, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := DecodeManifest(first)
	if err != nil || !reflect.DeepEqual(again.Records(), []Record{record("а", "а.md", "а.pdf"), record("б", "б.md")}) {
		t.Fatalf("%v, %v", again, err)
	}
	second, err := again.Encode()
	if err != nil || !bytes.Equal(first, second) {
		t.Errorf("the second writing differs: %v\n%s", err, second)
	}
}

func TestWhatIsNoManifest(t *testing.T) {
	for text, fault := range map[string]string{
		"":                             "не опись выпуска",
		"[]":                           "не опись выпуска",
		`{"format": 2, "reports": []}`: "опись вида 2",
	} {
		if _, err := DecodeManifest([]byte(text)); err == nil || !strings.Contains(err.Error(), fault) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestAnOutputHasOneOwner: a report that was renamed takes its outputs along.
func TestAnOutputHasOneOwner(t *testing.T) {
	m := NewManifest()
	m.Put(record("прежняя", "а.md"))
	m.Put(record("новая", "а.md"))
	if got := m.Records(); len(got) != 1 || got[0].Report != "новая" {
		t.Errorf("%v", got)
	}
	m.Put(record("новая", "б.md"))
	m.Put(record("третья", "а.md"))
	if got := m.Records(); len(got) != 2 {
		t.Errorf("%v", got)
	}
}

// TestJournal: what a killed run had recorded counts, but for a line that it did
// not finish.
func TestJournal(t *testing.T) {
	a, b := line(t, record("а", "а.md")), line(t, record("б", "б.md"))
	for _, c := range []struct {
		about, journal string
		want           string
	}{
		{"nothing", "", ""},
		{"two reports", a + b, "а б"},
		{"the second cut short", a + b[:len(b)/2], "а"},
		{"the second without its end of line", a + b[:len(b)-1], "а"},
		{"the first cut short", a[:3], ""},
	} {
		files := fstest.MapFS{".m.json.journal": {Data: []byte(c.journal)}}
		m, found, err := readManifest(files, "m.json")
		if err != nil || found != (c.journal != "") {
			t.Errorf("%s: %v, %v", c.about, found, err)
			continue
		}
		var names []string
		for _, r := range m.Records() {
			names = append(names, r.Report)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.about, got, c.want)
		}
	}
}

// folderOf holds the outputs of manifests, and the manifests under their names.
func folderOf(t *testing.T, manifests map[string]*Manifest) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for name, m := range manifests {
		data, err := m.Encode()
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
		for _, r := range m.Records() {
			for _, o := range r.Outputs {
				files[o.Path] = &fstest.MapFile{Data: []byte(o.Path)}
			}
		}
	}
	return files
}

func manifestOf(records ...Record) *Manifest {
	m := NewManifest()
	for _, r := range records {
		m.Put(r)
	}
	return m
}

func TestVerify(t *testing.T) {
	m := manifestOf(record("а", "x/а.md", "x/а.pdf"), record("б", "б.md"))
	for _, c := range []struct {
		about string
		edit  func(fstest.MapFS)
		want  []Difference
	}{
		{"as it was", func(fstest.MapFS) {}, nil},
		{"changed at the same size", func(f fstest.MapFS) { f["б.md"].Data = []byte("Б.md") }, []Difference{{"б.md", Changed}}},
		{"lost", func(f fstest.MapFS) { delete(f, "x/а.pdf") }, []Difference{{"x/а.pdf", Lost}}},
		{"added", func(f fstest.MapFS) { f["x/в.md"] = &fstest.MapFile{} }, []Difference{{"x/в.md", Added}}},
		{"a folder in its place", func(f fstest.MapFS) {
			delete(f, "б.md")
			f["б.md/x"] = &fstest.MapFile{}
		}, []Difference{{"б.md", Changed}, {"б.md/x", Added}}},
		{"the batch's own files", func(f fstest.MapFS) {
			f[".rd50.lock"], f[".rd50.pending/1"], f[".rd50-manifest.json.stat"], f["rd50-manifest.1-of-8.json"] = &fstest.MapFile{}, &fstest.MapFile{}, &fstest.MapFile{}, &fstest.MapFile{}
		}, nil},
		{"what only looks like one", func(f fstest.MapFS) {
			f["x/.rd50.lock"], f["rd50-manifest.9-of-8.json"] = &fstest.MapFile{}, &fstest.MapFile{}
		},
			[]Difference{{"rd50-manifest.9-of-8.json", Added}, {"x/.rd50.lock", Added}}},
	} {
		files := folderOf(t, map[string]*Manifest{ManifestFile: m})
		c.edit(files)
		got, err := Verify(files, m, ManifestFile)
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, %v; want %v", c.about, got, err, c.want)
		}
	}
}

func TestJoined(t *testing.T) {
	a, b, c := record("а", "а.md"), record("б", "б.md"), record("в", "в.md")
	newer := record("а", "а.md")
	newer.Key = "newer"
	for _, x := range []struct {
		about     string
		manifests map[string]*Manifest
		want      []Record
		fault     string
	}{
		{"parts", map[string]*Manifest{"rd50-manifest.0-of-2.json": manifestOf(a, c), "rd50-manifest.1-of-2.json": manifestOf(b)}, []Record{a, b, c}, ""},
		{"a part that ran after the whole", map[string]*Manifest{ManifestFile: manifestOf(a, b), "rd50-manifest.0-of-2.json": manifestOf(newer)}, []Record{newer, b}, ""},
		{"parts that differ", map[string]*Manifest{"rd50-manifest.0-of-2.json": manifestOf(a), "rd50-manifest.0-of-4.json": manifestOf(newer)}, nil, "по-разному говорят о концепции а"},
		{"one output of two", map[string]*Manifest{"rd50-manifest.0-of-2.json": manifestOf(a), "rd50-manifest.1-of-2.json": manifestOf(record("я", "а.md"))}, nil, "концепции а и я выпущены в один файл а.md"},
		{"none", nil, nil, "описи выпуска rd50-manifest.json нет"},
	} {
		files := folderOf(t, x.manifests)
		files["другой.json"] = &fstest.MapFile{}
		m, err := Joined(files)
		switch {
		case x.fault != "":
			if err == nil || !strings.Contains(err.Error(), x.fault) {
				t.Errorf("%s: %v", x.about, err)
			}
		case err != nil || !reflect.DeepEqual(m.Records(), x.want):
			t.Errorf("%s: %v, %v", x.about, m, err)
		}
	}
}
