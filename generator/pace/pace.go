// Package pace lets a test binary that imports it gather more garbage before it is
// collected: what tests make is small and soon forgotten, and a collection at each
// doubling is up to a third of their work. A user's own GOGC stands.
package pace

import (
	"os"
	"runtime/debug"
)

const (
	percent    = 400
	mostMemory = 1 << 30 // of which as many test binaries run as there are processors
)

func init() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(mostMemory)
	}
}
