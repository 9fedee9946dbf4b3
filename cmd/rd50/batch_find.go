package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	"rd50/generator/batch"
	"rd50/generator/input"
	"rd50/generator/input/disk"
)

// finder collects reports below paths.
type finder struct {
	ctx     context.Context
	wait    time.Duration           // for an external writer
	formats map[string]batch.Format // looked up once
	usual   []string
	found   []found
	folders []string // that the paths stand for
}

// found is a TOML file to make a report of.
type found struct {
	file    string // absolute
	formats []string
	output  string // from the list
}

// findReports gives the reports below the paths in order, and the folder that
// their names count from: the present one when it holds them all, else the
// lowest that does.
func findReports(ctx context.Context, paths []string, o batchOptions) ([]batch.Report, string, error) {
	f := &finder{ctx: ctx, wait: o.patience, formats: map[string]batch.Format{}, usual: o.formats}
	for _, p := range paths {
		if err := f.path(p); err != nil {
			return nil, "", err
		}
	}
	base, err := f.base()
	if err != nil {
		return nil, "", environmentError(err)
	}
	var out []batch.Report
	for _, x := range f.found {
		r, err := f.report(base, x)
		if err != nil {
			return nil, "", err
		}
		out = append(out, r)
	}
	out, err = batch.Order(out)
	if err != nil {
		return nil, "", &exitError{code: exitUsage, err: err}
	}
	return out, base, nil
}

// path adds what one argument means.
func (f *finder) path(p string) error {
	abs, err := filepath.Abs(p)
	if err != nil {
		return environmentError(err)
	}
	info, err := os.Stat(abs)
	switch {
	case isPattern(p):
		return f.glob(p)
	case errors.Is(err, fs.ErrNotExist):
		return usageError("нет файла или папки «%s»", p)
	case err != nil:
		return environmentError(err)
	case info.IsDir():
		n := len(f.found)
		if err := f.folder(abs); err != nil {
			return err
		}
		if len(f.found) == n {
			return usageError("в папке «%s» нет ни одного файла %s", p, mainFile)
		}
		return nil
	case filepath.Base(abs) == batch.ListFile:
		return f.list(abs)
	case filepath.Ext(abs) != ".toml":
		return usageError("«%s»: нужна папка, файл TOML или список %s", p, batch.ListFile)
	}
	f.add(filepath.Dir(abs), found{file: abs})
	return nil
}

func (f *finder) add(folder string, x ...found) {
	f.folders, f.found = append(f.folders, folder), append(f.found, x...)
}

// glob adds the folders and TOML files that a pattern matches; a folder without
// engagements is passed over.
func (f *finder) glob(pattern string) error {
	matches, err := filepath.Glob(pattern)
	if err != nil {
		return usageError("образец «%s» неверен", pattern)
	}
	n := len(f.found)
	for _, m := range matches {
		abs, err := filepath.Abs(m)
		if err != nil {
			return environmentError(err)
		}
		if info, err := os.Stat(abs); err == nil && info.IsDir() {
			err = f.folder(abs)
			if err != nil {
				return err
			}
		} else if filepath.Ext(abs) == ".toml" {
			f.add(filepath.Dir(abs), found{file: abs})
		}
	}
	if len(f.found) == n {
		return usageError("образцу «%s» не отвечает ни одна концепция", pattern)
	}
	return nil
}

// folder adds the list of a folder, or else everything below it.
func (f *finder) folder(abs string) error {
	if _, err := os.Stat(filepath.Join(abs, batch.ListFile)); err == nil {
		return f.list(filepath.Join(abs, batch.ListFile))
	}
	names, err := batch.Find(disk.Folder(abs))
	if err != nil {
		return environmentError(err)
	}
	f.folders = append(f.folders, abs)
	for _, n := range names {
		f.found = append(f.found, found{file: filepath.Join(abs, filepath.FromSlash(n))})
	}
	return nil
}

// list adds the entries of a batch.toml; their paths count from its folder.
func (f *finder) list(file string) error {
	data, err := input.Read(disk.Folder(filepath.Dir(file)), filepath.Base(file))
	if err != nil {
		return &exitError{code: exitFaults, err: fmt.Errorf("%s: %w", file, err)}
	}
	entries, err := batch.ReadList(data)
	if err != nil {
		return &exitError{code: exitFaults, err: fmt.Errorf("%s: %w", file, err)}
	}
	dir := filepath.Dir(file)
	for _, e := range entries {
		if err := f.entry(dir, e); err != nil {
			return &exitError{code: exitFaults, err: fmt.Errorf("%s: %w", file, err)}
		}
	}
	return nil
}

func (f *finder) entry(dir string, e batch.Entry) error {
	if filepath.Base(e.Path) == batch.ListFile {
		return fmt.Errorf("path: «%s»: список не может называть другой список", e.Path)
	}
	one := &finder{ctx: f.ctx}
	p := filepath.FromSlash(e.Path)
	if !filepath.IsAbs(p) {
		p = filepath.Join(dir, p)
	}
	if info, err := os.Stat(p); e.Output != "" && err == nil && info.IsDir() {
		p = filepath.Join(p, mainFile) // the name is for one report: the engagement itself
	}
	if err := one.path(p); err != nil {
		return err
	}
	if e.Output != "" && len(one.found) > 1 {
		return fmt.Errorf("output: «%s»: одно имя для нескольких концепций: %s", e.Output, e.Path)
	}
	for _, x := range one.found {
		x.output, x.formats = e.Output, e.Formats
		f.found = append(f.found, x)
	}
	f.folders = append(f.folders, one.folders...)
	return nil
}

// base gives the folder that names count from.
func (f *finder) base() (string, error) {
	here, err := os.Getwd()
	if err != nil {
		return "", err
	}
	all := f.folders
	for _, x := range f.found {
		all = append(all, filepath.Dir(x.file))
	}
	base, inside := all[0], true
	for _, dir := range all {
		inside = inside && within(here, dir)
		for !within(base, dir) && filepath.Dir(base) != base {
			base = filepath.Dir(base)
		}
	}
	if inside {
		return here, nil
	}
	return base, nil
}

func (f *finder) report(base string, x found) (batch.Report, error) {
	rel, err := filepath.Rel(base, x.file)
	if err != nil {
		return batch.Report{}, usageError("концепции лежат на разных дисках: для каждого диска нужен свой вызов")
	}
	r := batch.Report{Name: filepath.ToSlash(rel)}
	r.Folder = batch.Mirror(r.Name)
	if x.output != "" {
		r.Folder, r.Output = path.Dir(x.output), path.Base(x.output)
	}
	names := x.formats
	if names == nil {
		names = f.usual
	}
	r.Formats, err = f.find(names)
	return r, err
}
