package analysis_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

func TestChanges(t *testing.T) {
	value := func(s string) *decimal.Decimal {
		if s == "" {
			return nil
		}
		d := number(s)
		return &d
	}
	show := func(d *decimal.Decimal) string {
		if d == nil {
			return "—"
		}
		return d.String()
	}
	for _, c := range []struct{ about, baseline, target, delta, percent string }{
		{"a fall: −0.6 / 2.1", "2.1", "1.5", "-0.6", "-28.571429"},
		{"a rise", "50", "75", "25", "50"},
		{"no change", "50", "50", "0", "0"},
		{"from zero there is no per cent", "0", "10", "10", "—"},
		{"nor from below zero", "-10", "10", "20", "—"},
		{"without a baseline", "", "10", "—", "—"},
		{"without a target", "10", "", "—", "—"},
	} {
		got := analysis.Changes([]engagement.Indicator{{Baseline: value(c.baseline), Target: value(c.target)}})[0]
		if show(got.Delta) != c.delta || show(got.Percent) != c.percent {
			t.Errorf("%s: got %s, %s %%, want %s, %s %%", c.about, show(got.Delta), show(got.Percent), c.delta, c.percent)
		}
	}
}
