package typeset

import (
	"testing"

	"golang.org/x/text/unicode/norm"

	"rd50/generator/report"
)

// TestComposed: what is said to be composed is, alone and beside anything else that is.
func TestComposed(t *testing.T) {
	var signs []rune
	for r := rune(1); r < 0x3000; r++ {
		if report.Composed(string(r)) {
			signs = append(signs, r)
		}
	}
	if len(signs) < 800 {
		t.Errorf("only %d signs are known", len(signs))
	}
	for _, first := range signs {
		for _, second := range []rune{first, 'а', 'i', '—', signs[(int(first)*7)%len(signs)]} {
			if s := string([]rune{first, second}); norm.NFC.String(s) != s {
				t.Errorf("%q is not composed", s)
			}
		}
	}
	for _, s := range []string{"й", "é", "Å", "à la"} {
		if s != norm.NFC.String(s) && report.Composed(s) {
			t.Errorf("%q is no composed text", s)
		}
	}
}
