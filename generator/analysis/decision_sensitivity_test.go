package analysis_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

// telecom is the decision of samples/telecom: weighted sums 5.51, 7.67 and 6.90.
func telecom() ([]engagement.Variant, []engagement.Criterion) {
	return scored("5 8 3 8 3 5", "9 6 6 9 8 7", "8 5 9 5 7 7"), criteria("30", "20", "15", "15", "12", "8")
}

// swings writes «C1 0.3: V3 < 0.1…0.6 > V2, V4», a bound without a change alone,
// with the words alone and whole.
func swings(list []analysis.Swing) []string {
	var out []string
	for _, s := range list {
		line := s.Criterion + " " + s.Weight.String() + ": "
		if len(s.Below) > 0 {
			line += strings.Join(s.Below, ", ") + " < "
		}
		line += s.Low.Round(4).String() + "…" + s.High.Round(4).String()
		if len(s.Above) > 0 {
			line += " > " + strings.Join(s.Above, ", ")
		}
		if s.Alone {
			line += " alone"
		}
		if s.Whole {
			line += " whole"
		}
		out = append(out, line)
	}
	return out
}

func TestSensitivity(t *testing.T) {
	for _, c := range []struct {
		about   string
		weights []string
		scores  []string
		first   string
		want    []string
	}{
		// V1 leads by 10x − 10(1−x) = 20x − 10: even at x = 0.5, whichever weight is x.
		{"two opposite variants", []string{"0.6", "0.4"}, []string{"10 0", "0 10"}, "V1",
			[]string{"C1 0.6: V2 < 0.5…1", "C2 0.4: 0…0.5 > V2"}},
		// Of 10x, 10(1−x) and 6 the first is the most from x = 0.6 on; there it meets V3.
		{"the nearest of two rivals takes over", []string{"70", "30"}, []string{"10 0", "0 10", "6 6"}, "V1",
			[]string{"C1 0.7: V3 < 0.6…1", "C2 0.3: 0…0.4 > V3"}},
		{"of two that meet it there, the faster", []string{"70", "30"}, []string{"10 0", "5 5", "0 10"}, "V1",
			[]string{"C1 0.7: V3 < 0.5…1", "C2 0.3: 0…0.5 > V3"}},
		{"two take over at once", []string{"70", "30"}, []string{"10 0", "0 10", "0 10"}, "V1",
			[]string{"C1 0.7: V2, V3 < 0.5…1", "C2 0.3: 0…0.5 > V2, V3"}},
		// V1 is ahead by 4, 1 and −3.
		// without C1: (50·1 − 30·3)/80 = −0.5, alone +4: even at 0.5/4.5 = 1/9.
		// without C2: (20·4 − 30·3)/50 = −0.2, alone +1: even at 0.2/1.2 = 1/6.
		// without C3: (20·4 + 50·1)/70 = 13/7, alone −3: even at (13/7)/(34/7) = 13/34.
		{"proportions of the others stay", []string{"20", "50", "30"}, []string{"8 6 2", "4 5 5"}, "V1",
			[]string{"C1 0.2: V2 < 0.1111…1", "C2 0.5: V2 < 0.1667…1", "C3 0.3: 0…0.3824 > V2"}},
		{"a dominating variant keeps its place", []string{"50", "50"}, []string{"9 9", "9 3"}, "V1",
			[]string{"C1 0.5: 0…1", "C2 0.5: 0…1"}},
		// V1 leads by 2(1−x) − 2x with x for C1: even at 0.5, which is now.
		{"a tie: the range ends at the weight", []string{"50", "50"}, []string{"4 6", "6 4"}, "V1",
			[]string{"C1 0.5: 0…0.5 > V2", "C2 0.5: V2 < 0.5…1"}},
		{"equal scores: no weight parts them", []string{"50", "50"}, []string{"4 6", "4 6"}, "V2",
			[]string{"C1 0.5: 0…1", "C2 0.5: 0…1"}},
		// With C1 at x the others have (1−x)/2 each: 6x + (1−x)/2·(−2 −6) = 10x − 4.
		{"all the weight on one: the others share equally", []string{"1", "0", "0"}, []string{"8 3 1", "2 5 7"}, "V1",
			[]string{"C1 1: V2 < 0.4…1 whole", "C2 0: 0…0.75 > V2", "C3 0: 0…0.5 > V2"}},
		{"one criterion can't move", []string{"100"}, []string{"4", "3"}, "V1", []string{"C1 1: 1…1 alone"}},
		{"one variant", []string{"60", "40"}, []string{"4 5"}, "V1", []string{"C1 0.6: 0…1", "C2 0.4: 0…1"}},
		{"a missing score counts 0", []string{"50", "50"}, []string{"10 -", "4 4"}, "V1",
			[]string{"C1 0.5: V2 < 0.4…1", "C2 0.5: 0…0.6 > V2"}},
		{"no such variant", []string{"1"}, []string{"4"}, "V9", nil},
		{"weights of zero", []string{"0", "0"}, []string{"4 4"}, "V1", nil},
	} {
		got := swings(analysis.Sensitivity(scored(c.scores...), criteria(c.weights...), c.first))
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.about, got, c.want)
		}
	}
}

// The bounds were worked out apart with Python's fractions: 8/13 = 0.6154 for C2,
// 122/377 = 0.3236 for C3.
func TestSensitivityOfTelecom(t *testing.T) {
	variants, list := telecom()
	got := swings(analysis.Sensitivity(variants, list, "V2"))
	want := []string{
		"C1 0.3: 0…1", "C2 0.2: 0…0.6154 > V1", "C3 0.15: 0…0.3236 > V3", "C4 0.15: 0…1", "C5 0.12: 0…1", "C6 0.08: 0…1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// atShare gives the criteria with one of them at a share of the whole weight, the
// others in proportion.
func atShare(list []engagement.Criterion, at int, share decimal.Decimal) []engagement.Criterion {
	out := slices.Clone(list)
	others := decimal.Zero
	for i, c := range list {
		if i != at {
			others = others.Add(c.Weight)
		}
	}
	for i := range out {
		out[i].Weight = out[i].Weight.Mul(decimal.NewFromInt(1).Sub(share))
	}
	out[at].Weight = others.Mul(share)
	return out
}

func leads(variants []engagement.Variant, criteria []engagement.Criterion, id string) bool {
	return slices.ContainsFunc(analysis.Standings(variants, criteria), func(s analysis.Standing) bool {
		return s.Variant == id && s.Rank == 1
	})
}

// Just inside each bound the variant is first, just outside those named are, and
// shuffled or scaled data give the same swings.
func TestSensitivityHolds(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	step, bounds := number("0.000000001"), 0
	for range 60 {
		variants, list := drawn(random, 2+random.IntN(3), 2+random.IntN(4))
		for _, s := range analysis.Standings(variants, list) {
			if s.Rank > 1 {
				continue
			}
			for i, w := range analysis.Sensitivity(variants, list, s.Variant) {
				for _, end := range []struct {
					at, out decimal.Decimal
					takers  []string
				}{{w.Low, step.Neg(), w.Below}, {w.High, step, w.Above}} {
					if w.High.Sub(w.Low).GreaterThan(step) && !leads(variants, atShare(list, i, end.at.Sub(end.out)), s.Variant) {
						t.Fatalf("%s is not first just inside %s: %+v", s.Variant, end.at, w)
					}
					if len(end.takers) == 0 {
						continue
					}
					bounds++
					beyond := analysis.Standings(variants, atShare(list, i, end.at.Add(end.out)))
					for _, v := range beyond {
						if (v.Rank == 1) != slices.Contains(end.takers, v.Variant) {
							t.Fatalf("just outside %s not %v but %s", end.at, end.takers, show(beyond))
						}
					}
				}
			}
			want := swings(analysis.Sensitivity(variants, list, s.Variant))
			variants, list := shuffled(random, variants, list)
			got := swings(analysis.Sensitivity(variants, list, s.Variant)) // of one taker each: drawn scores hardly meet
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Fatalf("shuffled and scaled: %q, not %q", got, want)
			}
		}
	}
	if bounds < 100 {
		t.Fatalf("only %d bounds were tried", bounds)
	}
}

// drawn gives variants and criteria of random scores and weights.
func drawn(random *rand.Rand, variants, number int) ([]engagement.Variant, []engagement.Criterion) {
	var weights, rows []string
	for range number {
		weights = append(weights, fmt.Sprint(1+random.IntN(40)))
	}
	for range variants {
		row := ""
		for range number {
			row += fmt.Sprintf("%d.%d ", random.IntN(10), random.IntN(10))
		}
		rows = append(rows, row)
	}
	return scored(rows...), criteria(weights...)
}

// shuffled gives both in another order, the weights a hundredth.
func shuffled(random *rand.Rand, variants []engagement.Variant, list []engagement.Criterion) ([]engagement.Variant, []engagement.Criterion) {
	variants, list = slices.Clone(variants), slices.Clone(list)
	random.Shuffle(len(variants), func(i, j int) { variants[i], variants[j] = variants[j], variants[i] })
	random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	for i := range list {
		list[i].Weight = list[i].Weight.Shift(-2)
	}
	return variants, list
}
