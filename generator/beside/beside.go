// Package beside does work on all processors at the same time.
package beside

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each does something for every number below n, in whatever order. It panics where one
// of the calls does.
func Each(n int, do func(i int)) {
	var next atomic.Int64
	var fall atomic.Pointer[any]
	work := func() {
		defer func() {
			if p := recover(); p != nil {
				fall.CompareAndSwap(nil, &p)
			}
		}()
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			do(i)
		}
	}
	var others sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) - 1 {
		others.Go(work)
	}
	work()
	others.Wait()
	if p := fall.Load(); p != nil {
		panic(*p)
	}
}
