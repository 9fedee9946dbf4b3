package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rd50/generator"
	"rd50/generator/diagnostic"
	"rd50/generator/diff"
	"rd50/generator/input"
	"rd50/generator/output"
	"rd50/generator/workbook"
	"rd50/templates"
)

type importOptions struct {
	taking generator.Taking
	dryRun bool
}

func importCommand() *cobra.Command {
	var o importOptions
	cmd := &cobra.Command{
		Use:   "import КНИГА… [ПУТЬ]",
		Short: "Перенос таблиц Excel и CSV в концепцию",
		Long: `Переносит в концепцию таблицы из книг Excel (.xlsx) и файлов CSV: из книги, которую
записала rd50 export, или из своей таблицы с заголовками «Код», «Требование», «Вид».
Записи узнаются по коду или названию, новые добавляются. В файле TOML меняются только
изменившиеся значения: комментарии, порядок и оформление остаются. Сначала
перечисляется, что изменится; если в таблице есть ошибка, названа ее ячейка и ничего
не записано. В версию (extends) записывается только то, чем она отличается.

Знак «-» на месте книги — таблица со стандартного ввода; ее называет --table.`,
		Example: "  rd50 import telecom.xlsx samples/telecom --dry-run\n  rd50 import требования.csv концепция --table requirements",
		RunE: func(cmd *cobra.Command, args []string) error {
			books, path := booksAndPath(args)
			if len(books) == 0 {
				return usageError("не указана книга Excel или таблица CSV")
			}
			if err := somePaths(cmd, path); err != nil {
				return err
			}
			return takeIn(cmd, books, pathOf(path), o)
		},
	}
	cmd.Flags().StringVar(&o.taking.Table, "table", "", "`таблица`, если ее не называет имя листа или файла: requirements, Требования")
	offer(cmd, "table", completeTables)
	cmd.Flags().BoolVar(&o.taking.Delete, "delete", false, "удалить записи, которых нет в таблице")
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "только перечислить изменения")
	return cmd
}

// booksAndPath parts the arguments: the last is the engagement unless it is a book.
func booksAndPath(args []string) (books, path []string) {
	last := len(args) - 1
	if last < 0 || isBook(args[last]) {
		return args, nil
	}
	return args[:last], args[last:]
}

// isBook tells a table by its name.
func isBook(arg string) bool {
	if info, err := os.Stat(arg); err == nil && info.IsDir() {
		return false
	}
	return arg == stdio || slices.Contains([]string{".xlsx", ".xlsm", ".csv", ".tsv", ".txt"}, strings.ToLower(filepath.Ext(arg)))
}

func takeIn(cmd *cobra.Command, books []string, path string, o importOptions) error {
	ctx, stop := untilSignal(cmd.Context())
	defer stop()
	words, err := workbook.LoadWords(templates.Files)
	if err != nil {
		return environmentError(err)
	}
	if _, ok := words.Sheet(o.taking.Table); o.taking.Table != "" && !ok {
		return usageError("таблица «%s» неизвестна; известны: %s", o.taking.Table, sheetNames(words))
	}
	grids, err := readBooks(books)
	if err != nil {
		return err
	}
	t, err := loadTemplates("")
	if err != nil {
		return err
	}
	if err := needsFiles(path); err != nil {
		return err
	}
	in, err := open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	result, err := generator.TakeIn(in.Input, t, words, grids, o.taking)
	if err != nil {
		return &exitError{code: exitFaults, err: err}
	}
	if err := tellIntake(cmd, in, t, result); err != nil || o.dryRun || !result.Changed() {
		return err
	}
	file := filepath.Join(in.dir, filepath.FromSlash(in.Name))
	if err := replaceable(file, result.Was); err != nil {
		return err
	}
	if _, err := output.Write(ctx, filepath.Dir(file), []output.File{{Name: filepath.Base(file), Data: result.Text}}); err != nil {
		return written(err)
	}
	cmd.PrintErrln("записан файл " + diagnostic.Visible(in.shown(in.Name)))
	return nil
}

// replaceable tells whether a file may be written anew: it is still what was read, and
// its owner may write to it.
func replaceable(file string, was []byte) error {
	now, err := os.ReadFile(file)
	if err != nil {
		return environmentError(err)
	}
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return environmentError(err)
	case !bytes.Equal(now, was):
		return environmentError(errors.New("файл " + diagnostic.Visible(file) + " изменился во время чтения; ничего не записано"))
	case info.Mode().Perm()&0o200 == 0:
		return environmentError(errors.New("файл " + diagnostic.Visible(file) + " доступен только для чтения; ничего не записано"))
	}
	return nil
}

// tellIntake prints what will change, or the faults that keep it from being written.
func tellIntake(cmd *cobra.Command, in *opened, t *generator.Templates, result generator.Intake) error {
	for _, note := range result.Notes {
		cmd.PrintErrln("примечание: " + diagnostic.Visible(note))
	}
	for _, f := range result.Faults {
		cmd.PrintErrln(diagnostic.Visible(f.Place) + ": error: " + diagnostic.Visible(f.Message))
		if f.Hint != "" {
			cmd.PrintErrln("  hint: " + hintLines(f.Hint))
		}
	}
	if err := tellList(cmd, in, result, result.Others); err != nil {
		return err
	}
	if n := len(result.Faults) + result.Others.Errors(); n > 0 {
		return &exitError{code: exitFaults, err: fmt.Errorf("ошибок: %d; ничего не записано", n)}
	}
	if !result.Changed() {
		cmd.PrintErrln("изменений нет")
		return nil
	}
	changes, err := differences(result.Old, result.New, t)
	if err != nil {
		return err
	}
	if err := diff.Text(cmd.OutOrStdout(), changes); err != nil {
		return environmentError(err)
	}
	return tellLeft(cmd, in, result)
}

// hintLines gives a hint with what is to be written on lines of their own.
func hintLines(hint string) string {
	lines := strings.Split(hint, "\n")
	for i := range lines {
		lines[i] = diagnostic.Visible(lines[i])
	}
	return strings.Join(lines, "\n      ")
}

// tellLeft prints what the tables left to do.
func tellLeft(cmd *cobra.Command, in *opened, result generator.Intake) error {
	if len(result.Left) == 0 {
		return nil
	}
	cmd.PrintErrf("осталось дополнить или исправить: %d\n", len(result.Left))
	return tellList(cmd, in, result, result.Left)
}

// tellList prints faults of the text as it would be.
func tellList(cmd *cobra.Command, in *opened, result generator.Intake, list diagnostic.List) error {
	source := in.source(list, result.SourceOf(in.Files, in.Input))
	if err := in.display(list).Styled(cmd.ErrOrStderr(), styleFor(cmd.ErrOrStderr()), source); err != nil {
		return environmentError(err)
	}
	return nil
}

// readBooks reads the sheets of all books.
func readBooks(paths []string) ([]workbook.Grid, error) {
	var out []workbook.Grid
	for _, path := range paths {
		name, data, err := readBook(path)
		if err != nil {
			return nil, err
		}
		grids, err := workbook.Read(name, data)
		if err != nil {
			return nil, &exitError{code: exitFaults, err: fmt.Errorf("«%s»: %w", diagnostic.Visible(path), err)}
		}
		out = append(out, grids...)
	}
	return out, nil
}

// readBook gives a book's name and bytes.
func readBook(path string) (string, []byte, error) {
	if path == stdio {
		data, err := standardInput()
		return inputName, data, err
	}
	data, err := input.Read(os.DirFS(filepath.Dir(path)), filepath.Base(path))
	if err == nil {
		return filepath.Base(path), data, nil
	}
	if _, missing := os.Stat(path); os.IsNotExist(missing) {
		return "", nil, usageError("нет файла «%s»", path)
	}
	return "", nil, &exitError{code: exitFaults, err: fmt.Errorf("«%s»: %w", diagnostic.Visible(path), err)}
}
