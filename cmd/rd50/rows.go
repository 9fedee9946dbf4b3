package main

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

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
	cmd.Flags().StringVarP(&o.format, "format", "f", first, usage)
	cmd.Flags().BoolVar(&o.excel, "excel", false, "csv для русского Excel: разделитель «;», метка UTF-8")
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "`файл` вместо вывода; «-» — стандартный вывод")
}

// write writes what a command makes to the file, whole, or to standard output.
func (o rowsOptions) write(cmd *cobra.Command, make func(io.Writer) error) error {
	var b bytes.Buffer
	if err := make(&b); err != nil {
		return environmentError(err)
	}
	return putFile(cmd.Context(), cmd, cmp.Or(o.file, stdio), b.Bytes())
}

// putFile writes a file, whole, and prints its path; «-» is standard output.
func putFile(ctx context.Context, cmd *cobra.Command, file string, data []byte) error {
	if file == stdio {
		return toOutput(cmd, data)
	}
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
