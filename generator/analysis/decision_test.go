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

func number(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// criteria gives criteria C1, C2, … of the weights.
func criteria(weights ...string) []engagement.Criterion {
	var out []engagement.Criterion
	for i, w := range weights {
		out = append(out, engagement.Criterion{ID: fmt.Sprintf("C%d", i+1), Weight: number(w)})
	}
	return out
}

// scored gives variants V1, V2, … with scores by C1, C2, …; «-» is a missing one.
func scored(rows ...string) []engagement.Variant {
	var out []engagement.Variant
	for i, row := range rows {
		v := engagement.Variant{ID: fmt.Sprintf("V%d", i+1), Scores: map[string]decimal.Decimal{}}
		for j, s := range strings.Fields(row) {
			if s != "-" {
				v.Scores[fmt.Sprintf("C%d", j+1)] = number(s)
			}
		}
		out = append(out, v)
	}
	return out
}

func show(standings []analysis.Standing) string {
	var out []string
	for _, s := range standings {
		out = append(out, fmt.Sprintf("%s %s №%d", s.Variant, s.Total, s.Rank))
	}
	return strings.Join(out, ", ")
}

func TestStandings(t *testing.T) {
	for _, c := range []struct {
		about   string
		weights []string
		scores  []string
		want    string
	}{
		// 0.6·4 + 0.4·9 = 2.4 + 3.6 = 6; 0.6·9 + 0.4·6 = 5.4 + 2.4 = 7.8
		{"weights that sum to 100", []string{"60", "40"}, []string{"4 9", "9 6"}, "V1 6 №2, V2 7.8 №1"},
		{"weights that sum to 1", []string{"0.6", "0.4"}, []string{"4 9", "9 6"}, "V1 6 №2, V2 7.8 №1"},
		// 0.5·7.5 + 0.3·8 + 0.2·6 = 3.75 + 2.4 + 1.2 = 7.35; 0.5·8 + 0.3·7.5 + 0.2·5.5 = 4 + 2.25 + 1.1 = 7.35
		{"equal totals share a place, the next is left out", []string{"0.5", "0.3", "0.2"}, []string{"7.5 8 6", "8 7.5 5.5", "1 1 1"}, "V1 7.35 №1, V2 7.35 №1, V3 1 №3"},
		{"a missing score counts 0", []string{"50", "50"}, []string{"10 -", "4 4"}, "V1 5 №1, V2 4 №2"},
		{"no criteria", nil, []string{"1", "2"}, "V1 0 №1, V2 0 №1"},
		{"weights of zero", []string{"0"}, []string{"5"}, "V1 0 №1"},
		{"no variants", []string{"1"}, nil, ""},
	} {
		if got := show(analysis.Standings(scored(c.scores...), criteria(c.weights...))); got != c.want {
			t.Errorf("%s: got %s, want %s", c.about, got, c.want)
		}
	}
}

// The order of the criteria and the scale of their weights change nothing.
func TestStandingsOfPermutedCriteria(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		weights, rows := []string{}, []string{}
		for range 1 + random.IntN(6) {
			weights = append(weights, fmt.Sprint(1+random.IntN(40)))
		}
		for range 1 + random.IntN(4) {
			row := ""
			for range weights {
				row += fmt.Sprintf("%d.%d ", random.IntN(10), random.IntN(10))
			}
			rows = append(rows, row)
		}
		variants, list := scored(rows...), criteria(weights...)
		want := show(analysis.Standings(variants, list))
		random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		for i := range list {
			list[i].Weight = list[i].Weight.Shift(-2)
		}
		if got := show(analysis.Standings(variants, list)); got != want {
			t.Fatalf("weights %v, scores %q: got %s, want %s", weights, rows, got, want)
		}
	}
}

func TestCovered(t *testing.T) {
	requirements := []engagement.Requirement{
		{ID: "R1", Priority: "must"}, {ID: "R2", Priority: "must"}, {ID: "R3", Priority: "should"}, {ID: "R4", Priority: "could"},
	}
	level := func(levels ...string) engagement.Variant {
		v := engagement.Variant{Compliance: map[string]engagement.Verdict{}}
		for i, l := range levels {
			v.Compliance[fmt.Sprintf("R%d", i+1)] = engagement.Verdict{Level: l}
		}
		return v
	}
	for _, c := range []struct {
		about   string
		variant engagement.Variant
		keep    func(engagement.Requirement) bool
		want    string
	}{
		// (1 + 1 + 0.5 + 0) / 4 = 0.625
		{"all", level("full", "full", "partial", "none"), analysis.All, "2 1 1 0.625"},
		{"of one priority", level("full", "partial", "none", "none"), analysis.WithPriority("must"), "1 1 0 0.75"},
		{"no verdict counts as none", level("full"), analysis.All, "1 0 3 0.25"},
		{"all met", level("full", "full", "full", "full"), analysis.All, "4 0 0 1"},
		{"no such priority", level("full"), analysis.WithPriority("may"), "0 0 0 0"},
	} {
		got := analysis.Covered(c.variant, requirements, c.keep)
		if s := fmt.Sprint(got.Full, got.Partial, got.None, got.Share); s != c.want {
			t.Errorf("%s: got %s, want %s", c.about, s, c.want)
		}
	}
}

func amounts(list ...string) []decimal.Decimal {
	var out []decimal.Decimal
	for _, s := range list {
		out = append(out, number(s))
	}
	return out
}

func TestCosts(t *testing.T) {
	quantity, price := number("10"), number("18.35")
	costs := []engagement.Cost{
		{Name: "настройка", Phase: "development", Quantity: &quantity, Price: &price}, // 183.5
		{Name: "лицензии", Phase: "operation", Amounts: amounts("36", "38.1", "40")},  // 114.1
		{Name: "обучение", Phase: "development", Amounts: amounts("0.1", "0.2")},      // 0.3, exactly
		{Name: "без сумм", Phase: "commissioning"},
	}
	for i, want := range []string{"183.5", "114.1", "0.3", "0"} {
		if got := analysis.CostTotal(costs[i]); got.String() != want {
			t.Errorf("%s: got %s, want %s", costs[i].Name, got, want)
		}
	}
	for phase, want := range map[string]string{
		"development": "настройка, обучение = 183.8", "commissioning": "без сумм = 0", "operation": "лицензии = 114.1", "нет": " = 0",
	} {
		list, total := analysis.CostsOf(costs, phase)
		var names []string
		for _, c := range list {
			names = append(names, c.Name)
		}
		if got := strings.Join(names, ", ") + " = " + total.String(); got != want {
			t.Errorf("%s: got %s, want %s", phase, got, want)
		}
	}
}

func TestFirstYear(t *testing.T) {
	e := &engagement.Engagement{Report: engagement.Report{Date: engagement.NewDate(2026, 10, 19)}}
	if got := analysis.FirstYear(e); got != 2027 {
		t.Errorf("without economics: %d, want the year after the report's", got)
	}
	e.Economics = &engagement.Economics{Start: 2030}
	if got := analysis.FirstYear(e); got != 2030 {
		t.Errorf("with economics: %d", got)
	}
}

func TestShares(t *testing.T) {
	for _, c := range []struct {
		about string
		parts []string
		want  string
	}{
		{"even parts", []string{"1", "3"}, "[25 75]"},
		{"thirds: the first takes what is left", []string{"1", "1", "1"}, "[33.4 33.3 33.3]"},
		// of 322, in thousandths: 570.81, 74.53, 354.66; two are left, for .81 and .66
		{"the largest remainders", []string{"183.8", "24", "114.2"}, "[57.1 7.4 35.5]"},
		{"a part of nothing", []string{"0", "5"}, "[0 100]"},
		{"nothing at all", []string{"0", "0"}, "[0 0]"},
		{"no parts", nil, "[]"},
	} {
		if got := fmt.Sprint(analysis.Shares(amounts(c.parts...))); got != c.want {
			t.Errorf("%s: got %s, want %s", c.about, got, c.want)
		}
	}
}

// Shares add up to 100 and none is a tenth or more away from the exact one.
func TestSharesAddUp(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		var parts []decimal.Decimal
		for range 1 + random.IntN(12) {
			parts = append(parts, decimal.New(random.Int64N(1_000_000_000), -int32(random.IntN(4))))
		}
		whole := analysis.Sum(parts)
		if whole.IsZero() {
			continue
		}
		shares := analysis.Shares(parts)
		if sum := analysis.Sum(shares); sum.String() != "100" {
			t.Fatalf("%v: the shares %v sum to %s", parts, shares, sum)
		}
		for i := range parts {
			exact := parts[i].Mul(number("100")).Div(whole)
			if shares[i].Sub(exact).Abs().GreaterThanOrEqual(number("0.1")) {
				t.Fatalf("%v: share %s of %s", parts, shares[i], exact)
			}
		}
	}
}

func TestPhasesAreThoseOfTheFormat(t *testing.T) {
	if want := []string{"development", "commissioning", "operation"}; !slices.Equal(analysis.Phases(), want) {
		t.Errorf("got %v", analysis.Phases())
	}
}

// Totals are printed with two places, or as many as tell apart those that differ;
// equal ones share a rank and need no more.
func TestPlacesTellTotalsApart(t *testing.T) {
	for totals, want := range map[string]int32{
		"6.8 7.67": 2, "7.67 7.67": 2, "5.666 5.667": 3, "5.666 5.667 7.1": 3, "7.601 7.604": 3, "7.6666666666666666 7.6666666666666667": 16, "5": 2, "": 2,
	} {
		var standings []analysis.Standing
		for _, text := range strings.Fields(totals) {
			standings = append(standings, analysis.Standing{Total: number(text)})
		}
		if got := analysis.Places(standings); got != want {
			t.Errorf("%s: %d places, want %d", totals, got, want)
		}
	}
}
