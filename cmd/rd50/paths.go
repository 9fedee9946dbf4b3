package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rd50/generator/diagnostic"
)

// spread gives the paths that arguments stand for: Windows leaves patterns to the
// program. Of a pattern's matches those count that can be an engagement.
func spread(args []string) ([]string, error) {
	var out []string
	for _, arg := range args {
		if !isPattern(arg) {
			out = append(out, arg)
			continue
		}
		matches, err := filepath.Glob(arg)
		if err != nil {
			return nil, usageError("образец «%s» неверен", arg)
		}
		n := len(out)
		for _, m := range matches {
			if _, err := os.Stat(filepath.Join(m, mainFile)); err == nil || filepath.Ext(m) == ".toml" {
				out = append(out, m)
			}
		}
		if len(out) == n {
			return nil, usageError("образцу «%s» не отвечает ни одна концепция", arg)
		}
	}
	return out, nil
}

// isPattern tells whether an argument names no file but may match some.
func isPattern(arg string) bool {
	_, err := os.Lstat(arg)
	return err != nil && !errors.Is(err, fs.ErrPermission) && strings.ContainsAny(arg, "*?[")
}

// asArgument gives a path as it is typed in a command.
func asArgument(path string) string {
	path = diagnostic.Visible(path)
	if strings.ContainsAny(path, " \t&;()'") {
		return `"` + path + `"`
	}
	return path
}
