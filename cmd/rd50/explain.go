package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rd50/generator/check"
	"rd50/generator/diagnostic"
	"rd50/generator/explain"
	"rd50/generator/plainjson"
	"rd50/generator/standard"
	"rd50/templates"
)

func explainCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "explain [КОД…]",
		Short: "Что значит правило, с примерами неверного и верного",
		Long: `Поясняет правила, на которые ссылается rd50 check: что не так и почему, пример
неверной и верной записи, на чем правило основано. Без кода поясняет все правила.`,
		Example: "  rd50 explain RD202\n  rd50 explain -f md > правила.md",
		RunE: func(cmd *cobra.Command, args []string) error {
			return explainRules(cmd, args, format)
		},
		ValidArgsFunction: completeCodes,
	}
	cmd.Flags().StringVarP(&format, "format", "f", "text", "`вид` пояснения: text, md, json")
	return cmd
}

func explainRules(cmd *cobra.Command, codes []string, format string) error {
	write, ok := map[string]func([]explain.Text) ([]byte, error){
		"text": explainedText, "md": explainedMarkdown, "json": explainedJSON,
	}[format]
	if !ok {
		return usageError("вид пояснения «%s» неизвестен; известны: text, md, json", format)
	}
	all, err := explanations()
	if err != nil {
		return err
	}
	if len(codes) > 0 {
		if all, err = ofCodes(all, codes); err != nil {
			return err
		}
	}
	data, err := write(all)
	if err != nil {
		return environmentError(err)
	}
	return toOutput(cmd, data)
}

// explanations gives those of all rules.
func explanations() ([]explain.Text, error) {
	standards, err := standard.Shipped()
	if err != nil {
		return nil, environmentError(err)
	}
	all, err := explain.Load(templates.Files, check.Rules(standards...))
	if err != nil {
		return nil, environmentError(err)
	}
	return all, nil
}

// ruleHelps gives them to SARIF.
func ruleHelps() ([]diagnostic.Help, error) {
	all, err := explanations()
	var out []diagnostic.Help
	for _, t := range all {
		out = append(out, t.Help())
	}
	return out, err
}

// ofCodes picks the rules of codes, which may be written in small letters.
func ofCodes(all []explain.Text, codes []string) ([]explain.Text, error) {
	var known []string
	byCode := map[string]explain.Text{}
	for _, t := range all {
		known = append(known, t.Code)
		byCode[t.Code] = t
	}
	var out []explain.Text
	for _, code := range codes {
		t, ok := byCode[strings.ToUpper(code)]
		if !ok {
			if meant := nearest(strings.ToUpper(code), known); meant != "" {
				return nil, usageError("правила «%s» нет; возможно, %s", code, meant)
			}
			return nil, usageError("правила «%s» нет; все правила перечисляет rd50 rules", code)
		}
		out = append(out, t)
	}
	return out, nil
}

// severities in Russian.
var severities = map[diagnostic.Severity]string{diagnostic.Error: "ошибка", diagnostic.Warning: "предупреждение"}

func explainedText(all []explain.Text) ([]byte, error) {
	var b bytes.Buffer
	for i, t := range all {
		if i > 0 {
			b.WriteString("\n")
		}
		kind := ""
		if t.Markdown {
			kind = " (в тексте Markdown)"
		}
		fmt.Fprintf(&b, "%s, %s: %s\n\n%s\n\nНеверно%s:\n\n%s\n\nВерно:\n\n%s\n\nОснование: %s.\n",
			t.Code, severities[t.Severity], t.What, wrapped(t.Means), kind, indented(t.Wrong), indented(t.Right), t.Clause)
	}
	return b.Bytes(), nil
}

// explainedMarkdown gives a section a rule.
func explainedMarkdown(all []explain.Text) ([]byte, error) {
	var b bytes.Buffer
	for i, t := range all {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "### %s\n\n%s (%s).\n\n%s\n\n%s\nОснование: %s.\n", t.Code, t.What, severities[t.Severity], t.Means, t.Example(), t.Clause)
	}
	return b.Bytes(), nil
}

func explainedJSON(all []explain.Text) ([]byte, error) {
	var b bytes.Buffer
	err := plainjson.Write(&b, all, "  ")
	return b.Bytes(), err
}

// indented sets a text apart by four blanks a line.
func indented(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = "    " + line
		}
	}
	return strings.Join(lines, "\n")
}

// wrapped breaks a paragraph at blanks into lines of usualWidth at most.
func wrapped(text string) string {
	var b strings.Builder
	width := 0
	for _, word := range strings.Fields(text) {
		n := len([]rune(word))
		switch {
		case width == 0:
		case width+1+n > usualWidth:
			b.WriteString("\n")
			width = 0
		default:
			b.WriteString(" ")
			width++
		}
		b.WriteString(word)
		width += n
	}
	return b.String()
}
