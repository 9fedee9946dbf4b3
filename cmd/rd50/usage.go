package main

import (
	"errors"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
)

// usageTemplate is cobra's usage in Russian.
const usageTemplate = `Вызов:{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} КОМАНДА{{end}}{{if .HasExample}}

Примеры:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

Команды:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Ключи:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

Подробнее о команде: {{.CommandPath}} КОМАНДА --help{{end}}
`

// speakRussian sets the help of a command and of all below it. Help goes to
// standard error.
func speakRussian(root *cobra.Command) {
	root.SetUsageTemplate(usageTemplate)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		text := cmd.Long
		if text == "" {
			text = cmd.Short
		}
		cmd.PrintErrln(text)
		cmd.PrintErrln()
		cmd.PrintErr(cmd.UsageString())
	})
	root.SetHelpCommand(&cobra.Command{
		Use:   "help [КОМАНДА]",
		Short: "Справка о команде",
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return usageError("нет команды «%s»", args[len(args)-1])
			}
			return found.Help()
		},
	})
	for _, cmd := range append(root.Commands(), root) {
		cmd.InitDefaultHelpFlag()
		cmd.Flags().Lookup("help").Usage = "справка"
		cmd.DisableFlagsInUseLine = true
	}
}

// refusals are cobra's and pflag's own messages, with what they mean here.
var refusals = []struct {
	form    *regexp.Regexp
	russian string
}{
	{regexp.MustCompile(`^unknown command "([^"]*)".*`), "нет команды «$1»"},
	{regexp.MustCompile(`^unknown flag: (.*)`), "нет ключа $1"},
	{regexp.MustCompile(`^unknown shorthand flag: '(.)' in (.*)`), "нет ключа -$1"},
	{regexp.MustCompile(`^flag needs an argument: .*?(-\S+)$`), "ключу $1 нужно значение"},
	{regexp.MustCompile(`^invalid argument "([^"]*)" for "([^"]*)" flag: .*`), "значение «$1» ключу $2 не подходит"},
}

func russianUsage(err error) error {
	first, _, _ := strings.Cut(err.Error(), "\n")
	for _, r := range refusals {
		if r.form.MatchString(first) {
			return errors.New(r.form.ReplaceAllString(first, r.russian))
		}
	}
	return err
}

func noArguments(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError("лишний аргумент «%s»", args[0])
	}
	return nil
}

func onePath(_ *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return usageError("не указан путь к файлу TOML или его папке")
	case len(args) > 1:
		return usageError("лишний аргумент «%s»: нужен один путь", args[1])
	}
	return nil
}

func somePaths(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usageError("не указан путь к файлу TOML или его папке")
	}
	return nil
}
