package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"rd50/generator/output"
)

// load reads what earlier runs left: the manifest, the journal of a run that was
// killed, and the stamps.
func (r *run) load() error {
	files := r.State.Files()
	m, found, err := readManifest(files, r.Manifest)
	switch {
	case err != nil && r.Force:
		m = NewManifest() // all is made again
	case err != nil:
		return fmt.Errorf("%w; --force выпускает все заново", err)
	case !found && !r.Shard.Whole():
		if m, err = r.fromWhole(files); err != nil {
			return err
		}
	}
	r.manifest = m
	if r.saved, err = fs.ReadFile(files, r.Manifest); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	_, err = fs.Stat(files, journalOf(r.Manifest))
	r.journal = err == nil
	stamps, err := fs.ReadFile(files, stampsOf(r.Manifest))
	if err != nil {
		stamps = nil // all is read again
	}
	r.stamps = newStamps(stamps, r.Look, r.Now)
	return nil
}

// fromWhole gives the shard's part of the whole batch's manifest.
func (r *run) fromWhole(files fs.FS) (*Manifest, error) {
	whole, _, err := readManifest(files, ManifestFile)
	if err != nil {
		return nil, err
	}
	m := NewManifest()
	for _, rec := range whole.Records() {
		if r.Shard.Holds(rec.Report) {
			m.Put(rec)
		}
	}
	return m, nil
}

// save writes the manifest and the stamps where they changed; the journal has
// then done its work.
func (r *run) save() error {
	data, err := r.manifest.Encode()
	if err != nil {
		return err
	}
	if !bytes.Equal(data, r.saved) {
		if err := r.State.Put(".", []output.File{{Name: r.Manifest, Data: data}}); err != nil {
			return fmt.Errorf("опись выпуска не записана: %w", err)
		}
	}
	if r.journal {
		if err := r.State.Remove(journalOf(r.Manifest)); err != nil {
			return fmt.Errorf("журнал выпуска не убран: %w", err)
		}
	}
	stamps, err := r.stamps.encode(r.places())
	if err != nil || stamps == nil {
		return err
	}
	return r.State.Put(".", []output.File{{Name: stampsOf(r.Manifest), Data: stamps}})
}

// places are those whose stamps are of use to a later run.
func (r *run) places() map[string]bool {
	out := map[string]bool{}
	for _, rec := range r.manifest.Records() {
		for _, i := range rec.Inputs {
			out[path.Join(rec.Root, i.Path)] = true
		}
		for _, o := range rec.Outputs {
			out[outputs+o.Path] = true
		}
	}
	return out
}
