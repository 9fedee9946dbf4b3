package analysis_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

// threeVariants cost something in five years; the chosen V2 by the engagement's costs.
func threeVariants() *engagement.Engagement {
	rate := number("0.18")
	d, c, o := "development", "commissioning", "operation"
	return &engagement.Engagement{
		Economics: &engagement.Economics{Start: 2027, Rate: &rate},
		Choice:    &engagement.Choice{Variant: "V2"},
		Requirements: []engagement.Requirement{
			{ID: "R1", Priority: "must"}, {ID: "R2", Priority: "should"}, {ID: "R3", Priority: "could"}, {ID: "R4", Priority: "must"},
		},
		Criteria: []engagement.Criterion{{ID: "C1", Weight: number("40"), Measure: "cost"}, {ID: "C2", Weight: number("60"), Measure: "coverage"}},
		Variants: []engagement.Variant{
			{ID: "V1", Compliance: verdicts("full partial none partial"), Costs: []engagement.Cost{
				priced(d, "labour", "300", ""), yearly(c, "services", "0", "120"), yearly(o, "labour", "10", "50", "55", "60", "65")}},
			{ID: "V2", Compliance: verdicts("full full partial full"), Costs: []engagement.Cost{yearly(d, "other", "1")}}, // RD203 warns: nothing reads them
			{ID: "V3", Compliance: verdicts("partial full full none"), Costs: []engagement.Cost{
				yearly(d, "labour", "100"), yearly(c, "services", "40"), yearly(o, "licences", "200", "240", "260", "280", "300")}},
		},
		Costs: []engagement.Cost{
			priced(d, "labour", "900.5", ""), yearly(d, "licences", "0", "250"),
			yearly(c, "services", "0", "99.5"), yearly(o, "labour", "0", "70", "75", "80", "90"),
		},
		Funding: []engagement.Funding{
			{Source: "Федеральный бюджет", Amounts: amounts("900.5", "300", "75")},
			{Source: "Бюджет области", Amounts: amounts("0", "119.5", "0", "80", "90")},
		},
	}
}

func verdicts(levels string) map[string]engagement.Verdict {
	out := map[string]engagement.Verdict{}
	for i, l := range strings.Fields(levels) {
		out[fmt.Sprintf("R%d", i+1)] = engagement.Verdict{Level: l}
	}
	return out
}

// The sums were added up by hand, the discounted ones by Python's fractions:
// V1: 310 + 170/1.18 + 55/1.18² + 60/1.18³ + 65/1.18⁴ = 563.612069…
func TestCostsOfVariants(t *testing.T) {
	var got []string
	for _, v := range analysis.CostsOfVariants(threeVariants()) {
		got = append(got, fmt.Sprintf("%s: %s; %s = %s, %s", v.Variant, said(v.PhaseTotals()), said(v.Years), v.Total, v.Discounted.Round(6)))
	}
	want := []string{
		"V1: 300 120 240; 310 170 55 60 65 = 660, 563.612069",
		"V2: 1150.5 99.5 315; 900.5 419.5 75 80 90 = 1565, 1404.983775",
		"V3: 100 40 1280; 340 240 260 280 300 = 1420, 1055.271089",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// V2 by costs: 10·660/1565 = 4.2172… By coverage: R1, R2 and R4 in full and half of R3
// are 3 + 2 + 0.5 + 3 of 9 points: 10·8.5/9 = 9.444… Together 0.4·4.22 + 0.6·9.44 = 7.352.
func TestComputedScores(t *testing.T) {
	e := threeVariants()
	var got []string
	for _, v := range analysis.Scored(e) {
		got = append(got, v.Scores["C1"].StringFixed(2)+" "+v.Scores["C2"].StringFixed(2))
	}
	if want := "10.00 6.11, 4.22 9.44, 4.65 5.00"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
	if e.Variants[0].Scores != nil {
		t.Error("the engagement itself was changed")
	}
	if got := show(analysis.Standings(analysis.Scored(e), e.Criteria)); got != "V1 7.666 №1, V2 7.352 №2, V3 4.86 №3" {
		t.Error(got)
	}
	e.Costs = nil // the chosen variant's own stand for them everywhere: 1 in all
	if got := show(analysis.Standings(analysis.Scored(e), e.Criteria)); got != "V1 3.674 №2, V2 9.664 №1, V3 3.004 №3" {
		t.Error(got)
	}
	if got := analysis.Costs(e).Total.String(); got != "1" {
		t.Errorf("the costs of the report are %s", got)
	}
}

func TestScoresThatCannotBeComputed(t *testing.T) {
	for _, c := range []struct {
		about string
		edit  func(*engagement.Engagement)
		want  string // scores by cost
	}{
		{"a variant without costs", func(e *engagement.Engagement) { e.Variants[2].Costs = nil }, "- - -"},
		{"one below zero", func(e *engagement.Engagement) {
			e.Variants[2].Costs = []engagement.Cost{yearly("operation", "other", "-1")}
		}, "- - -"},
		{"one for nothing", func(e *engagement.Engagement) {
			e.Variants[2].Costs = []engagement.Cost{yearly("operation", "other", "0")}
		}, "0 0 10"},
	} {
		e := threeVariants()
		c.edit(e)
		var got []string
		for _, m := range analysis.Measures(e, "cost") {
			if m.Score == nil {
				got = append(got, "-")
			} else {
				got = append(got, m.Score.String())
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.about, s, c.want)
		}
	}
}

// Federal 900.5 + 300 + 75, regional 119.5 + 80 + 90: 1565 in all, by year as the costs.
func TestFunding(t *testing.T) {
	e := threeVariants()
	years, whole := analysis.Funded(e)
	for _, y := range years {
		if !y.Gap().IsZero() {
			t.Errorf("%d: %s of %s", y.Year, y.Funding, y.Costs)
		}
	}
	if len(years) != 5 || whole.Funding.String() != "1565" || !whole.Gap().IsZero() {
		t.Errorf("%d years, %s of %s", len(years), whole.Funding, whole.Costs)
	}
	e.Funding[1].Amounts[3] = number("79.25")
	years, whole = analysis.Funded(e)
	if years[3].Gap().String() != "-0.75" || whole.Gap().String() != "-0.75" {
		t.Errorf("gaps %s and %s", years[3].Gap(), whole.Gap())
	}
}

// 1565/1.2 = 1304.1666…, of the phases 958.75, 82.91666… and 262.5; without the tax in
// them 1565·1.2 = 1878.
func TestVAT(t *testing.T) {
	table := analysis.Costs(threeVariants())
	yes, no, rate := true, false, number("20")
	for _, c := range []struct {
		included *bool
		want     string
	}{
		{&yes, "958.75+191.75=1150.5 82.92+16.58=99.5 262.5+52.5=315 1304.17+260.83=1565"},
		{&no, "1150.5+230.1=1380.6 99.5+19.9=119.4 315+63=378 1565+313=1878"},
	} {
		parts, total := analysis.VATOf(&engagement.VAT{Rate: &rate, Included: c.included}, table.PhaseTotals())
		var got []string
		for _, s := range append(parts, total) {
			got = append(got, fmt.Sprintf("%s+%s=%s", s.Without, s.Tax, s.With))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("got %s, want %s", s, c.want)
		}
	}
}

// Scores, discounted sums and VAT of random costs agree with fractions, in which nothing
// is rounded.
func TestMoneyAgreesWithFractions(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 5))
	for range 300 {
		e := threeVariants()
		for i := range e.Variants {
			e.Variants[i].Costs = []engagement.Cost{yearly("operation", "other", cents(random), cents(random), cents(random), cents(random), cents(random))}
		}
		e.Costs = nil
		var totals []*big.Rat
		factor := new(big.Rat).Add(big.NewRat(1, 1), e.Economics.Rate.Rat())
		for i, v := range analysis.CostsOfVariants(e) {
			total, worth, divisor := new(big.Rat), new(big.Rat), big.NewRat(1, 1)
			for _, a := range e.Variants[i].Costs[0].Amounts {
				total.Add(total, a.Rat())
				worth.Add(worth, new(big.Rat).Quo(a.Rat(), divisor))
				divisor.Mul(divisor, factor)
			}
			totals = append(totals, total)
			if v.Total.Rat().Cmp(total) != 0 || !near(v.Discounted.Rat(), worth, "0.000000000001") {
				t.Fatalf("%s and %s, want %s and %s", v.Total, v.Discounted, total.FloatString(2), worth.FloatString(12))
			}
		}
		least := slices.MinFunc(totals, (*big.Rat).Cmp)
		for i, m := range analysis.Measures(e, "cost") {
			exact := new(big.Rat).Quo(new(big.Rat).Mul(big.NewRat(10, 1), least), totals[i])
			if !near(m.Score.Rat(), exact, "0.005") || m.Score.Exponent() < -2 {
				t.Fatalf("a score of %s, want %s", m.Score, exact.FloatString(6))
			}
		}
	}
}

func near(a, b *big.Rat, within string) bool {
	gap := new(big.Rat).Sub(a, b)
	return gap.Abs(gap).Cmp(decimal.RequireFromString(within).Rat()) <= 0
}
