package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Difference is an output that is not as the manifest has it.
type Difference struct {
	Path string
	What What
}

// What happened to an output.
type What string

// The differences.
const (
	Changed What = "changed"
	Lost    What = "lost"
	Added   What = "added" // a file that the manifest does not know
)

// Verify reads every output of an output folder again and compares it with the
// manifest; the differences are sorted by path. Manifest names its file where
// that lies in the folder under another name than the usual.
func Verify(files fs.FS, m *Manifest, manifest string) ([]Difference, error) {
	var out []Difference
	known := map[string]bool{manifest: true, journalOf(manifest): true, stampsOf(manifest): true}
	for _, rec := range m.Records() {
		for _, o := range rec.Outputs {
			known[o.Path] = true
			what, err := compare(files, o)
			if err != nil {
				return nil, err
			}
			if what != "" {
				out = append(out, Difference{o.Path, what})
			}
		}
	}
	added, err := addedTo(files, known)
	out = append(out, added...)
	slices.SortFunc(out, func(a, b Difference) int { return strings.Compare(a.Path, b.Path) })
	return out, err
}

func compare(files fs.FS, o Output) (What, error) {
	f, err := files.Open(o.Path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return Lost, nil
	}
	if err != nil {
		return "", fmt.Errorf("файл %s не читается: %w", o.Path, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() {
		return Changed, nil
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", fmt.Errorf("файл %s не читается: %w", o.Path, err)
	}
	if hex.EncodeToString(sum.Sum(nil)) != o.SHA256 {
		return Changed, nil
	}
	return "", nil
}

// addedTo lists the files that no record knows and that are not the batch's own.
func addedTo(files fs.FS, known map[string]bool) ([]Difference, error) {
	var out []Difference
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("папка %s не читается: %w", name, err)
		case d.IsDir() && own(name):
			return fs.SkipDir
		case !d.IsDir() && !known[name] && !own(name):
			out = append(out, Difference{name, Added})
		}
		return nil
	})
	return out, err
}

// own tells a batch's own files: manifests, journals, stamps and locks.
func own(name string) bool {
	if path.Dir(name) != "." {
		return false
	}
	return isManifest(name) || strings.HasPrefix(name, ".rd50")
}

// Shards lists the shards that left a manifest or a journal in a folder.
func Shards(files fs.FS) ([]Shard, error) {
	names, err := Manifests(files)
	var out []Shard
	for _, name := range names {
		if s, ok := shardOf(name); ok {
			out = append(out, s)
		}
	}
	return out, err
}

// isManifest tells the usual name of a manifest or of a shard's.
func isManifest(name string) bool {
	if name == ManifestFile {
		return true
	}
	_, ok := shardOf(name)
	return ok
}

// shardOf gives the shard that a usual manifest's name tells.
func shardOf(name string) (Shard, bool) {
	stem, ext, _ := strings.Cut(ManifestFile, ".")
	part := strings.TrimSuffix(strings.TrimPrefix(name, stem+"."), "."+ext)
	s, err := ParseShard(strings.Replace(part, "-of-", "/", 1))
	return s, err == nil && s.In(ManifestFile) == name
}
