package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"rd50/generator/picture"
	"rd50/generator/report"
	"rd50/generator/typeset"
	"rd50/generator/writer"
)

// externalPrefix begins the names of executables that write further formats.
const externalPrefix = "rd50-writer-"

// externalError is the failure of an external writer.
type externalError struct {
	program string
	err     error
	said    string
}

func (e *externalError) Error() string {
	text := fmt.Sprintf("программа %s: %v", e.program, e.err)
	if e.said != "" {
		text += ": " + e.said
	}
	return text
}

func (e *externalError) Unwrap() error { return e.err }

// externalFormat gives the format of rd50-writer-NAME on PATH. The program gets
// the report as JSON on standard input and writes the document to standard
// output; the file's extension is NAME.
func externalFormat(ctx context.Context, name string) (writer.Format, bool) {
	if name == "" || strings.ContainsAny(name, `/\`) {
		return writer.Format{}, false
	}
	program, err := exec.LookPath(externalPrefix + name)
	if err != nil {
		return writer.Format{}, false
	}
	write := func(w io.Writer, r *report.Report, _ *typeset.Layout, _ writer.Options) error {
		return runExternal(ctx, program, w, r)
	}
	return writer.Format{Name: name, Extension: name, Title: "внешняя программа " + program, MediaType: "application/octet-stream", Write: write}, true
}

func runExternal(ctx context.Context, program string, w io.Writer, r *report.Report) error {
	var in, said bytes.Buffer
	if err := report.JSON(&in, r, picture.Bytes); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, program)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &in, w, &said
	if err := cmd.Run(); err != nil {
		return &externalError{filepath.Base(program), err, strings.TrimSpace(said.String())}
	}
	return nil
}

// externalFormats lists the external writers on PATH, each name once, sorted.
func externalFormats() []string {
	var names []string
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		found, err := filepath.Glob(filepath.Join(dir, externalPrefix+"*"))
		if err != nil {
			continue // a folder whose name is no pattern holds no writers for us
		}
		for _, f := range found {
			name := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(f), externalPrefix), ".exe")
			if _, err := exec.LookPath(externalPrefix + name); err == nil {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
