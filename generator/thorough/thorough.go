// Package thorough says how far the tests of long properties go: through a share of
// their cases in the plain run, which a developer waits for, and through all of them
// where RD50_THOROUGH=required asks, as the gate does.
package thorough

import (
	"os"
	"testing"
)

// Step gives 1 where every case is asked for, and share in the plain run: of so many
// cases one is tried. What the run leaves out is told in the test's log.
func Step(t testing.TB, share int) int {
	t.Helper()
	if os.Getenv("RD50_THOROUGH") == "required" {
		return 1
	}
	t.Logf("one case of %d; all with RD50_THOROUGH=required", share)
	return share
}

// Tool skips a test that needs programs of others and long times for them, unless the
// environment variable asks for it: NAME=required, as in the gate. Then it is a failure
// that they are missing.
func Tool(t testing.TB, name string) {
	t.Helper()
	if os.Getenv(name) != "required" {
		t.Skipf("runs with %s=required, as the gate does", name)
	}
}
