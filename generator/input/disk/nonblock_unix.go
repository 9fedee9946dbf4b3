//go:build unix

package disk

import "syscall"

// nonblock opens a pipe that nobody writes to without waiting for who does.
const nonblock = syscall.O_NONBLOCK
