package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// run is what a process takes: seconds by the clock and of the processor, and the peak
// of memory in MiB.
type run struct{ Wall, CPU, Peak float64 }

// cold runs a command several times, each in a process of its own, and gives the
// medians.
func cold(runs int, name string, args ...string) (run, error) {
	var all [][]float64
	for range runs {
		cmd := exec.Command(name, args...)
		start := time.Now()
		if said, err := cmd.CombinedOutput(); err != nil {
			return run{}, fmt.Errorf("%s: %w\n%s", name, err, said)
		}
		s := cmd.ProcessState
		all = append(all, []float64{time.Since(start).Seconds(), (s.UserTime() + s.SystemTime()).Seconds(), peak(s)})
	}
	return run{median(all, 0), median(all, 1), median(all, 2)}, nil
}

// build links the command into a folder and gives its path.
func build(dir string) (string, error) {
	name := filepath.Join(dir, "rd50.exe")
	cmd := exec.Command("go", "build", "-o", name, "./cmd/rd50")
	cmd.Stderr = os.Stderr
	return name, cmd.Run()
}
