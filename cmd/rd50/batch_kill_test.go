package main

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"rd50/generator/thorough"
)

// batchRun is a batch over a folder «in» beside its folder «out»; rd50 is this
// very binary, which TestMain puts on PATH by that name.
func batchRun(dir string, more ...string) *exec.Cmd {
	cmd := exec.Command("rd50", append([]string{"batch", "in", "-o", "out", "-j", "2"}, more...)...)
	cmd.Dir = dir
	return cmd
}

func mustRun(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(cmd.Args, " "), err, said)
	}
}

// tree gives the files of a folder by path but for stamps, which hold times.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d.IsDir() || strings.HasSuffix(name, ".stat") {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		out[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func sameTree(t *testing.T, about string, got, want map[string]string) {
	t.Helper()
	names := slices.Collect(maps.Keys(want))
	names = append(names, slices.Collect(maps.Keys(got))...)
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		g, has := got[name]
		w, should := want[name]
		switch {
		case !has:
			t.Fatalf("%s: %s is missing", about, name)
		case !should:
			t.Fatalf("%s: %s is left over", about, name)
		case g != w:
			t.Fatalf("%s: %s differs", about, name)
		}
	}
}

// TestKilledAtAnyMoment kills the batch at random moments: in an empty folder and
// over older reports. After each, every output is whole, an old or a new one; the
// next run makes the very tree that an undisturbed one does. The seed that it
// tells gives the same moments again as RD50_SEED, as far as the machine is as
// busy; generator/batch has the same test over each single step.
func TestKilledAtAnyMoment(t *testing.T) {
	seed := testSeed(t)
	kills := 20 / thorough.Step(t, 4)
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	editions, took := undisturbed(t, dir)
	killed, random := 0, rand.New(rand.NewPCG(seed, seed))
	for round := 0; killed < kills; round++ { // a run that ended before its moment does not count
		if round > 20*kills {
			t.Fatalf("of %d runs only %d could be killed", round, killed)
		}
		edition := round % 2
		writeEdition(t, in, edition)
		if round%5 == 0 {
			if err := os.RemoveAll(out); err != nil {
				t.Fatal(err)
			}
		}
		if killAfter(t, batchRun(dir), time.Duration(random.Float64()*float64(took))) {
			killed++
			took += took / 16
		} else {
			took -= took / 8 // keeps the moments within a run, however busy the machine
		}
		wholeOutputs(t, tree(t, out), editions)
		mustRun(t, batchRun(dir))
		sameTree(t, "after the next run", tree(t, out), editions[edition])
	}
}

// testSeed gives RD50_SEED or another seed each time, and tells it.
func testSeed(t *testing.T) uint64 {
	t.Helper()
	seed := rand.Uint64()
	if given := os.Getenv("RD50_SEED"); given != "" {
		var err error
		if seed, err = strconv.ParseUint(given, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("RD50_SEED=%d", seed)
	return seed
}

// undisturbed gives the outputs of both editions and how long a run takes; it
// leaves no output.
func undisturbed(t *testing.T, dir string) (editions [2]map[string]string, took time.Duration) {
	t.Helper()
	out := filepath.Join(dir, "out")
	for i := range editions {
		writeEdition(t, filepath.Join(dir, "in"), i)
		began := time.Now()
		mustRun(t, batchRun(dir))
		took = time.Since(began)
		editions[i] = tree(t, out)
		if err := os.RemoveAll(out); err != nil {
			t.Fatal(err)
		}
	}
	return editions, took
}

// writeEdition writes the inputs anew: the same names, other prices.
func writeEdition(t *testing.T, in string, edition int) {
	t.Helper()
	short.write(t, in, 3)
	if edition == 0 {
		return
	}
	files, err := filepath.Glob(filepath.Join(in, "*", mainFile))
	for _, f := range files {
		var data []byte
		if data, err = os.ReadFile(f); err == nil {
			err = os.WriteFile(f, bytes.ReplaceAll(data, []byte("бумажный журнал"), []byte("толстый журнал")), 0o666)
		}
		if err != nil {
			break
		}
	}
	if err != nil || len(files) != 3 {
		t.Fatal(len(files), err)
	}
}

// killAfter tells whether the kill came before the end.
func killAfter(t *testing.T, cmd *exec.Cmd, delay time.Duration) bool {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(delay)
	if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return exit != nil
}

// wholeOutputs looks at every file but the batch's own.
func wholeOutputs(t *testing.T, got map[string]string, editions [2]map[string]string) {
	t.Helper()
	for name, text := range got {
		if strings.HasPrefix(name, ".rd50") {
			continue
		}
		if name == "rd50-manifest.json" { // of reports made so far
			if !strings.HasSuffix(text, "}\n") {
				t.Fatal("the manifest is torn")
			}
			continue
		}
		if text != editions[0][name] && text != editions[1][name] {
			t.Fatalf("%s is torn", name)
		}
	}
}

// TestInterrupted: ^C ends the batch in order while three of four reports are not
// made.
func TestInterrupted(t *testing.T) {
	dir := t.TempDir()
	short.write(t, filepath.Join(dir, "in"), 4)
	cmd, pass := heldRun(t, dir)
	pass(1)
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	waitFor(t, "a report", func() bool {
		found, err := filepath.Glob(filepath.Join(out, "in", "*", "*.md"))
		return err == nil && len(found) == 1
	})
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 130 || !strings.Contains(said.String(), "прервано, не выпущено отчетов: 3") {
		t.Fatalf("%v\n%s", err, said.String())
	}
	for name := range tree(t, out) {
		if strings.HasPrefix(name, ".") {
			t.Errorf("%s is left over", name)
		}
	}
	verify := exec.Command("rd50", "batch", "--verify", out)
	mustRun(t, verify) // what was made is recorded, all of it
}

// TestTwoAtOnce: the second batch says who holds the folder, and harms nothing.
func TestTwoAtOnce(t *testing.T) {
	dir := t.TempDir()
	short.write(t, filepath.Join(dir, "in"), 2)
	first, pass := heldRun(t, dir)
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "the holder", func() bool {
		data, err := os.ReadFile(filepath.Join(dir, "out", ".rd50.pending", "holder"))
		return err == nil && len(data) > 0
	})
	said, err := batchRun(dir).CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitEnvironment || !strings.Contains(string(said), "папка «out» занята другим выпуском: процесс ") {
		t.Errorf("%v\n%s", err, said)
	}
	pass(2)
	if err := first.Wait(); err != nil {
		t.Error(err)
	}
	mustRun(t, exec.Command("rd50", "batch", "--verify", filepath.Join(dir, "out")))
}

// TestADiskThatFillsUp lets a batch write into a file system that is too small.
// Where none may be mounted, generator/batch has the same test over a folder
// whose writing fails; it runs everywhere.
func TestADiskThatFillsUp(t *testing.T) {
	dir := t.TempDir()
	short.write(t, filepath.Join(dir, "in"), 8)
	mustRun(t, batchRun(dir))
	out := filepath.Join(dir, "out")
	want := tree(t, out)
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(out, 0o777); err != nil {
		t.Fatal(err)
	}
	grow := smallDisk(t, out)
	whole := 0
	for _, text := range want {
		whole += len(text)
	}
	for eighths := 1; eighths < 7; eighths++ {
		size := strconv.Itoa(whole * eighths / 8)
		grow(size)
		said, err := batchRun(dir).CombinedOutput()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != exitEnvironment || !strings.Contains(string(said), "на диске нет места") {
			t.Errorf("%s: %v\n%s", size, err, said)
		}
		for name, text := range tree(t, out) {
			if own := strings.HasSuffix(name, ".journal") || name == "rd50-manifest.json"; !own && text != want[name] {
				t.Errorf("%s: %s is torn or left over", size, name)
			}
		}
	}
	grow("64m")
	mustRun(t, batchRun(dir))
	sameTree(t, "with room again", tree(t, out), want)
}

// TestPartsGiveTheWhole runs eight parts at once into one folder.
func TestPartsGiveTheWhole(t *testing.T) {
	dir := t.TempDir()
	short.write(t, filepath.Join(dir, "in"), 24)
	out := filepath.Join(dir, "out")
	mustRun(t, batchRun(dir))
	want := tree(t, out)
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	var parts []*exec.Cmd
	for i := range 8 {
		p := batchRun(dir, "-j", "1")
		p.Env = append(os.Environ(), "JOB_COMPLETIONS=8", "JOB_COMPLETION_INDEX="+string(rune('0'+i)))
		if err := p.Start(); err != nil {
			t.Fatal(err)
		}
		parts = append(parts, p)
	}
	for _, p := range parts {
		if err := p.Wait(); err != nil {
			t.Error(err)
		}
	}
	mustRun(t, exec.Command("rd50", "batch", "--verify", out))
	mustRun(t, exec.Command("rd50", "batch", "--merge", out))
	mustRun(t, exec.Command("rd50", "batch", "--verify", out))
	sameTree(t, "eight parts", tree(t, out), want)
}
