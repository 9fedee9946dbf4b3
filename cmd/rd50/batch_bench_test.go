package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkBatch makes 100 reports of about 60 pages and 1,000 of 8, in all three
// formats together, each with one and with two workers.
// It gives reports a minute, the peak of memory, and what a second run, which has
// nothing to make, takes of the first.
func BenchmarkBatch(b *testing.B) {
	for _, set := range []struct {
		name  string
		kind  kindOfSet
		count int
	}{{"100x60pages", long, 100}, {"1000x8pages", short, 1000}} {
		dir := b.TempDir()
		set.kind.write(b, filepath.Join(dir, "in"), set.count)
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("%s/j%d", set.name, workers), func(b *testing.B) {
				for b.Loop() {
					measure(b, dir, set.count, workers)
				}
			})
		}
	}
}

func measure(b *testing.B, dir string, count, workers int) {
	out := filepath.Join(dir, "out")
	if err := os.RemoveAll(out); err != nil {
		b.Fatal(err)
	}
	run := func() (time.Duration, float64) {
		cmd := exec.Command("rd50", "batch", "in", "-o", "out", "-j", strconv.Itoa(workers))
		cmd.Dir = dir
		return timed(b, cmd)
	}
	first, peak := run()
	again, _ := run()
	b.ReportMetric(float64(count)/first.Minutes(), "reports/min")
	b.ReportMetric(peak, "peak-MiB")
	b.ReportMetric(100*again.Seconds()/first.Seconds(), "%second-run")
}

// timed runs a command and gives its time and the peak of its memory in MiB.
func timed(b *testing.B, cmd *exec.Cmd) (time.Duration, float64) {
	b.Helper()
	var said strings.Builder
	cmd.Stderr = &said
	began := time.Now()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	peak := 0.0
	for {
		select {
		case err := <-ended:
			if err != nil {
				b.Fatalf("%v\n%s", err, said.String())
			}
			return time.Since(began), peak
		case <-time.After(5 * time.Millisecond):
			peak = max(peak, highWater(cmd.Process.Pid))
		}
	}
}

// highWater gives the most memory that a process has had, in MiB; 0 where the
// system does not tell.
func highWater(pid int) float64 {
	f, err := os.Open(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if value, ok := strings.CutPrefix(lines.Text(), "VmHWM:"); ok {
			kib, err := strconv.ParseFloat(strings.Fields(value)[0], 64)
			if err == nil {
				return kib / 1024
			}
		}
	}
	return 0
}
