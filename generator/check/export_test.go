package check

import (
	"io/fs"
	"testing"

	"rd50/generator/thorough"
)

// EachMutation hands the mutations of the telecom sample to tests that stand
// above this package.
func EachMutation(t *testing.T, f func(name string, folder fs.FS)) {
	for i, step := 0, thorough.Step(t, 5); i < len(mutations); i += step {
		f(mutations[i].code+", "+mutations[i].name, mutate(t, mutations[i]))
	}
}
