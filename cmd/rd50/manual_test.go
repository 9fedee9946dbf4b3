package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"rd50/generator/standard"
	"rd50/generator/writer"
)

// TestManualsListEverything: both manuals name each command with its flags and each format, the
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
			if c.Name() == "help" || c.Hidden {
				continue
			}
			row := regexp.MustCompile("(?m)^.*`rd50 " + c.Name() + "[ `].*$").FindString(commands)
			if row == "" {
				t.Errorf("the table of %s lacks the command %s", name, c.Name())
			}
			c.Flags().VisitAll(func(f *pflag.Flag) {
				old := f.Name == "docx-plain-tables" // told with what took its place
				short := f.Shorthand != "" && strings.Contains(row, "-"+f.Shorthand)
				if !old && !f.Hidden && f.Name != "help" && !short && !strings.Contains(row, "--"+f.Name) {
					t.Errorf("the table of %s lacks --%s of %s", name, f.Name, c.Name())
				}
			})
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

var (
	commandTold = regexp.MustCompile("rd50 ([a-z]+)([^`\n]*)")
	flagTold    = regexp.MustCompile(`(?:^|[\s\[|])(--?[a-z][a-z-]*)`)
)

// TestCommandsToldAreThere: every command that the manuals and the help name is one of the
// program's, with the flags that stand behind it.
func TestCommandsToldAreThere(t *testing.T) {
	root := newRoot()
	told := map[string]string{}
	for _, name := range []string{"README.md", "README.ru.md"} {
		data, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		told[name] = string(data)
	}
	for _, c := range append(root.Commands(), root) {
		told[c.CommandPath()+" --help"] = c.Long + "\n" + c.Example
	}
	n := 0
	for where, text := range told {
		for _, m := range commandTold.FindAllStringSubmatch(text, -1) {
			if n++; root.Name() == m[1] {
				continue
			}
			cmd, _, err := root.Find([]string{m[1]})
			if err != nil || cmd == root {
				t.Errorf("%s tells of a command that is not there: rd50 %s", where, m[1])
				continue
			}
			line, _, _ := strings.Cut(m[2], " | ") // what a pipe leads to has flags of its own
			for _, f := range flagTold.FindAllStringSubmatch(line, -1) {
				name := strings.TrimLeft(f[1], "-")
				long := strings.HasPrefix(f[1], "--") && cmd.Flags().Lookup(name) != nil
				short := len(name) == 1 && cmd.Flags().ShorthandLookup(name) != nil
				if !long && !short {
					t.Errorf("%s tells of a flag that is not there: rd50 %s %s", where, m[1], f[1])
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d commands are told", n)
	}
}

var relativeLink = regexp.MustCompile(`\]\(([^):]+)\)`)

// TestManualLinksLead: what the manuals link to within the project is there.
func TestManualLinksLead(t *testing.T) {
	for _, name := range []string{"README.md", "README.ru.md"} {
		data, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		text := block.ReplaceAllString(string(data), "") // examples have links of their own
		links := relativeLink.FindAllStringSubmatch(codeInText.ReplaceAllString(text, ""), -1)
		if len(links) < 5 {
			t.Errorf("%s: only %d links", name, len(links))
		}
		for _, m := range links {
			if _, err := os.Stat("../../" + m[1]); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

var codeInText = regexp.MustCompile("`[^`\n]+`")
