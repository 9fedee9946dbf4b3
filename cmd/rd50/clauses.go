package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/spf13/cobra"

	"rd50/templates"
)

// clauseMap tells where the clauses of a standard are met.
type clauseMap struct {
	Designation string   `json:"designation"`
	Clauses     []clause `json:"clauses"`
}

// clause is one clause of a standard.
type clause struct {
	Clause string   `json:"clause"`
	Rule   string   `json:"rule"`
	State  string   `json:"state"` // a key of clauseStates
	Where  []string `json:"where"` // «file: name»
	Note   string   `json:"note,omitempty"`
	Test   string   `json:"test,omitempty"` // that shows it in the PDF and the DOCX
}

// clauseStates are the words for how a clause is met.
var clauseStates = map[string]string{
	"met": "выполняется", "partly": "частично", "author": "за автором", "open": "не выполняется",
	"none": "не относится", "parts": "в его пунктах",
}

// clauseTest is the test of a clause that is met; TestEveryClauseThatIsMetIsTested holds
// the tests to the map.
const clauseTest = "generator/gost732: TestClauses/"

func clausesCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "clauses",
		Short: "Пункты ГОСТ 7.32—2017 и где они выполнены",
		Long: `Перечисляет пункты разделов 3—6 ГОСТ 7.32—2017: что требуется, выполняется ли это
программой, где — файл и имя функции, постоянной или строки шаблона — и какая
проверка показывает это в PDF и DOCX. Отдельно названо то, что остается за автором
отчета, что выполняется частично, не выполняется или к отчету не относится.`,
		Example: "  rd50 clauses\n  rd50 clauses -f md > clauses.md",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			text, err := clausesTable(format)
			if err != nil {
				return err
			}
			return printLine(cmd, text)
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "text", "`вид` перечня: text, md, json")
	return cmd
}

// loadClauses reads the map of ГОСТ 7.32—2017.
func loadClauses() (clauseMap, error) {
	const name = "clauses/gost-7.32-2017.toml"
	var m clauseMap
	data, err := fs.ReadFile(templates.Files, name)
	if err != nil {
		return m, err
	}
	meta, err := toml.Decode(string(data), &m)
	if err != nil {
		return m, fmt.Errorf("%s: %w", name, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return m, fmt.Errorf("%s: неизвестный ключ %s", name, unknown[0])
	}
	for i, c := range m.Clauses {
		if c.State == "met" {
			m.Clauses[i].Test = clauseTest + c.Clause
		}
	}
	return m, nil
}

// clausesTable gives the map without a line end behind it.
func clausesTable(format string) (string, error) {
	m, err := loadClauses()
	if err != nil {
		return "", environmentError(err)
	}
	switch format {
	case "text":
		return m.text(), nil
	case "md":
		return m.markdown(), nil
	case "json":
		data, err := json.MarshalIndent(m, "", "  ")
		return string(data), err
	}
	return "", usageError("вид перечня «%s» неизвестен; известны: text, md, json", format)
}

// text gives a line a clause, below it where it is met and the note.
func (m clauseMap) text() string {
	lines := []string{m.Designation}
	for _, c := range m.Clauses {
		lines = append(lines, fmt.Sprintf("%-8s %s [%s]", c.Clause, c.Rule, clauseStates[c.State]))
		for _, w := range c.Where {
			lines = append(lines, "           "+w)
		}
		if c.Test != "" {
			lines = append(lines, "           проверка: "+c.Test)
		}
		if c.Note != "" {
			lines = append(lines, "           "+c.Note)
		}
	}
	return strings.Join(append(lines, m.sum()), "\n")
}

// sum counts the clauses by how they are met.
func (m clauseMap) sum() string {
	count := map[string]int{}
	for _, c := range m.Clauses {
		count[c.State]++
	}
	return fmt.Sprintf("пунктов %d, из них заголовков %d: выполняется %d, частично %d, за автором %d, не выполняется %d, не относится %d",
		len(m.Clauses), count["parts"], count["met"], count["partly"], count["author"], count["open"], count["none"])
}

func (m clauseMap) markdown() string {
	lines := []string{"| пункт " + m.Designation + " | требование | состояние | где | проверка | примечание |", "|---|---|---|---|---|---|"}
	for _, c := range m.Clauses {
		var where []string
		for _, w := range c.Where {
			where = append(where, "`"+w+"`")
		}
		lines = append(lines, fmt.Sprintf("| %s | %s | %s | %s | %s | %s |",
			c.Clause, c.Rule, clauseStates[c.State], strings.Join(where, "<br>"), c.Test, c.Note))
	}
	return strings.Join(append(lines, "", m.sum()), "\n")
}
