// Package batch makes many reports: it finds the engagements, tells which
// reports are up to date, makes the rest side by side and keeps a manifest of
// what each was made from. The outside world comes in through what a Batch is
// given: file systems, a clock, an output folder and a place to tell events.
package batch

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"rd50/generator/writer"
)

// Report is one report to make.
type Report struct {
	Name    string // path of its TOML file from the batch's base, with slashes
	Folder  string // for the outputs, from the output folder
	Output  string // name of the outputs without extension; empty: DESIGNATION-VERSION
	Formats []Format
}

// Format is a way to write a report, with what tells it from others of its name.
type Format struct {
	writer.Format
	Digest string // of an external program; empty for those that rd50 has itself
}

// Mirror gives the folder of a report's outputs: the one of its engagement,
// which for versions/1.1.toml is the folder above.
func Mirror(name string) string {
	dir := path.Dir(name)
	if path.Base(dir) == versionsFolder {
		return path.Dir(dir)
	}
	return dir
}

// Order sorts reports by name and drops those that were asked for twice in the
// same way. Asked for in two ways is an error: a report has one place.
func Order(reports []Report) ([]Report, error) {
	out := slices.Clone(reports)
	slices.SortStableFunc(out, func(a, b Report) int { return strings.Compare(a.Name, b.Name) })
	var errs []error
	out = slices.CompactFunc(out, func(a, b Report) bool {
		if a.Name == b.Name && !a.same(b) {
			errs = append(errs, fmt.Errorf("концепция %s указана дважды, с разными форматами или именами файлов", a.Name))
		}
		return a.Name == b.Name
	})
	return out, errors.Join(errs...)
}

func (r Report) same(other Report) bool {
	return r.Folder == other.Folder && r.Output == other.Output && slices.Equal(r.formatNames(), other.formatNames())
}

// formatNames tells formats apart: an external one with its digest.
func (r Report) formatNames() []string {
	var out []string
	for _, f := range r.Formats {
		out = append(out, strings.TrimSpace(f.Name+" "+f.Digest))
	}
	return out
}

func (r Report) writers() []writer.Format {
	var out []writer.Format
	for _, f := range r.Formats {
		out = append(out, f.Format)
	}
	return out
}

// outputs gives the paths of the report's outputs when they are called base.
func (r Report) outputs(base string) []string {
	var out []string
	for _, f := range r.Formats {
		out = append(out, path.Join(r.Folder, base+"."+f.Extension))
	}
	return out
}
