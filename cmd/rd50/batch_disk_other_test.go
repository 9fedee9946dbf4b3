//go:build !linux

package main

import "testing"

// smallDisk mounts a file system of a size, on Linux.
func smallDisk(t *testing.T, _ string) func(size string) {
	t.Helper()
	t.Skip("a file system is mounted on Linux alone")
	return nil
}
