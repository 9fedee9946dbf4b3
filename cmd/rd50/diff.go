package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"rd50/generator"
	"rd50/generator/diagnostic"
	"rd50/generator/diff"
	"rd50/generator/engagement"
	"rd50/generator/schema"
	"rd50/templates"
)

func diffCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "diff [СТАРАЯ] НОВАЯ",
		Short: "Что изменилось между двумя версиями концепции",
		Long: `Сравнивает данные двух концепций и перечисляет изменения словами отчета: что
добавлено, удалено и изменено, какие тексты переписаны, какие разделы исключены
и какие итоги из-за этого стали другими. Записи с id узнаются по id, остальные —
по названию. Версии (extends) перед сравнением собираются целиком. Рисунки
сравниваются по именам файлов.

Без пути прежней версии новая сравнивается с концепцией в текущей папке.

Код завершения 0 и с различиями, и без них; 1, если данные не прочитаны.
Вид md — список для листа регистрации изменений, json — для программ.`,
		Example: "  rd50 diff samples/telecom samples/telecom/versions/1.1.toml\n  rd50 diff -f md концепция концепция/versions/1.1.toml",
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 0, len(args) == 1 && !here():
				return usageError("нужны два пути: старая версия и новая")
			case len(args) > 2:
				return usageError("лишний аргумент «%s»: нужны два пути", args[2])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return printDifferences(cmd, pathOf(args[:len(args)-1]), args[len(args)-1], format)
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "text", "`вид` перечня: text, md, json")
	return cmd
}

func printDifferences(cmd *cobra.Command, oldPath, newPath, format string) error {
	write, ok := map[string]func(io.Writer, []diff.Change) error{
		"text": diff.Text, "md": diff.Markdown, "json": diff.JSON,
	}[format]
	if !ok {
		return usageError("вид перечня «%s» неизвестен; известны: text, md, json", format)
	}
	standards, err := loadTemplates("")
	if err != nil {
		return err
	}
	old, err := readData(cmd, oldPath)
	if err != nil {
		return err
	}
	new, err := readData(cmd, newPath)
	if err != nil {
		return err
	}
	changes, err := differences(old, new, standards)
	if err != nil {
		return err
	}
	if err := write(cmd.OutOrStdout(), changes); err != nil {
		return environmentError(err)
	}
	if len(changes) == 0 {
		cmd.PrintErrln("различий нет")
	}
	return nil
}

// differences compares two engagements in the words of the format.
func differences(old, new *engagement.Engagement, t *generator.Templates) ([]diff.Change, error) {
	words, err := schema.LoadVocabulary(templates.Files)
	if err != nil {
		return nil, environmentError(err)
	}
	std := t.Standard(new.Standard)
	return diff.Compare(old, new, words, func(id string) string {
		s, _ := std.Section(id)
		return s.Title
	}), nil
}

// harmless are the faults behind which nothing of the data is lost: what is
// missing is empty, and what leads nowhere is still an id.
var harmless = []string{"RD003", "RD005"}

// readData reads an engagement for what it holds, be it complete or not. What
// could not be read is told and ends the command; the rules of check stop
// nothing.
func readData(cmd *cobra.Command, path string) (*engagement.Engagement, error) {
	in, err := open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	e, faults := engagement.Load(in.Files, in.Name)
	faults = slices.DeleteFunc(faults, func(d diagnostic.Diagnostic) bool { return slices.Contains(harmless, d.Code) })
	n := faults.Errors()
	if n == 0 && e != nil {
		return e, nil
	}
	source := in.source(faults, func(name string) []byte { return engagement.Text(in.Files, name) })
	if err := in.display(faults).Styled(cmd.ErrOrStderr(), styleFor(cmd.ErrOrStderr()), source); err != nil {
		return nil, environmentError(err)
	}
	return nil, &exitError{code: exitFaults, err: fmt.Errorf("данные «%s» не прочитаны; ошибок: %d", diagnostic.Visible(path), n)}
}
