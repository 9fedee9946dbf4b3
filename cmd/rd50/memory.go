package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// How much garbage may gather before it is collected: most processes end before, so that
// they never pay for it; where much is alive, a quarter as much again.
const (
	garbage      = 48 << 20
	leastPercent = 25
	heapAtStart  = 4 << 20   // by which the runtime counts before the first collection
	mostMemory   = 768 << 20 // keeps a large batch from growing without bound
)

// paceGarbage sets the collector's pace, and again after each collection by what is alive
// then. A user's own GOGC stands.
func paceGarbage() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(garbage * 100 / heapAtStart)
	debug.SetMemoryLimit(mostMemory)
	afterNext(func() {
		alive := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(alive)
		debug.SetGCPercent(max(leastPercent, int(garbage*100/max(alive[0].Value.Uint64(), heapAtStart))))
	})
}

// afterNext does something after each collection from now on.
func afterNext(do func()) {
	runtime.AddCleanup(new([16]byte), func(struct{}) {
		do()
		afterNext(do)
	}, struct{}{})
}
