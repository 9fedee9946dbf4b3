package beside

import (
	"sync/atomic"
	"testing"
)

func TestEachIsCalledOnce(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		called := make([]atomic.Int32, n)
		Each(n, func(i int) { called[i].Add(1) })
		for i := range called {
			if got := called[i].Load(); got != 1 {
				t.Errorf("of %d number %d is called %d times", n, i, got)
			}
		}
	}
}

// TestAPanicIsTheCallers, who can recover from it, whichever goroutine it was in.
func TestAPanicIsTheCallers(t *testing.T) {
	for at := range 8 {
		func() {
			defer func() {
				if p := recover(); p != at {
					t.Errorf("at %d: %v", at, p)
				}
			}()
			Each(8, func(i int) {
				if i == at {
					panic(i)
				}
			})
		}()
	}
}
