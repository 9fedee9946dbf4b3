package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rd50/generator/check"
	"rd50/generator/standard"
)

func rulesCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "Правила, по которым проверяется концепция",
		Long: `Перечисляет все правила: код, уровень, что сообщается и на чем правило
основано. Ошибка (error) останавливает выпуск отчета, предупреждение (warning) —
только с ключом --strict. Правило с примерами поясняет rd50 explain.`,
		Example: "  rd50 rules\n  rd50 rules -f md",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			text, err := rulesTable(format)
			if err != nil {
				return err
			}
			return printLine(cmd, text)
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "text", "`вид` перечня: text, md, json")
	return cmd
}

// rulesTable gives the table of all rules without a line end behind it.
func rulesTable(format string) (string, error) {
	standards, err := standard.Shipped()
	if err != nil {
		return "", environmentError(err)
	}
	rules := check.Rules(standards...)
	switch format {
	case "text":
		return rulesText(rules), nil
	case "md":
		return rulesMarkdown(rules), nil
	case "json":
		data, err := json.MarshalIndent(rules, "", "  ")
		return string(data), err
	}
	return "", usageError("вид перечня «%s» неизвестен; известны: text, md, json", format)
}

// rulesText gives a line a rule, the clause in brackets at its end.
func rulesText(rules []check.Rule) string {
	var lines []string
	for _, r := range rules {
		lines = append(lines, fmt.Sprintf("%s  %-7s  %s  [%s]", r.Code, r.Severity, r.What, r.Clause))
	}
	return strings.Join(lines, "\n")
}

// rulesMarkdown gives the table that README.ru.md holds.
func rulesMarkdown(rules []check.Rule) string {
	lines := []string{"| код | уровень | что сообщается | основание |", "|---|---|---|---|"}
	for _, r := range rules {
		lines = append(lines, fmt.Sprintf("| %s | %s | %s | %s |", r.Code, r.Severity, r.What, r.Clause))
	}
	return strings.Join(lines, "\n")
}
