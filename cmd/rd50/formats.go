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

func completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Сценарий автодополнения для оболочки",
		Long:  "Печатает сценарий автодополнения. Пример: rd50 completion bash > /etc/bash_completion.d/rd50",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError("нужно имя одной оболочки: bash, zsh, fish, powershell")
			}
			return nil
		},
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(cmd *cobra.Command, args []string) error {
			out, root := cmd.OutOrStdout(), cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(out)
			}
			return usageError("оболочка «%s» неизвестна; известны: bash, zsh, fish, powershell", args[0])
		},
	}
}
