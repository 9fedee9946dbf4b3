package main

import (
	"os"
	"strings"
	"testing"

	"rd50/generator/standard"
	"rd50/generator/writer"
)

// TestManualsListEverything: both manuals name each command and each format, the
// Russian one each standard, too. (TestManualHoldsTheRules holds the rules.)
func TestManualsListEverything(t *testing.T) {
	for _, name := range []string{"../../README.md", "../../README.ru.md"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, commands, _ := strings.Cut(string(data), "\n|---|---|\n")
		commands, _, _ = strings.Cut(commands, "\n\n")
		for _, c := range newRoot().Commands() {
			if c.Name() != "help" && !c.Hidden && !strings.Contains(commands, "`rd50 "+c.Name()) {
				t.Errorf("the table of %s lacks the command %s", name, c.Name())
			}
		}
		for _, line := range strings.Split(commands, "\n") {
			if !strings.HasPrefix(line, "| `rd50 formats`") {
				continue
			}
			for _, f := range writer.Formats() {
				if !strings.Contains(line, "`"+f.Name+"`") {
					t.Errorf("the table of %s lacks the format %s", name, f.Name)
				}
			}
		}
		if !strings.Contains(commands, "\n| `rd50 formats`") {
			t.Errorf("%s has no line on formats", name)
		}
	}
	standards, err := standard.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	manual, err := os.ReadFile("../../README.ru.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range standards {
		if !strings.Contains(string(manual), `"`+s.ID+`"`) {
			t.Errorf("README.ru.md lacks the standard %s", s.ID)
		}
	}
}
