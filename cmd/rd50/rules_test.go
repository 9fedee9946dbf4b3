package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"rd50/generator/check"
	"rd50/generator/standard"
)

func TestRulesTable(t *testing.T) {
	text, err := rulesTable("text")
	if err != nil {
		t.Fatal(err)
	}
	standards, err := standard.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(text, "\n")
	if len(lines) != len(check.Rules(standards...)) {
		t.Errorf("%d lines for %d rules", len(lines), len(check.Rules(standards...)))
	}
	for _, want := range []string{
		"RD202  error    по требованию нет вердикта для варианта  [РД 50-34.698-90, приложение 1, 2.2, 3); ГОСТ Р 59795—2021, А.2.2",
		"RD403  warning  требование неоднозначно: «удобный», «быстрый», «при необходимости», «и т. д.»  [ГОСТ 34.602—2020, 3.4",
	} {
		// further standards may stand behind
		if !strings.Contains(text, want+"]\n") && !strings.Contains(text, want+"; ") {
			t.Errorf("no line %q in\n%s", want, text)
		}
	}
	data, err := rulesTable("json")
	if err != nil {
		t.Fatal(err)
	}
	var rules []map[string]string
	if err := json.Unmarshal([]byte(data), &rules); err != nil || len(rules) != len(lines) || rules[0]["code"] != "RD001" ||
		rules[0]["severity"] != "error" || rules[0]["what"] == "" || rules[0]["clause"] == "" {
		t.Errorf("%v\n%s", err, data)
	}
	if _, err := rulesTable("xml"); err == nil || err.Error() != "вид перечня «xml» неизвестен; известны: text, md, json" {
		t.Error(err)
	}
}

// The Russian manual holds the table as it is made from the code.
func TestManualHoldsTheRules(t *testing.T) {
	table, err := rulesTable("md")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(table, "\n") {
		if strings.Count(line, "|") != 5 {
			t.Errorf("not four columns: %s", line)
		}
	}
	manual, err := os.ReadFile("../../README.ru.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(manual), table) {
		t.Errorf("README.ru.md lacks what «rd50 rules --format md» prints:\n%s", table)
	}
}
