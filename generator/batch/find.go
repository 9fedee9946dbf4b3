package batch

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"rd50/generator/input"
)

const (
	engagementFile = "engagement.toml"
	versionsFolder = "versions"
)

// Find lists the engagements below the root of a file system, sorted: every
// engagement.toml and, of the versions/*.toml beside it, those that extend
// another. Folders whose names begin with a dot are passed over, links are not
// followed.
func Find(fsys fs.FS) ([]string, error) {
	var out []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("папка «%s» не читается: %w", name, err)
		case d.IsDir() && name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case !d.IsDir() && d.Name() == engagementFile:
			versions, err := findVersions(fsys, path.Dir(name))
			out = append(append(out, name), versions...)
			return err
		}
		return nil
	})
	slices.Sort(out)
	return out, err
}

func findVersions(fsys fs.FS, folder string) ([]string, error) {
	files, err := fs.Glob(fsys, path.Join(literal(folder), versionsFolder, "*.toml"))
	return slices.DeleteFunc(files, func(name string) bool { return !isVersion(fsys, name) }), err
}

// literal keeps a folder's name from being read as a pattern.
func literal(name string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(name)
}

// isVersion tells whether a file extends another. What can't be read is taken
// for a version, so that its fault is told.
func isVersion(fsys fs.FS, name string) bool {
	data, err := input.Read(fsys, name)
	if err != nil {
		return true
	}
	var head map[string]any
	if err := toml.Unmarshal(data, &head); err != nil {
		return true
	}
	_, ok := head["extends"]
	return ok
}
