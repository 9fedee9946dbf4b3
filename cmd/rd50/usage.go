package main

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rd50/generator/pattern"
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
{{keys .LocalFlags}}{{end}}{{if .HasAvailableSubCommands}}

Подробнее о команде: {{.CommandPath}} КОМАНДА --help{{end}}
`

// templateFuncs adds to what is common to all commands of the process, once.
var templateFuncs = sync.OnceFunc(func() { cobra.AddTemplateFunc("keys", keys) })

// speakRussian sets the help of a command and of all below it. Help goes to
// standard error.
func speakRussian(root *cobra.Command) {
	templateFuncs()
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
				return noCommand(root, args[len(args)-1])
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

// keys lists flags as pflag does, but with columns that count letters and not
// bytes, and with the defaults in Russian.
func keys(flags *pflag.FlagSet) string {
	var names, texts []string
	most := 0
	flags.VisitAll(func(f *pflag.Flag) {
		value, text := pflag.UnquoteUsage(f)
		name := "      --" + f.Name
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		if value != "" && f.Value.Type() != "bool" {
			name += " " + value
		}
		names, texts = append(names, name), append(texts, text+byDefault(f))
		most = max(most, utf8.RuneCountInString(name))
	})
	var b strings.Builder
	for i, name := range names {
		b.WriteString(name + strings.Repeat(" ", most-utf8.RuneCountInString(name)+3) + texts[i] + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// byDefault tells the value of a flag that is not given, where it has one.
func byDefault(f *pflag.Flag) string {
	value := strings.Trim(f.DefValue, "[]")
	switch value {
	case "", "false", "0":
		return ""
	case "true":
		value = "да"
	}
	return " (по умолчанию " + value + ")"
}

// oneOf is a flag whose value is one of a few words.
type oneOf[T ~string] struct {
	value *T
	words []T
}

// String, Set and Type make it a pflag.Value.
func (o *oneOf[T]) String() string { return string(*o.value) }

// Set takes a word that is known.
func (o *oneOf[T]) Set(word string) error {
	if !slices.Contains(o.words, T(word)) {
		return errors.New("unknown word") // russianUsage tells which
	}
	*o.value = T(word)
	return nil
}

// Type is shown in the help where the usage names no value.
func (o *oneOf[T]) Type() string { return "слово" }

// refusals are cobra's and pflag's own messages, with what they mean here.
var refusals = []struct {
	form    *pattern.Pattern
	russian string
}{
	{pattern.New(`^unknown command "([^"]*)".*`), "нет команды «$1»"},
	{pattern.New(`^unknown flag: (.*)`), "нет ключа $1"},
	{pattern.New(`^unknown shorthand flag: '(.)' in (.*)`), "нет ключа -$1"},
	{pattern.New(`^flag needs an argument: .*?(-\S+)$`), "ключу $1 нужно значение"},
	{pattern.New(`^invalid argument "([^"]*)" for "([^"]*)" flag: .*`), "значение «$1» ключу $2 не подходит"},
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

// noCommand refuses a command that there is not, and names the one that may be meant.
func noCommand(root *cobra.Command, name string) error {
	if meant := root.SuggestionsFor(name); len(meant) > 0 {
		return usageError("нет команды «%s»; возможно, %s", name, strings.Join(meant, ", "))
	}
	return usageError("нет команды «%s»", name)
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
