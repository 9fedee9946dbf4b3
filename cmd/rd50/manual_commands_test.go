package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	commandApart  = regexp.MustCompile(`(?m)^    (rd50 .+)$`)
	commandInText = regexp.MustCompile("`(rd50 [^`\n]+)`")
	fenced        = regexp.MustCompile("(?s)```.*?```")
	minutes       = regexp.MustCompile(`(?s)\n## (?:Десять минут|Ten minutes)\n.*?\n## `)
	// placeholder is what stands for something: ПАПКА, DIR, […], «…»
	placeholder = regexp.MustCompile(`\[|…|I/N|\b[A-Z]{3,}\b|[А-Я]{3,}`)
)

// onlyNamed are commands that the text names and nobody would type so.
var onlyNamed = []string{"rd50 import", "rd50 review", "rd50 preview", "rd50 new", `rd50 render проекты\телеком -o готово`}

// TestManualCommandsRun runs each command of the manuals that is written out, but for the
// first minutes, which have a test of their own: in a folder that holds an engagement, and
// all that the commands name.
func TestManualCommandsRun(t *testing.T) {
	dir := world(t)
	var run []string
	for _, name := range []string{"README.ru.md", "README.md"} {
		data, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		text := minutes.ReplaceAllString(block.ReplaceAllString(string(data), ""), "\n## ")
		text = fenced.ReplaceAllString(text, "")
		for _, m := range append(commandApart.FindAllStringSubmatch(text, -1), commandInText.FindAllStringSubmatch(text, -1)...) {
			command := strings.ReplaceAll(m[1], " | lp", " | cat") // no printer
			if !placeholder.MatchString(command) && !slices.Contains(onlyNamed, command) && !slices.Contains(run, command) {
				run = append(run, command)
			}
		}
	}
	if len(run) < 30 {
		t.Errorf("only %d commands: %q", len(run), run)
	}
	for _, command := range run {
		in := dir
		if strings.HasPrefix(command, "rd50 new ") {
			in = t.TempDir()
		}
		follow(t, in, command)
	}
}

// world makes a folder in which the commands of the manuals find what they name.
func world(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	minimal, err := os.ReadFile("../../samples/minimal/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"", "концепция", "проекты/а", "проекты/б"} {
		put(t, filepath.Join(dir, name, "engagement.toml"), string(minimal))
	}
	if err := os.CopyFS(filepath.Join(dir, "samples"), os.DirFS("../../samples")); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"render концепция -f docx -o готово", "batch проекты -f md --shard 0/2 -o out0", "batch проекты -f md --shard 1/2 -o out1"} {
		cmd := exec.Command("rd50", strings.Fields(args)...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("rd50 %s: %v\n%s", args, err, out)
		}
	}
	returnReport(t, filepath.Join(dir, "готово/концепция-1.0.docx"), filepath.Join(dir, "ответ.docx"))
	return dir
}
