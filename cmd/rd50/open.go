package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/BurntSushi/toml"

	"rd50/generator"
	"rd50/generator/diagnostic"
	"rd50/generator/input"
	"rd50/generator/input/disk"
)

// mainFile is the engagement's file where PATH names a folder.
const mainFile = "engagement.toml"

// opened is an engagement's place on disk.
type opened struct {
	generator.Input
	root disk.Root
	dir  string // the folder that Input.Files is rooted at
}

func (o *opened) Close() error { return o.root.Close() }

// open finds the engagement that PATH names. The files given to the generator
// are rooted at the lowest folder that holds it and all that it extends; links
// out of that folder are refused.
func open(path string) (*opened, error) {
	if path == stdio {
		return openInput()
	}
	file, err := findFile(path)
	if err != nil {
		return nil, err
	}
	return openFile(file, onDisk)
}

// openFile opens the engagement of an absolute path; read gives the text of it and of
// what it extends.
func openFile(file string, read func(file string) ([]byte, error)) (*opened, error) {
	dir, folder := commonFolder(file, read)
	root, err := disk.OpenRoot(dir)
	if err != nil {
		return nil, environmentError(fmt.Errorf("папка «%s» не открыта: %w", dir, err))
	}
	name, err := filepath.Rel(dir, file)
	if err != nil {
		return nil, environmentError(err)
	}
	in := generator.Input{Files: root.FS(), Name: filepath.ToSlash(name), Folder: folder}
	return &opened{in, root, dir}, nil
}

// findFile gives the absolute path of the TOML file that PATH means.
func findFile(path string) (string, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", usageError("нет файла или папки «%s»", path)
	}
	if err != nil {
		return "", environmentError(err)
	}
	if err := input.Regular(info); err != nil && isLink(path) { // such as /dev/stdin
		return "", usageError("«%s»: %w; нужна папка концепции или ее файл TOML", path, err)
	}
	if info.IsDir() {
		path = filepath.Join(path, mainFile)
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return "", usageError("в папке нет файла «%s»", path)
		}
	}
	file, err := filepath.Abs(path)
	if err != nil {
		return "", environmentError(err)
	}
	return file, nil
}

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// longestChain is how many versions may extend one another.
const longestChain = 100

// commonFolder follows «extends» and gives the lowest folder that holds every
// file of the chain, and the name of the folder of the first engagement. What
// can't be read ends the chain here and is told by the loader; so is a file that has
// no folder in common with the rest but the whole disk.
func commonFolder(file string, read func(file string) ([]byte, error)) (dir, folder string) {
	dir = filepath.Dir(file)
	base := dir
	seen := map[string]bool{}
	for len(seen) < longestChain && !seen[file] {
		seen[file] = true
		common, here := dir, filepath.Dir(file)
		for !within(common, here) {
			common = filepath.Dir(common)
		}
		if wholeDisk(common) && common != dir && common != here {
			break
		}
		dir, base = common, here
		next := extends(read(file))
		if next == "" || filepath.IsAbs(next) {
			break
		}
		file = filepath.Join(here, filepath.FromSlash(next))
	}
	return dir, filepath.Base(base)
}

func wholeDisk(dir string) bool { return dir == filepath.Dir(dir) }

func within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

func extends(data []byte, err error) string {
	if err != nil {
		return ""
	}
	var head struct {
		Extends any `toml:"extends"`
	}
	if err := toml.Unmarshal(data, &head); err != nil {
		return ""
	}
	next, _ := head.Extends.(string)
	return next
}

// display gives the faults with files named as the user would from the present
// folder.
func (o *opened) display(list diagnostic.List) diagnostic.List { return list.Renamed(o.shown) }

// shown turns a name in Files into a path from the present folder, or an
// absolute one when that is outside.
func (o *opened) shown(name string) string {
	full := filepath.Join(o.dir, filepath.FromSlash(name))
	here, err := os.Getwd()
	if err != nil {
		return full
	}
	if rel, err := filepath.Rel(here, full); err == nil && within(here, full) {
		return rel
	}
	return full
}
