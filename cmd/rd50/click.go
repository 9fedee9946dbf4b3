package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

func init() {
	cobra.MousetrapHelpText = "" // a double click has its own answer, in runClicked
}

// clickHelp is for who starts the program by a double click where there is
// nothing to show.
const clickHelp = `rd50 — программа командной строки. Двойной щелчок открывает в браузере черновик
концепции, если rd50.exe лежит в одной папке с engagement.toml; то же — если
перетащить на rd50.exe папку концепции.

Новую концепцию создает команда rd50 new ПАПКА, все команды называет rd50 --help;
командная строка: клавиши Win+R, затем cmd.
`

// runClicked runs the program for who started it from the desktop: its window
// closes with it, so it waits for a key at the end.
func runClicked(args []string, run func(args []string) int, in io.Reader, out io.Writer) int {
	args, ok := clicked(args)
	code := exitUsage
	if ok {
		code = run(args)
	} else {
		fmt.Fprint(out, clickHelp)
	}
	fmt.Fprint(out, "\nНажмите Enter, чтобы закрыть окно. ")
	_, _ = bufio.NewReader(in).ReadString('\n') // a closed input lets go, too
	return code
}

// clicked gives the arguments that a click stands for: a preview of the folder
// that the program stands in, or of the folder or file that was dropped on it.
// A shortcut's own arguments stay. It is false where there is nothing to run.
func clicked(args []string) ([]string, bool) {
	path := "."
	switch len(args) {
	case 0:
	case 1:
		path = args[0]
	default:
		return args, true
	}
	info, err := os.Stat(path)
	if err != nil {
		return args, len(args) > 0 // a command, or none
	}
	if info.IsDir() {
		if _, err := os.Stat(filepath.Join(path, mainFile)); err != nil {
			return nil, false
		}
	} else if filepath.Ext(path) != ".toml" {
		return nil, false
	}
	return []string{"preview", "--serve", "--open", "--addr", "127.0.0.1:0", path}, true
}
