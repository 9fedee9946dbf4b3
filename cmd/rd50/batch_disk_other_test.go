//go:build !linux

package main

import "testing"

// smallDisk mounts a file system of a size where that is possible.
func smallDisk(*testing.T, string) (func(string), bool) { return nil, false }
