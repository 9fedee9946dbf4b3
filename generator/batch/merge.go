package batch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"rd50/generator/output"
)

// Manifests lists the manifests of an output folder under their usual names:
// the whole batch's first, then those of shards. Journals of killed runs count.
func Manifests(files fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, fmt.Errorf("папка не читается: %w", err)
	}
	var out []string
	for _, e := range entries {
		name := e.Name()
		if j := strings.TrimSuffix(strings.TrimPrefix(name, "."), ".journal"); journalOf(j) == name {
			name = j
		}
		if isManifest(name) {
			out = append(out, name)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		if (a == ManifestFile) != (b == ManifestFile) {
			return len(a) - len(b)
		}
		return strings.Compare(a, b)
	})
	return slices.Compact(out), nil
}

// ReadManifest reads one manifest with its journal.
func ReadManifest(files fs.FS, name string) (*Manifest, error) {
	m, found, err := readManifest(files, name)
	if err == nil && !found {
		err = fmt.Errorf("описи выпуска %s нет", name)
	}
	return m, err
}

// Joined reads all manifests of an output folder. What shards say stands over
// what the whole says, for they ran after it; two shards that say different
// things of one report are an error.
func Joined(files fs.FS) (*Manifest, error) {
	names, err := Manifests(files)
	if err == nil && len(names) == 0 {
		err = fmt.Errorf("описи выпуска %s нет", ManifestFile)
	}
	if err != nil {
		return nil, err
	}
	whole, shards := NewManifest(), NewManifest()
	for _, name := range names {
		m, _, err := readManifest(files, name)
		if err != nil {
			return nil, err
		}
		if name == ManifestFile {
			whole = m
			continue
		}
		if err := shards.join(m); err != nil {
			return nil, err
		}
	}
	for _, rec := range shards.Records() {
		whole.Put(rec)
	}
	return whole, nil
}

// join takes another's records in; a report with two different records is an
// error, and so is an output that belongs to two reports.
func (m *Manifest) join(other *Manifest) error {
	for _, rec := range other.Records() {
		if old, ok := m.Find(rec.Report); ok && !reflect.DeepEqual(old, rec) {
			return fmt.Errorf("описи частей по-разному говорят о концепции %s: выпустите части заново", rec.Report)
		}
		for _, o := range rec.Outputs {
			if owner, taken := m.owners[o.Path]; taken && owner != rec.Report {
				return fmt.Errorf("концепции %s и %s выпущены в один файл %s", owner, rec.Report, o.Path)
			}
		}
		m.Put(rec)
	}
	return nil
}

// Part is a folder that shards wrote into.
type Part struct {
	Name  string // for messages
	Files fs.FS
}

// Merge joins the manifests of parts, and of out itself, into one in out. The
// outputs of parts are copied there, each compared with its digest on the way,
// so that out is complete. It gives the number of reports. Manifests of shards
// that lay in out are gone then: the one says it all. When ctx ends, what was
// brought stays, and the manifests are as they were.
func Merge(ctx context.Context, out Store, parts []Part) (int, error) {
	whole := NewManifest()
	if names, err := Manifests(out.Files()); err != nil {
		return 0, err
	} else if len(names) > 0 {
		if whole, err = Joined(out.Files()); err != nil {
			return 0, err
		}
	}
	joined := NewManifest()
	for _, p := range parts {
		m, err := Joined(p.Files)
		if err == nil {
			err = joined.join(m)
		}
		if err == nil {
			err = bring(ctx, out, p, m)
		}
		if err != nil {
			return 0, fmt.Errorf("%s: %w", p.Name, err)
		}
	}
	for _, rec := range joined.Records() {
		whole.Put(rec)
	}
	data, err := whole.Encode()
	if err == nil {
		err = out.Put(".", []output.File{{Name: ManifestFile, Data: data}})
	}
	if err == nil {
		err = tidy(out)
	}
	return len(whole.records), err
}

// bring copies the outputs that are not in place already.
func bring(ctx context.Context, out Store, p Part, m *Manifest) error {
	for _, rec := range m.Records() {
		for _, o := range rec.Outputs {
			if err := ctx.Err(); err != nil {
				return err
			}
			if what, err := compare(out.Files(), o); err == nil && what == "" {
				continue
			}
			if err := copyOutput(out, p.Files, o); err != nil {
				return err
			}
		}
	}
	return nil
}

func copyOutput(out Store, from fs.FS, o Output) error {
	if !fs.ValidPath(o.Path) {
		return fmt.Errorf("опись называет файл вне папки: %s", o.Path)
	}
	data, err := fs.ReadFile(from, o.Path)
	if err != nil {
		return fmt.Errorf("файл %s не читается: %w", o.Path, err)
	}
	if digest(data) != o.SHA256 {
		return fmt.Errorf("файл %s не тот, что в описи", o.Path)
	}
	return out.Put(path.Dir(o.Path), []output.File{{Name: path.Base(o.Path), Data: data}})
}

// tidy removes the manifests of shards and what belongs to them.
func tidy(out Store) error {
	names, err := Manifests(out.Files())
	if err != nil {
		return err
	}
	errs := []error{out.Remove(journalOf(ManifestFile))}
	for _, name := range names {
		if name != ManifestFile {
			errs = append(errs, out.Remove(name), out.Remove(journalOf(name)), out.Remove(stampsOf(name)))
		}
	}
	return errors.Join(errs...)
}
