package analysis_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

func TestWinShares(t *testing.T) {
	for _, c := range []struct {
		about  string
		scores []string
		want   string
	}{
		// 2w₁ > w₂ + w₃ = 1 − w₁ means w₁ > 1/3: the corner left over is (2/3)² of the triangle.
		{"two variants, two equal differences", []string{"3 1 1", "1 2 2"}, "[0.444444444 0.555555556]"},
		// 10w, 10(1−w) and 6: V1 from w = 0.6 on, V2 up to 0.4, V3 between.
		{"three variants on a line", []string{"10 0", "0 10", "6 6"}, "[0.4 0.4 0.2]"},
		{"one for each corner", []string{"9 1 1", "1 9 1", "1 1 9"}, "[0.333333333 0.333333333 0.333333333]"},
		{"one wins always", []string{"9 9", "9 3", "1 2"}, "[1 0 0]"},
		{"equal scores share evenly", []string{"9 9", "9 9", "1 2", "9.0 9.00"}, "[0.333333333 0.333333333 0 0.333333333]"},
		{"one criterion", []string{"4", "5"}, "[0 1]"},
		{"one variant", []string{"4 2"}, "[1]"},
		{"no variants", nil, "[]"},
	} {
		n := 1
		if len(c.scores) > 0 {
			n = len(scored(c.scores...)[0].Scores)
		}
		got := analysis.WinShares(scored(c.scores...), criteria(slices.Repeat([]string{"1"}, n)...))
		if s := fmt.Sprint(got.Shares); s != c.want || got.Drawn != 0 {
			t.Errorf("%s: got %s of %d drawn, want %s", c.about, s, got.Drawn, c.want)
		}
	}
	if got := analysis.WinShares(scored("1", "2"), nil); fmt.Sprint(got) != "{[0 0] 0}" {
		t.Errorf("no criteria: %v", got)
	}
}

// 400 000 weightings drawn apart with Python's random gave 0.0126, 0.8065 and
// 0.1809.
func TestWinSharesOfTelecom(t *testing.T) {
	variants, list := telecom()
	got := analysis.WinShares(variants, list)
	for i, want := range []string{"0.0126", "0.8065", "0.1809"} {
		if got.Shares[i].Sub(number(want)).Abs().GreaterThan(number("0.001")) {
			t.Errorf("V%d: %s, want about %s", i+1, got.Shares[i], want)
		}
	}
}

// positive gives the share of the weightings w at which Σ dᵢwᵢ > 0, for n
// different numbers: Σ over dᵢ > 0 of dᵢⁿ⁻¹ / Π(dᵢ − dⱼ), worked out in fractions.
func positive(differences []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for i, d := range differences {
		if d.Sign() <= 0 {
			continue
		}
		term := big.NewRat(1, 1)
		for j, other := range differences {
			if j != i {
				term.Mul(term, new(big.Rat).Quo(d, new(big.Rat).Sub(d, other)))
			}
		}
		sum.Add(sum, term)
	}
	return sum
}

// Two variants agree with the closed form.
func TestWinSharesOfTwo(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	tried := 0
	for range 600 {
		variants, list := drawn(random, 2, 1+random.IntN(9))
		var differences []*big.Rat
		seen := map[string]bool{}
		for _, c := range list {
			d := variants[0].Scores[c.ID].Sub(variants[1].Scores[c.ID])
			seen[d.String()] = true
			differences = append(differences, d.Rat())
		}
		if len(seen) < len(list) || seen["0"] && len(seen) == 1 {
			continue // the formula wants different ones
		}
		tried++
		want, _ := positive(differences).Float64()
		if got := analysis.WinShares(variants, list).Shares[0].InexactFloat64(); math.Abs(got-want) > 1e-8 {
			t.Fatalf("differences %v: %v, closed form %v", differences, got, want)
		}
	}
	if tried < 100 {
		t.Errorf("only %d tried", tried)
	}
}

// Whatever the order of variants and criteria, the shares are the same and sum
// to 1, worked out or drawn.
func TestWinSharesOfShuffled(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	exact, estimated := 0, 0
	for range 30 {
		variants, list := drawn(random, 2+random.IntN(5), 2+random.IntN(9))
		want := analysis.WinShares(variants, list)
		if want.Drawn == 0 {
			exact++
		} else {
			estimated++
		}
		if sum := analysis.Sum(want.Shares); sum.Sub(number("1")).Abs().GreaterThan(number("0.00000001")) {
			t.Fatalf("the shares %v sum to %s", want.Shares, sum)
		}
		other, list := shuffled(random, variants, list)
		got := analysis.WinShares(other, list)
		for i, v := range other {
			at := slices.IndexFunc(variants, func(x engagement.Variant) bool { return x.ID == v.ID })
			if got.Drawn != want.Drawn || !got.Shares[i].Equal(want.Shares[at]) {
				t.Fatalf("%s: %s of shuffled, %s", v.ID, got.Shares[i], want.Shares[at])
			}
		}
	}
	if exact == 0 || estimated == 0 {
		t.Errorf("%d worked out, %d drawn", exact, estimated)
	}
}

// Eight variants with the same eight scores, each turned by one criterion more,
// win equally often; a copy of the first shares its part with it. That takes too
// many cuts and is drawn: five standard errors of 1/8 are 0.012.
func TestDrawnShares(t *testing.T) {
	turned := strings.Fields("9 2 7 1 6 4 8 3")
	var rows []string
	for range turned {
		rows = append(rows, strings.Join(turned, " "))
		turned = append(turned[1:], turned[0])
	}
	got := analysis.WinShares(scored(append(rows, rows[0])...), criteria(slices.Repeat([]string{"1"}, len(rows))...))
	if got.Drawn == 0 || !got.Shares[0].Equal(got.Shares[8]) {
		t.Errorf("%d drawn; the first has %s, its copy %s", got.Drawn, got.Shares[0], got.Shares[8])
	}
	got.Shares[0] = got.Shares[0].Add(got.Shares[8])
	for i, share := range got.Shares[:8] {
		if share.Sub(number("0.125")).Abs().GreaterThan(number("0.012")) {
			t.Errorf("V%d wins %s, not about 0.125", i+1, share)
		}
	}
}

func BenchmarkWinShares(b *testing.B) {
	variants, list := telecom()
	for b.Loop() {
		analysis.WinShares(variants, list)
	}
}

func BenchmarkWinSharesDrawn(b *testing.B) {
	variants, list := drawn(rand.New(rand.NewPCG(1, 2)), 6, 12)
	for b.Loop() {
		if analysis.WinShares(variants, list).Drawn == 0 {
			b.Fatal("worked out")
		}
	}
}
