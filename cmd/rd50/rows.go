package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"rd50/generator/diagnostic"
	"rd50/generator/output"
	"rd50/generator/workbook"
)

// rowsOptions is how a command that prints tables writes them.
type rowsOptions struct {
	format string
	excel  bool   // CSV as Excel reads it
	file   string // empty for standard output
}

// flags adds those of such a command; kinds are the values of --format.
func (o *rowsOptions) flags(cmd *cobra.Command, first, usage string) {
	cmd.Flags().StringVar(&o.format, "format", first, usage)
	cmd.Flags().BoolVar(&o.excel, "excel", false, "csv для русского Excel: разделитель «;», метка UTF-8")
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "`файл` вместо вывода")
}

// write writes what a command makes to the file, whole, or to standard output. A book
// is no text for a terminal.
func (o rowsOptions) write(cmd *cobra.Command, make func(io.Writer) error) error {
	if out, isFile := cmd.OutOrStdout().(*os.File); o.file == "" && o.format == "xlsx" && isFile && term.IsTerminal(int(out.Fd())) {
		return usageError("книгу нельзя вывести на терминал; файл для нее задает -o")
	}
	var b bytes.Buffer
	if err := make(&b); err != nil {
		return environmentError(err)
	}
	if o.file == "" {
		if _, err := b.WriteTo(cmd.OutOrStdout()); err != nil {
			return environmentError(err)
		}
		return nil
	}
	return putFile(cmd.Context(), cmd, o.file, b.Bytes())
}

// putFile writes a file, whole, and prints its path.
func putFile(ctx context.Context, cmd *cobra.Command, file string, data []byte) error {
	paths, err := output.Write(ctx, filepath.Dir(file), []output.File{{Name: filepath.Base(file), Data: data}})
	if err != nil {
		return written(err)
	}
	return printLine(cmd, diagnostic.Visible(paths[0]))
}

// sheetOf makes a sheet of rows of text, the first of which is the head.
func sheetOf(name string, rows [][]string) workbook.Plain {
	s := workbook.Plain{Name: name, Heads: rows[0]}
	for _, row := range rows[1:] {
		cells := make([]any, len(row))
		for i, c := range row {
			cells[i] = c
		}
		s.Rows = append(s.Rows, cells)
	}
	return s
}
