package main

import (
	"syscall"
	"testing"
)

// smallDisk mounts a file system in memory and gives a way to set its size;
// false where that is not allowed.
func smallDisk(t *testing.T, dir string) (grow func(size string), ok bool) {
	t.Helper()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Log(err)
		return nil, false
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return func(size string) {
		if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, "size="+size); err != nil {
			t.Fatal(err)
		}
	}, true
}
