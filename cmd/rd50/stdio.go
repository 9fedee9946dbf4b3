package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"rd50/generator/input"
	"rd50/generator/input/disk"
)

// stdio stands for standard input where one file is read, and for standard output
// where one is written.
const stdio = "-"

// inputName is how messages call standard input where it is no engagement.
const inputName = "стандартный ввод"

// standardInput is read once: a command may open its engagement several times.
var standardInput = sync.OnceValues(func() ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(os.Stdin, input.Most+1))
	if err == nil && len(data) > input.Most {
		return nil, &exitError{code: exitFaults, err: fmt.Errorf("«-» (%s): больше %d МиБ", inputName, input.Most>>20)}
	}
	if err != nil {
		return nil, environmentError(err)
	}
	return data, nil
})

// openInput opens the engagement that stands in standard input as if it were a file of
// the present folder: what it names is found from there.
func openInput() (*opened, error) {
	data, err := standardInput()
	if err != nil {
		return nil, err
	}
	file, err := filepath.Abs(stdio)
	if err != nil {
		return nil, environmentError(err)
	}
	in, err := openFile(file, func(name string) ([]byte, error) {
		if name == file {
			return data, nil
		}
		return onDisk(name)
	})
	if err != nil {
		return nil, err
	}
	in.Files = input.With(in.Files, in.Name, data)
	return in, nil
}

// onDisk reads a file for what it extends.
func onDisk(file string) ([]byte, error) {
	return input.Read(disk.Folder(filepath.Dir(file)), filepath.Base(file))
}

// needsFiles refuses standard input where a command comes back to the file.
func needsFiles(path string) error {
	if path == stdio {
		return usageError("«-» (%s) здесь не подходит: нужна папка концепции или ее файл TOML", inputName)
	}
	return nil
}

// toOutput writes what is made to standard output. What is no text is no good to a
// terminal.
func toOutput(cmd *cobra.Command, data []byte) error {
	out := cmd.OutOrStdout()
	if file, ok := out.(*os.File); ok && !utf8.Valid(data) && term.IsTerminal(int(file.Fd())) {
		return usageError("книгу, PDF и DOCX нельзя вывести на терминал: нужен файл (-o) или канал")
	}
	if _, err := out.Write(data); err != nil {
		return environmentError(err)
	}
	return nil
}
