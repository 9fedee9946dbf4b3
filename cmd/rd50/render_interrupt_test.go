package main

import (
	"bytes"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// rounds is how often each signal comes in TestRenderInterrupted.
const rounds = 10

// renders are a report's outputs, and a folder to write them to.
type renders struct {
	dir, out string
	fresh    map[string]string // as an undisturbed run makes them
	old      map[string]string
}

func newRenders(t *testing.T) *renders {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("Windows sends no signals to another process")
	}
	r := &renders{dir: t.TempDir()}
	r.out = filepath.Join(r.dir, "out")
	short.write(t, r.dir, 1)
	mustRun(t, r.command())
	r.fresh, r.old = tree(t, r.out), map[string]string{}
	for name := range r.fresh {
		r.old[name] = "старый"
	}
	return r
}

func (r *renders) command(more ...string) *exec.Cmd {
	cmd := exec.Command("rd50", append([]string{"render", "e0001", "-o", "out"}, more...)...)
	cmd.Dir = r.dir
	return cmd
}

// age puts the older files in place, and nothing else.
func (r *renders) age(t *testing.T) {
	t.Helper()
	err := os.RemoveAll(r.out)
	if err == nil {
		err = os.Mkdir(r.out, 0o777)
	}
	for name, text := range r.old {
		if err == nil {
			err = os.WriteFile(filepath.Join(r.out, name), []byte(text), 0o666)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// disturb sends a signal to a render at a moment of its writing; it gives the
// exit code, -1 for one that the signal ended, and what was said.
func (r *renders) disturb(t *testing.T, signal os.Signal, random *rand.Rand) (int, string) {
	t.Helper()
	cmd := r.command()
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	if !comes(func() bool {
		entries, err := os.ReadDir(r.out)
		return err != nil || len(entries) > len(r.old) || len(ended) > 0
	}) {
		t.Fatal("it does not come to writing")
	}
	time.Sleep(time.Duration(random.Int64N(int64(15 * time.Millisecond))))
	if err := cmd.Process.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	select {
	case <-ended: // the code tells how
	case <-time.After(patience):
		_ = cmd.Process.Kill() // it has failed already
		t.Fatalf("%v does not end it", signal)
	}
	return cmd.ProcessState.ExitCode(), said.String()
}

// TestRenderInterrupted: ^C and the system's request to end leave the older set or
// the new one, and nothing besides. RD50_SEED gives the moments again.
func TestRenderInterrupted(t *testing.T) {
	r := newRenders(t)
	seed := testSeed(t)
	random := rand.New(rand.NewPCG(seed, seed))
	for range rounds {
		for _, signal := range []os.Signal{syscall.SIGINT, syscall.SIGTERM} {
			r.age(t)
			code, said := r.disturb(t, signal, random)
			got, want := tree(t, r.out), r.fresh
			if code == exitInterrupted {
				want = r.old
			}
			if code != 0 && (code != exitInterrupted || !strings.Contains(said, "выпуск прерван")) || !maps.Equal(got, want) {
				t.Errorf("%v: code %d, %s", signal, code, said)
			}
			sameTree(t, signal.String(), got, want)
			if entries, err := os.ReadDir(r.out); err != nil || len(entries) != len(want) {
				t.Errorf("%v: left over: %v, %v", signal, entries, err)
			}
		}
	}
}

// TestRenderKilled: after the worst end each file is whole, and the next render
// sweeps what is left.
func TestRenderKilled(t *testing.T) {
	r := newRenders(t)
	seed := testSeed(t)
	random := rand.New(rand.NewPCG(seed, seed))
	for range rounds {
		r.age(t)
		r.disturb(t, os.Kill, random)
		for name := range r.fresh {
			data, err := os.ReadFile(filepath.Join(r.out, name))
			if text := string(data); err != nil || text != r.old[name] && text != r.fresh[name] {
				t.Errorf("%s is torn: %v", name, err)
			}
		}
		mustRun(t, r.command())
		sameTree(t, "after the next run", tree(t, r.out), r.fresh)
		if entries, err := os.ReadDir(r.out); err != nil || len(entries) != len(r.fresh) {
			t.Errorf("left over: %v, %v", entries, err)
		}
	}
}

// TestRenderInterruptedBeforeItWrites: a program that writes a format is ended, too.
func TestRenderInterruptedBeforeItWrites(t *testing.T) {
	r := newRenders(t)
	held := t.TempDir()
	cmd := r.command("-o", "later", "-f", "md,held")
	cmd.Env = append(os.Environ(), passes+"="+held)
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "the writer", func() bool { _, err := os.Stat(held + waiting); return err == nil })
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if err := cmd.Wait(); err == nil || cmd.ProcessState.ExitCode() != exitInterrupted || !strings.Contains(said.String(), "выпуск прерван") {
		t.Errorf("%v: %s", err, said.String())
	}
	if took := time.Since(began); took > patience/2 { // the writer itself would wait for all of it
		t.Errorf("it ended after %v", took)
	}
	if _, err := os.Stat(filepath.Join(r.dir, "later")); !os.IsNotExist(err) {
		t.Errorf("a folder is left: %v", err)
	}
}
