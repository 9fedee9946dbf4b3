package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rd50/generator/output"
	"rd50/generator/skeleton"
	"rd50/templates"
)

// schemaFile is the name of the schema beside a new engagement; the first line
// of the skeleton names it.
const schemaFile = "engagement.schema.json"

type newOptions struct{ from, title string }

func newCommand() *cobra.Command {
	var o newOptions
	cmd := &cobra.Command{
		Use:   "new ПАПКА",
		Short: "Новая концепция для заполнения",
		Long: `Создает в новой или пустой папке engagement.toml — все таблицы и ключи формата с
пояснениями, что требует стандарт, — и схему для подсказок в редакторе. Значения,
которые знает только автор, оставлены пустыми: rd50 check называет каждое.

Заготовка crm содержит типовой план работ по CRM-стратегии и концепции и примеры
целей с индикаторами, blank — только структуру. Существующие файлы не
перезаписываются.`,
		Example: "  rd50 new концепция --title \"Концепция АС учета клиентов\"\n  rd50 check концепция",
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return usageError("не указана папка новой концепции")
			case len(args) > 1:
				return usageError("лишний аргумент «%s»: нужна одна папка", args[1])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return createEngagement(cmd, args[0], o)
		},
	}
	cmd.Flags().StringVar(&o.from, "from", skeleton.Kinds()[0], "`заготовка`: "+strings.Join(skeleton.Kinds(), ", "))
	cmd.Flags().StringVar(&o.title, "title", "", "`наименование` отчета")
	return cmd
}

func createEngagement(cmd *cobra.Command, dir string, o newOptions) error {
	_ = output.Sweep(dir) // what is not swept is told below
	if err := mustBeEmpty(dir); err != nil {
		return err
	}
	ctx, stop := untilSignal(cmd.Context())
	defer stop()
	text, err := skeleton.TOML(templates.Files, o.from, o.title)
	if err != nil {
		return &exitError{code: exitUsage, err: err}
	}
	schema, err := schemaJSON()
	if err != nil {
		return err
	}
	paths, err := output.Write(ctx, dir, []output.File{{Name: mainFile, Data: text}, {Name: schemaFile, Data: schema}})
	if err != nil {
		return written(err)
	}
	if err := printFiles(cmd, paths); err != nil {
		return err
	}
	cmd.PrintErrln("hint: rd50 check " + asArgument(dir) + " называет, что осталось заполнить")
	return nil
}

// mustBeEmpty refuses a folder that holds anything, and what is no folder.
func mustBeEmpty(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return environmentError(err)
	case !info.IsDir():
		return usageError("«%s» — файл, а нужна новая или пустая папка", dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return environmentError(err)
	}
	if len(entries) > 0 {
		return usageError("папка «%s» не пуста (%s): нужна новая или пустая папка", dir, fmt.Sprint(entries[0].Name()))
	}
	return nil
}
