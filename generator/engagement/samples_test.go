package engagement

import (
	"os"
	"testing"

	_ "rd50/generator/pace"
)

// TestSamplesHaveNoFaults loads the complete engagements of samples/.
func TestSamplesHaveNoFaults(t *testing.T) {
	for _, name := range []string{"minimal/engagement.toml", "telecom/engagement.toml", "telecom/versions/1.1.toml", "state/engagement.toml", "state/versions/1.1.toml"} {
		e, faults := Load(os.DirFS("../../samples"), name)
		for _, d := range faults {
			t.Errorf("%s: %s: %s: %s (%s)", d.Position, d.Code, d.Key, d.Message, d.Hint)
		}
		if e == nil || len(e.Variants) < 2 {
			t.Errorf("%s: no variants were read", name)
		}
	}
}
