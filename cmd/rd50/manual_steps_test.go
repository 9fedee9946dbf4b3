package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"rd50/generator/review/pen"
)

// The first minutes of the manuals are run here as a reader runs them: each command as it
// is written, in a folder that holds the samples; what the reader does in Excel and Word
// stands in byHand.

// byHand is what is done by hand before a command.
var byHand = map[string]func(t *testing.T, dir string){
	"rd50 import концепция.xlsx концепция --dry-run": func(t *testing.T, dir string) {
		setPriority(t, filepath.Join(dir, "концепция.xlsx"), "R2", "обязательное")
	},
	"rd50 review ответ.docx концепция/versions/1.1.toml": func(t *testing.T, dir string) {
		returnReport(t, filepath.Join(dir, "готово/концепция-1.0.docx"), filepath.Join(dir, "ответ.docx"))
	},
}

// fails are the commands that end with 1, as the manuals say.
var fails = []string{"rd50 check новая"}

// wanted is what a command must print, besides ending well.
var wanted = map[string]string{
	"rd50 check новая": `hint: впишите значение: `,
	"rd50 import концепция.xlsx концепция --dry-run":                  `требование R2: приоритет: желательное → обязательное`,
	"rd50 import концепция.xlsx концепция":                            `записан файл концепция/engagement.toml`,
	"rd50 check концепция":                                            `ошибок: 0; предупреждений: 0`,
	"rd50 preview --serve концепция":                                  `черновик: http://`,
	"rd50 render концепция -o готово":                                 `готово/концепция-1.0.docx`,
	"rd50 review ответ.docx концепция/versions/1.1.toml":              `Изложить в редакции: .*карточек`,
	"rd50 review ответ.docx концепция/versions/1.1.toml --save":       `записан файл концепция/versions/1.1.toml`,
	"rd50 review ответ.docx концепция/versions/1.1.toml --apply 1":    `записан файл концепция/versions/1.1.toml`,
	"rd50 diff концепция концепция/versions/1.1.toml":                 `карточек`,
	"rd50 render концепция/versions/1.1.toml --against 1.0 -o готово": `готово/концепция-1.1-against-1.0.docx`,
}

func TestFirstMinutes(t *testing.T) {
	for name, section := range map[string]string{"README.ru.md": "Десять минут", "README.md": "Ten minutes"} {
		t.Run(name, func(t *testing.T) {
			dir, left := t.TempDir(), map[string]bool{}
			if err := os.CopyFS(filepath.Join(dir, "samples"), os.DirFS("../../samples")); err != nil {
				t.Fatal(err)
			}
			for command := range wanted {
				left[command] = true
			}
			for _, s := range steps(t, name, section) {
				if s.file != "" {
					put(t, filepath.Join(dir, s.file), s.text)
					continue
				}
				follow(t, dir, s.text)
				delete(left, s.text)
			}
			for command := range left {
				t.Errorf("%s does not lead to «%s»", name, command)
			}
		})
	}
}

// step is a command, or a file with its text.
type step struct{ file, text string }

var fileNamed = regexp.MustCompile("`([^`]+\\.toml)`:$")

// steps gives the commands of a section of a manual, which stand apart by four blanks, and
// the files, which stand in a fence behind their names.
func steps(t *testing.T, name, section string) []step {
	t.Helper()
	data, err := os.ReadFile("../../" + name)
	if err != nil {
		t.Fatal(err)
	}
	_, text, found := strings.Cut(string(data), "\n## "+section+"\n")
	if !found {
		t.Fatalf("%s has no section «%s»", name, section)
	}
	text, _, _ = strings.Cut(text, "\n## ")
	var out []step
	before, fenced := "", false
	for line := range strings.Lines(text) {
		line = strings.TrimPrefix(strings.TrimRight(line, "\n"), "   ") // of an item of a list
		switch last := len(out) - 1; {
		case strings.HasPrefix(line, "```"):
			if fenced = !fenced; fenced {
				m := fileNamed.FindStringSubmatch(before)
				if m == nil {
					t.Fatalf("%s: no file is named by «%s»", name, before)
				}
				out = append(out, step{file: m[1]})
			}
		case fenced:
			out[last].text += line + "\n"
		case strings.HasPrefix(line, "    "):
			out = append(out, step{text: strings.TrimSpace(line)})
		case line != "":
			before = line
		}
	}
	return out
}

// follow runs a command as a shell does. One that goes on is stopped when it has said
// something.
func follow(t *testing.T, dir, command string) {
	t.Helper()
	if act := byHand[command]; act != nil {
		act(t, dir)
	}
	if strings.Contains(command, "--serve") || strings.Contains(command, "--watch") {
		interruptedRun(t, dir, command)
		return
	}
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	code := cmd.ProcessState.ExitCode()
	should := 0
	if slices.Contains(fails, command) {
		should = 1
	}
	if code != should {
		t.Fatalf("%s: %v, code %d, not %d\n%s", command, err, code, should, out)
	}
	if want := regexp.MustCompile(wanted[command]); !want.Match(out) {
		t.Errorf("%s: %q is not in\n%s", command, want, out)
	}
}

func interruptedRun(t *testing.T, dir, command string) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), patience)
	defer stop()
	args := strings.Fields(command)[1:]
	if slices.Contains(args, "--serve") {
		args = append(args, "--addr", "127.0.0.1:0") // the usual port may be taken
	}
	cmd := exec.CommandContext(ctx, "rd50", args...)
	cmd.Dir, cmd.WaitDelay = dir, time.Second
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	var told lines
	cmd.Stdout, cmd.Stderr = &told, &told
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "what "+command+" says", func() bool { return strings.Contains(told.String(), "\n") })
	stop()
	_ = cmd.Wait() // it was interrupted
	if !strings.Contains(told.String(), wanted[command]) || strings.Contains(told.String(), "error") {
		t.Errorf("%s: %q is not in %s", command, wanted[command], &told)
	}
}

// setPriority writes into the cell of a requirement's priority, as in Excel.
func setPriority(t *testing.T, name, id, priority string) {
	t.Helper()
	const sheet = "Требования"
	book, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	column := -1
	for y, row := range rows {
		for x, cell := range row {
			switch {
			case cell == "Приоритет":
				column = x
			case x == 0 && cell == id && column >= 0:
				at, err := excelize.CoordinatesToCellName(column+1, y+1)
				if err == nil {
					err = book.SetCellValue(sheet, at, priority)
				}
				if err == nil {
					err = book.Save()
				}
				if err != nil {
					t.Fatal(err)
				}
				return
			}
		}
	}
	t.Fatalf("%s has no priority of %s", name, id)
}

// returnReport lets the customer change a word of a report and comment on another.
func returnReport(t *testing.T, report, returned string) {
	t.Helper()
	data, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	p, err := pen.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	by := pen.Sign{Author: "И. Второй", Date: "2026-11-12T10:00:00Z"}
	if err := p.Rewrite(pen.Edit{Paragraph: "В систему переносятся", Old: "записей", New: "карточек"}); err != nil {
		t.Fatal(err)
	}
	if err := p.Write(pen.Comment{Paragraph: "Система ежедневно до 8:00", Quote: "8:00", By: by, Text: "Не позже 7:30."}); err != nil {
		t.Fatal(err)
	}
	doc, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	put(t, returned, string(doc))
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
