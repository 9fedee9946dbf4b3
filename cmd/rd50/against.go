package main

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/spf13/cobra"

	"rd50/generator"
	"rd50/generator/writer"
	"rd50/generator/writer/docx"
)

// revisingFormats are the names of the formats that show what changed.
func revisingFormats() []string {
	var out []string
	for _, f := range writer.Revising(writer.Formats()) {
		out = append(out, f.Name)
	}
	return out
}

// canShow refuses what shows no changes.
func (o *renderOptions) canShow(formats []writer.Format) error {
	if o.against == "" {
		return nil
	}
	if o.draft {
		return usageError("--draft и --against вместе не бывают: в проекте с ошибками изменений не сравнить")
	}
	able := strings.Join(revisingFormats(), ", ")
	for _, f := range formats {
		if !f.Revises {
			return usageError("формат %s изменений не показывает; с --against возможны: %s", f.Name, able)
		}
	}
	if o.files.Tables == docx.CutTables {
		return usageError("с --against таблицы DOCX не делятся на части: --docx-tables cut здесь не подходит")
	}
	return nil
}

// compared lets a draft show what changed since another version.
func compared(cmd *cobra.Command, draft *generator.Draft, path, version string, t *generator.Templates) error {
	if version == "" {
		return nil
	}
	old, err := versionPath(path, version)
	if err != nil {
		return err
	}
	in, err := open(old)
	if err != nil {
		return err
	}
	defer in.Close()
	before := generator.Sketch(in.Input, t)
	if before.Faults.Errors() > 0 { // its warnings were told in their time
		return tellFaults(cmd, in, before, false)
	}
	if err := draft.Against(before); err != nil {
		return &exitError{code: exitFaults, err: err}
	}
	return nil
}

// versionPath gives the path that OLD means: a path as it is, else the file of the
// engagement whose version it is.
func versionPath(path, version string) (string, error) {
	if _, err := os.Stat(version); err == nil {
		return version, nil
	}
	if strings.ContainsAny(version, `/\`) {
		return "", usageError("нет файла или папки «%s»", version)
	}
	known, err := otherVersions(path)
	if err != nil {
		return "", err
	}
	var names []string
	for _, v := range known {
		if v.version == version {
			return v.file, nil
		}
		names = append(names, v.version)
	}
	if len(names) == 0 {
		return "", usageError("прежней версии «%s» нет: у концепции одна версия; укажите путь к прежней", version)
	}
	return "", usageError("прежней версии «%s» нет; есть: %s", version, strings.Join(names, ", "))
}

// otherVersions gives the versions of an engagement but the one that PATH names. What
// comes by standard input stands for none of the files.
func otherVersions(path string) ([]versionFile, error) {
	if path == stdio {
		file, err := findFile(".")
		return versions(file), err
	}
	file, err := findFile(path)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(versions(file), func(v versionFile) bool { return v.file == file }), nil
}

// versionFile is a file of an engagement with the version that it makes.
type versionFile struct{ version, file string }

// versions gives those of the engagement that a file belongs to: its base, the files that
// extend one another down to it, and those beside.
func versions(file string) []versionFile {
	files := []string{file}
	for next := extends(onDisk(file)); next != "" && len(files) < longestChain; next = extends(onDisk(file)) {
		file = filepath.Join(filepath.Dir(file), filepath.FromSlash(next))
		if slices.Contains(files, file) {
			break
		}
		files = append(files, file)
	}
	beside, _ := filepath.Glob(filepath.Join(filepath.Dir(file), "versions", "*.toml")) // the pattern is sound
	for _, f := range beside {
		if !slices.Contains(files, f) {
			files = append(files, f)
		}
	}
	var out []versionFile
	for _, f := range files {
		if v := versionOf(f, longestChain); v != "" {
			out = append(out, versionFile{v, f})
		}
	}
	slices.SortFunc(out, func(a, b versionFile) int { return cmp.Compare(a.version, b.version) })
	return out
}

// versionOf reads the version of a file, or of the one that it extends; empty for what
// can't be read.
func versionOf(file string, chain int) string {
	data, err := onDisk(file)
	if err != nil {
		return ""
	}
	var head struct {
		Extends string
		Report  struct{ Version string }
	}
	if err := toml.Unmarshal(data, &head); err != nil {
		return ""
	}
	if head.Report.Version == "" && head.Extends != "" && chain > 0 {
		return versionOf(filepath.Join(filepath.Dir(file), filepath.FromSlash(head.Extends)), chain-1)
	}
	return head.Report.Version
}

// completeVersions offers the versions of the engagement that is rendered.
func completeVersions(_ *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	known, _ := otherVersions(pathOf(args)) // without any, files are offered
	var out []cobra.Completion
	for _, v := range known {
		if strings.HasPrefix(v.version, typed) {
			out = append(out, v.version)
		}
	}
	return out, cobra.ShellCompDirectiveDefault
}
