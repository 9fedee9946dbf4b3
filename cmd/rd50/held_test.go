package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// patience is how long tests wait for what runs beside them.
const patience = 20 * time.Second

// comes waits until something holds, and tells whether it came to that.
func comes(holds func() bool) bool {
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if holds() {
			return true
		}
	}
	return false
}

func waitFor(t *testing.T, what string, holds func() bool) {
	t.Helper()
	if !comes(holds) {
		t.Fatalf("%s has not come", what)
	}
}

// passes names the folder from which heldWriter takes its passes.
const passes = "RD50_TEST_PASSES"

// waiting ends the name of a file beside that folder, which tells that it waits.
const waiting = ".waiting"

// heldWriter is rd50-writer-held, a format that is written only with a pass: a
// file that it takes away. So a batch stands where a test wants it.
func heldWriter() {
	if err := os.WriteFile(os.Getenv(passes)+waiting, nil, 0o666); err != nil {
		os.Exit(1)
	}
	taken := comes(func() bool {
		found, err := filepath.Glob(filepath.Join(os.Getenv(passes), "*"))
		return err == nil && len(found) > 0 && os.Remove(found[0]) == nil
	})
	if !taken {
		os.Exit(1)
	}
	fmt.Println("written")
}

// heldRun is a batch whose every report waits for a pass.
func heldRun(t *testing.T, dir string) (cmd *exec.Cmd, pass func(count int)) {
	t.Helper()
	folder := t.TempDir()
	cmd = batchRun(dir, "-f", "md,held")
	cmd.Env = append(os.Environ(), passes+"="+folder)
	return cmd, func(count int) {
		for i := range count {
			if err := os.WriteFile(filepath.Join(folder, strconv.Itoa(i)), nil, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}
