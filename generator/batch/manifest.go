package batch

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"rd50/generator/plainjson"
	"slices"
)

// ManifestFile is the usual name of the manifest in the output folder.
const ManifestFile = "rd50-manifest.json"

// manifestFormat is the version of the manifest's own form.
const manifestFormat = 1

// Manifest says what was made, and from what. It holds no times: equal batches
// have equal manifests.
type Manifest struct {
	records map[string]Record // by the report's name
	owners  map[string]string // the report that an output belongs to
}

// Record is one report that was made.
type Record struct {
	Report  string   `json:"report"`  // path of its TOML file from the batch's base
	Key     string   `json:"key"`     // SHA-256 of all that the outputs depend on
	Root    string   `json:"root"`    // folder of the inputs, from the batch's base
	Inputs  []Input  `json:"inputs"`  // everything that was read or looked for, by path
	Wording []string `json:"wording"` // files of the templates that were used
	Outputs []Output `json:"outputs"`
}

// Input is a file or folder that a report was made from. State is the SHA-256
// of a file's content in hexadecimal, or one of the states of a place.
type Input struct {
	Path  string `json:"path"`
	State string `json:"state"`
}

// Output is a file that was made; Path is from the output folder.
type Output struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// NewManifest gives one without records.
func NewManifest() *Manifest {
	return &Manifest{records: map[string]Record{}, owners: map[string]string{}}
}

// Find gives the record of a report.
func (m *Manifest) Find(report string) (Record, bool) {
	r, ok := m.records[report]
	return r, ok
}

// Records gives all by name.
func (m *Manifest) Records() []Record {
	var out []Record
	for _, name := range slices.Sorted(maps.Keys(m.records)) {
		out = append(out, m.records[name])
	}
	return out
}

// Put adds a record or replaces the report's older one. Records of other
// reports that claim one of its outputs are dropped: the file is no longer
// theirs.
func (m *Manifest) Put(r Record) {
	m.drop(r.Report)
	for _, o := range r.Outputs {
		m.drop(m.owners[o.Path])
	}
	m.records[r.Report] = r
	for _, o := range r.Outputs {
		m.owners[o.Path] = r.Report
	}
}

func (m *Manifest) drop(report string) {
	for _, o := range m.records[report].Outputs {
		delete(m.owners, o.Path)
	}
	delete(m.records, report)
}

// manifestForm is the manifest as a file.
type manifestForm struct {
	Format  int      `json:"format"`
	Reports []Record `json:"reports"`
}

// Encode gives the file's bytes.
func (m *Manifest) Encode() ([]byte, error) {
	form := manifestForm{Format: manifestFormat, Reports: m.Records()}
	if form.Reports == nil {
		form.Reports = []Record{}
	}
	var b bytes.Buffer
	err := plainjson.Write(&b, form, " ")
	return b.Bytes(), err
}

// DecodeManifest reads a file's bytes.
func DecodeManifest(data []byte) (*Manifest, error) {
	var form manifestForm
	if err := json.Unmarshal(data, &form); err != nil {
		return nil, fmt.Errorf("не опись выпуска: %w", err)
	}
	if form.Format != manifestFormat {
		return nil, fmt.Errorf("опись вида %d, а эта версия rd50 знает вид %d", form.Format, manifestFormat)
	}
	m := NewManifest()
	for _, r := range form.Reports {
		m.Put(r)
	}
	return m, nil
}

// readManifest reads a manifest and the journal beside it; false when there is
// neither.
func readManifest(files fs.FS, name string) (*Manifest, bool, error) {
	data, err := fs.ReadFile(files, name)
	missing := errors.Is(err, fs.ErrNotExist)
	if err != nil && !missing {
		return nil, false, fmt.Errorf("опись %s не читается: %w", name, err)
	}
	m := NewManifest()
	if !missing {
		if m, err = DecodeManifest(data); err != nil {
			return nil, false, fmt.Errorf("%s: %w", name, err)
		}
	}
	journal, err := fs.ReadFile(files, journalOf(name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, false, fmt.Errorf("журнал %s не читается: %w", journalOf(name), err)
	}
	m.replay(journal)
	return m, !missing || len(journal) > 0, nil
}

// replay takes the records of a journal in. A line that a killed process left
// unfinished ends it; that report is made again.
func (m *Manifest) replay(journal []byte) {
	for line := range bytes.Lines(journal) {
		var r Record
		if err := json.Unmarshal(line, &r); err != nil || !bytes.HasSuffix(line, []byte("\n")) {
			return
		}
		m.Put(r)
	}
}

// journalOf names the file that grows by a record with each report made, until
// the manifest is written at the end.
func journalOf(manifest string) string { return "." + manifest + ".journal" }

// stampsOf names the file of what inputs and outputs looked like when they were
// last read.
func stampsOf(manifest string) string { return "." + manifest + ".stat" }
