package russian_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"rd50/generator/russian"
)

func TestRanges(t *testing.T) {
	for _, c := range []struct{ ids, want string }{
		{"", ""},
		{"R1", "R1"},
		{"R1 R2", "R1, R2"},
		{"R1 R2 R3", "R1—R3"},
		{"R1 R2 R3 R5 R7 R8 R9 R10 R11", "R1—R3, R5, R7—R11"},
		{"R10 R2 R9 R11 R1", "R1, R2, R9—R11"},                // natural order
		{"R1 R1 R2", "R1, R2"},                                // each once
		{"ПП.3 ПП.1 ПП.2 БЗ.7", "ПП.1—ПП.3, БЗ.7"},            // the order of the beginnings stays
		{"R1 T2 R3 T3 R2 T4", "R1—R3, T2—T4"},                 // mixed
		{"R1.1 R1.2 R1.3 R2.1 R2.2", "R1.1—R1.3, R2.1, R2.2"}, // the beginning is all before the last number
		{"R08 R09 R10 R11", "R08—R11"},                        // as many digits
		{"R8 R9 R10", "R8—R10"},
		{"R7 R08 R9", "R7, R08, R9"}, // differently written: not a run
		{"R1 R01 R2 R3", "R01, R1—R3"},
		{"А Б В", "А, Б, В"}, // no numbers
		{"R1a R2a R3a", "R1a, R2a, R3a"},
		{"1 2 3", "1—3"},
		{"R99999999999 R1 R2 R3", "R99999999999, R1—R3"},
	} {
		if got := russian.Ranges(strings.Fields(c.ids)); got != c.want {
			t.Errorf("%q: %q, not %q", c.ids, got, c.want)
		}
	}
}

// TestRangesLoseNothing: what a list of ranges says is what was given, in any order.
func TestRangesLoseNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(14, 5))
	for range 500 {
		want := map[string]bool{}
		var ids []string
		for range random.IntN(20) {
			id := fmt.Sprint([]string{"R", "ПП."}[random.IntN(2)], random.IntN(15))
			want[id] = true
			ids = append(ids, id)
		}
		got := map[string]bool{}
		for _, part := range strings.Split(russian.Ranges(ids), ", ") {
			first, last, run := strings.Cut(part, "—")
			if !run {
				got[first] = part != ""
				continue
			}
			stem := strings.TrimRight(first, "0123456789")
			var from, to int
			fmt.Sscan(first[len(stem):], &from)
			fmt.Sscan(last[len(stem):], &to)
			if to-from < 2 {
				t.Errorf("%v: a run of %d", ids, to-from+1)
			}
			for n := from; n <= to; n++ {
				got[fmt.Sprint(stem, n)] = true
			}
		}
		delete(got, "")
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%v is told as %q", ids, russian.Ranges(ids))
		}
	}
}
