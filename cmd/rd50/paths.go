package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/pattern"
)

// here tells whether the present folder holds an engagement, so that its path may be
// left out.
func here() bool { return holds(mainFile) }

// holds tells whether the present folder holds a file.
func holds(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}

// pathOf is the path that arguments name: the present folder without any.
func pathOf(args []string) string { return pathsOf(args)[0] }

func pathsOf(args []string) []string {
	if len(args) == 0 {
		return []string{"."}
	}
	return args
}

// spread gives the paths that arguments stand for: Windows leaves patterns to the
// program. Of a pattern's matches those count that can be an engagement.
func spread(args []string) ([]string, error) {
	var out []string
	for _, arg := range pathsOf(args) {
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
	if path == stdio {
		return path
	}
	return quoted(diagnostic.Visible(path), runtime.GOOS == "windows")
}

// plain are words that no shell reads otherwise than they stand: of POSIX, and both cmd
// and PowerShell.
var (
	plain        = pattern.New(`^[\pL\pN_@%+=:,./][\pL\pN_@%+=:,./~-]*$`)
	plainWindows = pattern.New(`^[\pL\pN_+:./\\][\pL\pN_+=:./\\~-]*$`)
)

// quoted writes a word for such a shell. What begins with a dash would be a flag.
func quoted(word string, windows bool) string {
	if strings.HasPrefix(word, "-") {
		word = "./" + word
	}
	switch {
	case windows && plainWindows.MatchString(word), !windows && plain.MatchString(word):
		return word
	case windows:
		return `"` + word + `"` // no name has a quotation mark there
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
