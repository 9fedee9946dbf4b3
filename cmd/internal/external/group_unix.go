//go:build unix

package external

import (
	"os/exec"
	"syscall"
)

// endAll has a program ended together with those that it has started: they form a
// group of their own.
func endAll(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
