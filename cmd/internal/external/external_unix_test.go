//go:build unix

package external

import (
	"bytes"
	"cmp"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rd50/generator/report"
)

// TestBadPrograms: whatever a program does, it is ended in time and its failure told.
func TestBadPrograms(t *testing.T) {
	const soon = 500 * time.Millisecond // for what would never end
	for name, c := range map[string]struct {
		script, out, want string
		most              time.Duration
	}{
		"sound":       {script: "cat > /dev/null; printf документ", out: "документ"},
		"reads none":  {script: "printf x", out: "x"},
		"fails":       {script: "echo плохо >&2; exit 7", want: "программа rd50-writer-x: завершилась с кодом 7: плохо"},
		"silent":      {script: "cat > /dev/null", want: "программа rd50-writer-x: ничего не вывела"},
		"endless":     {script: "exec sleep 1000", want: "программа rd50-writer-x: не завершилась за 500ms; время задает --writer-timeout", most: soon},
		"a child":     {script: "sleep 1000; echo x", want: "программа rd50-writer-x: не завершилась за 500ms; время задает --writer-timeout", most: soon},
		"writes on":   {script: "exec yes", want: "программа rd50-writer-x: вывод больше 1 МиБ"},
		"deaf":        {script: "trap '' PIPE TERM; while :; do echo x; done", want: "программа rd50-writer-x: вывод больше 1 МиБ"},
		"says on":     {script: "yes >&2", want: "программа rd50-writer-x: не завершилась за 500ms; время задает --writer-timeout: y\ny\ny\ny\ny", most: soon},
		"held output": {script: "sleep 1000 & echo x", want: "программа rd50-writer-x: завершилась, но ее вывод не закрыт: он остался у другой программы"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			program := filepath.Join(t.TempDir(), Prefix+"x")
			if err := os.WriteFile(program, []byte("#!/bin/sh\n"+c.script+"\n"), 0o700); err != nil {
				t.Fatal(err)
			}
			limits := Limits{Time: cmp.Or(c.most, time.Minute), Output: 1 << 20, Said: 10, Held: 200 * time.Millisecond}
			var out bytes.Buffer
			began := time.Now()
			err := run(t.Context(), program, limits, &out, &report.Report{})
			if took := time.Since(began); took > 20*time.Second {
				t.Errorf("it took %v", took)
			}
			switch {
			case c.want == "" && (err != nil || out.String() != c.out):
				t.Errorf("%q, %v", out.String(), err)
			case c.want != "" && (err == nil || err.Error() != c.want):
				t.Errorf("%v, want %s", err, c.want)
			}
			if int64(out.Len()) > limits.Output {
				t.Errorf("%d bytes were taken", out.Len())
			}
		})
	}
}

// TestTheContextEndsAProgram and all that it has started.
func TestTheContextEndsAProgram(t *testing.T) {
	program := filepath.Join(t.TempDir(), Prefix+"x")
	if err := os.WriteFile(program, []byte("#!/bin/sh\nsleep 1000\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	time.AfterFunc(100*time.Millisecond, stop)
	began := time.Now()
	if err := run(ctx, program, Usual(time.Minute), &bytes.Buffer{}, &report.Report{}); err != context.Canceled {
		t.Error(err)
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}

// TestNames: a name is a file's extension, and no way out of a folder.
func TestNames(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	for _, name := range []string{"html5", "tar.gz", "схема", "", ".", "..", "x.", ".x", "a b", "a\nb", "-x", "x\x1b"} {
		if err := os.WriteFile(filepath.Join(dir, Prefix+name), []byte("#!/bin/sh\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Join(Names(), " "); got != "html5 tar.gz схема" {
		t.Errorf("names %q", got)
	}
	for _, name := range []string{"", "..", ".", "a/b", `a\b`, "../x", "x.", "none"} {
		if f, ok := Find(t.Context(), name, Usual(time.Minute)); ok {
			t.Errorf("%q is the format %v", name, f)
		}
	}
	if f, ok := Find(t.Context(), "tar.gz", Usual(time.Minute)); !ok || f.Extension != "tar.gz" || f.Attaches {
		t.Errorf("%v", f)
	}
}
