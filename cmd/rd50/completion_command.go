package main

import (
	"bytes"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

func completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Сценарий автодополнения для оболочки",
		Long: `Печатает сценарий, с которым оболочка по клавише Tab дополняет команды, ключи и их
значения: форматы, разделы и приложения, версии, листы и таблицы, коды правил. Для bash
нужен пакет bash-completion. Папку из примера, если ее нет, создают: mkdir -p.`,
		Example: "  rd50 completion bash > ~/.local/share/bash-completion/completions/rd50\n" +
			"  rd50 completion zsh > \"${fpath[1]}/_rd50\"\n" +
			"  rd50 completion fish > ~/.config/fish/completions/rd50.fish\n" +
			"  rd50 completion powershell >> $PROFILE",
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
				return bashCompletion(out, root)
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

// bashCompletion writes cobra's script with one quotation mended: bash's %q puts a
// backslash before a comma, and then no list by commas is known again.
func bashCompletion(w io.Writer, root *cobra.Command) error {
	var b bytes.Buffer
	if err := root.GenBashCompletionV2(&b, true); err != nil {
		return err
	}
	text := strings.NewReplacer(
		`printf -v comp "%q" "${compline%%$tab*}" &>/dev/null || comp=$(printf "%q" "${compline%%$tab*}")`, `comp=$(__rd50_quoted "${compline%%$tab*}")`,
		`$(printf "%q" `, `$(__rd50_quoted `,
	).Replace(b.String())
	_, err := io.WriteString(w, text+bashQuoted)
	return err
}

const bashQuoted = `
__rd50_quoted() {
    local word
    printf -v word "%q" "$1"
    printf "%s" "${word//\\,/,}"
}
`
