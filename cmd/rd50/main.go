// Command rd50 makes concept reports by РД 50-34.698-90 from data.
//
// Results go to standard output, everything else to standard error. Exit codes:
// 0 done, 1 the input has faults, 2 wrong usage, 3 the environment failed,
// 130 interrupted.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"

	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"

	"rd50/generator/diagnostic"
)

// Exit codes.
const (
	exitFaults      = 1
	exitUsage       = 2
	exitEnvironment = 3
)

// exitError ends the program with a code; err is nil when all has been told.
type exitError struct {
	code int
	err  error
	help string // the command whose help is to be read, if not the one that was run
}

func (e *exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// usageError tells what the user gave as it can be read.
func usageError(format string, args ...any) error {
	for i, a := range args {
		if text, ok := a.(string); ok {
			args[i] = diagnostic.Visible(text)
		}
	}
	return &exitError{code: exitUsage, err: fmt.Errorf(format, args...)}
}

func environmentError(err error) error { return &exitError{code: exitEnvironment, err: inWords(err)} }

func main() {
	paceGarbage()
	os.Exit(run())
}

func run() int {
	if mousetrap.StartedByExplorer() {
		return runClicked(os.Args[1:], runArgs, os.Stdin, os.Stderr)
	}
	return runArgs(os.Args[1:])
}

func runArgs(args []string) int {
	root := newRoot()
	root.SetOut(os.Stdout)
	root.SetErr(os.Stderr)
	root.SetArgs(args)
	cmd, err := root.ExecuteC()
	if err == nil {
		return 0
	}
	if word, ok := mistyped(root, args); ok {
		err = noCommand(root, word)
	}
	var exit *exitError
	if !errors.As(err, &exit) { // what cobra itself refuses is wrong usage
		exit = &exitError{code: exitUsage, err: russianUsage(cmd, err)}
	}
	if message := exit.Error(); message != "" {
		fmt.Fprintln(os.Stderr, "rd50: error:", diagnostic.Lines(message))
	}
	if exit.code == exitUsage {
		fmt.Fprintln(os.Stderr, "hint:", cmp.Or(exit.help, cmd.CommandPath()), "--help")
	}
	return exit.code
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "rd50",
		Short: "Отчет о концепции АС по РД 50-34.698-90 из данных",
		Long: `rd50 собирает отчет о разработке концепции автоматизированной системы
(РД 50-34.698-90, ГОСТ Р 59795—2021, оформление по ГОСТ 7.32—2017) из данных
в формате TOML и выпускает его как Markdown, PDF, DOCX, HTML и текст.

ПУТЬ — файл TOML или папка с engagement.toml; в такой папке его можно не указывать.
Знак «-» на месте концепции или таблицы — стандартный ввод, на месте файла —
стандартный вывод. Ключ -f задает вид или формат того, что команда выпускает.

Коды завершения: 0 — готово, 1 — ошибки в данных, 2 — неверный вызов,
3 — отказ среды, 130 — прервано.`,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return cmd.Help()
		},
		SuggestionsMinimumDistance: 2,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return noCommand(cmd.Root(), args[0])
			}
			return nil
		},
	}
	root.AddCommand(newCommand(), checkCommand(), sectionsCommand(), renderCommand(), previewCommand(), batchCommand(), diffCommand(), analyseCommand(), traceCommand(), exportCommand(), importCommand(), reviewCommand(),
		rulesCommand(), explainCommand(), clausesCommand(), schemaCommand(), formatsCommand(), manCommand(), versionCommand(), licencesCommand(), completionCommand())
	speakRussian(root)
	tellVersion(root)
	return root
}

// printFiles prints the names of the files that were written, one a line.
func printFiles(cmd *cobra.Command, paths []string) error {
	for _, p := range paths {
		if err := printLine(cmd, diagnostic.Visible(p)); err != nil {
			return err
		}
	}
	return nil
}

// printLine prints a line of the result.
func printLine(cmd *cobra.Command, line string) error {
	if _, err := fmt.Fprintln(cmd.OutOrStdout(), line); err != nil {
		return environmentError(err)
	}
	return nil
}
