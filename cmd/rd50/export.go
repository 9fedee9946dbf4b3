package main

import (
	"cmp"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rd50/generator"
	"rd50/generator/workbook"
	"rd50/templates"
)

func exportCommand() *cobra.Command {
	var file string
	var sheets []string
	cmd := &cobra.Command{
		Use:   "export [ПУТЬ]",
		Short: "Книга Excel с данными концепции",
		Long: `Записывает списки концепции в книгу Excel: требования с оценками вариантов,
критерии, затраты, этапы, цели, индикаторы и остальное, по листу на список. Перечни
значений выбираются из списков, суммы считаются формулами. Заполненную книгу
принимает обратно rd50 import. Версия (extends) выгружается вместе с тем, что она
наследует.`,
		Example: "  rd50 export samples/telecom -o telecom.xlsx\n  rd50 export концепция --sheets Требования,Затраты",
		Args:    onePath,
		RunE: func(cmd *cobra.Command, args []string) error {
			return export(cmd, pathOf(args), file, sheets)
		},
	}
	cmd.Flags().StringVarP(&file, "output", "o", "", "`файл` книги; без ключа — ШИФР-ВЕРСИЯ.xlsx в текущей папке; «-» — стандартный вывод")
	cmd.Flags().StringSliceVar(&sheets, "sheets", nil, "только эти `листы`, через запятую")
	offer(cmd, "sheets", completeSheets)
	return cmd
}

func export(cmd *cobra.Command, path, file string, sheets []string) error {
	ctx, stop := untilSignal(cmd.Context())
	defer stop()
	words, err := workbook.LoadWords(templates.Files)
	if err != nil {
		return environmentError(err)
	}
	if ext := filepath.Ext(file); file != "" && file != stdio && !strings.EqualFold(ext, ".xlsx") {
		return usageError("имя книги кончается на .xlsx, а задано: «%s»", file)
	}
	if words, err = chosen(words, sheets); err != nil {
		return err
	}
	e, err := readData(cmd, path)
	if err != nil {
		return err
	}
	data, err := generator.Book(e, words, "rd50 "+version)
	if err != nil {
		return &exitError{code: exitFaults, err: err}
	}
	if file == "" {
		if file, err = bookName(path); err != nil {
			return err
		}
	}
	return putFile(ctx, cmd, file, data)
}

// chosen keeps the sheets that are asked for.
func chosen(words *workbook.Words, names []string) (*workbook.Words, error) {
	if len(names) == 0 {
		return words, nil
	}
	kept := *words
	kept.Sheets = nil
	for _, name := range names {
		s, ok := words.Sheet(name)
		if !ok {
			return nil, usageError("лист «%s» неизвестен; известны: %s", name, sheetNames(words))
		}
		kept.Sheets = append(kept.Sheets, s)
	}
	return &kept, nil
}

func sheetNames(words *workbook.Words) string {
	var names []string
	for _, s := range words.Sheets {
		names = append(names, s.Name)
	}
	return strings.Join(names, ", ")
}

// bookName is the name of the report with the extension of a book.
func bookName(path string) (string, error) {
	in, err := open(path)
	if err != nil {
		return "", err
	}
	defer in.Close()
	name, _ := generator.BaseName(in.Input)
	return cmp.Or(name, "rd50") + ".xlsx", nil
}
