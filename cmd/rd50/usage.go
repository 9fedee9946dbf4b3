package main

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
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
		Use:               "help [КОМАНДА]",
		Short:             "Справка о команде",
		ValidArgsFunction: completeCommands,
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return noCommand(root, args[len(args)-1])
			}
			return found.Help()
		},
	})
	root.InitDefaultHelpCmd() // before the help of all commands is made Russian
	offerValues(root)
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
		if f.Hidden {
			return
		}
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
	if f.Value.Type() == "duration" {
		value = strings.TrimSuffix(value, "0s") // 2m0s
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

// Words are those that are known.
func (o *oneOf[T]) Words() []string {
	var out []string
	for _, w := range o.words {
		out = append(out, string(w))
	}
	return out
}

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

func noArguments(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError("лишний аргумент «%s»", args[0])
	}
	return nil
}

func onePath(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usageError("лишний аргумент «%s»: нужен один путь", args[1])
	}
	return somePaths(cmd, args)
}

// somePaths takes none where the present folder holds what the command works on.
func somePaths(_ *cobra.Command, args []string) error {
	if len(args) == 0 && !here() {
		return usageError("не указан путь к файлу TOML или его папке, а в текущей папке нет %s", mainFile)
	}
	return nil
}

// hide keeps a flag that has another name now out of the help.
func hide(flags *pflag.FlagSet, name string) {
	if err := flags.MarkHidden(name); err != nil {
		panic(err) // the flag is there
	}
}

// tellFormer tells that a flag is written otherwise now.
func tellFormer(cmd *cobra.Command, former, present string) {
	cmd.PrintErrf("warning: %s — прежнее имя; теперь %s\n", former, present)
}
