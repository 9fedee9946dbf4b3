// Package external runs the programs rd50-writer-NAME, each of which writes reports in a
// format of its own. A program gets a limited time and may write so much; one that fails
// gives no document.
package external

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"rd50/generator/picture"
	"rd50/generator/report"
	"rd50/generator/typeset"
	"rd50/generator/writer"
)

// Prefix begins the names of the programs.
const Prefix = "rd50-writer-"

// Limits are what a program may take. What it says beyond Said is dropped.
type Limits struct {
	Time   time.Duration
	Output int64 // bytes of the document
	Said   int64 // bytes of standard error that are kept
	Held   time.Duration
}

// Usual gives the limits of a program that may run for a time.
func Usual(d time.Duration) Limits {
	return Limits{Time: d, Output: 256 << 20, Said: 1 << 20, Held: 2 * time.Second}
}

// Error is the failure of a program.
type Error struct {
	program string
	err     error
	said    string
}

func (e *Error) Error() string {
	text := fmt.Sprintf("программа %s: %v", e.program, e.err)
	if e.said != "" {
		text += ": " + e.said
	}
	return text
}

func (e *Error) Unwrap() error { return e.err }

// Outside marks the failure as no fault of the data.
func (*Error) Outside() {}

// Find gives the format of the program for a name on PATH. The program gets the report
// as JSON on standard input and writes the document to standard output; the file's
// extension is the name. It ends with the context.
func Find(ctx context.Context, name string, l Limits) (writer.Format, bool) {
	program, err := Path(name)
	if err != nil {
		return writer.Format{}, false
	}
	write := func(w io.Writer, r *report.Report, _ *typeset.Layout, _ writer.Options) error {
		return run(ctx, program, l, w, r)
	}
	return writer.Format{
		Name: name, Extension: name, Title: "внешняя программа " + program, MediaType: "application/octet-stream", Write: write,
	}, true
}

// Path gives the program for a name.
func Path(name string) (string, error) {
	if !valid(name) {
		return "", fmt.Errorf("«%s» не имя формата", name)
	}
	return exec.LookPath(Prefix + name)
}

// valid tells whether a name may be a file's extension: letters and digits, inside
// them «.», «_», «-» and «+».
func valid(name string) bool {
	plain := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	foreign := func(r rune) bool { return !plain(r) && !strings.ContainsRune("._-+", r) }
	first, last := strings.IndexFunc(name, plain), strings.LastIndexFunc(name, plain)
	return first == 0 && strings.IndexFunc(name, foreign) < 0 && len([]rune(name[last:])) == 1
}

// Names lists the names that there are programs for on PATH, each once, sorted.
func Names() []string {
	var names []string
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			continue // it holds no writers for us
		}
		for _, e := range entries {
			name, ours := strings.CutPrefix(e.Name(), Prefix)
			name = strings.TrimSuffix(name, ".exe")
			if _, err := Path(name); ours && err == nil {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// run gives a program the report and takes its document.
func run(ctx context.Context, program string, l Limits, w io.Writer, r *report.Report) error {
	var in bytes.Buffer
	if err := report.JSON(&in, r, picture.Bytes); err != nil {
		return err
	}
	limited, stop := context.WithTimeout(ctx, l.Time)
	defer stop()
	out, said := &bounded{to: w, left: l.Output, full: stop}, &bounded{to: &bytes.Buffer{}, left: l.Said}
	cmd := exec.CommandContext(limited, program)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &in, out, said
	cmd.WaitDelay = l.Held
	endAll(cmd)
	err := cmd.Run()
	if errors.Is(err, exec.ErrWaitDelay) {
		_ = cmd.Cancel() // whoever holds the output
	}
	err = fault(limited, err, out, l)
	if err == nil || ctx.Err() != nil {
		return ctx.Err()
	}
	return &Error{filepath.Base(program), err, strings.TrimSpace(said.to.(*bytes.Buffer).String())}
}

// fault tells in Russian why there is no document.
func fault(ctx context.Context, err error, out *bounded, l Limits) error {
	switch {
	case out.over:
		return fmt.Errorf("вывод больше %d МиБ", l.Output>>20)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("не завершилась за %v; время задает --writer-timeout", l.Time)
	case errors.Is(err, exec.ErrWaitDelay):
		return errors.New("завершилась, но ее вывод не закрыт: он остался у другой программы")
	case err == nil && out.taken == 0:
		return errors.New("ничего не вывела")
	}
	if exit := new(exec.ExitError); errors.As(err, &exit) && exit.Exited() {
		return fmt.Errorf("завершилась с кодом %d", exit.ExitCode())
	}
	return err
}

// bounded passes on no more than a number of bytes. What is beyond it is dropped, and
// told to full, where there is one.
type bounded struct {
	to    io.Writer
	left  int64
	taken int64
	over  bool
	full  func()
}

func (b *bounded) Write(p []byte) (int, error) {
	kept := p[:min(int64(len(p)), b.left)]
	if len(kept) < len(p) && b.full != nil {
		b.over = true
		b.full()
	}
	n, err := b.to.Write(kept)
	b.left -= int64(n)
	b.taken += int64(n)
	if err != nil {
		return n, err
	}
	return len(p), nil
}
