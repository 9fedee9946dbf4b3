package check

import (
	"io/fs"
	"testing"
)

// EachMutation hands every mutation of the telecom sample to tests that stand
// above this package.
func EachMutation(t *testing.T, f func(name string, folder fs.FS)) {
	for _, m := range mutations {
		f(m.code+", "+m.name, mutate(t, m))
	}
}
