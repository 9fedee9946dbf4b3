// Package explain tells what a rule means, with an example of wrong and right.
package explain

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/BurntSushi/toml"

	"rd50/generator/check"
	"rd50/generator/diagnostic"
)

// Text is the explanation of a rule.
type Text struct {
	check.Rule
	Means    string `json:"means"`
	Wrong    string `json:"wrong"` // without a line end behind it
	Right    string `json:"right"`
	Markdown bool   `json:"markdown,omitempty"` // of the example: else it is TOML
}

// Load gives the explanations of rules in their order, from rules/ru.toml. One that is
// missing, and one of no rule, is an error.
func Load(templates fs.FS, rules []check.Rule) ([]Text, error) {
	const name = "rules/ru.toml"
	var file struct {
		Rules []struct {
			Code, Text, Wrong, Right string
			Markdown                 bool
		}
	}
	data, err := fs.ReadFile(templates, name)
	if err != nil {
		return nil, err
	}
	meta, err := toml.Decode(string(data), &file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, fmt.Errorf("%s: неизвестный ключ %s", name, unknown[0])
	}
	if len(file.Rules) != len(rules) {
		return nil, fmt.Errorf("%s: пояснений %d, а правил %d", name, len(file.Rules), len(rules))
	}
	out := make([]Text, len(rules))
	for i, r := range file.Rules {
		if r.Code != rules[i].Code || r.Text == "" || r.Wrong == "" || r.Right == "" {
			return nil, fmt.Errorf("%s: на месте %s стоит неполное или другое пояснение: %s", name, rules[i].Code, r.Code)
		}
		out[i] = Text{rules[i], r.Text, strings.TrimSuffix(r.Wrong, "\n"), strings.TrimSuffix(r.Right, "\n"), r.Markdown}
	}
	return out, nil
}

// Language of the example, as in a fence of Markdown.
func (t Text) Language() string {
	if t.Markdown {
		return "markdown"
	}
	return "toml"
}

// Example gives both sides as Markdown.
func (t Text) Example() string {
	fence := func(head, text string) string {
		return head + ":\n\n```" + t.Language() + "\n" + text + "\n```\n"
	}
	return fence("Неверно", t.Wrong) + "\n" + fence("Верно", t.Right)
}

// Help gives the rule to SARIF.
func (t Text) Help() diagnostic.Help {
	return diagnostic.Help{
		Code: t.Code, Severity: t.Severity, Short: t.What, Full: t.Means, Basis: t.Clause,
		Text:     t.Means + "\n\nНеверно:\n\n" + t.Wrong + "\n\nВерно:\n\n" + t.Right + "\n\nОснование: " + t.Clause + ".",
		Markdown: t.Means + "\n\n" + t.Example() + "\nОснование: " + t.Clause + ".",
	}
}
