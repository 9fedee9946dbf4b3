package analysis

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
)

// Wins is the share of all weightings, each taken for as likely as any other,
// under which each variant has the first place.
type Wins struct {
	Shares []decimal.Decimal // by variant, in their order, 0 to 1; ties are shared evenly
	// Drawn is the number of weightings drawn to estimate the shares, with a
	// standard error below 0.004; 0 when they were worked out and are exact to 9
	// places.
	Drawn int
}

const (
	mostCuts = 20_000 // of the exact way: more would cost over 5 ms
	draws    = 20_000
)

// WinShares gives the shares of the weightings. It works them out by cutting
// the simplex of weightings, which 3 variants by 12 criteria or 4 by 8 allow;
// beyond it draws weightings, the same each time.
//
// The order of variants and of criteria changes nothing, and a missing score
// counts 0.
func WinShares(variants []engagement.Variant, criteria []engagement.Criterion) Wins {
	w := Wins{Shares: make([]decimal.Decimal, len(variants))}
	if len(criteria) == 0 {
		return w
	}
	order := make([]int, len(variants))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(variants[a].ID, variants[b].ID) })
	scores := make([][]float64, len(variants))
	for i, at := range order {
		scores[i] = scoresOf(variants[at], criteria)
	}
	shares, ok := cutShares(scores)
	if !ok {
		w.Drawn, shares = draws, drawnShares(scores)
	}
	for i, at := range order {
		w.Shares[at] = decimal.NewFromFloat(shares[i]).Round(9)
	}
	return w
}

// scoresOf gives a variant's scores by the criteria's ids in their alphabetical
// order. What is no score, RD001 tells of: it counts for the nearest one.
func scoresOf(v engagement.Variant, criteria []engagement.Criterion) []float64 {
	names := ids(criteria, func(c engagement.Criterion) string { return c.ID })
	slices.Sort(names)
	var out []float64
	for _, id := range names {
		out = append(out, min(max(v.Scores[id].InexactFloat64(), 0), 10))
	}
	return out
}

// cutShares works the shares out, false when that takes too many cuts.
func cutShares(scores [][]float64) ([]float64, bool) {
	c := cutter{left: mostCuts}
	shares := make([]float64, len(scores))
	for i, own := range scores {
		corners := make([][]float64, len(own)) // of the simplex: there one criterion has all the weight
		equals := 0
		for _, other := range scores {
			if slices.Equal(own, other) {
				equals++
				continue
			}
			for k := range corners {
				corners[k] = append(corners[k], own[k]-other[k])
			}
		}
		shares[i] = c.won(corners, 0) / float64(equals)
	}
	return shares, c.left >= 0
}

// cutter splits simplices, as often as is left.
type cutter struct{ left int }

// won gives the share of a simplex in which all leads from the first on are
// positive. A corner is the leads over the rivals there; inside they are
// linear. An edge on which the first lead changes its sign is cut where the lead
// is zero, which splits the simplex into two in proportion to the cut edge.
func (c *cutter) won(corners [][]float64, first int) float64 {
	for ; len(corners) > 0 && first < len(corners[0]); first++ {
		ahead := slices.IndexFunc(corners, func(leads []float64) bool { return leads[first] > 0 })
		behind := slices.IndexFunc(corners, func(leads []float64) bool { return leads[first] < 0 })
		switch {
		case behind < 0:
			continue
		case ahead < 0:
			return 0
		}
		if c.left--; c.left < 0 {
			return 0
		}
		even, at := between(corners[ahead], corners[behind], first)
		return at*c.won(with(corners, behind, even), first) + (1-at)*c.won(with(corners, ahead, even), first)
	}
	return 1
}

// between gives the point between two corners where a lead is zero, and its
// distance from the one ahead as a share of the edge.
func between(ahead, behind []float64, lead int) (even []float64, at float64) {
	at = ahead[lead] / (ahead[lead] - behind[lead])
	even = make([]float64, len(ahead))
	for k := lead + 1; k < len(even); k++ {
		even[k] = ahead[k] + at*(behind[k]-ahead[k])
	}
	return even, at
}

func with(corners [][]float64, at int, corner []float64) [][]float64 {
	out := slices.Clone(corners)
	out[at] = corner
	return out
}

// drawnShares estimates the shares by weightings drawn evenly over the simplex:
// exponential numbers, whose proportions are spread so. Totals need no weights
// of sum 1 to be compared.
func drawnShares(scores [][]float64) []float64 {
	random := rand.New(rand.NewPCG(50, 34698))
	shares := make([]float64, len(scores))
	weights := make([]float64, len(scores[0]))
	var best []int
	for range draws {
		for k := range weights {
			weights[k] = random.ExpFloat64()
		}
		most := -1.0
		for i, own := range scores {
			total := 0.0
			for k, w := range weights {
				total += w * own[k]
			}
			if total > most {
				most, best = total, best[:0]
			}
			if total == most {
				best = append(best, i)
			}
		}
		for _, i := range best {
			shares[i] += 1 / float64(len(best)) / draws
		}
	}
	return shares
}
