package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rd50/cmd/internal/external"
	"rd50/generator/writer"
)

func formatsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "formats",
		Short: "Форматы, в которых выпускается отчет",
		Long: `Перечисляет встроенные форматы и внешние программы rd50-writer-ИМЯ, найденные в
PATH. Внешняя программа получает отчет как JSON на стандартном вводе и пишет
документ в стандартный вывод.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, f := range writer.Formats() {
				if err := printLine(cmd, fmt.Sprintf("%-6s %s", f.Name, f.Title)); err != nil {
					return err
				}
			}
			for _, name := range external.Names() {
				if err := printLine(cmd, fmt.Sprintf("%-6s внешняя программа %s%s", name, external.Prefix, name)); err != nil {
					return err
				}
			}
			return nil
		},
	}
}
