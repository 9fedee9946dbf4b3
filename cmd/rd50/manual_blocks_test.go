package main

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"rd50/generator/golden"
)

// block is a part of the manual that a command prints, between «<!-- rd50 … -->» and
// «<!-- end -->».
var block = regexp.MustCompile(`(?s)<!-- rd50 ([^>]*) -->\n(.*?)\n<!-- end -->`)

// TestManualBlocksGolden: the tables of rules and keys, and the examples, are those that
// the program prints; «make golden» writes them anew.
func TestManualBlocksGolden(t *testing.T) {
	const name = "../../README.ru.md"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	now := block.ReplaceAllStringFunc(string(data), func(old string) string {
		command := block.FindStringSubmatch(old)[1]
		out, err := exec.Command("rd50", strings.Fields(command)...).Output()
		if err != nil {
			t.Fatalf("rd50 %s: %v", command, err)
		}
		seen[command] = true
		want := "<!-- rd50 " + command + " -->\n\n" + strings.TrimSpace(string(out)) + "\n\n<!-- end -->"
		if old != want && os.Getenv(golden.Update) != "1" {
			t.Errorf("%s does not hold what «rd50 %s» prints: «make golden»", name, command)
		}
		return want
	})
	for _, command := range []string{"rules -f md", "schema -f md", "explain -f md"} {
		if !seen[command] {
			t.Errorf("%s has no block of «rd50 %s»", name, command)
		}
	}
	if os.Getenv(golden.Update) == "1" && now != string(data) {
		if err := os.WriteFile(name, []byte(now), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
